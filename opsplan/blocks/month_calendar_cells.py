"""The shapes of a week of a month calendar: shades, numbers and names of days, entries and bars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.blocks.drawing import Label, Rect, Shape
from opsplan.blocks.gantt import DayOff
from opsplan.blocks.gantt_words import day_off_name
from opsplan.blocks.label_text import label_width, shortened
from opsplan.blocks.month_calendar import PREFIX, DayMark, DaySpan
from opsplan.blocks.month_calendar_weeks import BAR_WIDTH, TEXT_LEFT, TEXT_RIGHT, Week, days_of, levels_of
from opsplan.diagnostics import Bilingual, Lang

_OFF, _WORKED = Bilingual("休", "Off"), Bilingual("班", "Work")


def paint_week(week: Week, y: float) -> Iterator[Shape]:
    """Everything of the week, the shades of its days first."""
    for column, day in days_of(week.grid, week.monday):
        yield from _shade(week, column, day, y)
    for column, day in days_of(week.grid, week.monday):
        yield from _head(week, column, day, y)
        yield from _entries(week, column, day, y)
    for span, level in week.bars:
        yield from _bar(week, span, level, y)


def _shade(week: Week, column: int, day: date, y: float) -> Iterator[Rect]:
    calendar = week.grid.calendar
    off = any(each.start <= day <= each.end for each in calendar.days_off)
    weekend = day.isoweekday() in calendar.weekend and day not in calendar.workdays
    if off or weekend:
        yield Rect(column * week.grid.column, y, week.grid.column, week.height, "holiday" if off else "wash")


def _head(week: Week, column: int, day: date, y: float) -> Iterator[Shape]:
    grid, calendar, look = week.grid, week.grid.calendar, week.grid.look
    x, height = column * grid.column, look.size + 5
    number, size = str(day.day), look.size + 1
    width = max(label_width(number, size, True) + 6, height)
    today = day == calendar.today
    ink = "on:today" if today else "ink"
    yield Label(
        x + 2,
        y + 1.5,
        width,
        height,
        number,
        size,
        ink,
        True,
        "center",
        "today" if today else "",
        f"day/{day}",
    )
    left, right = x + 2 + width + 3, x + grid.column - 3
    off = next((each for each in calendar.days_off if each.start <= day <= each.end), None)
    if off or day in calendar.workdays:
        text = (_OFF if off else _WORKED).get(calendar.lang)
        chip = label_width(text, look.size, True) + 6
        fill = "low" if off else "high"
        if right - chip >= left:
            place = (right - chip, y + 1.5, chip, height)
            yield Label(*place, text, look.size, f"{fill}-text", True, "center", fill)
        right -= chip + 3
    if off and (text := _off_text(off, look.size, right - left, calendar.lang)):
        own = label_width(text, look.size)
        yield Label(
            left, y + 1.5, own, height, text, look.size, "holiday-text", alt=day_off_name(off, calendar.lang)
        )


def _off_text(off: DayOff, size: float, room: float, lang: Lang) -> str:
    """The name of days off; where nobody has announced them marked in words, or with ``*`` where words have no room."""
    full = day_off_name(off, lang)
    if not off.estimated or label_width(full, size) <= room:
        return shortened(full, size, room)
    return shortened(off.name, size, room - label_width("*", size)) + "*" if room > 2 * size else ""


def _entries(week: Week, column: int, day: date, top: float) -> Iterator[Shape]:
    look = week.grid.look
    x, y = column * week.grid.column, top + look.top + levels_of(week.bars, day) * look.line
    width = week.grid.column - TEXT_LEFT - TEXT_RIGHT
    for entry in week.cells[column]:
        mark, height = entry.mark, look.line * len(entry.lines)
        group = f"{mark.id}/{mark.kind}"
        yield Rect(
            x + 4,
            y + 1.5,
            BAR_WIDTH,
            height - 2.5,
            mark.color,
            name=group,
            group=f"{group}/mark",
            alt=mark.name,
        )
        yield Label(
            x + TEXT_LEFT, y, min(entry.width, width), height, "\n".join(entry.lines), look.size, _ink(mark), mark.kind == "milestone",
            name=f"{group}/text", group=f"{group}/mark", src=mark.src, alt=mark.name if entry.cut else "",
        )  # fmt: skip
        y += height
    if week.more[column] and y + look.line <= top + week.height + 0.01:
        text = Bilingual(f"+{week.more[column]} 项", f"+{week.more[column]} more").get(
            week.grid.calendar.lang
        )
        yield Label(x + TEXT_LEFT, y, width, look.line, text, look.size, "ink3", name=f"more/{day}")


def _bar(week: Week, span: DaySpan, level: int, y: float) -> Iterator[Shape]:
    grid, look = week.grid, week.grid.look
    first, last = max(span.start, week.monday), min(span.end, week.monday + timedelta(6))
    days = [column for column, day in days_of(grid, week.monday) if first <= day <= last]
    x, right = days[0] * grid.column + 3, (days[-1] + 1) * grid.column - 3
    top, name = y + look.top + level * look.line, f"{span.id}/{week.monday}"
    yield Rect(
        x,
        top + 0.5,
        right - x,
        look.line - 1.5,
        "accent-100",
        name=name,
        group=f"{name}/bar",
        alt=span.name,
    )
    yield Rect(x, top + 0.5, BAR_WIDTH, look.line - 1.5, span.color, group=f"{name}/bar")
    text = PREFIX["activity"].get(grid.calendar.lang) + span.name
    shown = shortened(text, look.size, right - x - 8)
    yield Label(
        x + 6, top, label_width(shown, look.size), look.line, shown, look.size, "ink", name=f"{name}/text", group=f"{name}/bar",
        src=span.src, alt=span.name if shown != text else "",
    )  # fmt: skip


def _ink(mark: DayMark) -> str:
    return "accent" if mark.kind == "milestone" else "ink2" if mark.kind == "content" else "ink"
