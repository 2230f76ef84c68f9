"""The month calendar laid out: a page a month, and behind it a list of the milestones that had no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from opsplan.blocks.drawing import Drawing, Label, Line, Shape
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.gantt_words import day_text
from opsplan.blocks.label_text import label_width, shortened
from opsplan.blocks.month_calendar import KINDS, DayMark, MonthCalendar
from opsplan.blocks.month_calendar_cells import paint_week
from opsplan.blocks.month_calendar_weeks import LOOKS, Grid, Week, fill_weeks
from opsplan.diagnostics import Bilingual, Lang

_WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_OFF = Bilingual("休 放假", "Off: day off")
_WORKED = Bilingual("班 调休上班", "Work: make-up workday")
_ESTIMATED = Bilingual("（预测）或 *：放假安排尚未公布", "(est.) or *: days off not announced yet")


def month_name(day: date, lang: Lang) -> str:
    """``2027 年 3 月`` or ``March 2027``."""
    return f"{_MONTHS[day.month - 1]} {day.year}" if lang == "en" else f"{day.year} 年 {day.month} 月"


def mondays_of(month: date) -> tuple[date, ...]:
    """The Mondays of the weeks that the month of a day touches."""
    first = month.replace(day=1)
    monday = first - timedelta(first.weekday())
    days = range(monday.toordinal(), first.toordinal() + 31, 7)
    found = (date.fromordinal(day) for day in days if day <= date.max.toordinal())
    return tuple(day for day in found if day <= first or day.month == first.month)


def draw_month_calendar(
    calendar: MonthCalendar, *, width: float, max_height: float, look: Look = "svg"
) -> tuple[Drawing, ...]:
    """The months as drawings ``width`` points wide, a page each; at most ``max_height`` points high but for ``svg``,
    whose weeks are as high as they need."""
    drawings: list[Drawing] = []
    for month in calendar.months:
        grid = Grid(calendar, month, width, LOOKS[look])
        measures = grid.look
        top = measures.head + measures.weekdays
        weeks = fill_weeks(grid, mondays_of(month), max_height - top - measures.foot)
        tops = tuple(accumulate((week.height for week in weeks), initial=top))
        title = month_name(month, calendar.lang)
        shapes: tuple[Shape, ...] = (
            Label(0, 0, width / 2, measures.head, title, measures.title, "ink", True, name="month"),
            *(shape for week, y in zip(weeks, tops, strict=False) for shape in paint_week(week, y)),
            *_lines(grid, tops),
            *_foot(grid, weeks, tops[-1]),
        )
        words = _sentence(calendar, month, sum(sum(week.more) for week in weeks))
        drawings.append(Drawing(width, tops[-1] + measures.foot, shapes, title, words))
        drawings.extend(_lists(grid, tuple(mark for week in weeks for mark in week.hidden), max_height))
    return tuple(drawings)


def _lines(grid: Grid, tops: Sequence[float]) -> Iterator[Shape]:
    look, lang = grid.look, grid.calendar.lang
    for column in range(7):
        name = _WEEKDAYS_EN[column] if lang == "en" else f"周{_WEEKDAYS[column]}"
        x = column * grid.column
        yield Label(x + 4, look.head, grid.column - 8, look.weekdays, name, look.size, "ink2", True)
        if column:
            yield Line(x, tops[0], x, tops[-1], "line", 0.5)
    yield Line(0, tops[0], grid.width, tops[0], "accent", 1.5)
    for y in tops[1:]:
        yield Line(0, y, grid.width, y, "line", 0.75)


def _foot(grid: Grid, weeks: Sequence[Week], y: float) -> Iterator[Label]:
    """What the signs mean, as far as they occur."""
    calendar, look = grid.calendar, grid.look
    used = {mark.kind for mark in calendar.marks if grid.holds(mark.day)}
    if any(week.bars for week in weeks):
        used.add("activity")
    texts = [KINDS[kind] for kind in KINDS if kind in used]
    off = [each for each in calendar.days_off if any(grid.holds(day) for day in (each.start, each.end))]
    texts += [_OFF] if off else []
    texts += [_WORKED] if any(grid.holds(day) for day in calendar.workdays) else []
    texts += [_ESTIMATED] if any(each.estimated for each in off) else []
    x = 0.0
    for text in texts:
        said = text.get(calendar.lang)
        width = label_width(said, look.size)
        if x + width > grid.width:
            return
        yield Label(x, y + 3, width, look.foot - 4, said, look.size, "ink3")
        x += width + 16


def _lists(grid: Grid, marks: Sequence[DayMark], max_height: float) -> Iterator[Drawing]:
    """Milestones with their days in two columns, on as many pages as they need."""
    look, lang = grid.look, grid.calendar.lang
    step, half = look.line + 4, grid.width / 2
    rows = max(int((max_height - look.head) / step), 1)
    title = month_name(grid.month, lang) + Bilingual("：其余里程碑", ": more milestones").get(lang)
    for begin in range(0, len(marks), rows * 2):
        labels = [Label(0, 0, grid.width, look.head, title, look.title, "ink", True, name="month")]
        for place, mark in enumerate(marks[begin : begin + rows * 2]):
            x, y = place // rows * half, look.head + place % rows * step
            text = f"◆ {day_text(mark.day, lang, False)}  {mark.name}"
            shown = shortened(text, look.size, half - 12, True)
            labels.append(Label(
                x, y, half - 12, step, shown, look.size, "accent", True, name=f"{mark.id}/listed", src=mark.src,
                alt=mark.name if shown != text else "",
            ))  # fmt: skip
        height = look.head + min(rows, len(marks) - begin) * step
        yield Drawing(grid.width, height, tuple(labels), title, title)


def _sentence(calendar: MonthCalendar, month: date, left_out: int) -> str:
    own = [mark for mark in calendar.marks if (mark.day.year, mark.day.month) == (month.year, month.month)]
    marks = sum(mark.kind == "milestone" for mark in own)
    said = Bilingual(
        f"{month_name(month, 'zh-CN')}：{len(own)} 项，其中里程碑 {marks} 个。",
        f"{month_name(month, 'en')}: entries {len(own)}, milestones {marks}.",
    )
    more = (
        Bilingual(f"格内放不下 {left_out} 项。", f" Without room in the grid: {left_out}.")
        if left_out
        else Bilingual("", "")
    )
    return said.get(calendar.lang) + more.get(calendar.lang)
