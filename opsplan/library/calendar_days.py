"""The days of a content calendar: lunar day, festivals, days off and days worked instead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from opsplan.blocks.content_calendar import CalendarDay, FestivalSpan
from opsplan.content.lunar import lunar_name
from opsplan.content.marketing_day import MarketingDate
from opsplan.content.plan_dates import plan_marketing_dates
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.patterns import lazy_pattern

_ID = lazy_pattern(r"[a-z0-9_-]+")
_NAMELESS = Bilingual("放假", "day off")
"""A day that is swapped for a worked one bears no holiday's name."""
_SHOWN_DAYS = 7
"""A season longer than this stands on its first day only."""


def festivals_of(ctx: Context, dates: Iterable[MarketingDate]) -> tuple[FestivalSpan, ...]:
    """Marketing dates as the calendar names them."""
    return tuple(
        FestivalSpan(_name(ctx, found), found.start, found.end, found.prepare_by, found.tier, found.taboo)
        for found in dates
    )


def days_of(ctx: Context, start: date, end: date, dates: Iterable[MarketingDate]) -> tuple[CalendarDay, ...]:
    """Every day between two days, both included, with those of the marketing dates that fall on it."""
    names: dict[date, list[MarketingDate]] = {}
    for found in dates:
        last = found.end if (found.end - found.start).days < _SHOWN_DAYS else found.start
        for ordinal in range(found.start.toordinal(), last.toordinal() + 1):
            names.setdefault(date.fromordinal(ordinal), []).append(found)
    calendar = ctx.schedule.calendar
    worked = {day: ctx.say(name) for day, name in calendar.make_up_workdays(start, end)}
    days = []
    for ordinal in range(start.toordinal(), end.toordinal() + 1):
        day = date.fromordinal(ordinal)
        found_here = sorted(names.get(day, ()), key=lambda each: each.tier)
        names_off = calendar.off_names(day)
        off = [name for each in names_off or () if (name := ctx.say(each))]
        if names_off is not None and not off:
            off = [ctx.say(_NAMELESS)]
        days.append(
            CalendarDay(
                day,
                "" if ctx.lang == "en" else lunar_name(day),
                tuple(dict.fromkeys(_name(ctx, each) for each in found_here)),
                fmt.separator(off, ctx.lang).join(off),
                worked.get(day, ""),
                weekend=day.isoweekday() in calendar.weekend,
                estimated=calendar.estimated(day.year),
                taboo=any(each.taboo for each in found_here),
            )
        )
    return tuple(days)


def _name(ctx: Context, found: MarketingDate) -> str:
    """The name for people: a key date that is written as an id, ``soft_launch``, is ``Soft launch``."""
    name = found.name.get(ctx.lang)
    return name.replace("_", " ").capitalize() if found.kind == "own" and _ID.fullmatch(name) else name


def dates_between(ctx: Context, start: date, end: date) -> tuple[MarketingDate, ...]:
    """The plan's marketing dates with a day between two days (inclusive), by their first day; without the plan's own dates on which a milestone stands, which says it better."""
    milestones = {task.start for task in ctx.schedule.tasks if task.milestone}
    found = (
        each
        for year in range(start.year, end.year + 1)
        for each in plan_marketing_dates(
            ctx.plan, ctx.schedule.when, year, company=ctx.schedule.company_dates, key_dates=True
        )
        if each.start <= end and each.end >= start and not (each.kind == "own" and each.start in milestones)
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.start, each.end, each.tier)))
