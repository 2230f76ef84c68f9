"""What a plan has for a festival: the entries, activities, tasks and phases that speak of it, with their first days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from opsplan.checks.content_days import dated_entries
from opsplan.checks.events import events
from opsplan.checks.rule import Subject
from opsplan.content.mentions import festival_pattern, searched
from opsplan.diagnostics import Bilingual
from opsplan.model.problems import shorten
from opsplan.records import dataclass

_DRAFT, _REVIEW = Bilingual("交稿", "the draft"), Bilingual("送审", "the review")
_OUT, _ACTIVITY = Bilingual("发布", "publication"), Bilingual("活动", "the activity")
_TASK, _PHASE = Bilingual("任务", "the task"), Bilingual("阶段", "the phase")
_LEAST_OWN = 2
"""Characters of an activity's own name that make it known."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something of the plan and what it is about.

    ``first`` is the first day on which anything is done for it, ``step`` what that is, ``name`` whose step it is.
    ``shown`` are the days, both included, on which people see it; None for work they do not see.
    """

    about: str
    first: date
    step: Bilingual
    name: str
    shown: tuple[date, date] | None = None


def works(subject: Subject) -> tuple[Work, ...]:
    """All dated work of a plan that may be for a festival, by its first day."""
    return subject.once(_works)


def _works(subject: Subject) -> tuple[Work, ...]:
    found = (*_entries(subject), *_activities(subject), *_tasks(subject))
    return tuple(sorted(found, key=lambda each: each.first))


def for_festival(all_works: Iterable[Work], name: str) -> Iterator[Work]:
    """The work that speaks of a festival by any of its names, in the same order."""
    pattern = festival_pattern(name)
    return (each for each in all_works if pattern.search(each.about))


def for_activity(all_works: Iterable[Work], activity: str, festival: str) -> Iterator[Work]:
    """The work that speaks of an activity by its name without the festival's (``五一安家节``: ``安家节``), in the same
    order; none where nothing is left of the name."""
    own = festival_pattern(festival).sub("", searched((activity,))).strip()
    return (each for each in all_works if len(own) >= _LEAST_OWN and own in each.about)


def _entries(subject: Subject) -> Iterator[Work]:
    for each in dated_entries(subject):
        entry = each.entry
        activity = subject.index.name("activities", entry.activity) if entry.activity else ""
        about = (entry.festival, entry.title, each.column, activity)
        drafted, reviewed = subject.schedule.when(entry.draft_due), subject.schedule.when(entry.review_due)
        steps = [(each.day, _OUT), *([(reviewed, _REVIEW)] if reviewed else [])]
        first, step = min([*steps, *([(drafted, _DRAFT)] if drafted else [])], key=lambda pair: pair[0])
        yield Work(searched(about), first, step, entry.title, (each.day, each.day))


def _activities(subject: Subject) -> Iterator[Work]:
    """An activity with the work around it; the theme of its plan says what it is for, as its name does."""
    first: dict[int, tuple[date, Bilingual]] = {}
    for work in subject.schedule.activity_work:
        known = first.get(id(work.activity))
        if known is None or work.start < known[0]:
            first[id(work.activity)] = (work.start, work.name)
    for activity, _, days in events(subject):
        if days and id(activity) in first:
            theme = activity.plan.theme if activity.plan else None
            start, said = first[id(activity)]
            own = start == days[0]
            step = _ACTIVITY if own else Bilingual(shorten(said.zh), shorten(said.en))
            yield Work(searched((activity.name, theme)), start, step, activity.name, days)


def _tasks(subject: Subject) -> Iterator[Work]:
    for each in subject.schedule.tasks:
        task = each.task
        if each.start:
            about = searched((task.name, task.deliverable, task.requirement, *task.tags))
            yield Work(about, each.start, _TASK, task.name)
    for phase in subject.schedule.phases:
        if phase.start:
            yield Work(searched((phase.phase.name,)), phase.start, _PHASE, phase.phase.name)
