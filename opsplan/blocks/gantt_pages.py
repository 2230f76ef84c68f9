"""Rows of a Gantt chart on pages: each on one, as few pages as there can be, broken before a phase."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from opsplan.blocks.gantt import GanttRow
from opsplan.blocks.gantt_measures import Measures
from opsplan.blocks.gantt_names import Entry
from opsplan.records import dataclass

_ENOUGH = (0.66, 0.85, 1.0)
"""The part of a page that must be filled for it to end early, before a phase; more where pages would become more."""
_LEAST_FOR_HEAD = 3
"""A page of fewer rows does not repeat the name of the phase it goes on with."""


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page and their heights; ``first`` is a phase's row repeated, where its tasks go on."""

    first: Entry | None
    entries: tuple[Entry, ...]

    @property
    def all(self) -> tuple[Entry, ...]:
        return (self.first, *self.entries) if self.first else self.entries

    def heights(self, room: float, measures: Measures) -> tuple[float, ...]:
        """Rows as high as the page allows, so that a short page is not left half empty."""
        extra = tuple(max(entry.need - measures.least_row, 0.0) for entry in self.all)
        share = (room - sum(extra)) / max(len(extra), 1)
        row = min(measures.most_row, max(share, measures.least_row))
        return tuple(row + more for more in extra)


def paginate(
    entries: Sequence[Entry], limit: int, room: float, again: Callable[[GanttRow], Entry]
) -> tuple[Page, ...]:
    """Pages of at most ``limit`` rows and ``room`` points, all filled alike; ``again`` makes a phase's repeated row.

    A page ends before a phase where that leaves it two thirds full: its rows then grow until it is full.
    """
    book = _Book(entries, room, again)
    one = book.filled(limit, 1.0)
    if len(one) == 1:
        return book.pages(one)
    least = max(-(-len(entries) // max(-(-len(entries) // limit), 1)), 1)
    choices = [book.filled(size, enough) for size in range(limit, least - 1, -1) for enough in _ENOUGH]
    fewest = min(len(cuts) for cuts in choices)
    best = max((cuts for cuts in choices if len(cuts) == fewest), key=book.order)
    return book.pages(best)


class _Book:
    """Rows with what is asked of them again and again: heights summed up, and the phase each stands under."""

    def __init__(self, entries: Sequence[Entry], room: float, again: Callable[[GanttRow], Entry]) -> None:
        self._entries = entries
        self._room = room
        self._again = again
        self._sums = (0.0, *accumulate(entry.need for entry in entries))
        self._phases = tuple(index for index, entry in enumerate(entries) if entry.row.kind == "phase")
        self._repeated: dict[int, Entry] = {}

    def _head(self, begin: int, limit: int) -> Entry | None:
        """The repeated row of a page that begins in the middle of a phase."""
        before = bisect_right(self._phases, begin) - 1
        if before < 0 or self._phases[before] == begin or limit < _LEAST_FOR_HEAD:
            return None
        phase = self._phases[before]
        if phase not in self._repeated:
            self._repeated[phase] = self._again(self._entries[phase].row)
        head = self._repeated[phase]
        return head if head.need + self._entries[begin].need <= self._room else None

    def filled(self, limit: int, enough: float) -> tuple[int, ...]:
        """Where pages begin that are filled one after the other, broken before a phase behind ``enough`` of a page."""
        cuts, begin, count = [0], 0, len(self._entries)
        while True:
            head = self._head(begin, limit)
            rows = limit - (1 if head else 0)
            room = self._room - (head.need if head else 0.0) + 0.01
            end = min(bisect_right(self._sums, self._sums[begin] + room) - 1, begin + rows)
            end = max(end, begin + 1)
            if end >= count:
                return tuple(cuts)
            begin = self._cut(begin, end, enough)
            cuts.append(begin)

    def _cut(self, begin: int, end: int, enough: float) -> int:
        """Before the last phase that leaves the page full enough; never right behind a phase's own row."""
        full = max(
            bisect_left(self._sums, self._sums[begin] + (self._sums[end] - self._sums[begin]) * enough),
            begin + 1,
        )
        last = bisect_right(self._phases, end) - 1
        if last >= 0 and self._phases[last] >= full:
            return self._phases[last]
        return end - 1 if end - 1 > begin and self._entries[end - 1].row.kind == "phase" else end

    def order(self, cuts: Sequence[int]) -> tuple[int, int]:
        """How good a division is: pages that begin with a phase, then the rows of the emptiest page."""
        ends = (*cuts[1:], len(self._entries))
        phases = sum(
            begin < end and self._entries[begin].row.kind == "phase"
            for begin, end in zip(cuts, ends, strict=True)
        )
        return phases, min(end - begin for begin, end in zip(cuts, ends, strict=True))

    def pages(self, cuts: Sequence[int]) -> tuple[Page, ...]:
        """The pages themselves. What is repeated depends on the room alone, so the sizes tried do not matter."""
        ends = (*cuts[1:], len(self._entries))
        pages = []
        for begin, end in zip(cuts, ends, strict=True):
            head = self._head(begin, _LEAST_FOR_HEAD) if begin < end else None
            fits = head is not None and head.need + self._sums[end] - self._sums[begin] <= self._room + 0.01
            pages.append(Page(head if fits else None, tuple(self._entries[begin:end])))
        return tuple(pages)
