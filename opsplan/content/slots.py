"""Recurring places of the content calendar, laid out on days and filled with entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from opsplan.model.content import Content, ContentColumn, ContentEntry, Slot
from opsplan.model.index import PlanIndex
from opsplan.model.times import DateExpr
from opsplan.records import dataclass

When: TypeAlias = Callable[[DateExpr | None], date | None]
"""Says what day a date expression of the plan means."""
_DAY = timedelta(days=1)
_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """An entry on its day. ``channel`` and ``column`` are names, empty for none; a column brings its channel."""

    entry: ContentEntry
    day: date
    channel: str
    column: str

    @property
    def minute(self) -> int | None:
        """Minutes from the beginning of the calendar; None without a time of day."""
        time = self.entry.time
        return None if time is None else self.day.toordinal() * _MINUTES + time.start

    @property
    def said(self) -> str:
        """The day, and the time as written, for people."""
        return f"{self.day} {self.entry.time.text}" if self.entry.time else str(self.day)


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """A slot on one of its days, and the entry that fills it; None is a gap."""

    slot: Slot
    day: date
    channel: str
    column: str
    entry: PlacedEntry | None


def placed_entries(content: Content | None, index: PlanIndex, when: When) -> tuple[PlacedEntry, ...]:
    """The entries whose day is known, in the order of the file."""
    found = []
    for entry in content.entries if content else ():
        day = when(entry.date)
        if day is not None:
            channel, column = place_names(index, entry)
            found.append(PlacedEntry(entry, day, channel, column))
    return tuple(found)


def place_names(index: PlanIndex, item: ContentEntry | Slot) -> tuple[str, str]:
    """The channel and the column of an entry or slot by name; its own channel goes before its column's."""
    column = index.find("columns", item.column) if item.column else None
    written = item.channel or (column.channel if isinstance(column, ContentColumn) else None)
    return (
        index.name("channels", written) if written else "",
        index.name("columns", item.column) if item.column else "",
    )


def slot_places(
    slots: Sequence[Slot],
    entries: Iterable[PlacedEntry],
    index: PlanIndex,
    when: When,
    start: date,
    end: date,
) -> tuple[SlotPlace, ...]:
    """Every place that the slots make from ``start`` to ``end``, both included, with its entry, in the order of days.

    An entry fills one place of its day and channel: of its column where both name one, at its time where it can.
    """
    places: dict[tuple[date, str], list[SlotPlace]] = {}
    for slot in slots:
        channel, column = place_names(index, slot)
        for day in slot_days(slot, when, start, end):
            places.setdefault((day, channel), []).append(SlotPlace(slot, day, channel, column, None))
    waiting: dict[tuple[date, str], list[PlacedEntry]] = {}
    for entry in entries:
        if (entry.day, entry.channel) in places:
            waiting.setdefault((entry.day, entry.channel), []).append(entry)
    filled = [each for key, found in places.items() for each in _filled(found, waiting.get(key, []))]
    order = {id(slot): number for number, slot in enumerate(slots)}
    return tuple(sorted(filled, key=lambda place: (place.day, order[id(place.slot)])))


def slot_days(slot: Slot, when: When, start: date, end: date) -> Iterator[date]:
    """The days of a slot from ``start`` to ``end``, both included, within its own ``from`` and ``to``."""
    first, last = max(start, when(slot.from_) or start), min(end, when(slot.to) or end)
    left_out = {when(each) for each in slot.except_}
    day = first
    while day <= last:
        wanted = not slot.weekdays or day.isoweekday() in slot.weekdays
        if wanted and slot.nth in (None, (day.day + 6) // 7) and day not in left_out:
            yield day
        if day == date.max:
            return
        day += _DAY


def _filled(places: Sequence[SlotPlace], waiting: list[PlacedEntry]) -> list[SlotPlace]:
    """The places of a day and channel with their entries, each in one place; the best pairs are made first."""
    found = sorted(places, key=lambda place: not place.column)
    for fits in _FITS:
        for at, place in enumerate(found):
            wanted = () if place.entry else enumerate(waiting)
            number = next((number for number, each in wanted if fits(place, each)), None)
            if number is not None:
                found[at] = replace(place, entry=waiting.pop(number))
    return found


def _same_time(place: SlotPlace, entry: PlacedEntry) -> bool:
    slot, own = place.slot.time, entry.entry.time
    return slot is not None and own is not None and slot.start == own.start


_FITS: tuple[Callable[[SlotPlace, PlacedEntry], bool], ...] = (
    lambda place, entry: place.column == entry.column and _same_time(place, entry),
    lambda place, entry: place.column == entry.column,
    lambda place, entry: not (place.column and entry.column) and _same_time(place, entry),
    lambda place, entry: not (place.column and entry.column),
)
"""How well an entry fits a place, the best first."""


def gaps(places: Sequence[SlotPlace]) -> tuple[SlotPlace, ...]:
    """The places that no entry fills."""
    return tuple(place for place in places if place.entry is None)
