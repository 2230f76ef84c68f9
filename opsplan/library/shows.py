"""The process of an activity as a run-of-show: what begins when, what runs over, where nothing happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from opsplan.blocks.run_of_show import RunOfShow, RunStep, Slip
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.model.activities import Activity, Step
from opsplan.model.refs import split_persons

LaneBy = Literal["place", "people"]
_DAY = 1440
_HALF = 720


def run_of_show_of(ctx: Context, activity: Activity, by: LaneBy = "place") -> RunOfShow | None:
    """The steps with a time; None when there is none. A time twelve hours or more before that of the step above it
    is on the next day. A step without a time begins where the one above ends, one without a length lasts until the next."""
    given = tuple(_timed(activity))
    if not given:
        return None
    last = _end_of(activity, given)
    timed = tuple(_lasting(given, last))
    place = (by == "place" and any(step.place for step, *_ in timed)) or not any(
        step.people for step, *_ in timed
    )
    steps = tuple(_shown(step, start, end, hard, bool(place)) for step, start, end, hard in timed)
    index = next(i for i, one in enumerate(ctx.plan.activities) if one is activity)
    span = ctx.schedule.activity_span(index)
    parts = (fmt.day(span[0], ctx.lang), fmt.weekday(span[0].isoweekday(), ctx.lang)) if span else ()
    day = " ".join(parts if ctx.lang != "en" else reversed(parts))
    title = ctx.t("：", ": ").join(text for text in (activity.name, day) if text)
    return RunOfShow(steps, tuple(_slips(timed, last)), ctx.lang, title, last)


_Timed = tuple[Step, int, int, bool]
"""A step, the minutes it begins and ends at, and whether the plan gives its start."""


def _timed(activity: Activity) -> Iterator[_Timed]:
    begins = activity.time is not None and not _has_time(activity.process[:1])
    before = clock = activity.time.start if begins and activity.time else None
    for step in activity.process:
        if step.time is None and (clock is None or step.duration is None):
            continue
        start = _after(before, step.time.start) if step.time else clock or 0
        end = start + (step.duration.minutes if step.duration else 0)
        if step.time and step.time.end is not None:
            end = start + (step.time.end - step.time.start) % _DAY
        yield step, start, end, step.time is not None
        before, clock = start, end


def _lasting(timed: Sequence[_Timed], last: int | None) -> Iterator[_Timed]:
    """The steps; one whose length the plan does not say lasts until the next, the last one until the end."""
    for index, (step, start, end, hard) in enumerate(timed):
        said = step.duration or (step.time and step.time.end is not None)
        until = timed[index + 1][1] if index + 1 < len(timed) else last
        yield step, start, end if said or until is None else max(until, start), hard


def _has_time(steps: Iterable[Step]) -> bool:
    return any(step.time for step in steps)


def _after(before: int | None, time: int) -> int:
    """The minute of a time of day, on the day of the step before it or on the next when it would be half a day back."""
    if before is None:
        return time
    found = before // _DAY * _DAY + time
    return found + _DAY if before - found >= _HALF else found


def _end_of(activity: Activity, timed: Sequence[_Timed]) -> int | None:
    if activity.time is None or activity.time.end is None:
        return None
    begin = activity.time.start
    end = begin + (activity.time.end - begin) % _DAY
    first = timed[0][1]
    return end + _DAY if first - begin >= _HALF else end


def _shown(step: Step, start: int, end: int, hard: bool, place: bool) -> RunStep:
    lane, note = (step.place, step.people) if place else (step.people, step.place)
    return RunStep(step.path, step.step, start, end, lane or "", note or "", hard, step.path)


def _slips(timed: Sequence[_Timed], last: int | None) -> Iterator[Slip]:
    """Overruns and the gaps before steps, in the order of the steps.

    A step in another place and with other people that lies within a longer one runs beside it and is no overrun.
    """
    busy = None
    for index, (step, start, end, _) in enumerate(timed):
        if busy is not None and start > busy[0]:
            yield Slip("gap", busy[0], start, busy[1])
        follower = next(
            (
                one
                for one in timed[index + 1 :]
                if one[3] and one[1] > start and not _beside(timed[index], one)
            ),
            None,
        )
        limit = min(
            (each for each in (follower[1] if follower else None, last) if each is not None), default=None
        )
        if limit is not None and end > limit and end > start:
            yield Slip("overrun", max(limit, start), end, step.path)
        if busy is None or end > busy[0]:
            busy = (end, step.path)


def _beside(long: _Timed, short: _Timed) -> bool:
    """True when a step runs on while another happens elsewhere with others."""
    same_place = bool(long[0].place) and long[0].place == short[0].place
    nobody_shared = not set(split_persons(long[0].people or "")) & set(split_persons(short[0].people or ""))
    return short[2] <= long[2] and bool(long[0].place and short[0].place) and not same_place and nobody_shared
