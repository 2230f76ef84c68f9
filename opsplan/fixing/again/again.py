"""A plan's text as the beginning of the next one: days moved, results taken out, what was reached as baselines.

Only the characters of what changes are touched: comments, order, quotes and line breaks of the rest stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from opsplan.content.plan_dates import plan_countries
from opsplan.diagnostics import Bilingual, Loc, Position
from opsplan.fixing.again.baselines import baselines
from opsplan.fixing.again.moving import Days, Move
from opsplan.fixing.again.quarters import festivals_by_quarter
from opsplan.fixing.again.rewriting import Rewriter
from opsplan.fixing.again.walking import Walk
from opsplan.model.plan import Plan
from opsplan.records import dataclass
from opsplan.schedule.results import Schedule
from opsplan.yamlio.layout import layout_of
from opsplan.yamlio.source import position_at


@dataclass(frozen=True, slots=True)
class Undecided:
    """Something that people have to decide, at its place in the new text."""

    position: Position
    words: Bilingual


@dataclass(frozen=True, slots=True)
class Again:
    """The new plan's text, and what could not be decided, in the order of the text."""

    text: str
    undecided: tuple[Undecided, ...]


def start_again(
    text: str, plan: Plan, schedule: Schedule, move: Move, today: date, *,
    later: Mapping[Loc, int], kept: frozenset[Loc] = frozenset(),
) -> Again:  # fmt: skip
    """The text of a plan for another period. ``plan`` and ``schedule`` are what was read from ``text``, without errors.

    ``later`` are tasks and key dates, by their place in the plan, whose days go so many working days further than they
    would; ``kept`` are metrics whose baseline stays.
    Raises OverflowError for days that cannot be computed.
    """
    root = layout_of(text)
    days = Days(move, schedule.calendar, schedule.calendar, plan_countries(plan)).with_own_days_off()
    walk = Walk(
        text, Rewriter(text), days, plan, today, baselines(plan, schedule, kept), festivals_by_quarter(plan, days), later
    )  # fmt: skip
    if root is not None:
        walk.entry(root, Plan, ())
    new, places = walk.rewriter.text_and_places([at for at, _ in walk.undecided])
    noted = sorted(
        (
            Undecided(position_at(new, at), words)
            for at, (_, words) in zip(places, walk.undecided, strict=True)
        ),
        key=lambda each: (each.position, each.words.en),
    )
    return Again(new, tuple(noted))
