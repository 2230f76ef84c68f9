"""The room that a person's days have left while tasks are put on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date, timedelta

from opsplan.model.times import Duration
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.lengths import last_day
from opsplan.schedule.load import FULL, Job
from opsplan.schedule.people import Worker

_DAY = timedelta(days=1)


@dataclass(slots=True)
class Room:
    """One person's days. ``calendar`` is the plan's, by which durations count."""

    worker: Worker
    calendar: WorkCalendar
    _used: dict[int, int] = field(default_factory=dict)
    _taken: list[tuple[date, date, Job]] = field(default_factory=list)
    _skip: dict[int, int] = field(default_factory=dict)
    """For a full day or a day off a later day, up to which there is none with room."""

    def take(self, job: Job, start: date, end: date) -> None:
        """Put a task on its days."""
        self._taken.append((start, end, job))
        for ordinal in self._worked(start, end):
            self._used[ordinal] = self._used.get(ordinal, 0) + job.effort
            if self._used[ordinal] >= self._capacity:
                self._skip[ordinal] = ordinal + 1

    def busy_with(self, start: date, end: date) -> Iterator[tuple[date, date, Job]]:
        """What is on those days already, as it was put there."""
        return (each for each in self._taken if each[0] <= end and each[1] >= start)

    def fit(
        self, job: Job, start: date, end: date, duration: Duration, latest: date
    ) -> tuple[date, date] | None:
        """The first span from ``start`` on with room for the task, ending by ``latest``; None without one.

        A span other than the task's own is free of the person's leave.
        """
        blocked = self._last_without_room(job, start, end)
        if blocked is None:
            return start, end
        if job.effort > self._capacity:
            return None
        try:
            while blocked is not None:
                start = self._next_with_room(blocked + _DAY)
                end = last_day(self.calendar, start, duration)
                if end > latest:
                    return None
                leave = [
                    min(off.end, end) for off in self.worker.leave if off.start <= end and off.end >= start
                ]
                full = self._last_without_room(job, start, end)
                blocked = max([*leave, full] if full else leave, default=None)
        except OverflowError:
            return None
        return start, end

    @property
    def _capacity(self) -> int:
        return int(self.worker.capacity * FULL)

    def _next_with_room(self, day: date) -> date:
        """The first working day from ``day`` on that is not full. Raises OverflowError past the last year."""
        ordinal, passed = day.toordinal(), []
        while True:
            after = self._skip.get(ordinal)
            if after is None:
                working = self.calendar.next_working(date.fromordinal(ordinal)).toordinal()
                if working == ordinal:
                    break
                after = working
            passed.append(ordinal)
            ordinal = after
        for each in passed:
            self._skip[each] = ordinal
        return date.fromordinal(ordinal)

    def _last_without_room(self, job: Job, start: date, end: date) -> date | None:
        most = self._capacity - job.effort
        used = self._used
        for ordinal in range(end.toordinal(), start.toordinal() - 1, -1):
            if used.get(ordinal, 0) > most and self.worker.calendar.is_working(date.fromordinal(ordinal)):
                return date.fromordinal(ordinal)
        if most < 0 and self.worker.calendar.working_days_between(start, end):
            return end
        return None

    def _worked(self, start: date, end: date) -> Iterator[int]:
        for ordinal in range(start.toordinal(), end.toordinal() + 1):
            if self.worker.calendar.is_working(date.fromordinal(ordinal)):
                yield ordinal
