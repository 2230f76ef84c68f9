"""The months of a content calendar as tables: a week is a row of days, the work across days, and what each day has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from opsplan.blocks.calendar_weeks import CalendarWeek, WeekBlock, calendar_weeks, first_weekday
from opsplan.blocks.content_calendar import (
    STATUS_NAMES,
    CalendarDay,
    CalendarItem,
    ContentCalendar,
    EntryStatus,
)
from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.measure import shorten
from opsplan.blocks.nodes import Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.records import dataclass

STATUS_COLORS: MappingProxyType[EntryStatus, str] = MappingProxyType({
    "": "ink2", "idea": "ink3", "draft": "medium-strong", "review": "accent-600", "ready": "accent",
    "published": "low-strong",
})  # fmt: skip
"""The colour of an entry's mark and of the word for its state."""
_MOST_BARS = 6
"""Rows of work across days of a week that the grid shows."""
_LONGEST, _BAR, _FESTIVAL = 36.0, 14.0, 30.0
"""Ems of a title in a day, of a bar a day, and of the name of a festival."""
_QUIET = 0.65
"""The width of a day of the weekend on which nothing happens, that of the others being 1."""
_MARKS = {"entry": "●", "gap": "○", "activity": "■", "milestone": "◆", "reminder": "△"}
_LEGEND = {
    "gap": Bilingual("空档", "Gap"), "activity": Bilingual("活动", "Activity"),
    "milestone": Bilingual("里程碑", "Milestone"), "reminder": Bilingual("提醒", "Reminder"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Density:
    """How much of an item a day says. ``title`` is in ems, ``items`` the most that a day shows, ``festivals`` too."""

    channel: bool
    place: bool
    state: bool
    gaps: bool
    title: float = _LONGEST
    items: int = 8
    festivals: int = 9


_WHOLE = _Density(channel=True, place=True, state=True, gaps=True)
_TIGHTER = (
    _Density(channel=False, place=True, state=True, gaps=False, festivals=2),
    _Density(channel=False, place=False, state=True, gaps=False, festivals=1),
    _Density(channel=False, place=False, state=False, gaps=False, title=20.0, festivals=1),
    _Density(channel=False, place=False, state=False, gaps=False, title=9.0, items=5, festivals=1),
)
"""What is left out where a month has too little room, step by step; the list of the document has it all."""


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """A month as a table, with tighter ones, and the items that it could not show in full, in the order of their days."""

    month: date
    table: Table
    shortened: tuple[CalendarItem, ...]


def month_grids(calendar: ContentCalendar) -> Iterator[MonthGrid]:
    """Every month of the calendar."""
    quiet = _quiet_weekdays(calendar)
    for month, weeks in calendar_weeks(calendar):
        yield _month(calendar, month, weeks, quiet)


def _quiet_weekdays(calendar: ContentCalendar) -> frozenset[int]:
    """The days of the weekend on which the calendar never has anything of one day."""
    used = {item.day.isoweekday() for item in calendar.items if item.last == item.day}
    return frozenset(calendar.weekend) - used


def _month(
    calendar: ContentCalendar, month: date, weeks: Sequence[CalendarWeek], quiet: frozenset[int]
) -> MonthGrid:
    shortened: dict[str, CalendarItem] = {}
    first = first_weekday(calendar.weekend)
    weekdays = [(first + each - 1) % 7 + 1 for each in range(7)]
    heads = tuple(
        Column((Run(fmt.weekday(each, calendar.lang)),), weight=_QUIET if each in quiet else 1.0)
        for each in weekdays
    )
    items = tuple(dict.fromkeys(item for week in weeks for block in week.blocks for item in block.items))
    days = tuple(day for week in weeks for day in week.days if day)

    def table(density: _Density, cut: dict[str, CalendarItem], tighter: Table | None) -> Table:
        rows = tuple(row for week in weeks for row in _week(calendar, month, week, density, cut))
        note = _legend(calendar, items, days, density)
        return Table(heads, rows, note=note, name="month", look="month", tighter=tighter)

    tighter = None
    for density in reversed(_TIGHTER):
        tighter = table(density, {}, tighter)
    whole = table(_WHOLE, shortened, tighter)
    cut = sorted(shortened.values(), key=lambda item: (item.day, item.begins or 0))
    return MonthGrid(month, whole, tuple(cut))


def _week(
    calendar: ContentCalendar,
    month: date,
    week: CalendarWeek,
    density: _Density,
    shortened: dict[str, CalendarItem],
) -> Iterator[Row]:
    yield Row(
        tuple(
            Cell(_day(calendar, week, column, month, density), fill=_ground(day))
            for column, day in enumerate(week.days)
        ),
        "group",
    )
    bars = [block for block in week.blocks if block.items[0].last > block.items[0].day]
    for row in range(max((bar.row for bar in bars), default=-1) + 1):
        here = [bar for bar in bars if bar.row == row]
        if row < _MOST_BARS:
            yield _bar_row(week, here, shortened)
        else:
            shortened.update((bar.items[0].key, bar.items[0]) for bar in here)
    yield Row(tuple(_items(calendar, week, column, density, shortened) for column in range(7)))


def _day(
    calendar: ContentCalendar, week: CalendarWeek, column: int, month: date, density: _Density
) -> Inlines:
    """The number, then the festival or the lunar day, then whether it is worked; days before and after the calendar
    have their number only."""
    day = week.days[column]
    if day is None:
        number = week.start.toordinal() + column
        inside = (
            month.toordinal() <= number <= date.max.toordinal()
            and date.fromordinal(number).month == month.month
        )
        return (Run(str(date.fromordinal(number).day), color="ink3"),) if inside else ()
    runs = [Run(str(day.day.day), bold=True, color="today" if day.day == calendar.today else "ink")]
    if day.day == calendar.today:
        runs.append(Run(" " + calendar.say(Bilingual("今天", "today")), bold=True, color="today"))
    festivals = day.festivals[: density.festivals]
    names = calendar.say(Bilingual("·", ", ")).join(shorten(name, 1.0, _FESTIVAL) for name in festivals)
    if names:
        runs.append(Run(" " + names, color="severe-strong" if day.taboo else "accent"))
    elif day.lunar:
        runs.append(Run(" " + day.lunar, color="ink3"))
    if day.off:
        star = "*" if day.estimated else ""
        runs.append(Run(" " + calendar.say(Bilingual("休", "off")) + star, color="low-strong"))
    elif day.worked:
        runs.append(Run(" " + calendar.say(Bilingual("班", "work")), bold=True, color="severe-strong"))
    return tuple(runs)


def _ground(day: CalendarDay | None) -> str:
    return "holiday" if day and (day.off or (day.weekend and not day.worked)) else ""


def _bar_row(week: CalendarWeek, bars: Sequence[WeekBlock], shortened: dict[str, CalendarItem]) -> Row:
    """Work across days; an arrow says that it began before or goes on after the week."""
    cells: list[Cell] = []
    column = 0
    for bar in sorted(bars, key=lambda each: each.first):
        cells += [Cell(fill=_ground(day)) for day in week.days[column : bar.first]]
        item, days = bar.items[0], [day.day for day in week.days if day]
        before, after = ("← " if item.day < days[0] else ""), (" →" if item.last > days[-1] else "")
        span = bar.last - bar.first + 1
        title = _fitted(item, item.title, _BAR * span, shortened)
        text = (
            Run(before, color="accent"),
            Run(title, bold=True, color="accent", src=source_of(item, "title")),
            Run(after, color="accent"),
        )
        cells.append(Cell(tuple(run for run in text if run.text), fill="accent-100", span=span))
        column = bar.last + 1
    cells += [Cell(fill=_ground(day)) for day in week.days[column:]]
    return Row(tuple(cells))


def _items(
    calendar: ContentCalendar,
    week: CalendarWeek,
    column: int,
    density: _Density,
    shortened: dict[str, CalendarItem],
) -> Cell:
    """What a day has, a line each; the gaps of a day are one line."""
    here = [
        block for block in week.blocks if block.first == column and block.items[0].last == block.items[0].day
    ]
    here.sort(key=lambda block: block.row)
    shown = here if len(here) <= density.items else here[: density.items - 1]
    lines = [_line(calendar, block.items, density, shortened) for block in shown]
    rest = [item for block in here[len(shown) :] for item in block.items]
    if rest:
        shortened.update((item.key, item) for item in rest)
        more = calendar.say(Bilingual(f"另 {len(rest)} 条", f"and {len(rest)} more"))
        lines.append((Run(more, color="ink3"),))
    runs: list[Run] = []
    for line in lines:
        runs += [Run("\n"), *line] if runs else line
    return Cell(tuple(runs), fill=_ground(week.days[column]))


def _line(
    calendar: ContentCalendar,
    items: tuple[CalendarItem, ...],
    density: _Density,
    shortened: dict[str, CalendarItem],
) -> Inlines:
    """``● 标题  撰写 20:00 服务号·头条``; ``○ 空档  头条、二条``; tighter ``● 标题``, ``○ 空档 2 个``."""
    item = items[0]
    if item.kind == "gap" and not density.gaps and (len(items) > 1 or not density.place):
        count = Bilingual(f"○ 空档 {len(items)} 个", f"○ {fmt.counted(len(items), 'gap')}")
        return (Run(calendar.say(count), color="high-strong"),)
    if item.kind == "gap":
        places = list(dict.fromkeys(each.column or each.channel for each in items))
        names = _fitted(items, fmt.separator(places, calendar.lang).join(places), _LONGEST, shortened)
        head = calendar.say(_LEGEND["gap"])
        return (Run(f"○ {head}", color="high-strong"), *_after(names))
    color = (
        STATUS_COLORS[item.status]
        if item.kind == "entry"
        else "ink3"
        if item.kind == "reminder"
        else "accent"
    )
    title = _fitted(item, item.title, density.title, shortened)
    strong = item.kind in ("activity", "milestone")
    state = calendar.say(STATUS_NAMES[item.status]) if item.status and density.state else ""
    said = (item.channel, item.column) if density.channel else (item.column or item.channel,)
    place = _fitted(
        item, calendar.say(Bilingual("·", " · ")).join(filter(None, said)), _LONGEST / 2, shortened
    )
    words = " ".join(filter(None, (item.clock, place if density.place else ""))) if density.state else ""
    return (
        Run(f"{_MARKS[item.kind]} ", color=color),
        Run(title, bold=strong, color="" if item.kind == "entry" else color, src=source_of(item, "title")),
        *((Run(f"  {state}", color=color),) if state else ()),
        *((Run(("  " if not state else " ") + words, color="ink3", src=item.src),) if words else ()),
    )


def source_of(item: CalendarItem, name: str) -> str:
    """The way to what the plan says of an item: to the value of an entry, to the whole of other work, to no gap."""
    if item.kind == "gap":
        return ""
    return f"{item.src}.{name}" if item.kind == "entry" else item.src


def _after(text: str) -> Inlines:
    return (Run(f"  {text}", color="ink3"),) if text else ()


def _fitted(
    items: CalendarItem | tuple[CalendarItem, ...], text: str, room: float, shortened: dict[str, CalendarItem]
) -> str:
    """A text on one line of ``room`` ems; what loses something to it is remembered."""
    flat = " ".join(text.split())
    fitted = shorten(flat, 1.0, room)
    if fitted != flat:
        of = items if isinstance(items, tuple) else (items,)
        shortened.update((item.key, item) for item in of)
    return fitted


def _legend(
    calendar: ContentCalendar, items: Sequence[CalendarItem], days: Sequence[CalendarDay], density: _Density
) -> Inlines:
    """What the marks and signs mean, as far as the month has them."""
    kinds = {item.kind for item in items if item.last == item.day}
    states = {item.status for item in items if item.kind == "entry"}
    parts: list[Run] = []
    for state, color in STATUS_COLORS.items():
        name = STATUS_NAMES[state] if state else Bilingual("内容", "Content")
        parts += [Run(f"● {calendar.say(name)}", color=color)] if state in states else []
    colors = {"gap": "high-strong", "reminder": "ink3"}
    for kind, word in _LEGEND.items():
        parts += (
            [Run(f"{_MARKS[kind]} {calendar.say(word)}", color=colors.get(kind, "accent"))]
            if kind in kinds
            else []
        )
    signs = (
        (any(day.off for day in days), Bilingual("休 放假", "off: day off")),
        (any(day.worked for day in days), Bilingual("班 调休上班", "work: make-up workday")),
        (any(day.off and day.estimated for day in days), Bilingual("* 放假安排尚未公布", "* days off not announced yet")),
        (any(day.taboo for day in days), Bilingual("红字节日不宜促销", "no promotion on days named in red")),
        (not density.place, Bilingual("全部内容和空档见内容清单", "everything in full: list of content")),
    )  # fmt: skip
    parts += [Run(calendar.say(text), color="ink3") for used, text in signs if used]
    return tuple(run for part in parts for run in (Run("   "), part))[1:]


def week_of(calendar: ContentCalendar, day: date) -> tuple[date, date]:
    """First and last day of the week that a day lies in."""
    begin = day.toordinal() - (day.isoweekday() - first_weekday(calendar.weekend)) % 7
    first = date.fromordinal(max(begin, 1))
    return first, min(first, date.max - timedelta(6)) + timedelta(6)
