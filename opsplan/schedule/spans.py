"""Days off as named spans, to be shown on charts and calendars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.schedule.calendar import WorkCalendar

_UNNAMED = Bilingual("假期", "Holiday")


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A span of days with a name, inclusive. ``estimated``: the official notice is not out yet."""

    start: date
    end: date
    name: Bilingual
    estimated: bool = False


def days_between(start: date, end: date) -> Iterator[date]:
    """All days from ``start`` to ``end``, both included."""
    for ordinal in range(start.toordinal(), end.toordinal() + 1):
        yield date.fromordinal(ordinal)


def own_span(spans: tuple[NamedSpan, ...], day: date) -> NamedSpan | None:
    """The first of a plan's own spans that holds the day."""
    return next((span for span in spans if span.start <= day <= span.end), None)


def named_spans(calendar: WorkCalendar, start: date, end: date) -> tuple[NamedSpan, ...]:
    """The named days off between two days, inclusive, in order. See :meth:`WorkCalendar.days_off_spans`."""
    spans: list[NamedSpan] = []
    run: list[date] = []
    for day in days_between(start, end):
        if not calendar.is_working(day):
            run.append(day)
        elif run:
            spans += _of_run(calendar, run)
            run = []
    return (*spans, *_of_run(calendar, run))


def _of_run(calendar: WorkCalendar, run: Sequence[date]) -> list[NamedSpan]:
    """The spans of consecutive days off: one for each of the plan's own, one for official days side by side."""
    pieces: list[list[date]] = []
    sources: list[NamedSpan | None] = []
    for day in run:
        if calendar.off_names(day) is None:
            continue
        source = own_span(calendar.days_off, day)
        if not pieces or sources[-1] is not source:
            pieces.append([])
            sources.append(source)
        pieces[-1].append(day)
    whole = "CN" in calendar.countries and sources == [None]
    return [
        NamedSpan(
            run[0] if whole else piece[0],
            run[-1] if whole else piece[-1],
            _name(calendar, piece),
            source is None and any(calendar.estimated(year) for year in {piece[0].year, piece[-1].year}),
        )
        for piece, source in zip(pieces, sources, strict=True)
    ]


def _name(calendar: WorkCalendar, days: Sequence[date]) -> Bilingual:
    names = tuple(dict.fromkeys(name for day in days for name in calendar.off_names(day) or ()))
    return (
        Bilingual("、".join(name.zh for name in names), ", ".join(name.en for name in names))
        if names
        else _UNNAMED
    )
