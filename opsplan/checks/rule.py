"""What a rule is: a name, a code, words for people, and a function from a plan to hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at. ``today`` is given, never read from the clock."""

    plan: Plan
    schedule: Schedule
    index: PlanIndex
    today: date


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the rule speaks. ``severity`` differs from the rule's own only where the rule has cases."""

    loc: Loc
    message: Bilingual
    help: Bilingual
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A plan-quality rule. ``title`` is what it finds, ``why`` the reason, ``example`` and ``instead`` are plan text."""

    name: str
    code: str
    severity: Severity
    title: Bilingual
    why: Bilingual
    example: str
    instead: str
    check: Callable[[Subject], Iterator[Hit]]
