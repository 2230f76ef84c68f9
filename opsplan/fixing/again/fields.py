"""Which keys of a plan hold results to be taken out, days to be moved, and words to be set back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from opsplan.fixing.again.moving import Role
from opsplan.model.activities import Activity, ExpectedBenefit, FunnelTarget
from opsplan.model.audience import Audience, Competitors
from opsplan.model.base import Entry
from opsplan.model.budget import BudgetItem
from opsplan.model.choices import ENTRY_STATUS, PLAN_STATUS, RISK_STATUS, Choice
from opsplan.model.content import ContentEntry, Slot
from opsplan.model.control import ComplianceItem, Review, Risk
from opsplan.model.goals import Checkpoint, Goal, Metric
from opsplan.model.phases import Predecessor, Task
from opsplan.model.plan import Approver, DayOff, Plan
from opsplan.model.specs import fields_holding, fields_of
from opsplan.model.times import DateExpr, Month

RESULTS: Mapping[type[Entry], frozenset[str]] = MappingProxyType({
    Goal: frozenset({"actual", "actual_date"}),
    Metric: frozenset({"actuals"}),
    Task: frozenset({"progress", "actual_start", "actual_end"}),
    Activity: frozenset({"status"}),
    FunnelTarget: frozenset({"actual"}),
    ExpectedBenefit: frozenset({"actual"}),
    ContentEntry: frozenset({"actual", "link"}),
    BudgetItem: frozenset({"actual"}),
    ComplianceItem: frozenset({"status"}),
    Approver: frozenset({"date", "decision"}),
    Review: frozenset(fields_of(Review)) - {"date", "internal"},
})  # fmt: skip
"""The keys that say how it went: the new plan begins without them."""

WORDS: Mapping[tuple[type[Entry], str], tuple[Choice, str]] = MappingProxyType({
    (Plan, "status"): (PLAN_STATUS, "draft"),
    (ContentEntry, "status"): (ENTRY_STATUS, "idea"),
    (Risk, "status"): (RISK_STATUS, "open"),
})  # fmt: skip
"""The words of closed lists that are set back, and to what."""

HISTORY: tuple[type[Entry], ...] = (Audience, Competitors)
"""Sections whose days say when something was found out; they stay."""

NAMES = ("festival", "name", "title", "round")
"""The keys that say what an entry is about."""


def dated(model: type[Entry]) -> frozenset[str]:
    """The keys of an entry that hold days or date expressions."""
    found = (*fields_holding(model, date), *fields_holding(model, DateExpr))
    names = frozenset(spec.name for spec in found if spec.model is None)
    return names | {"task"} if model is Predecessor else names


def months(model: type[Entry]) -> frozenset[str]:
    """The keys of an entry that hold months."""
    return frozenset(spec.name for spec in fields_holding(model, Month))


def role_of(model: type[Entry], key: str) -> Role:
    """What the days of a key are."""
    if model in (Goal, Checkpoint):
        return "measure"
    if model in (DayOff, Slot):
        return "off"
    return "end" if key in ("end", "to") else "start"
