"""A content calendar in numbers: each month and channel, and what is planned for the festivals ahead."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from opsplan.blocks.content_calendar import STATUS_NAMES, CalendarItem, ContentCalendar
from opsplan.blocks.sheet import Sheet
from opsplan.content.cadences import promised_days
from opsplan.content.marketing_day import MarketingDate
from opsplan.content.mentions import festival_pattern, searched
from opsplan.content.plan_dates import dates_that_matter
from opsplan.library.content_calendars import entry_items
from opsplan.library.context import Context
from opsplan.records import dataclass

_LONGEST_LEAD = 84
"""Days before a festival by which the earliest preparation begins."""
_HALF_YEAR = 183
"""Days by which content and its festival belong together; a festival comes every year."""


@dataclass(frozen=True, slots=True)
class MonthSummary:
    """A channel in a month (``2027-03``). ``promised`` is how many entries the cadence of the channel's columns, else
    its own, makes of the month's days in the calendar; None where no cadence says a number. ``states`` counts the
    entries by state, those without one under an empty key."""

    month: str
    channel: str
    entries: int
    gaps: int
    promised: int | None
    states: dict[str, int]


@dataclass(frozen=True, slots=True)
class FestivalSummary:
    """A festival ahead. ``days`` are left until it begins, 0 while it lasts; ``first`` is the first day on which
    anything planned for it is seen, with its ``title``."""

    name: str
    start: date
    end: date
    prepare_by: date
    days: int
    planned: int
    first: date | None
    title: str
    late: bool
    """True when nothing is planned although preparation should have begun."""


@dataclass(frozen=True, slots=True)
class CalendarSummary:
    """Months with their channels in the order of days, and the festivals ahead, by their first day."""

    months: tuple[MonthSummary, ...]
    festivals: tuple[FestivalSummary, ...]


class _Planned(NamedTuple):
    """An entry or an activity: what it is about, the day on which people first see it, and its title."""

    about: str
    day: date
    title: str


def calendar_summary(ctx: Context, calendar: ContentCalendar) -> CalendarSummary:
    """The numbers of a calendar. Festivals are those that matter to the plan and are not over, up to the calendar's end and
    beyond it where they must be prepared before; for them the whole plan counts, whatever the calendar shows of it."""
    return CalendarSummary(tuple(_months(ctx, calendar)), tuple(_festivals(ctx, calendar)))


def summary_sheets(ctx: Context, summary: CalendarSummary) -> tuple[Sheet, ...]:
    """The months and the festivals as tables; a table without rows is left out."""
    sheets = (_month_sheet(ctx, summary.months), _festival_sheet(ctx, summary.festivals))
    return tuple(sheet for sheet in sheets if sheet.rows)


def summary_record(summary: CalendarSummary) -> dict[str, Any]:
    """The numbers for programs: dates as ISO, states in English whatever the language."""
    return {
        key: [
            {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
            for row in rows
        ]
        for key, rows in asdict(summary).items()
    }


def _months(ctx: Context, calendar: ContentCalendar) -> list[MonthSummary]:
    counted: dict[tuple[date, str], list[CalendarItem]] = defaultdict(list)
    for item in calendar.items:
        if item.kind in ("entry", "gap"):
            counted[item.day.replace(day=1), item.channel].append(item)
    cadences = _cadences(ctx)
    found = []
    for (month, channel), items in sorted(counted.items()):
        entries = [item for item in items if item.kind == "entry"]
        days = (
            min(month.replace(day=monthrange(month.year, month.month)[1]), calendar.end)
            - max(month, calendar.start)
        ).days + 1
        each = cadences.get(channel, ())
        found.append(
            MonthSummary(
                f"{month:%Y-%m}", channel, len(entries), len(items) - len(entries),
                round(sum(days / between for between in each)) if each else None,
                dict(Counter(item.status for item in entries)),
            )
        )  # fmt: skip
    return found


def _cadences(ctx: Context) -> dict[str, tuple[float, ...]]:
    """Days between two entries as promised, by channel: of each of its columns, else of the channel."""
    found: dict[str, tuple[float, ...]] = {}
    for column in ctx.plan.content.columns if ctx.plan.content else ():
        between = promised_days(column.cadence) if column.cadence else None
        if column.channel and between:
            channel = ctx.index.name("channels", column.channel)
            found[channel] = (*found.get(channel, ()), between)
    for each in ctx.plan.strategy.channels if ctx.plan.strategy else ():
        between = promised_days(each.cadence) if each.cadence else None
        if between:
            found.setdefault(each.name, (between,))
    return found


def _festivals(ctx: Context, calendar: ContentCalendar) -> list[FestivalSummary]:
    ahead: dict[tuple[str, date], MarketingDate] = {}
    until = date.fromordinal(min(calendar.end.toordinal() + _LONGEST_LEAD, date.max.toordinal()))
    for year in range(calendar.start.year, until.year + 1):
        start, end = max(calendar.start, date(year, 1, 1)), min(until, date(year, 12, 31))
        for found in dates_that_matter(
            ctx.plan, ctx.schedule.when, start, end, company=ctx.schedule.company_dates
        ):
            if found.end >= ctx.today and min(found.start, found.prepare_by) <= calendar.end:
                ahead[found.name.zh, found.start] = found
    planned = tuple(_planned(ctx))
    return [_festival(ctx, found, planned) for found in sorted(ahead.values(), key=lambda each: each.start)]


def _planned(ctx: Context) -> Iterator[_Planned]:
    """All entries and activities of the plan with the day they begin, in the order of days."""
    found = [
        _Planned(searched((item.festival, item.title, item.column, item.activity)), item.day, item.title)
        for item in entry_items(ctx)
    ]
    for activity, span in zip(ctx.plan.activities, ctx.schedule.activities, strict=True):
        if span:
            theme = activity.plan.theme if activity.plan else None
            found.append(_Planned(searched((activity.name, theme)), span[0], activity.name))
    yield from sorted(found, key=lambda each: each.day)


def _festival(ctx: Context, found: MarketingDate, planned: tuple[_Planned, ...]) -> FestivalSummary:
    pattern = festival_pattern(found.name.zh)
    own = [
        each
        for each in planned
        if abs((each.day - found.start).days) < _HALF_YEAR and pattern.search(each.about)
    ]
    first = own[0] if own else None
    return FestivalSummary(
        found.name.get(ctx.lang), found.start, found.end, found.prepare_by, max((found.start - ctx.today).days, 0),
        len(own), first.day if first else None, first.title if first else "", not own and found.prepare_by < ctx.today,
    )  # fmt: skip


def _month_sheet(ctx: Context, months: tuple[MonthSummary, ...]) -> Sheet:
    states = [state for state in STATUS_NAMES if any(state in row.states for row in months)]
    stateless = any("" in row.states for row in months)
    heads = [
        ctx.t("月份", "Month"), ctx.t("渠道", "Channel"), ctx.t("内容", "Entries"), ctx.t("空档", "Gaps"),
        ctx.t("承诺", "Promised"), *(ctx.say(STATUS_NAMES[state]) for state in states),
        *([ctx.t("没写状态", "No state")] if stateless else []),
    ]  # fmt: skip
    keys = [*states, *([""] if stateless else [])]
    rows, before = [], ""
    for row in months:
        counts = [row.entries, row.gaps, row.promised, *(row.states.get(state, 0) for state in keys)]
        shown = [str(count) if count else "" for count in counts]
        shown[0] = str(row.entries)
        shown[2] = "" if row.promised is None else str(row.promised)
        month = "" if row.month == before else row.month
        rows.append((month, row.channel or ctx.t("没写渠道", "No channel"), *shown))
        before = row.month
    right = tuple(range(2, len(heads)))
    return Sheet(tuple(heads), tuple(rows), right, title=ctx.t("每月各渠道", "Months and channels"))


def _festival_sheet(ctx: Context, festivals: tuple[FestivalSummary, ...]) -> Sheet:
    heads = (
        ctx.t("节点", "Festival"), ctx.t("日期", "Date"), ctx.t("还有几天", "Days left"),
        ctx.t("准备最晚始于", "Prepare by"), ctx.t("已排", "Planned"), ctx.t("最早一条", "First"),
    )  # fmt: skip
    rows = tuple(
        (
            row.name,
            str(row.start) if row.start == row.end else f"{row.start}/{row.end}",
            str(row.days), str(row.prepare_by), str(row.planned or ""),
            f"{row.first} {row.title}" if row.first else _nothing(ctx, row),
        )
        for row in festivals
    )  # fmt: skip
    return Sheet(heads, rows, (2, 4), title=ctx.t("接下来的节点", "Festivals ahead"))


def _nothing(ctx: Context, row: FestivalSummary) -> str:
    if row.late:
        return ctx.t("没有内容和活动，已过准备日", "no content or activity, and late to prepare")
    return ctx.t("没有内容和活动", "no content or activity")
