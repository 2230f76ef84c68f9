"""Everything in a content calendar as lists: for the end of a document, for notes, and for what a grid shortened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from opsplan.blocks.calendar_fields import FIELDS
from opsplan.blocks.content_calendar import (
    KIND_NAMES,
    STATUS_NAMES,
    CalendarItem,
    ColumnFact,
    ContentCalendar,
    MenuFact,
)
from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Column, Paragraph, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.calendar_months import STATUS_COLORS, source_of, week_of
from opsplan.library.calendar_words import month_stretches, sentence

_FIELDS = ("date", "time", "kind", "channel", "column", "title", "status", "owner", "festival", "form")
_WEEKLY = ("date", "channel", "column", "title", "status", "owner")
"""The columns of the whole list, and of the weeks on a slide."""
_COLUMN_HEADS = {
    "slot": Bilingual("位置", "Slot"), "name": Bilingual("栏目", "Column"), "topic": Bilingual("内容", "Topic"),
    "purpose": Bilingual("目的", "Purpose"), "cadence": Bilingual("频次", "Cadence"),
    "channel": Bilingual("渠道", "Channel"), "owner": Bilingual("负责人", "Owner"),
    "planned": Bilingual("已排", "Planned"),
}  # fmt: skip
_MENU_HEADS = {
    "menu": Bilingual("一级菜单", "Menu"), "item": Bilingual("二级菜单", "Item"),
    "purpose": Bilingual("目的", "Purpose"), "description": Bilingual("描述", "Description"),
}  # fmt: skip


def item_list(calendar: ContentCalendar) -> Table:
    """All items, month by month, the gaps of a month in a row; columns that stay empty are left out.

    Cells say what of the plan they show and rows do not: a calendar may be a part of the plan, and a check of the file
    against the plan would miss the rest of its entries.
    """
    listed = [item for item in calendar.items if item.kind != "gap"]
    names = _used(calendar, listed or calendar.items, _FIELDS)
    rows: list[Row] = []
    for month in month_stretches(calendar):
        if month.items:
            rows.append(Row((Cell((Run(sentence(calendar, month)),), span=len(names)),), "group"))
            rows += [_row(calendar, item, names) for item in month.items if item.kind != "gap"]
            rows += _gaps(calendar, [item for item in month.items if item.kind == "gap"], len(names))
    before = [item for item in calendar.items if item.day < calendar.months[0]]
    if before:
        said = calendar.say(Bilingual("此前开始", "Begun before"))
        rows = [
            Row((Cell((Run(said),), span=len(names)),), "group"),
            *(_row(calendar, item, names) for item in before),
            *rows,
        ]
    return Table(_heads(calendar, names), tuple(rows), name="calendar", wide=True)


def _gaps(calendar: ContentCalendar, items: Sequence[CalendarItem], width: int) -> Iterator[Row]:
    """The gaps of a month place by place, with the days of the month: ``空档 3 个：时令茶事 7、14 日；茶友来信 7 日``."""
    if not items:
        return
    days: dict[str, list[str]] = {}
    for item in items:
        place = item.column or item.channel or calendar.say(KIND_NAMES["gap"])
        days.setdefault(place, []).append(str(item.day.day))
    comma, semicolon, after = (", ", "; ", "") if calendar.lang == "en" else ("、", "；", " 日")
    told = semicolon.join(f"{place} {comma.join(each)}{after}" for place, each in days.items())
    head = Bilingual(f"空档 {len(items)} 个：", f"{fmt.counted(len(items), 'gap')}: ")
    text = (Run(calendar.say(head), color="high-strong"), Run(told, color="ink3"))
    yield Row((Cell(text, span=width),))


def week_list(calendar: ContentCalendar, items: Sequence[CalendarItem]) -> Table:
    """The items week by week."""
    names = _used(calendar, items, _WEEKLY)
    rows: list[Row] = []
    for (first, last), here in groupby(items, lambda item: week_of(calendar, item.day)):
        span = f"{fmt.short_day(first, calendar.lang)}–{fmt.short_day(last, calendar.lang)}"
        rows.append(Row((Cell((Run(span),), span=len(names)),), "group"))
        rows += [_row(calendar, item, names) for item in here]
    return Table(_heads(calendar, names), tuple(rows), name="weeks")


def notes_of(calendar: ContentCalendar, items: Iterable[CalendarItem]) -> tuple[Block, ...]:
    """A paragraph for each item with all that a speaker may be asked."""
    separator = " · "
    lines = []
    for item in items:
        state = calendar.say(STATUS_NAMES[item.status]) if item.status else ""
        title = calendar.say(KIND_NAMES["gap"]) if item.kind == "gap" else " ".join(item.title.split())
        place = calendar.say(Bilingual("·", " / ")).join(filter(None, (item.channel, item.column)))
        parts = (_days(calendar, item), item.clock, title, place, state, item.owner)
        lines.append(Paragraph((Run(separator.join(filter(None, parts))),), "plain"))
    return tuple(lines)


def column_table(calendar: ContentCalendar) -> Table:
    """The columns with how many entries each has here."""
    names = [
        name for name in _COLUMN_HEADS if name == "planned" or any(getattr(each, name) for each in calendar.columns)
    ]  # fmt: skip
    rows = (Row(tuple(_fact(each, name) for name in names)) for each in calendar.columns)
    heads = tuple(
        Column((Run(calendar.say(_COLUMN_HEADS[name])),), "right" if name == "planned" else "left") for name in names
    )  # fmt: skip
    return Table(heads, tuple(rows), name="columns")


def menu_table(calendar: ContentCalendar) -> Table:
    """First-level menus beside what hangs under them."""
    names = [
        name for name in _MENU_HEADS if name == "menu" or any(getattr(each, name) for each in calendar.menus)
    ]
    rows = []
    for menu, group in groupby(calendar.menus, lambda each: each.menu):
        for place, each in enumerate(facts := tuple(group)):
            first = (Cell((Run(menu),), bold=True, rows=len(facts)),) if place == 0 else ()
            rows.append(Row((*first, *(_fact(each, name) for name in names[1:])), src=each.src))
    return Table(
        tuple(Column((Run(calendar.say(_MENU_HEADS[name])),)) for name in names), tuple(rows), name="menus"
    )


def _fact(fact: ColumnFact | MenuFact, name: str) -> Cell:
    text = str(getattr(fact, name))
    return Cell((Run(text),) if text else (Run(fmt.MISSING, color="ink3"),), bold=name == "name")


def _used(calendar: ContentCalendar, items: Sequence[CalendarItem], names: Sequence[str]) -> list[str]:
    """The columns that say something; the kind only where there are several."""
    several = len({item.kind for item in items}) > 1
    return [
        name
        for name in names
        if name in ("date", "title")
        or (several if name == "kind" else any(_text(calendar, item, name) for item in items))
    ]


def _heads(calendar: ContentCalendar, names: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column((Run(calendar.say(FIELDS[name].head)),), key=name) for name in names)


def _row(calendar: ContentCalendar, item: CalendarItem, names: Sequence[str]) -> Row:
    return Row(tuple(Cell(_text(calendar, item, name)) for name in names))


def _text(calendar: ContentCalendar, item: CalendarItem, name: str) -> Inlines:
    src = source_of(item, name)
    match name:
        case "date":
            return (Run(_days(calendar, item), src=src),)
        case "time":
            text = item.clock
        case "kind":
            color = "high-strong" if item.kind == "gap" else "ink2"
            return (Run(calendar.say(KIND_NAMES[item.kind]), color=color),)
        case "status":
            word = calendar.say(STATUS_NAMES[item.status]) if item.status else ""
            return (Run(word, color=STATUS_COLORS[item.status], src=src),) if word else ()
        case "title" if item.kind == "gap":
            return (Run(item.title, color="ink3"),)
        case _:
            text = getattr(item, name)
    return (Run(text, src=src),) if text else ()


def _days(calendar: ContentCalendar, item: CalendarItem) -> str:
    """``3/4 周四``; of several days the first and the last."""
    first = fmt.short_day(item.day, calendar.lang)
    if item.last > item.day:
        return f"{first}–{fmt.short_day(item.last, calendar.lang)}"
    return f"{first} {fmt.weekday(item.day.isoweekday(), calendar.lang)}"
