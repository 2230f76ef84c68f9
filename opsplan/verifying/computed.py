"""What follows from a plan by arithmetic: sums, shares, changes, products and counts, worked out here once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate, islice

from opsplan.model.activities import Activity, FunnelTarget
from opsplan.model.base import Entry
from opsplan.model.budget import BudgetItem
from opsplan.model.goals import Goal, Metric
from opsplan.model.index import PlanIndex
from opsplan.model.numbers import Quantity, Share
from opsplan.model.plan import Plan
from opsplan.model.strategy import FunnelStep
from opsplan.schedule import Schedule
from opsplan.verifying.counted import counted_facts
from opsplan.verifying.limits import limit_facts
from opsplan.verifying.values import Fact, day_fact, fact_of, read_values

Found = tuple[str, tuple[Fact, ...]]
"""A plan path and the values that hold there."""
_ZERO = Decimal(0)
_SECTIONS = {"phase": "phases", "pillar": "pillars", "channel": "channels", "activity": "activities"}
"""What of a budget item is a ref, and to what."""


def computed_facts(plan: Plan, schedule: Schedule, index: PlanIndex) -> Iterator[Found]:
    """Everything that is computed, by the path it is about."""
    yield from _goals(plan, schedule, index)
    yield from limit_facts(plan, index)
    yield from _funnels(plan)
    yield from _dates(plan, schedule)
    yield from _money(plan, index)
    for place, risk in enumerate(plan.risks, start=1):
        exposure = _numbers(risk.probability * risk.impact) if risk.probability and risk.impact else ()
        yield risk.path, _numbers(place)
        yield risk.at("probability" if exposure else "impact"), exposure
    for product in plan.products:
        if product.base_price and product.price:
            yield (
                product.path,
                _ratio(product.price.value - product.base_price.value, product.base_price.value),
            )
    for entry in plan.content.entries if plan.content else ():
        target, actual = _quantity(entry.target), _quantity(entry.actual)
        yield entry.path, (*_changes(target, actual), *_reached(target, actual))
    for step in plan.strategy.funnel if plan.strategy else ():
        yield step.path, _changes(step.target, step.actual)
    yield "calendar", _numbers(*schedule.estimated_years)
    yield "period", _numbers(*range(plan.period.start.year, plan.period.end.year + 1))
    yield from counted_facts(plan, schedule, index)


def _numbers(*values: Decimal | int) -> tuple[Fact, ...]:
    return tuple(Fact("number", Decimal(value), computed=True) for value in values)


def _ratio(part: Decimal, whole: Decimal) -> tuple[Fact, ...]:
    return (Fact("percent", part / whole * 100, computed=True),) if whole else ()


def _goals(plan: Plan, schedule: Schedule, index: PlanIndex) -> Iterator[Found]:
    for goal in plan.goals:
        found = index.find("metrics", goal.metric) if goal.metric else None
        base, target, actual = (
            _quantity(getattr(goal, name), getattr(found, name, None))
            for name in ("baseline", "target", "actual")
        )
        facts = [
            *_numbers(0),
            *_indexed(base, target),
            *_changes(base, target),
            *_changes(base, actual),
            *_reached(target, actual),
            *_changes(actual, target),
        ]
        for value in (base, target):
            if value is not None:
                facts += [
                    Fact("number", value.value),
                    Fact("percent", value.value * (100 if value.percent else 1)),
                ]
        facts += [fact for each in goal.checkpoints for fact in _reached(target, each.value)]
        for reading in found.actuals if isinstance(found, Metric) else ():
            day = schedule.when(reading.date)
            written = reading.value
            shown = Fact("percent", written.value * 100) if written.percent else Fact("number", written.value)
            reached = (*_reached(target, written), *_changes(base, written))
            facts += [shown, *reached, *([day_fact(day)] if day else [])]
            yield reading.path, reached
            yield reading.at("value"), reached
        yield goal.path, tuple(facts)
        yield from _answered(goal, (base, target), index)
        yield from _breakdown(goal, target)
    for metric in plan.metrics:
        base, target = _quantity(metric.baseline), _quantity(metric.target)
        readings = [reading.value for reading in metric.actuals]
        facts = [*_indexed(base, target), *_changes(base, target)]
        for value in readings:
            facts += [*_reached(target, value), *_changes(base, value)]
        yield metric.path, tuple(facts)


def _answered(goal: Goal, values: Iterable[Quantity | None], index: PlanIndex) -> Iterator[Found]:
    """Beside a problem stands the goal that answers it, from where to where it goes."""
    numbers = tuple(
        Fact("percent", each.value * 100) if each.percent else Fact("number", each.value)
        for each in values
        if each is not None
    )
    numbers += tuple(map(fact_of, read_values(goal.name)))
    for why in goal.why:
        problem = index.find("problems", why)
        if problem is not None:
            yield problem.path, numbers


def _quantity(*values: object) -> Quantity | None:
    return next((value for value in values if isinstance(value, Quantity)), None)


def _changes(before: Quantity | None, after: Quantity | None) -> tuple[Fact, ...]:
    """The difference, in points too, and as a part of what was there before."""
    if before is None or after is None:
        return ()
    difference = after.value - before.value
    points = difference * (100 if after.percent else 1)
    return (*_numbers(difference, points), *_ratio(difference, before.value))


def _indexed(before: Quantity | None, after: Quantity | None) -> tuple[Fact, ...]:
    """What is there and what was there before, counted by what was there before as 100."""
    if before is None or after is None or not before.value:
        return ()
    return _numbers(100, after.value / before.value * 100)


def _reached(target: Quantity | None, value: Quantity | None) -> tuple[Fact, ...]:
    return _ratio(value.value, target.value) if target and value else ()


def _breakdown(goal: Goal, target: Quantity | None) -> Iterator[Found]:
    """Every part's share of its dimension and of the goal, and the dimension's sum."""
    for by in dict.fromkeys(part.by for part in goal.breakdown):
        parts = [part for part in goal.breakdown if part.by == by]
        total = sum((part.target.value for part in parts), _ZERO)
        yield goal.at("breakdown"), _numbers(total)
        for part in parts:
            yield part.path, (*_ratio(part.target.value, total), *_reached(target, part.target))


def _funnels(plan: Plan) -> Iterator[Found]:
    stages = plan.strategy.funnel if plan.strategy else ()
    funnels: list[Sequence[FunnelStep | FunnelTarget]] = [stages]
    funnels += [activity.funnel for activity in plan.activities]
    for funnel in funnels:
        for before, after in zip((None, *funnel), funnel, strict=False):
            for name in ("baseline", "target", "actual"):
                value = getattr(after, name)
                last = getattr(before, name, None)
                first = getattr(funnel[0], name)
                if value is None:
                    continue
                facts = _ratio(value.value, last.value) if last else ()
                facts += _ratio(value.value, first.value) if first else ()
                yield after.at(name), facts
            yield after.path, _changes(after.baseline, after.target)


def _dates(plan: Plan, schedule: Schedule) -> Iterator[Found]:
    for place, phase in enumerate(schedule.phases, start=1):
        yield phase.phase.path, (*_days(phase.start, phase.end), *_numbers(place, len(phase.tasks)))
        if phase.start and phase.end:
            yield phase.phase.path, _numbers(schedule.calendar.working_days_between(phase.start, phase.end))
    for task in schedule.tasks:
        facts = (*_days(task.start, task.end), *_numbers(task.working_days))
        facts += _numbers(*(slack for slack in (task.total_slack, task.free_slack) if slack is not None))
        if task.end and task.total_slack:
            facts += (day_fact(schedule.calendar.add_working_days(task.end, task.total_slack)),)
        for end, actual in ((task.start, task.task.actual_start), (task.end, task.task.actual_end)):
            if end and actual:
                facts += _numbers((actual - end).days)
        yield task.path, facts
        for link in task.predecessors:
            if link.source is not None:
                yield schedule.tasks[link.source].path, _numbers(link.lag.amount)
                yield task.path, _numbers(link.lag.amount)
    for index, activity in enumerate(plan.activities):
        span = schedule.activity_span(index)
        yield activity.path, _days(*span) if span else ()
        yield from _process(activity)
        yield from _prizes(activity)
    for work in schedule.activity_work:
        if not isinstance(work.item, Activity):
            clock = (Fact("time", parts=(work.time,)),) if work.time is not None else ()
            yield work.path, (*(day_fact(day) for day in dict.fromkeys((work.start, work.end))), *clock)
    yield "period", _days(plan.period.start, plan.period.end)


def _days(start: date | None, end: date | None) -> tuple[Fact, ...]:
    """First and last day, and how many days and weeks that is."""
    known = tuple(day_fact(day) for day in (start, end) if day)
    if start is None or end is None:
        return known
    days = (end - start).days + 1
    return (*known, *_numbers(days, Decimal(days) / 7))


def _process(activity: Activity) -> Iterator[Found]:
    """When each step of a run of show begins and ends, and how long it all takes, in minutes."""
    clock = activity.time.start if activity.time else None
    total = 0
    for step in activity.process:
        clock = step.time.start if step.time else clock
        length = step.duration.minutes if step.duration else 0
        if step.time and step.time.end is not None and not length:
            length = step.time.end - step.time.start
        total += length
        if clock is not None:
            yield step.path, tuple(Fact("time", parts=(minute,)) for minute in (clock, clock + length))
            clock += length
    yield activity.path, _numbers(total, total // 60, total % 60)


def _prizes(activity: Activity) -> Iterator[Found]:
    """What the prizes cost, each and together."""
    total = _ZERO
    for prize in activity.rules.prizes if activity.rules else ():
        if prize.value and prize.quantity:
            total += prize.value.value * prize.quantity.value
            yield prize.path, _numbers(prize.value.value * prize.quantity.value)
    if total:
        yield activity.path, _numbers(total)


def _money(plan: Plan, index: PlanIndex) -> Iterator[Found]:
    budget = plan.budget
    own = [(item, activity) for activity in plan.activities for item in activity.costs]
    lines: list[tuple[BudgetItem, Activity | None]] = [
        (item, None) for item in (budget.items if budget else ())
    ]
    for place, (item, _) in enumerate(lines):
        found = index.find("activities", item.activity) if item.activity else None
        lines[place] = (item, found if isinstance(found, Activity) else None)
    lines += own
    amounts = {item.path: amount for item, _ in lines if (amount := cost(item)) is not None}
    subtotal = sum(amounts.values(), _ZERO)
    reserve = budget.contingency if budget else None
    contingency = (
        _ZERO
        if reserve is None
        else subtotal * reserve.value
        if isinstance(reserve, Share)
        else reserve.value
    )
    total = subtotal + contingency
    for item, _ in lines:
        amount = amounts.get(item.path)
        if amount is not None:
            over = _numbers(item.actual.value - amount) if item.actual else ()
            yield item.path, (*_numbers(amount), *_ratio(amount, total), *_ratio(amount, subtotal), *over)
    for paths, amount in _groups(lines, amounts, index):
        facts = (*_numbers(amount), *_ratio(amount, total), *_ratio(amount, subtotal))
        yield from ((path, facts) for path in ("budget", *paths))
    if budget is None:
        return
    benefits = sum((each.amount.value for each in budget.benefits if each.amount), _ZERO)
    spent = sum((item.actual.value for item, _ in lines if item.actual), _ZERO)
    sums = [subtotal, contingency, total, benefits, spent, benefits - total, total - spent]
    facts = (
        *_numbers(*sums),
        *_ratio(total, total),
        *_ratio(contingency, total),
        *_ratio(contingency, subtotal),
    )
    facts += (*_ratio(benefits - total, total), *_ratio(spent, total))
    if budget.limit:
        facts += (*_numbers(budget.limit.value - total), *_ratio(total, budget.limit.value))
    yield "budget", facts
    for name in ("limit", "benefits", "contingency"):
        yield f"budget.{name}", facts


def cost(item: BudgetItem) -> Decimal | None:
    """An item's amount, or its price times its quantity; None when it has neither."""
    if item.amount is not None:
        return item.amount.value
    if item.unit_price is not None and item.quantity is not None:
        return item.unit_price.value * item.quantity.value
    return None


def _groups(
    lines: Sequence[tuple[BudgetItem, Activity | None]], amounts: Mapping[str, Decimal], index: PlanIndex
) -> Iterator[tuple[Iterable[str], Decimal]]:
    """The sums by category, phase, pillar, channel, month and activity, with every path they can be shown under; of what has none of
    them too, and of the smallest ones together, which a chart draws as one."""
    for name in ("category", "phase", "pillar", "channel", "month", "activity"):
        sums: dict[str, Decimal] = {}
        paths: dict[str, list[str]] = {}
        for item, activity in lines:
            value, path = getattr(item, name), item.at(name)
            if name == "phase" and value is None and activity is not None:
                value, path = activity.phase, activity.at("phase")
            if name == "activity" and activity is not None:
                value, path = activity.id or activity.name, activity.at("name")
            entry = index.find(_SECTIONS[name], value) if name in _SECTIONS and value is not None else None
            key = entry.path if entry is not None else str(getattr(value, "text", value or ""))
            sums[key] = sums.get(key, _ZERO) + amounts.get(item.path, _ZERO)
            paths.setdefault(key, _paths(entry)).append(path if value is not None else "budget")
        for key, amount in sums.items():
            yield dict.fromkeys(paths[key]), amount
        yield from (((), rest) for rest in islice(accumulate(sorted(sums.values())), 1, None))


def _paths(entry: Entry | None) -> list[str]:
    """Where the sum for an entry can be shown, besides the items that name it."""
    if entry is None:
        return []
    return [entry.path, entry.at("costs")] if isinstance(entry, Activity) else [entry.path]
