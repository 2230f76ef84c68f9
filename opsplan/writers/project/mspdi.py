"""Microsoft Project XML (MSPDI, the schema of Project 2007 and later), which Project, ProjectLibre and others open.

The order of the elements is that of the schema. Working time is 9–12 and 13–18 o'clock. A lag is in tenths of
a minute, durations are ``PT…H…M…S``; both count working time unless their format says "elapsed".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from lxml import etree

from opsplan.blocks.gantt import DayOff
from opsplan.blocks.project import Project, Resource
from opsplan.writers.project.mspdi_tasks import EXTENDED_ATTRIBUTE, write_assignments, write_tasks
from opsplan.writers.project.mspdi_xml import (
    DAY_END,
    DAY_START,
    MINUTES_A_DAY,
    NAMESPACE,
    flag,
    put,
    put_all,
    sub,
)
from opsplan.writers.project.text import one_line
from opsplan.writers.project.working import ends_carried_by_parts, modes

_WORKING_TIMES = (("09:00:00", "12:00:00"), ("13:00:00", "18:00:00"))
_BASE_CALENDAR = 1
_FIRST_PERSONAL_CALENDAR = 2
_DAILY = 1
"""The type of an exception that names each of its days."""


def write_mspdi(project: Project) -> bytes:
    """The project as a file that opens with the same dates, links, calendar and baseline."""
    project = ends_carried_by_parts(project)
    root = etree.Element(f"{{{NAMESPACE}}}Project", nsmap={None: NAMESPACE})
    _head(root, project)
    own = {
        person.uid: _FIRST_PERSONAL_CALENDAR + at
        for at, person in enumerate(project.resources)
        if person.days_off
    }
    calendars = sub(root, "Calendars")
    _base_calendar(calendars, project)
    for person in project.resources:
        if person.days_off:
            _personal_calendar(calendars, person, own[person.uid])
    write_tasks(sub(root, "Tasks"), project, modes(project), _BASE_CALENDAR)
    resources = sub(root, "Resources")
    for place, person in enumerate(project.resources, start=1):
        _resource(resources, person, place, own.get(person.uid, _BASE_CALENDAR))
    write_assignments(sub(root, "Assignments"), project)
    etree.indent(root, "  ")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)) + b"\n"


def _head(root: etree._Element, project: Project) -> None:
    today = datetime.combine(project.today, time(9))
    put_all(
        root, SaveVersion=14, Name=f"{one_line(project.title)[:200]}.xml", Title=one_line(project.title), Company=project.organization or None,
        Manager=project.owner or None, CreationDate=today, LastSaved=today, ScheduleFromStart=1,
        StartDate=datetime.combine(project.start, DAY_START), FinishDate=datetime.combine(project.finish, DAY_END),
        FYStartDate=1, CriticalSlackLimit=0, CurrencyDigits=2, CalendarUID=_BASE_CALENDAR, DefaultStartTime=DAY_START,
        DefaultFinishTime=DAY_END, MinutesPerDay=MINUTES_A_DAY,
        MinutesPerWeek=MINUTES_A_DAY * (7 - len(project.calendar.weekend)), DaysPerMonth=20, DefaultTaskType=1,
        DurationFormat=7, WorkFormat=2, HonorConstraints=1, NewTasksEffortDriven=0, NewTasksEstimated=0,
        SplitsInProgressTasks=0, TaskUpdatesResource=0, WeekStartDay=1, MoveCompletedEndsBack=0, MoveRemainingStartsBack=0,
        MoveRemainingStartsForward=0, MoveCompletedEndsForward=0, StatusDate=datetime.combine(project.today, DAY_END),
        CurrentDate=today, Autolink=0, NewTasksAreManual=0, UpdateManuallyScheduledTasksWhenEditingLinks=0,
    )  # fmt: skip
    attribute = sub(sub(root, "ExtendedAttributes"), "ExtendedAttribute")
    put_all(
        attribute, FieldID=EXTENDED_ATTRIBUTE[0], FieldName=EXTENDED_ATTRIBUTE[1], Alias=EXTENDED_ATTRIBUTE[2]
    )


def _base_calendar(parent: etree._Element, project: Project) -> None:
    names = "Plan calendar" if project.lang == "en" else "方案日历"
    element = sub(parent, "Calendar")
    put_all(
        element, UID=_BASE_CALENDAR, Name=names, IsBaseCalendar=1, IsBaselineCalendar=0, BaseCalendarUID=-1
    )
    week = sub(element, "WeekDays")
    for day_type in range(1, 8):  # 1 is Sunday
        worked = (day_type - 1 or 7) not in project.calendar.weekend
        day = sub(week, "WeekDay")
        put_all(day, DayType=day_type, DayWorking=flag(worked))
        if worked:
            _working_times(day)
    estimated = " (estimated)" if project.lang == "en" else "（预测）"
    spans: list[tuple[date, date, str, bool]] = [
        (off.start, off.end, off.name + (estimated if off.estimated else ""), False)
        for off in project.calendar.days_off
    ]
    spans += [(each.day, each.day, each.name, True) for each in project.calendar.workdays]
    _exceptions(element, sorted(spans))


def _personal_calendar(parent: etree._Element, person: Resource, uid: int) -> None:
    element = sub(parent, "Calendar")
    put_all(
        element,
        UID=uid,
        Name=person.name,
        IsBaseCalendar=0,
        IsBaselineCalendar=0,
        BaseCalendarUID=_BASE_CALENDAR,
    )
    _exceptions(element, [_plain(off) for off in sorted(person.days_off, key=lambda off: off.start)])


def _plain(off: DayOff) -> tuple[date, date, str, bool]:
    return off.start, off.end, off.name, False


def _exceptions(calendar: etree._Element, spans: Iterable[tuple[date, date, str, bool]]) -> None:
    """Days off and worked days that differ from the week."""
    listed = list(spans)
    if not listed:
        return
    parent = sub(calendar, "Exceptions")
    for start, end, name, worked in listed:
        element = sub(parent, "Exception")
        put(element, "EnteredByOccurrences", 0)
        _period(element, start, end)
        put_all(
            element,
            Occurrences=(end - start).days + 1,
            Name=name or None,
            Type=_DAILY,
            DayWorking=flag(worked),
        )
        if worked:
            _working_times(element)


def _period(parent: etree._Element, start: date, end: date) -> None:
    period = sub(parent, "TimePeriod")
    put_all(period, FromDate=datetime.combine(start, time()), ToDate=datetime.combine(end, time(23, 59)))


def _working_times(parent: etree._Element) -> None:
    times = sub(parent, "WorkingTimes")
    for start, end in _WORKING_TIMES:
        put_all(sub(times, "WorkingTime"), FromTime=start, ToTime=end)


def _resource(parent: etree._Element, person: Resource, place: int, calendar: int) -> None:
    put_all(
        sub(parent, "Resource"), UID=person.uid, ID=place, Name=person.name, Type=1, IsNull=0, Code=person.code or None,
        MaxUnits=round(person.capacity, 4), CalendarUID=calendar,
    )  # fmt: skip
