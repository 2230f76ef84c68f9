"""The days of phases, as rules about a sequence of phases see them. Days are inclusive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from opsplan.checks.rule import Subject
from opsplan.model.phases import Phase
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class PhaseDays:
    """A phase in the sequence of phases with its first and last day."""

    phase: Phase
    start: date
    end: date

    @property
    def field(self) -> str:
        """The key that says when the phase begins, or its name where its tasks do."""
        return "start" if self.phase.start else "name"


def successions(subject: Subject, *, rolling: bool) -> Iterator[tuple[PhaseDays, PhaseDays]]:
    """Each phase but the first, after that of the phases before it that ends last.

    Background phases are beside the sequence.

    Where a phase takes its days from its tasks, ``rolling`` says whether rolling ones count.
    """
    found = []
    for each in subject.schedule.phases:
        if each.phase.background:
            continue
        start, end = each.start, each.end
        if not rolling:
            parts = [task for task in each.tasks if not (task.summary or task.task.rolling)]
            starts = [task.start for task in parts if task.start]
            ends = [task.end for task in parts if task.end]
            start = start if each.phase.start or not starts else min(starts)
            end = end if each.phase.end or not ends else max(ends)
        if start and end and start <= end:
            found.append(PhaseDays(each.phase, start, end))
    ordered = sorted(found, key=lambda each: (each.start, each.end))
    latest = accumulate(ordered, _later)
    return zip(latest, ordered[1:], strict=False)


def _later(before: PhaseDays, after: PhaseDays) -> PhaseDays:
    return after if after.end > before.end else before
