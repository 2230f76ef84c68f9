"""The entries of the content calendar with their day, place and column, as rules compare them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from opsplan.checks.rule import Subject
from opsplan.model.content import ContentColumn, ContentEntry

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """An entry on its day. ``channel`` and ``column`` are names, empty for none; a column brings its channel."""

    entry: ContentEntry
    day: date
    channel: str
    column: str

    @property
    def minute(self) -> int | None:
        """Minutes from the beginning of the calendar; None without a time of day."""
        time = self.entry.time
        return None if time is None else self.day.toordinal() * _DAY + time.start

    @property
    def when(self) -> str:
        """The day, and the time as written, for people."""
        return f"{self.day} {self.entry.time.text}" if self.entry.time else str(self.day)


def column_of(subject: Subject, entry: ContentEntry) -> ContentColumn | None:
    """The column an entry stands in."""
    found = subject.index.find("columns", entry.column) if entry.column else None
    return found if isinstance(found, ContentColumn) else None


def channel_of(subject: Subject, entry: ContentEntry) -> str:
    """The channel of an entry by its name: its own, else its column's; empty for none."""
    column = column_of(subject, entry)
    written = entry.channel or (column.channel if column else None)
    return subject.index.name("channels", written) if written else ""


def dated_entries(subject: Subject) -> Iterator[DatedEntry]:
    """The entries whose day is known, in the order of the file."""
    content = subject.plan.content
    for entry in content.entries if content else ():
        day = subject.schedule.when(entry.date)
        if day is not None:
            column = subject.index.name("columns", entry.column) if entry.column else ""
            yield DatedEntry(entry, day, channel_of(subject, entry), column)
