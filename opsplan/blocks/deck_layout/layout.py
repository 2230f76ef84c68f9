"""The deck laid out: every slide of the source as one slide or several, framed, numbered and named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from opsplan.blocks.brand import Brand, Tables
from opsplan.blocks.deck import Deck, DeckSource, LayoutName, Para, Placed, PlacedTable, Slide, SlideSource
from opsplan.blocks.deck_layout.agenda import AGENDA_ROWS, agenda_slides
from opsplan.blocks.deck_layout.bodies import fit_body
from opsplan.blocks.deck_layout.cover import cover_slide
from opsplan.blocks.deck_layout.findings import text_shortened, title_long
from opsplan.blocks.deck_layout.frame import breadcrumb_is_cut, foot_shapes, head_shapes, source_fits
from opsplan.blocks.deck_layout.grid import HOUSE_GRID, Grid
from opsplan.blocks.deck_layout.long_texts import long_texts
from opsplan.blocks.deck_layout.make_text import all_paras
from opsplan.blocks.deck_layout.openings import (
    Opening,
    SectionEntry,
    closing_slide,
    section_slide,
)
from opsplan.blocks.deck_layout.orphans import without_orphans
from opsplan.blocks.deck_layout.table_family import in_family
from opsplan.blocks.deck_layout.text import para
from opsplan.blocks.deck_layout.titles import (
    LINES,
    Fit,
    again_suffix,
    fit_display,
    one_line,
    part_suffix,
)
from opsplan.blocks.inline import Inlines, plain, run
from opsplan.blocks.nodes import Block, Paragraph
from opsplan.diagnostics import Finding, Lang
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

NOTES_SIZE = 12.0
_WORTH_COUNTING = 2
"""Slides of a section from which its divider counts them."""
_TOPICS = 6
"""Topics of a section that its divider names."""
_LETTERED = lazy_pattern(r"\S+\s+([A-Z])\b")
"""The name of a part of an appendix, such as ``附录 A 目标``."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A slide before it knows its number: its source, which part of it, and the shapes of its body."""

    source: SlideSource
    shapes: tuple[Placed, ...] = ()
    part: int = 1
    parts: int = 1
    divider: bool = False
    label: str = ""
    """The days of a month that the part shows."""


def layout_deck(
    source: DeckSource, brand: Brand, grid: Grid = HOUSE_GRID
) -> tuple[Deck, tuple[Finding, ...]]:
    """Slides with everything placed, measured, split and fitted, and what had to be shortened.

    ``grid`` says how large the slides are and where things stand; of ``brand`` the tables and the logo count here, its
    colours and fonts when the deck is painted.
    """
    lang = source.meta.lang
    names = _section_names(source.slides)
    drafts = [draft for each in source.slides for draft in _drafts(each, names, brand.tables, grid)]
    looked_up = [draft for each in source.appendix for draft in _drafts(each, (), brand.tables, grid)]
    behind = len(drafts) + (2 if any(source.closing) else 1)
    sections = (*_sections(names, drafts, lang), *_appendix(source.appendix, behind))
    agenda = agenda_slides(sections, grid.body)
    contents = _agenda_at(drafts, 1 if source.cover else 0)
    slides: list[Slide] = []
    findings = _long_texts(drafts)
    taken: dict[str, int] = {}
    if source.cover:
        opening = cover_slide(source.cover, lang, brand, grid.cover)
        _add_opening(slides, findings, opening, "cover", taken, lang, ())

    def add(draft: Draft) -> None:
        if draft.divider:
            opening, _ = section_slide(draft.source, sections, grid.section)
            _add_opening(
                slides, findings, opening, "section", taken, lang, draft.source.notes, draft.source.src
            )
            return
        if draft.source.layout == "agenda" and not draft.shapes:
            draft = replace(draft, shapes=agenda[draft.part - 1])
        slide, found = _content_slide(draft, source, len(slides) + 1, taken, grid, contents)
        slides.append(slide)
        findings.extend(found)

    for draft in drafts:
        add(draft)
    if any(source.closing):
        opening = closing_slide(source.closing, grid.closing)
        _add_opening(slides, findings, opening, "closing", taken, lang, ())
    for draft in looked_up:
        add(draft)
    return Deck(source.meta, tuple(slides), grid.width, grid.height), tuple(findings)


def _long_texts(drafts: Sequence[Draft]) -> list[Finding]:
    """The plan's texts that go on over the slides of one source."""
    several = (tuple(own) for _, own in groupby(drafts, key=lambda each: id(each.source)))
    return [found for own in several if len(own) > 1 for found in long_texts([each.shapes for each in own])]


def _agenda_at(drafts: Sequence[Draft], before: int) -> int:
    """The index of the agenda's first slide, ``before`` slides coming before the drafts; -1 for no agenda."""
    return next((before + at for at, each in enumerate(drafts) if each.source.layout == "agenda"), -1)


def _section_names(slides: Iterable[SlideSource]) -> tuple[str, ...]:
    """The sections in their order: those with a divider, or all behind the agenda if no section has one."""
    slides = tuple(slides)
    divided = tuple(dict.fromkeys(_name(each) for each in slides if each.layout == "section"))
    if divided:
        return divided
    at = next((index for index, each in enumerate(slides) if each.layout == "agenda"), -1)
    passed = {each.section for each in slides[: max(at, 0)]}
    named = (each.section for each in slides if each.section and each.layout != "agenda")
    return tuple(dict.fromkeys(name for name in named if name not in passed))


def _name(source: SlideSource) -> str:
    return source.section or plain(source.title)


def _drafts(source: SlideSource, names: Sequence[str], tables: Tables, grid: Grid) -> tuple[Draft, ...]:
    if source.layout == "agenda":
        pages = max(-(-len(names) // AGENDA_ROWS), 1)
        listed = tuple(Draft(source, (), number, pages) for number in range(1, pages + 1)) if names else ()
        own = _content_drafts(replace(source, notes=()), tables, grid) if source.blocks or not names else ()
        return (*listed, *own)
    if source.layout == "section":
        source = replace(source, section=_name(source))
        entries = tuple(SectionEntry(name, 0) for name in names)
        _, fits = section_slide(source, entries, grid.section)
        if fits:
            return (Draft(source, divider=True),)
        return (
            Draft(replace(source, blocks=()), divider=True),
            *_content_drafts(replace(source, notes=()), tables, grid),
        )
    return _content_drafts(source, tables, grid)


def _content_drafts(source: SlideSource, tables: Tables, grid: Grid) -> tuple[Draft, ...]:
    """A content slide, or the slides it takes."""
    blocks: tuple[Block, ...] = source.blocks
    if source.source and not source_fits(source, grid):
        blocks = (*blocks, Paragraph(source.source, "note"))
    bodies = fit_body(blocks, source.layout, plain(source.title), grid.body)
    return tuple(
        Draft(
            source,
            tuple(in_family(without_orphans(each), tables) for each in body.moved(grid.body.x, grid.body.y)),
            number,
            len(bodies),
            label=body.label,
        )
        for number, body in enumerate(bodies, 1)
    )


def _appendix(slides: Sequence[SlideSource], index: int) -> tuple[SectionEntry, ...]:
    """The appendix as the last of the sections, with the letters of its parts for a number."""
    if not slides:
        return ()
    letters = [found[1] for each in slides if (found := _LETTERED.match(each.section))]
    parts = sorted(set(letters))
    mark = "–".join(dict.fromkeys((parts[0], parts[-1]))) if parts else "+"
    says = next((block.text for block in slides[0].blocks if isinstance(block, Paragraph)), ())
    return (SectionEntry(_name(slides[0]), index, says, mark),)


def _holds(drafts: Sequence[Draft], lang: Lang) -> str:
    """How many slides a section has, and what they are about."""
    own = [each for each in drafts if not each.divider]
    topics = list(dict.fromkeys(each.source.topic for each in own if each.source.topic))[:_TOPICS]
    if len(own) < _WORTH_COUNTING:
        return ""
    if lang == "en":
        count = f"{len(own)} slides"
        return f"{count}: {', '.join(topics)}" if topics else count
    return f"本部分共 {len(own)} 页{'：' if topics else ''}{'、'.join(topics)}"


def _sections(names: Sequence[str], drafts: Sequence[Draft], lang: Lang) -> tuple[SectionEntry, ...]:
    """Where each section begins, what its first slide says and what it holds; the cover is slide 0."""
    entries = []
    for name in names:
        own = [(index, each) for index, each in enumerate(drafts, 1) if _name(each.source) == name]
        own = [pair for pair in own if pair[1].source.layout != "agenda"] or own
        says = next((each.source.title for _, each in own if not each.divider), ())
        entries.append(SectionEntry(name, own[0][0], says, holds=_holds([each for _, each in own], lang)))
    return tuple(entries)


def _content_slide(
    draft: Draft, deck: DeckSource, number: int, taken: dict[str, int], grid: Grid, agenda: int
) -> tuple[Slide, tuple[Finding, ...]]:
    source, lang = draft.source, deck.meta.lang
    suffix = part_suffix(draft.part, draft.parts, lang, draft.label)
    title = _title(source, suffix, grid)
    first = one_line(title.paragraph)
    while one_line(title.paragraph) in taken:
        count = taken[first] = taken[first] + 1
        title = _title(source, suffix + again_suffix(count, lang), grid)
    taken[one_line(title.paragraph)] = 1
    full: list[Inlines] = [source.title] if title.cut else []
    if breadcrumb_is_cut(source, grid) and draft.part == 1:
        full += [run(source.section), run(source.topic)]
    notes = _notes(full, source.notes if draft.part == 1 else source.notes[-1:])
    findings = (title_long(plain(source.title), source.src),) if title.cut and draft.part == 1 else ()
    head = head_shapes(source, title, grid, -1 if source.layout == "agenda" else agenda)
    body = tuple(_told(shape, one_line(title.paragraph), lang) for shape in draft.shapes)
    shapes = (*head, *body, *foot_shapes(source, deck.meta, number, grid))
    slide = Slide("content", one_line(title.paragraph), shapes, notes, src=source.src, section=source.section)
    return slide, findings


def _told(shape: Placed, title: str, lang: Lang) -> Placed:
    """A table with what it is in words, for who cannot see it."""
    if not isinstance(shape, PlacedTable) or shape.alt:
        return shape
    head = next((row for row in shape.rows if row.header), None)
    texts = ["".join(plain(each.text) for each in cell.paragraphs) for cell in head.cells] if head else []
    named, count = (
        [" ".join(text.split()) for text in texts if text.strip()],
        sum(not row.header for row in shape.rows),
    )
    if lang == "en":
        about = (
            f"Table with {count} row{'s' * (count != 1)}{': ' if named else ''}{', '.join(named)}. {title}"
        )
    else:
        about = f"{count} 行的表{'：' if named else ''}{'、'.join(named)}。{title}"
    return replace(shape, alt=about)


def _title(source: SlideSource, suffix: str, grid: Grid) -> Fit:
    width, height = grid.title.w, grid.title.h
    return fit_display(
        source.title, grid.title_sizes, LINES, width, color="ink", suffix=suffix, height=height
    )


def _add_opening(
    slides: list[Slide],
    findings: list[Finding],
    opening: Opening,
    kind: LayoutName,
    taken: dict[str, int],
    lang: Lang,
    notes: tuple[Block, ...],
    src: str = "",
) -> None:
    name = one_line(opening.title.paragraph)
    unique = name
    while unique in taken:
        taken[name] += 1
        unique = name + again_suffix(taken[name], lang)
    taken[unique] = 1
    findings += [text_shortened(plain(each), src) for each in opening.shortened]
    words = _notes((*opening.shortened, *opening.unplaced), notes)
    ground = "panel" if kind == "section" else "cover"
    slides.append(Slide(kind, unique, opening.shapes, words, ground, src))


def _notes(full: Iterable[Inlines], blocks: Iterable[Block]) -> tuple[Para, ...]:
    """The speaker's notes: first in full what the slide had to shorten."""
    lines = tuple(para(text, NOTES_SIZE, after=4.0) for text in full if text)
    return (*lines, *all_paras(blocks, NOTES_SIZE))
