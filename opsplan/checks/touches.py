"""How often a channel reaches one person: what it says it allows, and what the plan sends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from opsplan.checks.content_days import dated_entries, places
from opsplan.checks.events import events, work_of
from opsplan.checks.rule import Subject
from opsplan.model.activities import FollowUp
from opsplan.patterns import lazy_pattern

_UNITS = {
    "d": "day", "day": "day", "天": "day", "日": "day", "w": "week", "wk": "week", "week": "week", "周": "week",
    "mo": "month", "month": "month", "月": "month",
}  # fmt: skip
_PER = lazy_pattern(
    r"(\d{1,4})\s*(?:次|条|封|times?|messages?|sends?)?\s*(?:/|per|a)\s*(month|mo|week|wk|w|day|d|月|周|天|日)",
    re.I,
)
_EVERY = lazy_pattern(r"每(?:人每)?个?(月|周|天|日)[^\d]{0,8}(\d{1,4})")


class Cap(NamedTuple):
    """At most so many messages for one person in a day, week or month."""

    number: float
    unit: str


class Touch(NamedTuple):
    """A message on a channel. ``group`` is whom it goes to, empty for everybody on the channel."""

    channel: str
    day: date
    group: str


def read_cap(text: str) -> Cap | None:
    """``4/mo``, ``2 per week``, ``每月 4 次``, ``每人每月最多 4 条``; None for anything else."""
    found = _PER.search(text)
    if found:
        return Cap(int(found[1]), _UNITS[found[2].lower()])
    found = _EVERY.search(text)
    return Cap(int(found[2]), _UNITS[found[1]]) if found else None


def touches(subject: Subject) -> Iterator[Touch]:
    """The content entries, the places of the calendar they do not fill, and the follow-ups of activities.

    Stories that go out on one channel at one time are one message. Reminders are service messages to those who signed
    up, and promotion rounds run through the calendar.
    """
    filled: set[tuple[str, date]] = set()
    pushes: set[tuple[str, date, int | None, str]] = set()
    for each in dated_entries(subject):
        if each.channel:
            filled.add((each.channel, each.day))
            for group in each.entry.segment or ("",):
                push = (each.channel, each.day, each.minute, group)
                if each.minute is None or push not in pushes:
                    pushes.add(push)
                    yield Touch(each.channel, each.day, group)
    period = subject.plan.period
    for place in places(subject, period.start, period.end):
        if place.channel and (place.channel, place.day) not in filled:
            filled.add((place.channel, place.day))
            yield Touch(place.channel, place.day, "")
    works = work_of(subject, "follow_up")
    for activity, _, _ in events(subject):
        for work in works.get(activity.loc, ()):
            if isinstance(work.item, FollowUp) and work.item.channel:
                channel = subject.index.name("channels", work.item.channel)
                yield Touch(channel, work.start, f"{activity.name}: {work.item.to}")


def most(found: list[Touch], unit: str) -> Iterator[tuple[date, int]]:
    """The first day of each day, week or month with messages, and how many one person gets in it at most."""
    counts: dict[date, Counter[str]] = {}
    for each in found:
        counts.setdefault(_first(each.day, unit), Counter())[each.group] += 1
    for first in sorted(counts):
        groups = counts[first]
        yield first, groups[""] + max((groups[name] for name in groups if name), default=0)


def _first(day: date, unit: str) -> date:
    if unit == "month":
        return day.replace(day=1)
    return date.fromordinal(max(1, day.toordinal() - day.weekday())) if unit == "week" else day
