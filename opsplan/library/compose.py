"""Plan + schedule + template → a document or a chart: what is said, before any format is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import replace
from datetime import date
from typing import Any

from opsplan.blocks.gantt import Gantt
from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import (
    Block,
    Document,
    Heading,
    Landscape,
    PageBreak,
    Table,
)
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
from opsplan.library.reading import Reading, without_empty_headings
from opsplan.library.references import linked, targets_of
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


def compose_document(
    plan: Plan, schedule: Schedule, *, template: Template, lang: Lang, today: date, plan_text: bytes = b"",
    score: Score | None = None, edition: Edition = STANDARD,
) -> Document:  # fmt: skip
    """The whole plan as a document, with its ``score`` where the template has a place for it. Raises TemplateError."""
    ctx = Context(plan, schedule, PlanIndex(plan), lang, today, score=score, edition=edition)
    blocks = without_empty_headings(read_template(ctx, template, "document.md.j2"))
    front, body = divided_at(blocks, "body")
    body, appendices = divided_at(body, "appendices", marked=False)
    if score is not None and not any(_shows_score(block) for block in blocks):
        raise _no_place(template)
    taken: Counter[str] = Counter()
    pages = tuple(_anchored(_only_blocks(without_empty_headings(front)), taken))
    text = tuple(_anchored(_only_blocks((*body, *_lettered(appendices))), taken))
    targets = targets_of((*text, *pages))
    return Document(
        meta_of(ctx, plan_text), linked(ctx, text, targets), cover_of(ctx), linked(ctx, pages, targets)
    )


def divided_at(
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


def read_template(ctx: Context, template: Template, file: str) -> tuple[Any, ...]:
    """The blocks and marks of a file of the template. Raises TemplateError."""
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
        "small": is_small(ctx),
        "edition": ctx.edition.name,
        "length": ctx.edition.length,
    }


def is_small(ctx: Context) -> bool:
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
    """``message.goals`` is the title of the goals' slide, ``message.process(0)`` that of the first activity's process.

    Documents have no messages, so that what makes them is imported by the first one.
    """

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def detail(self, view: str) -> str:
        from opsplan.library.messages import OF_VIEW

        return OF_VIEW(self._ctx, view)

    def __getattr__(self, name: str) -> str | Callable[[int], str]:
        from opsplan.library.messages import MESSAGES, OF_ACTIVITY

        if name in OF_ACTIVITY:
            return lambda activity: OF_ACTIVITY[name](self._ctx, activity)
        if name not in MESSAGES:
            raise AttributeError(name)
        return MESSAGES[name](self._ctx)

    def __dir__(self) -> list[str]:
        from opsplan.library.messages import MESSAGES, OF_ACTIVITY

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
