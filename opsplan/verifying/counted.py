"""How many risks and how much content a plan has, counted once more."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from opsplan.model.content import ContentEntry
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.schedule import Schedule
from opsplan.verifying.values import Fact

_BANDS = (5, 10, 16)
"""Exposures from which a risk is medium, high and severe."""


def counted_facts(plan: Plan, schedule: Schedule, index: PlanIndex) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Risks of every band and category; months with content, and the entries of each by channel, with and without the
    most frequent channels."""
    exposures = [risk.probability * risk.impact for risk in plan.risks if risk.probability and risk.impact]
    bands = Counter(bisect(_BANDS, exposure) for exposure in exposures)
    categories = Counter(risk.category for risk in plan.risks)
    numbers = {bands[place] for place in range(len(_BANDS) + 1)} | {*categories.values()}
    yield "risks", _numbers(numbers)
    entries = plan.content.entries if plan.content else ()
    placed = [
        ((day.year, day.month) if (day := schedule.when(entry.date)) else None, _channel(entry, index))
        for entry in entries
    ]
    often = [channel for channel, _ in Counter(channel for _, channel in placed).most_common()]
    numbers = {0}
    for place, one in enumerate(often):
        for group in ({one}, set(often[place:])):
            counts = Counter(month for month, channel in placed if channel in group)
            numbers |= {*counts.values(), counts.total(), counts.total() - counts[None]}
    months = dict.fromkeys(month for month, _ in placed if month)
    yield "content.entries", (*(Fact("month", parts=month) for month in months), *_numbers(numbers))


def _numbers(numbers: set[int]) -> tuple[Fact, ...]:
    return tuple(Fact("number", Decimal(number), computed=True) for number in sorted(numbers))


def _channel(entry: ContentEntry, index: PlanIndex) -> str:
    found = index.find("channels", entry.channel) if entry.channel else None
    return found.path if found is not None else entry.channel or ""
