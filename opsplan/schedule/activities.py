"""Activities and the work around them as dated work: promotion, reminders, roster, follow-up, materials.

Offsets without a name count from the activity: ``0d`` and ``-1d`` from its first day, ``+1d`` from its
last, ``-1h`` and ``-10min`` from its time of day, ``+1h`` from the end of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.activities import Activity, FollowUp, Material, Promotion, Reminder, RosterRound
from opsplan.model.base import Entry
from opsplan.model.plan import Plan
from opsplan.model.problems import shorten
from opsplan.model.times import DateExpr
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.expressions import DateNames
from opsplan.schedule.lengths import parse_offset, shift
from opsplan.schedule.problems import SWAPPED, Problems
from opsplan.schedule.results import ActivityWork, WorkItem, WorkKind

_CLOCK = lazy_pattern(r"([+＋\-−－])\s*(\d{1,5})\s*(h|小时|min|分钟|分)")
_MINUTES_A_DAY = 24 * 60
_LABELS: dict[WorkKind, Bilingual] = {
    "activity": Bilingual("活动", "Activity"),
    "promotion": Bilingual("宣传", "Promotion"),
    "reminder": Bilingual("提醒", "Reminder"),
    "roster": Bilingual("名单处理", "Roster"),
    "follow_up": Bilingual("回访", "Follow-up"),
    "material": Bilingual("物料", "Material"),
}


@dataclass(frozen=True, slots=True)
class _Moment:
    day: date
    time: int | None = None


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of an activity before it has dates. Fields are those to read the first and last day from."""

    kind: WorkKind
    item: Promotion | Reminder | RosterRound | FollowUp | Material
    name: str
    fields: tuple[str, str]


def schedule_activities(
    plan: Plan, dates: DateNames, calendar: WorkCalendar, problems: Problems
) -> tuple[tuple[ActivityWork, ...], tuple[tuple[date, date] | None, ...]]:
    """The dated work of all activities in the order of the file, and each activity's first and last day."""
    work: list[ActivityWork] = []
    spans: list[tuple[date, date] | None] = []
    for index, activity in enumerate(plan.activities):
        span = _span(activity, dates, problems)
        spans.append(span)
        own = len(work)
        reader = _Reader(activity, index, span, dates, calendar, problems)
        if span:
            time = start_time(activity)
            work.append(reader.made("activity", activity, span[0], span[1], time, activity.name))
        work.extend(reader.items())
        _check_outside(work[own:], plan, span, problems)
    return tuple(work), tuple(spans)


def start_time(activity: Activity) -> int | None:
    """When an activity begins, in minutes from midnight: its time, else the first time of its process."""
    if activity.time:
        return activity.time.start
    times = [step.time.start for step in activity.process if step.time]
    return times[0] if times else None


def end_time(activity: Activity, *, one_day: bool) -> int | None:
    """When an activity ends, in minutes from midnight of its last day: its time, the last step of its process, or its start.

    An activity of one day that ends before it begins (22:00-02:00) ends on the next day, at 1440 or more.
    """
    begins, ends = start_time(activity), _written_end(activity)
    if one_day and begins is not None and ends is not None and ends < begins:
        return ends + _MINUTES_A_DAY
    return ends


def _written_end(activity: Activity) -> int | None:
    if activity.time:
        return activity.time.end if activity.time.end is not None else activity.time.start
    for step in reversed(activity.process):
        if step.time:
            if step.time.end is not None:
                return step.time.end
            return step.time.start + (step.duration.minutes if step.duration else 0)
    return None


def _span(activity: Activity, dates: DateNames, problems: Problems) -> tuple[date, date] | None:
    def day(field: str, expr: DateExpr | None) -> date | None:
        return dates.resolve(expr, (*activity.loc, field)) if expr else None

    on, start, end = day("date", activity.date), day("start", activity.start), day("end", activity.end)
    first, last = start or on or end, end or on or start
    if first is None or last is None:
        return None
    if on and on not in (first, last):
        problems.quality(
            "date-clash", Severity.ERROR, (*activity.loc, "date"),
            Bilingual(f"活动“{shorten(activity.name)}”写了 date {on}，又写了 start {first} 和 end {last}，按起止排", f"activity '{shorten(activity.name)}' has a date, {on}, and a start and end, {first} and {last}, which are used"),
            Bilingual("一天的活动写 date，几天的写 start 和 end", "give date for one day, start and end for several"),
        )  # fmt: skip
    if last < first:
        problems.blocking(
            "date-inverted", (*activity.loc, "end"),
            Bilingual(f"活动“{shorten(activity.name)}”的结束 {last} 早于开始 {first}", f"activity '{shorten(activity.name)}' ends on {last}, before it starts on {first}"),
            SWAPPED,
        )  # fmt: skip
        return first, first
    return first, last


class _Reader:
    """Reads the items of one activity."""

    def __init__(
        self, activity: Activity, index: int, span: tuple[date, date] | None, dates: DateNames, calendar: WorkCalendar,
        problems: Problems,
    ) -> None:  # fmt: skip
        self._activity = activity
        self._index = index
        self._span = span
        self._dates = dates
        self._calendar = calendar
        self._problems = problems

    def items(self) -> Iterator[ActivityWork]:
        """The dated work of the activity, list by list."""
        for item in self._listed():
            first, last = (self._moment(item.item, field) for field in item.fields)
            start, end = first or last, last or first
            if start is None or end is None:
                continue
            if end.day < start.day:
                self._problems.blocking(
                    "date-inverted", (*item.item.loc, item.fields[1]),
                    Bilingual(f"结束 {end.day} 早于开始 {start.day}", f"the end {end.day} is before the start {start.day}"),
                    SWAPPED,
                )  # fmt: skip
                continue
            yield self.made(item.kind, item.item, start.day, end.day, start.time, item.name)

    def made(
        self, kind: WorkKind, item: WorkItem, start: date, end: date, time: int | None, name: str
    ) -> ActivityWork:
        """A piece of dated work of the activity."""
        label = _LABELS[kind]
        text = name.strip()
        full = (
            Bilingual(text, text)
            if kind == "activity"
            else Bilingual(f"{label.zh}：{text}", f"{label.en}: {text}")
            if text
            else label
        )
        owner = (item.owner or self._activity.owner or "").strip()
        return ActivityWork(kind, self._activity, self._index, item, start, end, time, full, owner, item.path)

    def _listed(self) -> Iterator[_Item]:
        activity = self._activity
        for promotion in activity.promotion:
            name = promotion.round or promotion.content or promotion.channel or ""
            yield _Item("promotion", promotion, name, ("start", "end"))
        for reminder in activity.reminders:
            yield _Item("reminder", reminder, reminder.to or reminder.text or "", ("when", "when"))
        for roster in activity.roster:
            yield _Item(
                "roster", roster, roster.round or roster.rule or roster.action or "", ("when", "when")
            )
        for follow_up in activity.follow_up:
            yield _Item("follow_up", follow_up, follow_up.to or follow_up.content or "", ("when", "when"))
        for material in activity.materials:
            yield _Item("material", material, material.name, ("due", "due"))

    def _moment(self, item: Entry, field: str) -> _Moment | None:
        expr = getattr(item, field)
        if not isinstance(expr, DateExpr):
            return None
        loc: Loc = (*item.loc, field)
        text = expr.text.strip()
        if self._dates.knows(text):
            day = self._dates.resolve(expr, loc)
            return _Moment(day) if day else None
        clock, offset = _CLOCK.fullmatch(text), parse_offset(text)
        if offset is None and clock is None:
            day = self._dates.resolve(expr, loc)
            return _Moment(day) if day else None
        if self._span is None:
            self._report_no_date(loc, text)
            return None
        if clock:
            minutes = int(clock[2]) * (60 if clock[3] in ("h", "小时") else 1)
            return self._clock(-minutes if clock[1] not in "+＋" else minutes, loc, text)
        if offset is None or (offset.amount and text[0].isdigit()):
            self._report_no_sign(loc, text)
            return None
        try:
            return _Moment(
                shift(self._calendar, self._span[1 if offset.amount > 0 else 0], offset.amount, offset.unit)
            )
        except OverflowError:
            self._problems.out_of_range(loc, Bilingual(f"“{shorten(text)}”", f"'{shorten(text)}'"))
            return None

    def _clock(self, minutes: int, loc: Loc, text: str) -> _Moment | None:
        if self._span is None:
            return None
        first, last = self._span
        day = last if minutes > 0 else first
        base = end_time(self._activity, one_day=first == last) if minutes > 0 else start_time(self._activity)
        if base is None:
            self._problems.quality(
                "act-no-time", Severity.WARNING, loc,
                Bilingual(f"“{shorten(text)}”要从活动时间算起，但活动没有写时间", f"'{shorten(text)}' counts from the activity's time, and it has none"),
                Bilingual('给活动写上 time，如 "19:30-21:00"', 'give the activity a time, such as "19:30-21:00"'),
            )  # fmt: skip
            return _Moment(day)
        days, time = divmod(base + minutes, _MINUTES_A_DAY)
        try:
            return _Moment(day + timedelta(days=days), time)
        except OverflowError:
            self._problems.out_of_range(loc, Bilingual(f"“{shorten(text)}”", f"'{shorten(text)}'"))
            return None

    def _report_no_sign(self, loc: Loc, text: str) -> None:
        self._problems.blocking(
            "date-offset-unit", loc,
            Bilingual(f"“{shorten(text)}”没有写是之前还是之后", f"'{shorten(text)}' does not say whether before or after"),
            Bilingual(f"写成 -{shorten(text)}（活动前）或 +{shorten(text)}（活动后）", f"write -{shorten(text)} (before) or +{shorten(text)} (after)"),
        )  # fmt: skip

    def _report_no_date(self, loc: Loc, text: str) -> None:
        activity = self._activity
        if activity.date or activity.start or activity.end:
            return  # its own date could not be read, which is reported
        self._problems.quality(
            "act-no-date", Severity.ERROR, loc,
            Bilingual(f"“{shorten(text)}”要从活动日期算起，但活动“{shorten(activity.name)}”没有写日期", f"'{shorten(text)}' counts from the activity's date, and '{shorten(activity.name)}' has none"),
            Bilingual("给活动写上 date，或 start 和 end", "give the activity a date, or start and end"),
        )  # fmt: skip


def _check_outside(
    work: Sequence[ActivityWork], plan: Plan, span: tuple[date, date] | None, problems: Problems
) -> None:
    """The activity and what comes before its end lie in the plan's period; what follows may lie after it."""
    opens, closes = plan.period.start, plan.period.end
    for each in work:
        follows = each.kind != "activity" and span is not None and each.start > span[1]
        if each.start >= opens and (each.end <= closes or follows):
            continue
        problems.quality(
            "act-outside", Severity.ERROR, each.item.loc,
            Bilingual(
                f"“{shorten(each.name.zh)}”{each.start} 至 {each.end} 在方案周期 {opens} 至 {closes} 之外",
                f"'{shorten(each.name.en)}' from {each.start} to {each.end} lies outside the plan's period {opens} to {closes}",
            ),
            Bilingual("改活动日期，或改 period 周期", "change the activity, or the period"),
        )  # fmt: skip
