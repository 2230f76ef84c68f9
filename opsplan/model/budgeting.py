"""The plan's money: amounts, totals, contingency and return. Exact decimals in the plan's currency, nothing rounded.

Total = budget items + all activities' costs, then contingency. A share as contingency is that share of the sum
before it. ROI = (benefits − total) / total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from opsplan.model.activities import Activity
from opsplan.model.budget import BudgetItem
from opsplan.model.index import PlanIndex
from opsplan.model.numbers import Share
from opsplan.model.plan import Plan
from opsplan.records import dataclass

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class CostLine:
    """A cost. ``amount`` is None when the plan gives neither it nor price and quantity.

    ``activity`` is what the item is for, ``own`` True when it stands in that activity's own cost table.
    """

    item: BudgetItem
    amount: Decimal | None
    activity: Activity | None = None
    own: bool = False

    @property
    def src(self) -> str:
        """The plan path the amount came from."""
        return self.item.at("amount" if self.item.amount else "unit_price")


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a plan. ``roi`` is None without benefits or without costs, ``headroom`` without a limit."""

    items: Decimal
    contingency: Decimal
    benefits: Decimal
    limit: Decimal | None
    actual: Decimal | None

    @property
    def total(self) -> Decimal:
        return self.items + self.contingency

    @property
    def headroom(self) -> Decimal | None:
        return None if self.limit is None else self.limit - self.total

    @property
    def roi(self) -> Decimal | None:
        return (self.benefits - self.total) / self.total if self.total and self.benefits else None


@dataclass(frozen=True, slots=True)
class Group:
    """Cost lines that belong together. ``name`` is empty for those that belong nowhere; ``src`` is what they share."""

    name: str
    lines: tuple[CostLine, ...]
    src: str = ""

    @property
    def amount(self) -> Decimal:
        return sum_of(self.lines)


def item_amount(item: BudgetItem) -> Decimal | None:
    """The item's amount, or its price times its quantity; None when it has neither."""
    if item.amount is not None:
        return item.amount.value
    if item.unit_price is not None and item.quantity is not None:
        return item.unit_price.value * item.quantity.value
    return None


def cost_lines(plan: Plan, index: PlanIndex) -> tuple[CostLine, ...]:
    """All costs: the budget's items in the order of the file, then every activity's own."""
    lines: list[CostLine] = []
    for item in plan.budget.items if plan.budget else ():
        found = index.find("activities", item.activity) if item.activity else None
        lines.append(CostLine(item, item_amount(item), found if isinstance(found, Activity) else None))
    lines.extend(
        CostLine(item, item_amount(item), activity, True)
        for activity in plan.activities
        for item in activity.costs
    )
    return tuple(lines)


def activity_lines(lines: Iterable[CostLine], activity: Activity) -> tuple[CostLine, ...]:
    """An activity's costs: its own first, then the budget items that point at it."""
    mine = tuple(line for line in lines if line.activity is activity)
    return (*(line for line in mine if line.own), *(line for line in mine if not line.own))


def sum_of(lines: Iterable[CostLine]) -> Decimal:
    """The sum of the amounts that are known."""
    return sum((line.amount for line in lines if line.amount is not None), ZERO)


def totals(plan: Plan, lines: Iterable[CostLine]) -> Totals:
    """The plan's sums."""
    lines, budget = tuple(lines), plan.budget
    items = sum_of(lines)
    reserve = budget.contingency if budget else None
    contingency = (
        ZERO if reserve is None else items * reserve.value if isinstance(reserve, Share) else reserve.value
    )
    benefits = sum((b.amount.value for b in (budget.benefits if budget else ()) if b.amount), ZERO)
    spent = [line.item.actual.value for line in lines if line.item.actual]
    limit = budget.limit.value if budget and budget.limit else None
    return Totals(items, contingency, benefits, limit, sum(spent, ZERO) if spent else None)


def grouped(lines: Iterable[CostLine], key: Callable[[CostLine], tuple[str, str]]) -> tuple[Group, ...]:
    """The lines by ``key`` (a name and a plan path), in the order of first appearance; the nameless come last."""
    found: dict[str, list[CostLine]] = {}
    paths: dict[str, str] = {}
    for line in lines:
        name, src = key(line)
        found.setdefault(name, []).append(line)
        paths.setdefault(name, src)
    groups = [Group(name, tuple(members), paths[name]) for name, members in found.items()]
    return tuple(sorted(groups, key=lambda group: not group.name))


def dimension(index: PlanIndex, by: str) -> Callable[[CostLine], tuple[str, str]]:
    """How a line is placed by ``category``, ``phase``, ``pillar``, ``month`` or ``activity``.

    A line without a phase of its own belongs to its activity's. Raises KeyError for another dimension.
    """

    def reference(target: str, attribute: str) -> Callable[[CostLine], tuple[str, str]]:
        def place(line: CostLine) -> tuple[str, str]:
            ref = getattr(line.item, attribute)
            if ref is None and attribute == "phase" and line.activity is not None:
                return (
                    (index.name(target, line.activity.phase), line.activity.at("phase"))
                    if line.activity.phase
                    else ("", "")
                )
            return (index.name(target, ref), line.item.at(attribute)) if ref else ("", "")

        return place

    def month(line: CostLine) -> tuple[str, str]:
        found = line.item.month
        return (f"{found.year}-{found.month:02d}", line.item.at("month")) if found else ("", "")

    return {
        "category": lambda line: (line.item.category or "", line.item.at("category")),
        "phase": reference("phases", "phase"),
        "pillar": reference("pillars", "pillar"),
        "activity": lambda line: (
            (line.activity.name, line.activity.at("name")) if line.activity else ("", "")
        ),
        "month": month,
    }[by]


DIMENSIONS = ("category", "phase", "pillar", "month", "activity")
