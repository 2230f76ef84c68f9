"""Quarters as people write them: ``2027Q1``, ``Q1 2027``, ``2027年一季度``, and ``Q1`` where the year is known."""

from __future__ import annotations

from datetime import date, timedelta

from opsplan.model.mending import mended_quarter
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter, 1 to 4, of a year; 0 where none was written."""

    year: int
    number: int

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day, both included; None without a year."""
        if not 1 <= self.year < 9999:
            return None
        month = 3 * self.number - 2
        after = date(self.year + month // 10, (month + 2) % 12 + 1, 1)
        return date(self.year, month, 1), after - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04d}Q{self.number}" if self.year else f"Q{self.number}"


def read_quarter(text: str) -> Quarter | None:
    """The quarter that a text means, with a year or without; None for a text that is none."""
    year, found, number = (mended_quarter(text) or "").partition("Q")
    return Quarter(int(year or 0), int(number)) if found else None


def quarter_span(text: str) -> tuple[date, date] | None:
    """First and last day of a quarter, both included; None for a text that is none or names no year."""
    quarter = read_quarter(text)
    return quarter.span if quarter else None


def quarters_between(start: date, end: date, number: int) -> tuple[Quarter, ...]:
    """The quarters of that number with a day between two days, both included."""
    found = (Quarter(year, number) for year in range(start.year, end.year + 1))
    return tuple(each for each in found if each.span and each.span[0] <= end and each.span[1] >= start)
