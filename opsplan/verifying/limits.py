"""Where the warning and alarm lines of a goal run when they are a share of its plan."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.model.goals import Metric
from opsplan.model.index import PlanIndex
from opsplan.model.numbers import Quantity
from opsplan.model.plan import Plan
from opsplan.verifying.values import Fact, read_values


def limit_facts(plan: Plan, index: PlanIndex) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """A limit such as ``低于当月计划 90%`` at the baseline, at every checkpoint and at the target."""
    for goal in plan.goals:
        metric = index.find("metrics", goal.metric) if goal.metric else None
        if not isinstance(metric, Metric):
            continue
        ends = [getattr(goal, name) or getattr(metric, name) for name in ("baseline", "target")]
        planned = [*ends, *(point.value for point in goal.checkpoints)]
        heights = [each.value for each in planned if isinstance(each, Quantity)]
        for name in ("warning", "alarm"):
            written = getattr(metric, name)
            shares = (
                [value.number for value in read_values(written) if value.kind == "percent"]
                if isinstance(written, str)
                else []
            )
            facts: list[Fact] = []
            for share in shares:
                for height in (Decimal(0), *heights):
                    facts += [
                        Fact("number", height * share / 100, computed=True),
                        Fact("percent", height * share, computed=True),
                    ]
            yield metric.at(name), tuple(facts)
