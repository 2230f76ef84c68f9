"""The steps of an activity as a run-of-show: when each begins and ends, and where they do not fit.

Times are minutes from midnight of the first day; a step past midnight begins at 1440 or later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from opsplan.model.activities import Activity, Step
from opsplan.model.refs import split_persons

_DAY = 1440
_HALF = 720


class TimedStep(NamedTuple):
    """A step from ``start`` to ``end``. ``hard`` is a start the plan gives, not one that follows from the step above."""

    step: Step
    start: int
    end: int
    hard: bool


class Misfit(NamedTuple):
    """Time that does not fit, from ``start`` to ``end``: an overrun of ``step``, or a gap after it.

    ``until`` is the step that an overrun runs into, None for the end of the activity.
    """

    kind: Literal["overrun", "gap"]
    start: int
    end: int
    step: Step
    until: Step | None = None


def timed_steps(activity: Activity) -> tuple[tuple[TimedStep, ...], int | None]:
    """The steps with a time, and when the activity should be over; no steps when none has a time.

    A time twelve hours or more before that of the step above it is on the next day. A step without a time begins
    where the one above ends, one without a length lasts until the next.
    """
    given = tuple(_given(activity))
    if not given:
        return (), None
    last = _end_of(activity, given[0].start)
    return tuple(_lasting(given, last)), last


def _given(activity: Activity) -> Iterator[TimedStep]:
    first_has_time = any(step.time for step in activity.process[:1])
    before = clock = activity.time.start if activity.time and not first_has_time else None
    for step in activity.process:
        if step.time is None and (clock is None or step.duration is None):
            continue
        start = _after(before, step.time.start) if step.time else clock or 0
        end = start + (step.duration.minutes if step.duration else 0)
        if step.time and step.time.end is not None:
            end = start + (step.time.end - step.time.start) % _DAY
        yield TimedStep(step, start, end, step.time is not None)
        before, clock = start, end


def _lasting(timed: Sequence[TimedStep], last: int | None) -> Iterator[TimedStep]:
    """The steps; one whose length the plan does not say lasts until the next, the last one until the end."""
    for index, each in enumerate(timed):
        said = each.step.duration or (each.step.time and each.step.time.end is not None)
        until = timed[index + 1].start if index + 1 < len(timed) else last
        yield each if said or until is None else each._replace(end=max(until, each.start))


def _after(before: int | None, time: int) -> int:
    """The minute of a time of day, on the day of the step before it or on the next when it would be half a day back."""
    if before is None:
        return time
    found = before // _DAY * _DAY + time
    return found + _DAY if before - found >= _HALF else found


def _end_of(activity: Activity, first: int) -> int | None:
    if activity.time is None or activity.time.end is None:
        return None
    begin = activity.time.start
    end = begin + (activity.time.end - begin) % _DAY
    return end + _DAY if first - begin >= _HALF else end


def misfits(timed: Sequence[TimedStep], last: int | None) -> Iterator[Misfit]:
    """Overruns and the gaps before steps, in the order of the steps.

    A step in another place and with other people that lies within a longer one runs beside it and is no overrun.
    """
    busy: tuple[int, Step] | None = None
    for index, each in enumerate(timed):
        if busy is not None and each.start > busy[0]:
            yield Misfit("gap", busy[0], each.start, busy[1])
        follower = next(
            (
                one
                for one in timed[index + 1 :]
                if one.hard and one.start > each.start and not _beside(each, one)
            ),
            None,
        )
        limit, until = last, None
        if follower and (last is None or follower.start < last):
            limit, until = follower.start, follower.step
        if limit is not None and each.end > limit and each.end > each.start:
            yield Misfit("overrun", max(limit, each.start), each.end, each.step, until)
        if busy is None or each.end > busy[0]:
            busy = (each.end, each.step)


def _beside(long: TimedStep, short: TimedStep) -> bool:
    """True when a step runs on while another happens elsewhere with others."""
    return short.end <= long.end and elsewhere(long.step, short.step)


def elsewhere(one: Step, other: Step) -> bool:
    """True when two steps happen in different places and share no people."""
    shared = set(split_persons(one.people or "")) & set(split_persons(other.people or ""))
    return bool(one.place and other.place) and one.place != other.place and not shared
