"""The plan's money as rules ask for it: its sums, and amounts as people read them."""

from __future__ import annotations

from decimal import Decimal

from opsplan.checks.rule import Subject
from opsplan.model.budgeting import CostLine, Totals, cost_lines, totals


def spending(subject: Subject) -> tuple[tuple[CostLine, ...], Totals]:
    """All costs of the plan and their sums."""
    lines = cost_lines(subject.plan, subject.index)
    return lines, totals(subject.plan, lines)


def shown(amount: Decimal) -> str:
    """An amount with commas and without idle zeros: ``85,800``, ``0.05``."""
    text = f"{amount:,.2f}"
    return text.rstrip("0").rstrip(".")


def percent(share: Decimal) -> str:
    """A share in percent, to one place: ``12.5%``."""
    return f"{share * 100:,.1f}".removesuffix(".0") + "%"
