"""A content calendar as a document and as slides: quarters on a page, months as tables that teams go on editing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opsplan.blocks.content_calendar import ContentCalendar
from opsplan.blocks.deck import DeckSource, SlideSource
from opsplan.blocks.inline import Inlines, Run, run
from opsplan.blocks.nodes import Block, Cover, Document, Heading, Landscape, Meta, PageBreak, Table, Toc
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.calendar_lists import column_table, item_list, menu_table, notes_of, week_list
from opsplan.library.calendar_months import MonthGrid, month_grids
from opsplan.library.calendar_overview import quarter_at_a_glance, years_at_a_glance
from opsplan.library.calendar_words import (
    Stretch,
    busiest,
    month_stretches,
    named,
    quarter_stretches,
    sentence,
    whole_stretch,
)

_NAME = Bilingual("内容日历", "Content calendar")
_OVERVIEW = Bilingual("总览", "Overview")
_CHANNELS = 8
"""Channels that the cover names."""
_CHAPTERS = 3
"""From this many chapters on a document has a table of contents."""


def calendar_document(calendar: ContentCalendar, meta: Meta) -> Document:
    """Quarters and months on landscape pages, then everything as a list, and the columns and menus of the plan."""
    quarters = quarter_stretches(calendar)
    grids = {each.month: each for each in month_grids(calendar)}
    blocks: list[Block] = []
    if len(quarters) > 1:
        blocks.append(_heading(1, calendar.say(_OVERVIEW)))
        for table in years_at_a_glance(calendar):
            blocks.append(replace(table, caption=_says(calendar, whole_stretch(calendar))))
    for quarter in quarters:
        months = tuple(_months(calendar, quarter))
        alone = _is_told(months, quarters)
        if not alone:
            glance = replace(quarter_at_a_glance(calendar, quarter), caption=_says(calendar, quarter))
            blocks += [PageBreak(), _heading(1, quarter.name), glance]
        for month in months:
            table = replace(grids[month.start].table, caption=_says(calendar, month))
            blocks += [PageBreak(), _heading(1 if alone else 2, month.name), table]
    blocks += _lists(calendar)
    chapters = sum(isinstance(block, Heading) and block.level == 1 for block in blocks)
    contents = Toc(run(calendar.say(Bilingual("目录", "Contents"))))
    front = (contents,) if chapters >= _CHAPTERS else ()
    return Document(meta, (Landscape(tuple(blocks)),), _cover(calendar, meta), front)


def calendar_deck(calendar: ContentCalendar, meta: Meta) -> DeckSource:
    """The quarters side by side, then a section for each: the quarter on a slide, and its months."""
    quarters = quarter_stretches(calendar)
    grids = {each.month: each for each in month_grids(calendar)}
    slides: list[SlideSource] = []
    if len(quarters) > 1:
        title = sentence(calendar, whole_stretch(calendar)) + busiest(calendar)
        section = calendar.say(_OVERVIEW)
        slides += [_slide(calendar, title, table, section, "") for table in years_at_a_glance(calendar)]
    for quarter in quarters:
        months = tuple(_months(calendar, quarter))
        if not _is_told(months, quarters):
            slides.append(
                _slide(
                    calendar,
                    sentence(calendar, quarter),
                    quarter_at_a_glance(calendar, quarter),
                    quarter.name,
                    "",
                )
            )
        for month in months:
            slides += _month_slides(calendar, quarter, month, grids[month.start])
    return DeckSource(meta, None, tuple(slides))


def _month_slides(
    calendar: ContentCalendar, quarter: Stretch, month: Stretch, grid: MonthGrid
) -> Iterator[SlideSource]:
    said = sentence(calendar, month)
    notes = notes_of(calendar, month.items)
    slide = _slide(calendar, said, replace(grid.table, note=()), quarter.name, month.name)
    yield replace(slide, notes=notes, source=grid.table.note)
    if grid.shortened:
        count = len(grid.shortened)
        title = calendar.say(
            Bilingual(
                fmt.spaced(month.name, f"的月历放不下的 {count} 条，按周列出"),
                f"{month.name}: {fmt.counted(count, 'item')} in full, week by week",
            )
        )
        yield _slide(calendar, title, week_list(calendar, grid.shortened), quarter.name, month.name)


def _slide(calendar: ContentCalendar, title: str, table: Table, section: str, topic: str) -> SlideSource:
    """A table alone under its message, which is also what a screen reader is told."""
    message: Inlines = run(title)
    return SlideSource(
        message, (replace(table, caption=message),), section, topic or calendar.say(_NAME), layout="table"
    )


def _months(calendar: ContentCalendar, quarter: Stretch) -> Iterator[Stretch]:
    return (each for each in month_stretches(calendar) if quarter.start <= each.start <= quarter.end)


def _is_told(months: Sequence[Stretch], quarters: Sequence[Stretch]) -> bool:
    """True for a quarter of one month, of which the overview and that month say everything."""
    return len(months) == 1 and len(quarters) > 1


def _says(calendar: ContentCalendar, stretch: Stretch) -> Inlines:
    return run(sentence(calendar, stretch))


def _lists(calendar: ContentCalendar) -> Iterator[Block]:
    if calendar.items:
        text = calendar.say(Bilingual("内容清单", "List of content"))
        yield from (PageBreak(), _heading(1, text), replace(item_list(calendar), caption=run(text)))
    if calendar.columns:
        text = calendar.say(Bilingual("栏目", "Columns"))
        yield from (_heading(1, text), replace(column_table(calendar), caption=run(text)))
    if calendar.menus:
        text = calendar.say(Bilingual("菜单", "Menus"))
        yield from (_heading(1, text), replace(menu_table(calendar), caption=run(text)))


def _heading(level: int, text: str) -> Heading:
    return Heading(level, run(text))


def _cover(calendar: ContentCalendar, meta: Meta) -> Cover:
    whole = whole_stretch(calendar)
    channels = dict.fromkeys(item.channel for item in calendar.items if item.kind == "entry" and item.channel)
    shown = named(channels, _CHANNELS, calendar)
    names = fmt.separator(shown, calendar.lang).join(shown)
    planned = [item for item in calendar.items if item.kind != "gap"]
    days = [min(item.day for item in planned), max(item.last for item in planned)] if planned else []
    facts = (
        (Bilingual("日期", "Dates"), fmt.days(days[0], days[1], calendar.lang) if days else ""),
        (Bilingual("内容", "Content"), sentence(calendar, whole)),
        (Bilingual("渠道", "Channels"), names),
        (Bilingual("编制", "Authors"), fmt.separator(meta.authors, calendar.lang).join(meta.authors)),
        (Bilingual("版本", "Version"), meta.version),
    )
    return Cover(
        title=run(meta.title), subtitle=run(calendar.say(_NAME)), top=run(meta.organization),
        confidentiality=run(meta.confidentiality),
        facts=tuple(((Run(calendar.say(label)),), run(text)) for label, text in facts if text),
    )  # fmt: skip
