"""What the views of time say, as rows of text: for formats that draw nothing, and for the speaker's notes."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.blocks.gantt_words import day_off_name
from opsplan.blocks.month_calendar import KINDS, MonthCalendar
from opsplan.blocks.roadmap import Roadmap
from opsplan.blocks.run_of_show import RunOfShow, clock, minutes_text, slip_text
from opsplan.blocks.time_figures import TimeModel
from opsplan.blocks.week_grid import WeekGrid
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

_LANE = Bilingual("分组", "Group")
_ITEM = Bilingual("事项", "Item")
_START, _END = Bilingual("开始", "Start"), Bilingual("结束", "End")
_DAY, _KIND = Bilingual("日期", "Day"), Bilingual("类型", "Kind")
_TIME, _LENGTH = Bilingual("时间", "Time"), Bilingual("时长", "Length")
_STEP, _WITH = Bilingual("步骤", "Step"), Bilingual("人员或地点", "Who or where")
_TIMING, _WEEK = Bilingual("衔接", "Timing"), Bilingual("周", "Week of")
_OFF, _WORKED = Bilingual("放假", "Day off"), Bilingual("调休上班", "Make-up workday")
_SPAN = Bilingual("活动", "Activity")


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A line of a view, with the plan path of what it shows."""

    cells: tuple[str, ...]
    src: str = ""


def time_heads(model: TimeModel) -> tuple[str, ...]:
    """The titles of the columns of :func:`time_rows`."""
    heads: tuple[Bilingual, ...]
    match model:
        case Roadmap():
            heads = (_LANE, _ITEM, _START, _END)
        case RunOfShow():
            heads = (_TIME, _LENGTH, _STEP, _LANE, _WITH, _TIMING)
        case MonthCalendar():
            heads = (_DAY, _KIND, _ITEM)
        case WeekGrid():
            heads = (_WEEK, _LANE, _ITEM)
    return tuple(head.get(model.lang) for head in heads)


def time_rows(model: TimeModel) -> tuple[TimeRow, ...]:
    """Everything a view shows, in the order it is read."""
    match model:
        case Roadmap():
            return tuple(_roadmap(model))
        case RunOfShow():
            return tuple(_run_of_show(model))
        case MonthCalendar():
            return tuple(sorted(_months(model), key=lambda row: row.cells[0]))
        case WeekGrid():
            return tuple(_weeks(model))


def _roadmap(model: Roadmap) -> Iterator[TimeRow]:
    for lane in model.lanes:
        for item in lane.items:
            name = f"◆ {item.name}" if item.milestone else item.name
            yield TimeRow((lane.name, name, item.start.isoformat(), item.end.isoformat()), item.src)


def _run_of_show(model: RunOfShow) -> Iterator[TimeRow]:
    for step in model.steps:
        when = f"{clock(step.start, model.lang)}–{clock(step.end, model.lang)}"
        slips = [slip_text(slip, model.lang) for slip in model.slips if slip.step == step.id]
        length = minutes_text(step.end - step.start, model.lang)
        timing = Bilingual("，", ", ").get(model.lang).join(slips)
        yield TimeRow((when, length, step.name, step.lane, step.note, timing), step.src)


def _months(model: MonthCalendar) -> Iterator[TimeRow]:
    lang = model.lang
    for mark in model.marks:
        yield TimeRow((mark.day.isoformat(), KINDS[mark.kind].get(lang), mark.name), mark.src)
    for span in model.spans:
        name = f"{span.name} ({span.start}–{span.end})"
        yield TimeRow((span.start.isoformat(), _SPAN.get(lang), name), span.src)
    for off in model.days_off:
        name = f"{day_off_name(off, lang)} ({off.start}–{off.end})"
        yield TimeRow((off.start.isoformat(), _OFF.get(lang), name))
    for day in model.workdays:
        yield TimeRow((day.isoformat(), _WORKED.get(lang), ""))


def _weeks(model: WeekGrid) -> Iterator[TimeRow]:
    for week in model.weeks:
        for row in model.rows:
            for note in row.notes:
                if note.week == week:
                    yield TimeRow((week.isoformat(), row.name, note.text), note.src)
