"""Figures that only a slide has room for, as values: what they show, before anything has a place.

A slide draws them with native shapes (:mod:`opsplan.blocks.deck_layout.slide_figures`); every other format, and a slide
whose texts are too long to be drawn, has the table that says the same.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from opsplan.blocks.inline import Inlines
from opsplan.diagnostics import Lang
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A day and what is on it; ``strong`` is the main one of its column."""

    day: Inlines
    text: Inlines
    strong: bool = False
    src: str = ""


@dataclass(frozen=True, slots=True)
class CalendarColumn:
    """A quarter or month: its name, what it is about, facts as label and text, dated lines, how many more there are,
    and the festivals at the foot."""

    name: Inlines
    theme: Inlines = ()
    facts: tuple[tuple[Inlines, Inlines], ...] = ()
    lines: tuple[DatedLine, ...] = ()
    more: Inlines = ()
    foot: Inlines = ()
    src: str = ""


@dataclass(frozen=True, slots=True)
class CalendarColumns:
    """Quarters or months side by side."""

    columns: tuple[CalendarColumn, ...]


@dataclass(frozen=True, slots=True)
class HeatMark:
    """A numbered thing at its step of both axes, each from 1. ``src`` is the entry it stands for."""

    number: int
    across: int
    up: int
    name: str
    src: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Squares coloured by the product of their steps, with marks in them.

    ``tones`` are the fills of the rows from the lowest, ``legend`` what each fill means. ``others`` are marks that
    nothing else on the slide names: number and name; ``more`` says how many there are beside them.
    """

    across: Inlines
    up: Inlines
    tones: tuple[tuple[str, ...], ...]
    marks: tuple[HeatMark, ...]
    legend: tuple[tuple[str, str], ...] = ()
    others_title: Inlines = ()
    others: tuple[tuple[Inlines, Inlines], ...] = ()
    more: Inlines = ()
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class TimelinePhase:
    """A phase from one day to another (both inclusive): what it is for, what must be true at its end, its milestones."""

    name: Inlines
    start: date
    end: date
    dates: Inlines = ()
    objective: Inlines = ()
    facts: tuple[tuple[Inlines, Inlines], ...] = ()
    """Label and text below the objective."""
    milestones: tuple[DatedLine, ...] = ()
    more: Inlines = ()
    """How many milestones there are beside those."""
    color: str = "c1"
    background: bool = False
    src: str = ""


@dataclass(frozen=True, slots=True)
class PhaseTimeline:
    """Phases to scale over a calendar, and below them a column for each; those in the background, which run beside the
    others, have a line at the foot. ``stones`` are the days of all milestones;
    ``today`` draws the status line when it lies inside."""

    phases: tuple[TimelinePhase, ...]
    lang: Lang
    stones: tuple[date, ...] = ()
    today: date | None = None
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step or level: its name, what stands above it (a time), and facts as label and text. ``field`` is the field of the
    plan's entry ``src`` that the name is."""

    name: Inlines
    above: Inlines = ()
    facts: tuple[tuple[Inlines, Inlines], ...] = ()
    field: str = "name"
    src: str = ""


@dataclass(frozen=True, slots=True)
class StepRow:
    """Steps beside each other: ``arrows`` for what follows one another in time, ``stairs`` for levels that rise."""

    steps: tuple[Step, ...]
    look: Literal["arrows", "stairs"] = "arrows"
    title: str = ""
    description: str = ""


SlideModel = CalendarColumns | HeatMap | PhaseTimeline | StepRow
