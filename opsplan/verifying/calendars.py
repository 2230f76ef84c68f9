"""What a content calendar shows besides the plan's own values: festivals on their days, and the keys of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from opsplan.content.keys import digest, entry_keys
from opsplan.content.lunar import FIRST_YEAR, LAST_YEAR
from opsplan.content.plan_dates import dates_that_matter, plan_marketing_dates
from opsplan.content.quarters import quarter_span
from opsplan.content.slots import placed_entries
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.schedule import Schedule
from opsplan.verifying.values import Fact, day_fact, fact_of, read_values


def festival_days(plan: Plan, schedule: Schedule) -> Mapping[str, tuple[Fact, ...]]:
    """The first and last days of the marketing dates of the plan's years, by their names in both languages."""
    found: dict[str, tuple[Fact, ...]] = {}
    first, last = max(plan.period.start.year, FIRST_YEAR), min(plan.period.end.year, LAST_YEAR)
    for year in range(first, last + 1):
        for each in plan_marketing_dates(
            plan, schedule.when, year, company=schedule.company_dates, key_dates=True
        ):
            days = (day_fact(each.start), day_fact(each.end))
            for name in each.name:
                found[name] = (*found.get(name, ()), *days)
    return MappingProxyType(found)


def quarter_facts(plan: Plan, schedule: Schedule) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """The numbers in the names of festivals, such as 618, that a quarter shows where the plan leaves its festivals out."""
    for quarter in plan.content.quarters if plan.content else ():
        span = quarter_span(quarter.quarter)
        if span is None or "festivals" in quarter.model_fields_set:
            continue
        found = dates_that_matter(plan, schedule.when, *span, company=schedule.company_dates)
        names = (name for each in found for name in each.name)
        yield quarter.path, tuple(fact_of(value) for name in names for value in read_values(name))


def row_keys(plan: Plan, schedule: Schedule, paths: Iterable[str]) -> Mapping[str, str]:
    """The key of every entry's row in a calendar's workbook → its path; of other work's too."""
    placed = placed_entries(plan.content, PlanIndex(plan), schedule.when)
    found = {key: each.entry.path for key, each in zip(entry_keys(placed), placed, strict=True)}
    for path in paths:
        if path.endswith("]") and path.startswith(("activities[", "phases[")):
            found[digest(("work", path))] = found[digest(("milestone", path))] = path
    return MappingProxyType(found)
