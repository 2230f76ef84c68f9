"""Plan + schedule + template → a deck: slides that say one thing each, before any format is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from opsplan.blocks.deck import DeckSource, SlideSource
from opsplan.blocks.gantt import Gantt
from opsplan.blocks.inline import Inlines, join, plain, run
from opsplan.blocks.nodes import Heading, ListBlock, Paragraph
from opsplan.diagnostics import Lang
from opsplan.library.compose import divided_at, is_small, read_template
from opsplan.library.context import Context
from opsplan.library.front import cover_of, meta_of
from opsplan.library.gantt_figures import gantt_figures
from opsplan.library.manifest import Template
from opsplan.library.marks import Marker, Notes, SlideOptions
from opsplan.library.messages import MESSAGES
from opsplan.library.reading import without_empty_headings
from opsplan.library.references import Targets, linked, without_notes
from opsplan.library.slide_notes import with_notes
from opsplan.library.slide_sources import source_of
from opsplan.library.slides_apart import apart
from opsplan.library.story import MOST, SMALL_MOST, appendix_of, table_notes, told
from opsplan.model.editions import STANDARD, Edition
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.schedule import Schedule


def compose_deck(
    plan: Plan, schedule: Schedule, *, template: Template, lang: Lang, today: date, plan_text: bytes = b"",
    edition: Edition = STANDARD,
) -> DeckSource:  # fmt: skip
    """The plan as slides that say one thing each, as many as the edition wants. Raises TemplateError."""
    ctx = Context(plan, schedule, PlanIndex(plan), lang, today, deck=True, edition=edition)
    blocks = read_template(ctx, template, "deck.md.j2")
    blocks, after = divided_at(blocks, "appendices", marked=False)
    blocks, last = divided_at(blocks, "closing", marked=False)
    cover = replace(cover_of(ctx), facts=())  # a slide says them in its line and stamp
    closing = _closing(last)
    length = edition.length
    most = SMALL_MOST if is_small(ctx) else MOST
    slides = told(tuple(_slides(ctx, blocks)), length, most - (2 if any(closing) else 1))
    return DeckSource(meta_of(ctx, plan_text), cover, slides, closing, appendix_of(_slides(ctx, after)))


def chart_deck(ctx: Context, chart: Gantt, plan_text: bytes = b"") -> DeckSource:
    """Slides of the chart alone, under the message of the Gantt."""
    figures = gantt_figures(replace(ctx, deck=True), chart)
    slide = SlideSource(run(MESSAGES["gantt"](ctx)), figures, section=ctx.plan.title, layout="gantt")
    return DeckSource(meta_of(ctx, plan_text), None, tuple(with_notes(ctx, each) for each in apart(slide)))


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
