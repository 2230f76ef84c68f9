"""Dated lines of a year: marketing days, days off and make-up workdays, in the words of one language."""

from __future__ import annotations

from datetime import date

from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A day, or a season from ``start`` to ``end``, both included.

    ``id`` names the row in every run; ``kind`` is a stable word, ``kind_text`` the same for people. ``tier`` is 0 for
    days off and make-up workdays. ``prepare_by`` is when preparation should have begun, None where there is none.
    """

    id: str
    start: date
    end: date
    name: str
    kind: str
    kind_text: str
    country: str
    tier: int = 0
    prepare_by: date | None = None
    note: str = ""
    estimated: bool = False
    taboo: bool = False
