"""The content calendar of a plan: entries and gaps, activities, reminders and milestones on days with their festivals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any, cast

from opsplan.blocks.content_calendar import CalendarItem, ContentCalendar, EntryStatus
from opsplan.content.keys import digest, entry_keys
from opsplan.content.slots import PlacedEntry, SlotPlace, gaps, placed_entries, slot_places
from opsplan.library.calendar_days import dates_between, days_of, festivals_of
from opsplan.library.calendar_facts import column_facts, menu_facts, quarter_plans
from opsplan.library.context import Context
from opsplan.library.project import time_zone
from opsplan.library.shown import is_set, show_text
from opsplan.model.plan import Period
from opsplan.model.times import TimeOfDay
from opsplan.records import dataclass
from opsplan.schedule.results import ActivityWork

_SAID = (
    "form", "festival", "owner", "reviewer", "goal", "tactic", "activity", "segment", "metric", "target", "actual",
    "cta", "link", "note",
)  # fmt: skip
"""The fields of an entry that are shown as text."""
_LONGEST = 3660
"""Days of the longest calendar that is drawn: ten years."""


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """What of a calendar is wanted. ``start`` and ``end`` are included; None is where the plan's content begins or ends.

    Names are as people read them; none means all.
    """

    start: date | None = None
    end: date | None = None
    channels: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def wants(self, item: CalendarItem) -> bool:
        """True when the item is of the channels, owners and states asked for."""
        return all(
            not wanted or value in wanted
            for wanted, value in (
                (self.channels, item.channel), (self.owners, item.owner), (self.statuses, item.status),
            )
        )  # fmt: skip


def content_calendar_of(ctx: Context, choice: CalendarChoice = CalendarChoice()) -> ContentCalendar | None:
    """The calendar between the days of the choice; None when nothing of the plan lies there and it names no days."""
    entries = placed_entries(ctx.plan.content, ctx.index, ctx.schedule.when)
    start, end = _span(ctx, choice, entries)
    if start is None or end is None:
        return None
    if (end - start).days > _LONGEST:
        end = start + timedelta(days=_LONGEST)
    items = [
        *_entry_items(ctx, entries), *_gap_items(ctx, entries, start, end), *_work_items(ctx), *_milestones(ctx)
    ]  # fmt: skip
    shown = [item for item in items if item.last >= start and item.day <= end and choice.wants(item)]
    shown.sort(key=lambda item: (item.day, item.begins is not None, item.begins or 0))
    dates = dates_between(ctx, start, end)
    return ContentCalendar(
        ctx.plan.title, ctx.lang, start, end, tuple(shown), days_of(ctx, start, end, dates),
        festivals_of(ctx, dates),
        quarter_plans(ctx, start, end), column_facts(ctx, entries, start, end), menu_facts(ctx),
        tuple(sorted(ctx.schedule.calendar.weekend)), ctx.today,
        tuple(year for year in range(start.year, end.year + 1) if ctx.schedule.calendar.estimated(year)),
        time_zone(ctx.schedule.calendar.countries[0]),
    )  # fmt: skip


def entry_items(ctx: Context) -> tuple[CalendarItem, ...]:
    """All entries of the plan that have a day, in the order of the file."""
    return tuple(_entry_items(ctx, placed_entries(ctx.plan.content, ctx.index, ctx.schedule.when)))


def _span(
    ctx: Context, choice: CalendarChoice, entries: tuple[PlacedEntry, ...]
) -> tuple[date | None, date | None]:
    days = [each.day for each in entries]
    if not days:
        days = [
            day
            for work in ctx.schedule.activity_work
            if work.kind == "activity"
            for day in (work.start, work.end)
        ]
    period = ctx.plan.period
    start = choice.start or (min(days) if days else period.start)
    end = choice.end or (max(days) if days else period.end)
    if start and end and end < start:
        return None, None
    return start, end


def _entry_items(ctx: Context, entries: tuple[PlacedEntry, ...]) -> Iterator[CalendarItem]:
    for key, each in zip(entry_keys(entries), entries, strict=True):
        entry = each.entry
        said: dict[str, Any] = {name: show_text(ctx, entry, name) for name in _SAID if is_set(entry, name)}
        yield CalendarItem(
            key, "entry", each.day, each.day, entry.title, *_clock(entry.time), each.channel, each.column,
            draft_due=ctx.schedule.when(entry.draft_due), review_due=ctx.schedule.when(entry.review_due),
            status=cast(EntryStatus, entry.status or ""), src=entry.path, **said,
        )  # fmt: skip


def _gap_items(
    ctx: Context, entries: tuple[PlacedEntry, ...], start: date, end: date
) -> Iterator[CalendarItem]:
    slots = ctx.plan.content.slots if ctx.plan.content else ()
    places = slot_places(slots, entries, ctx.index, ctx.schedule.when, start, end)
    for place in filter(partial(_is_due, ctx.plan.period), gaps(places)):
        yield CalendarItem(
            digest(("gap", place.channel, place.column, place.day.isoformat())), "gap", place.day, place.day,
            ctx.t("待填", "To fill"), *_clock(place.slot.time), place.channel, place.column, src=place.slot.path,
        )  # fmt: skip


def _is_due(period: Period, place: SlotPlace) -> bool:
    """A place before or after the plan is only waiting for content where its slot names a day of its own."""
    began = place.slot.from_ is not None or place.day >= period.start
    return began and (place.slot.to is not None or place.day <= period.end)


def _work_items(ctx: Context) -> Iterator[CalendarItem]:
    for work in ctx.schedule.activity_work:
        if work.kind in ("activity", "reminder"):
            yield CalendarItem(
                digest(("work", work.path)), "activity" if work.kind == "activity" else "reminder", work.start,
                work.end, ctx.say(work.name), *_work_clock(work), owner=ctx.index.person_name(work.owner) if work.owner else "",
                activity=work.activity.name, src=work.path,
            )  # fmt: skip


def _milestones(ctx: Context) -> Iterator[CalendarItem]:
    for task in ctx.schedule.tasks:
        if task.milestone and task.start is not None:
            yield CalendarItem(
                digest(("milestone", task.path)), "milestone", task.start, task.start, task.task.name,
                owner=show_text(ctx, task.task, "owner"), src=task.path,
            )  # fmt: skip


def _clock(time: TimeOfDay | None) -> tuple[int | None, int | None]:
    return (time.start, time.end) if time else (None, None)


def _work_clock(work: ActivityWork) -> tuple[int | None, int | None]:
    end = work.activity.time.end if work.kind == "activity" and work.activity.time else None
    return work.time, end
