"""Activities as the rules look at them: which form they take, when they are, and the dated work around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import takewhile
from typing import Any, NamedTuple

from opsplan.checks import event_words as words
from opsplan.checks.rule import Subject
from opsplan.diagnostics import Loc
from opsplan.model.activities import Activity, FunnelTarget
from opsplan.model.base import Entry
from opsplan.model.choices import ACTIVITY_FORM
from opsplan.model.content import ContentEntry
from opsplan.model.phases import Task
from opsplan.model.problems import shorten
from opsplan.schedule import ActivityWork

_PEOPLE_COME = frozenset({"livestream", "salon", "conference", "roadshow"})
_IN_A_PLACE = frozenset({"salon", "conference", "roadshow"})
Days = tuple[date, date]


class Event(NamedTuple):
    """An activity that is not called off, its name for messages, and its first and last day, None without dates."""

    activity: Activity
    name: str
    days: Days | None


def events(subject: Subject) -> Iterator[Event]:
    """The activities of a plan in the order of the file, without those that are called off."""
    for index, activity in enumerate(subject.plan.activities):
        if not words.mentions(words.CALLED_OFF, activity.status or ""):
            yield Event(activity, shorten(activity.name), subject.schedule.activity_span(index))


def attended(subject: Subject) -> Iterator[Event]:
    """The activities that people come to, on site or online."""
    return (each for each in events(subject) if people_come(each.activity))


def people_come(activity: Activity) -> bool:
    """True for live streams, salons, conferences, roadshows and what is called so in other words."""
    return _is(activity, _PEOPLE_COME, words.PEOPLE_COME)


def in_a_place(activity: Activity) -> bool:
    """True for what people go to: salons, conferences, roadshows and what is called so in other words."""
    return _is(activity, _IN_A_PLACE, words.IN_A_PLACE)


def _is(activity: Activity, forms: frozenset[str], called: re.Pattern[str]) -> bool:
    if activity.form in ACTIVITY_FORM.values:
        return activity.form in forms
    return called.search(activity.form or activity.name) is not None


def come(activity: Activity) -> FunnelTarget | None:
    """The stage of the activity's funnel for those who come, with its target."""
    return next((each for each in _counted(activity) if words.ATTENDANCE.search(each.name)), None)


def sign_up(activity: Activity) -> FunnelTarget | None:
    """The stage of the activity's funnel for those who sign up, before those who come, with its target."""
    before = takewhile(lambda each: not words.ATTENDANCE.search(each.name), _counted(activity))
    return next((each for each in before if words.SIGN_UP.search(each.name)), None)


def _counted(activity: Activity) -> Iterator[FunnelTarget]:
    return (each for each in activity.funnel if each.target and not each.target.percent)


def work_of(subject: Subject, kind: str) -> Mapping[Loc, list[ActivityWork]]:
    """The dated work of one kind, by the place of its activity in the file."""
    found: dict[Loc, list[ActivityWork]] = {}
    for each in subject.schedule.activity_work:
        if each.kind == kind:
            found.setdefault(each.activity.loc, []).append(each)
    return found


def posts_of(subject: Subject) -> Mapping[Loc, list[tuple[date, ContentEntry]]]:
    """The content entries that name an activity, with their days, by the activity's place in the file."""
    found: dict[Loc, list[tuple[date, ContentEntry]]] = {}
    for entry in subject.plan.content.entries if subject.plan.content else ():
        activity = subject.index.find("activities", entry.activity) if entry.activity else None
        day = subject.schedule.when(entry.date) if entry.date else None
        if activity and day:
            found.setdefault(activity.loc, []).append((day, entry))
    return found


class TaskDays:
    """The days of the tasks that are about something, asked for by a span of days in logarithmic time."""

    def __init__(self, subject: Subject, words_: re.Pattern[str]) -> None:
        self._subject, self._words = subject, words_
        self._undated = False
        self._starts: list[int] = []
        self._latest: list[int] = []
        self._read = False

    def any(self, days: Days | None, before: float = 0, after: float = 0) -> bool:
        """True when such a task has a day from ``before`` days before the first day to ``after`` days after the last.

        A task without dates may be any of them; without days, any task is.
        """
        if not self._read:
            self._find()
        if self._undated or days is None:
            return self._undated or bool(self._starts)
        until = bisect_right(self._starts, days[1].toordinal() + after)
        return until > 0 and self._latest[until - 1] >= days[0].toordinal() - before

    def _find(self) -> None:
        """Read the tasks, which only plans with activities need."""
        self._read = True
        spans: list[tuple[int, int]] = []
        for each in self._subject.schedule.tasks:
            task = each.task
            if self._words.search(said(task)):
                if each.start is None or each.end is None:
                    self._undated = True
                else:
                    spans.append((each.start.toordinal(), each.end.toordinal()))
        spans.sort()
        self._starts = [start for start, _ in spans]
        for _, end in spans:
            self._latest.append(max(end, self._latest[-1]) if self._latest else end)


def said(task: Task) -> str:
    """What a task says it is about, as one text."""
    return "\n".join(
        text for text in (task.name, task.deliverable, task.requirement, task.note, *task.tags) if text
    )


def about(entry: Entry, *fields: str) -> tuple[Any, ...]:
    """The values of some fields of an entry, to look for words in."""
    return tuple(getattr(entry, field) for field in fields)
