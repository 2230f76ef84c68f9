"""Plan + schedule + template → a document and a deck: what is said, before any format is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import replace
from datetime import date
from typing import Any

from opsplan.blocks.deck import DeckSource, SlideSource
from opsplan.blocks.gantt import Gantt
from opsplan.blocks.inline import Inlines, join, plain, run
from opsplan.blocks.nodes import (
    Block,
    Document,
    Heading,
    Landscape,
    ListBlock,
    PageBreak,
    Paragraph,
    Table,
)
from opsplan.collector import collector_paused
from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import TemplateError
from opsplan.library.context import Context
from opsplan.library.environment import Ink, render_template, template_file
from opsplan.library.front import cover_of, meta_of
from opsplan.library.gantt_chart import GanttChoice, empty_chart, gantt_chart
from opsplan.library.gantt_figures import gantt_figures
from opsplan.library.locate import chain
from opsplan.library.manifest import Template
from opsplan.library.marks import Marker, Notes, SlideOptions
from opsplan.library.messages import MESSAGES, OF_ACTIVITY, OF_VIEW
from opsplan.library.reading import Reading, without_empty_headings
from opsplan.library.references import Targets, linked, targets_of, without_notes
from opsplan.library.slide_notes import with_notes
from opsplan.library.slide_sources import source_of
from opsplan.library.slides_apart import apart
from opsplan.library.story import MOST, SMALL_MOST, appendix_of, table_notes, told
from opsplan.library.views import view_blocks
from opsplan.library.views.score import SCORE_TABLES
from opsplan.model.editions import STANDARD, Edition
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.patterns import lazy_pattern
from opsplan.schedule import Schedule
from opsplan.scoring.results import Score

_WHOLE = GanttChoice(activities=True)
_MAIN = (
    "background",
    "goals",
    "audience",
    "competitors",
    "strategy",
    "phases",
    "activities",
    "content",
    "budget",
    "risks",
    "team",
)
_LONG = 20
"""Rows beyond which a table is long: a template may move it to an appendix."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_AGENDA_FROM = 5
"""Main sections of a plan from which a deck has an agenda."""
_SMALL = 50
"""Entries of a plan below which its standard deck is small."""
_NOT_IN_ANCHOR = lazy_pattern(r"[^0-9a-z\u4e00-\u9fff]+")
_LONGEST_ANCHOR = 28
"""Characters of a heading in its anchor; Word has room for 40 in a bookmark."""


@collector_paused()
def compose_document(
    plan: Plan, schedule: Schedule, *, template: Template, lang: Lang, today: date, plan_text: bytes = b"",
    score: Score | None = None, edition: Edition = STANDARD,
) -> Document:  # fmt: skip
    """The whole plan as a document, with its ``score`` where the template has a place for it. Raises TemplateError."""
    ctx = Context(plan, schedule, PlanIndex(plan), lang, today, score=score, edition=edition)
    blocks = without_empty_headings(_read(ctx, template, "document.md.j2"))
    front, body = _divided_at(blocks, "body")
    body, appendices = _divided_at(body, "appendices", marked=False)
    if score is not None and not any(_shows_score(block) for block in blocks):
        raise _no_place(template)
    taken: Counter[str] = Counter()
    pages = tuple(_anchored(_only_blocks(without_empty_headings(front)), taken))
    text = tuple(_anchored(_only_blocks((*body, *_lettered(appendices))), taken))
    targets = targets_of((*text, *pages))
    return Document(
        meta_of(ctx, plan_text), linked(ctx, text, targets), cover_of(ctx), linked(ctx, pages, targets)
    )


def _divided_at(
    blocks: tuple[Any, ...], name: str, *, marked: bool = True
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """What stands before and after the mark; without it, everything is in the second part (``marked``) or the first."""
    at = next((i for i, block in enumerate(blocks) if isinstance(block, Marker) and block.name == name), None)
    if at is None:
        return ((), blocks) if marked else (blocks, ())
    return blocks[:at], blocks[at + 1 :]


def _lettered(blocks: tuple[Any, ...]) -> Iterator[Any]:
    """The appendices on a page of their own, every heading with the letter of its appendix."""
    chapter = 0

    def lettered(block: Any) -> Any:
        nonlocal chapter
        if isinstance(block, Landscape):
            return Landscape(tuple(map(lettered, block.blocks)))
        if not isinstance(block, Heading):
            return block
        chapter += block.level == 1
        return replace(block, appendix=_LETTERS[min(max(chapter, 1), len(_LETTERS)) - 1])

    if blocks:
        yield PageBreak()
    yield from map(lettered, blocks)


def _shows_score(block: Any) -> bool:
    inside = block.blocks if isinstance(block, Landscape) else (block,)
    return any(isinstance(one, Table) and one.name.startswith(SCORE_TABLES) for one in inside)


def _no_place(template: Template) -> TemplateError:
    return TemplateError(
        Bilingual(f"模板“{template.name}”没有放得分附录的地方", f"template '{template.name}' has no place for the appendix with the score"),
        str(template.folder / "document.md.j2"),
        help=Bilingual("在文档末尾写标题和 ```view score```，或用 base 的 appendices 块", "write a heading and a view score at the end of the document, or use the block appendices of base"),
    )  # fmt: skip


@collector_paused()
def compose_deck(
    plan: Plan, schedule: Schedule, *, template: Template, lang: Lang, today: date, plan_text: bytes = b"",
    edition: Edition = STANDARD,
) -> DeckSource:  # fmt: skip
    """The plan as slides that say one thing each, as many as the edition wants. Raises TemplateError."""
    ctx = Context(plan, schedule, PlanIndex(plan), lang, today, deck=True, edition=edition)
    blocks = _read(ctx, template, "deck.md.j2")
    blocks, after = _divided_at(blocks, "appendices", marked=False)
    blocks, last = _divided_at(blocks, "closing", marked=False)
    cover = replace(cover_of(ctx), facts=())  # a slide says them in its line and stamp
    closing = _closing(last)
    length = edition.length
    most = SMALL_MOST if _is_small(ctx) else MOST
    slides = told(tuple(_slides(ctx, blocks)), length, most - (2 if any(closing) else 1))
    return DeckSource(meta_of(ctx, plan_text), cover, slides, closing, appendix_of(_slides(ctx, after)))


def compose_gantt(
    plan: Plan, schedule: Schedule, *, lang: Lang, today: date, choice: GanttChoice = _WHOLE
) -> Gantt:
    """The plan's schedule as a chart, by default with the dated work of the activities."""
    ctx = Context(plan, schedule, PlanIndex(plan), lang, today)
    return gantt_chart(ctx, choice) or empty_chart(ctx)


def chart_document(ctx: Context, chart: Gantt, plan_text: bytes = b"") -> Document:
    """A document of the chart alone, on landscape pages."""
    figures = gantt_figures(ctx, chart, run(chart.title))
    return Document(meta_of(ctx, plan_text), tuple(Landscape((figure,)) for figure in figures))


def chart_deck(ctx: Context, chart: Gantt, plan_text: bytes = b"") -> DeckSource:
    """Slides of the chart alone, under the message of the Gantt."""
    figures = gantt_figures(replace(ctx, deck=True), chart)
    slide = SlideSource(run(MESSAGES["gantt"](ctx)), figures, section=ctx.plan.title, layout="gantt")
    return DeckSource(meta_of(ctx, plan_text), None, tuple(with_notes(ctx, each) for each in apart(slide)))


def _read(ctx: Context, template: Template, file: str) -> tuple[Any, ...]:
    ink = Ink()
    templates = chain(template)
    text = render_template(template_file(templates, file), templates, ctx, template_words(ctx), ink)
    return Reading(ctx, ink).blocks(text)


def template_words(ctx: Context) -> dict[str, Any]:
    """The names a template may use beside the plan."""
    filled = sum(bool(getattr(ctx.plan, name)) for name in _MAIN)
    return {
        "has": lambda view, **options: bool(
            view_blocks(ctx, view, {key: str(value) for key, value in options.items()})
        ),
        "kind": ctx.plan.kind or "",
        "long": lambda view, rows=_LONG, **options: _rows_of(ctx, view, options) > rows,
        "message": _Messages(ctx),
        "agenda": filled >= _AGENDA_FROM,
        "small": _is_small(ctx),
        "edition": ctx.edition.name,
        "length": ctx.edition.length,
    }


def _is_small(ctx: Context) -> bool:
    """True for the standard deck of a plan that says little: by the entries that have a place in it."""
    plan, market, work = ctx.plan, ctx.plan.strategy, ctx.plan.content
    named = (plan.goals, plan.phases, ctx.schedule.tasks, plan.activities, plan.risks, plan.team)
    told_of: tuple[Sized, ...] = (
        *named,
        plan.background.status_quo if plan.background else (),
        plan.audience.segments if plan.audience else (),
        plan.competitors.items if plan.competitors else (),
        *((market.pillars, market.funnel, market.channels) if market else ()),
        *((work.entries, work.quarters) if work else ()),
        plan.budget.items if plan.budget else (),
    )
    return ctx.edition.length == "standard" and sum(map(len, told_of)) < _SMALL


def _rows_of(ctx: Context, view: str, options: Mapping[str, Any]) -> int:
    """Rows of the longest table that a view shows, without those that head groups and sum up."""
    blocks = view_blocks(ctx, view, {key: str(value) for key, value in options.items()})
    tables = (block for block in blocks if isinstance(block, Table))
    return max((sum(row.kind == "body" for row in table.rows) for table in tables), default=0)


class _Messages:
    """``message.goals`` is the title of the goals' slide, ``message.process(0)`` that of the first activity's process."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def detail(self, view: str) -> str:
        return OF_VIEW(self._ctx, view)

    def __getattr__(self, name: str) -> str | Callable[[int], str]:
        if name in OF_ACTIVITY:
            return lambda activity: OF_ACTIVITY[name](self._ctx, activity)
        if name not in MESSAGES:
            raise AttributeError(name)
        return MESSAGES[name](self._ctx)

    def __dir__(self) -> list[str]:
        return [*MESSAGES, *OF_ACTIVITY, "detail"]


def _only_blocks(blocks: tuple[Any, ...]) -> Iterator[Block]:
    """Without the marks that only a deck uses, and without page breaks that nothing follows."""
    kept = [block for block in blocks if not isinstance(block, Marker | Notes | SlideOptions)]
    while kept and isinstance(kept[-1], PageBreak):
        kept.pop()
    yield from kept


def _anchored(blocks: Iterable[Block], taken: Counter[str]) -> Iterator[Block]:
    """Every heading with an anchor of its own: ``sec-`` and the name that the template gives it, else its words, so that
    a link from outside holds when chapters before it come or go."""
    for block in blocks:
        if isinstance(block, Heading):
            words = block.anchor or _NOT_IN_ANCHOR.sub("-", plain(block.text).lower()).strip("-")
            anchor = base = f"sec-{words[:_LONGEST_ANCHOR].strip('-')}"
            while taken[anchor]:
                taken[base] += 1
                anchor = f"{base}-{taken[base]}"
            taken[anchor] += 1
            yield replace(block, anchor=anchor)
        elif isinstance(block, Landscape):
            yield Landscape(tuple(_anchored(block.blocks, taken)))
        else:
            yield block


def _slides(ctx: Context, blocks: tuple[Any, ...]) -> Iterator[SlideSource]:
    """A slide for every heading of level 2; level 1 names the section of those that follow."""
    section = ""
    groups: list[tuple[str, Heading, list[Any]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            section = plain(block.text)
        elif isinstance(block, Heading) and block.level == 2:
            groups.append((section, block, []))
        elif groups:
            groups[-1][2].append(block)
    for section, heading, inside in groups:
        slide = _slide(ctx, section, heading, inside)
        if slide.blocks or slide.layout in ("section", "agenda"):
            yield from (with_notes(ctx, _sourced(ctx, each)) for each in apart(slide))


def _sourced(ctx: Context, slide: SlideSource) -> SlideSource:
    """The slide with the source of its figures, unless its template names one."""
    return slide if slide.source else replace(slide, source=source_of(ctx, slide.blocks))


def _slide(ctx: Context, section: str, heading: Heading, inside: list[Any]) -> SlideSource:
    fence = next((block for block in inside if isinstance(block, SlideOptions)), SlideOptions({}))
    options = fence.options
    notes = tuple(inner for block in inside if isinstance(block, Notes) for inner in block.blocks)
    shown = without_empty_headings(
        tuple(b for b in inside if not isinstance(b, Marker | Notes | SlideOptions))
    )
    shown, footnotes = without_notes(linked(ctx, shown, Targets({})))
    notes, sources = without_notes(linked(ctx, notes, Targets({})))
    notes = (*notes, *(Paragraph(text, "plain") for text in (*sources, *table_notes(notes))))
    source = run(_text(options.get("source"))) or join(footnotes, ctx.t("；", "; "))
    return SlideSource(
        heading.text, shown, section, _text(options.get("topic")), fence.layout, notes, source, heading.src,
        fence.optional,
    )  # fmt: skip


def _text(value: str | tuple[str, ...] | None) -> str:
    return value if isinstance(value, str) else ", ".join(value or ())


def _closing(blocks: tuple[Any, ...]) -> tuple[Inlines, Inlines, Inlines]:
    """The last slide's message, ask and contact line: the first list's items."""
    for block in blocks:
        if isinstance(block, ListBlock):
            first = [item.blocks[0] for item in block.items if item.blocks]
            lines = [b.text if isinstance(b, Paragraph) else () for b in first]
            padded: list[Inlines] = [*lines, (), (), ()]
            return padded[0], padded[1], padded[2]
    return (), (), ()
