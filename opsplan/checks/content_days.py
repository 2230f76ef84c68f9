"""The entries and recurring places of the content calendar, as rules ask for them."""

from __future__ import annotations

from datetime import date

from opsplan.checks.rule import Subject
from opsplan.content.slots import PlacedEntry, SlotPlace, placed_entries, slot_places
from opsplan.model.content import ContentColumn, ContentEntry


def column_of(subject: Subject, entry: ContentEntry) -> ContentColumn | None:
    """The column an entry stands in."""
    found = subject.index.find("columns", entry.column) if entry.column else None
    return found if isinstance(found, ContentColumn) else None


def dated_entries(subject: Subject) -> tuple[PlacedEntry, ...]:
    """The entries whose day is known, in the order of the file."""
    return subject.once(_placed)


def _placed(subject: Subject) -> tuple[PlacedEntry, ...]:
    return placed_entries(subject.plan.content, subject.index, subject.schedule.when)


def places(subject: Subject, start: date, end: date) -> tuple[SlotPlace, ...]:
    """What the slots make of the days from ``start`` to ``end``, both included, by day, with the entries that fill it."""
    slots = subject.plan.content.slots if subject.plan.content else ()
    when = subject.schedule.when
    return slot_places(slots, dated_entries(subject) if slots else (), subject.index, when, start, end)
