"""How an imported task says its dates: by its predecessors where they lead to the file's days, else written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from opsplan.importing.outline import Node, Outline
from opsplan.importing.yaml_text import Value
from opsplan.model.times import Duration
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.lengths import Offset, first_day, last_day
from opsplan.schedule.linking import Span, Wanted, wanted
from opsplan.schedule.results import Link

Fields = Mapping[str, Value]


class Dating:
    """Finds the date fields of every task, so that the schedule of the plan gives the file's days."""

    def __init__(self, outline: Outline, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._spans: list[Span] = [node.span for node in outline.tasks]

    def fields(self, node: Node, pinned: bool) -> Fields:
        """``start``, ``end`` and ``duration`` as the plan needs them. ``pinned`` writes both days in any case."""
        start, end = node.span
        if node.parts:
            return self._summary(node, pinned)
        if start is None or end is None:
            return {}
        try:
            return self._leaf(node, start, end, pinned)
        except OverflowError:
            return {"start": start, "end": end}

    def around(self, node: Node) -> Fields:
        """The dates that a summary or a phase has of its own; none where its parts give them."""
        starts = [part.task.start for part in node.parts if part.task.start]
        ends = [part.task.end for part in node.parts if part.task.end]
        own: dict[str, Value] = {}
        if node.task.start and node.task.start != min(starts, default=None):
            own["start"] = node.task.start
        if node.task.end and node.task.end != max(ends, default=None):
            own["end"] = node.task.end
        return own

    def _summary(self, node: Node, pinned: bool) -> Fields:
        start, end = node.span
        return {"start": start, "end": end} if pinned and start and end else self.around(node)

    def _leaf(self, node: Node, start: date, end: date, pinned: bool) -> Fields:
        milestone = node.task.kind == "milestone"
        count = 0 if milestone else self._calendar.working_days_between(start, end)
        length = Duration(count, "wd", f"{count}wd")
        fits = count > 0 and last_day(self._calendar, start, length) == end
        fixed = node.task.fixed_start or node.task.fixed_end
        if node.links and not fixed and not pinned:
            asked, floor = self._asked(node, milestone), self._floor(node)
            found = self._derived(asked, floor, start, end, length if fits else None, milestone)
            if found is not None:
                return found
        if milestone:
            return {"start": start}
        if pinned:
            return {"start": start, "end": end}
        if (
            node.task.fixed_end
            and not node.task.fixed_start
            and fits
            and first_day(self._calendar, end, length) == start
        ):
            return {"end": end, "duration": length.text}
        return {"start": start, "duration": length.text} if fits else {"start": start, "end": end}

    def _derived(
        self,
        asked: Wanted,
        floor: date | None,
        start: date,
        end: date,
        length: Duration | None,
        milestone: bool,
    ) -> Fields | None:
        """The fields beside ``after``; None when the predecessors lead elsewhere."""
        if asked.open:
            return None
        if milestone:
            days = [day for day in (asked.start, asked.end, floor) if day]
            return {} if days and max(days) == start else None
        starts = [day for day in (asked.start, floor) if day]
        begins = max(starts) if starts else None
        if asked.end:
            if length is None:
                return None
            by_end = first_day(self._calendar, asked.end, length)
            if begins is None or by_end >= begins:
                return {"duration": length.text} if (by_end, asked.end) == (start, end) else None
        if begins != start:
            return None
        return {"duration": length.text} if length else {"end": end}

    def _asked(self, node: Node, milestone: bool) -> Wanted:
        links = [Link("", link.kind, Offset(link.lag, link.unit), link.predecessor) for link in node.links]
        return wanted(self._calendar, links, self._spans, milestone)

    def _floor(self, node: Node) -> date | None:
        """The first day that the predecessors of the tasks above allow."""
        days: list[date] = []
        above = node.above
        while above is not None:
            asked = self._asked(above, milestone=False)
            days += [asked.start] if asked.start and not asked.open else []
            above = above.above
        return max(days) if days else None


def differing(nodes: Sequence[Node], found: Mapping[str, Span]) -> set[int]:
    """The places of tasks whose days in the plan's schedule are not those of the file."""
    return {
        node.place
        for node in nodes
        if node.task.start and node.task.end and found.get(node.code) != node.span
    }
