"""The working calendar that a plan asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.plan import Calendar, DayOff, Plan
from opsplan.model.problems import shorten
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.official import Announced, known_countries
from opsplan.schedule.problems import SWAPPED, Problems
from opsplan.schedule.spans import NamedSpan

DEFAULT_COUNTRY = "CN"


def plan_calendar(plan: Plan, announced: Announced, problems: Problems) -> WorkCalendar:
    """The calendar of a plan; mainland China's when it names no country."""
    wanted = plan.calendar or Calendar()
    calendar = WorkCalendar(
        countries=known_codes(wanted.country, (*wanted.loc, "country"), problems) or (DEFAULT_COUNTRY,),
        own_weekend=frozenset(wanted.weekend),
        days_off=tuple(own_spans(wanted.days_off, problems)),
        workdays=tuple(own_spans(wanted.workdays, problems)),
        announced=announced,
    )
    if not has_working_days(calendar, plan):
        loc = (*wanted.loc, "weekend") if wanted.weekend else ("calendar",)
        problems.blocking(
            "cal-no-workday", loc,
            Bilingual("日历里没有一个工作日，无法排期", "the calendar has no working day, so nothing can be scheduled"),
            Bilingual("weekend 周末至少留一天上班，或在 workdays 工作日里写上", "leave a working day in weekend, or list some in workdays"),
        )  # fmt: skip
    return calendar


def has_working_days(calendar: WorkCalendar, plan: Plan) -> bool:
    """True when there is a working day from the plan's first day on."""
    try:
        calendar.next_working(plan.period.start)
    except OverflowError:
        return False
    return True


def known_codes(written: Iterable[str], loc: Loc, problems: Problems) -> tuple[str, ...]:
    """The countries of a list whose days off are known; the others are reported."""
    found: list[str] = []
    for index, text in enumerate(written):
        known = known_countries()
        code = text.strip().upper()
        if code in known:
            found.append(code)
            continue
        problems.blocking(
            "cal-unknown-country", (*loc, index),
            Bilingual(f"没有国家代码“{shorten(text)}”的节假日数据", f"no days off are known for the country '{shorten(text)}'"),
            problems.nearest(code, known) or Bilingual("写两位国家代码，如 CN、US、SG", "write a two-letter country code, such as CN, US, SG"),
        )  # fmt: skip
    return tuple(dict.fromkeys(found))


def own_spans(items: Iterable[DayOff], problems: Problems) -> Iterator[NamedSpan]:
    """The days that a plan's writer lists; entries that mean no day are reported."""
    for item in items:
        start = item.date or item.start or item.end
        end = item.date or item.end or item.start
        if start is None or end is None:
            problems.blocking(
                "date-missing", item.loc,
                Bilingual("没有写是哪一天", "no day is given"),
                Bilingual("写 date，或 start 和 end", "write date, or start and end"),
            )  # fmt: skip
        elif end < start:
            problems.blocking(
                "date-inverted",
                (*item.loc, "end"),
                Bilingual(f"结束 {end} 早于开始 {start}", f"the end {end} is before the start {start}"),
                SWAPPED,
            )
        else:
            if item.date and not {item.start, item.end} <= {item.date, None}:
                problems.quality(
                    "date-clash", Severity.ERROR, (*item.loc, "date"),
                    Bilingual(f"写了 date {item.date}，又写了 start 或 end，按 date 排", f"a date, {item.date}, stands beside start or end; the date is used"),
                    Bilingual("一天写 date，几天写 start 和 end", "give date for one day, start and end for several"),
                )  # fmt: skip
            name = (item.name or "").strip()
            yield NamedSpan(start, end, Bilingual(name, name))
