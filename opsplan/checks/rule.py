"""What a rule is: a name, a code, words for people, and a function from a plan to hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import date
from typing import Any, TypeVar

from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.records import dataclass
from opsplan.schedule import Schedule
from opsplan.thresholds import UNCHANGED, Setting, Thresholds
from opsplan.yamlio.nodes import MappingNode

__all__ = ["Hit", "Rule", "Setting", "Subject"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at. ``today`` is given, never read from the clock.

    ``settings`` are the thresholds that a configuration changed, by rule and setting; ``text`` and ``root`` the
    file as it is written, for what the plan no longer shows: comments.
    """

    plan: Plan
    schedule: Schedule
    index: PlanIndex
    today: date
    settings: Thresholds = field(default_factory=lambda: UNCHANGED)
    text: str = ""
    root: MappingNode | None = None
    _found: dict[Callable[[Subject], Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, find: Callable[[Subject], T]) -> T:
        """What a function finds in the subject: worked out when it is first asked for, since many rules look at the same."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    def value(self, rule: str, setting: Setting) -> float:
        """A threshold of a rule: as configured, else its default."""
        return setting.of(rule, self.settings)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the rule speaks. ``severity`` differs from the rule's own only where the rule has cases;
    ``instead`` is what the value should read, where that is certain enough for ``--fix`` to write it.
    """

    loc: Loc
    message: Bilingual
    help: Bilingual
    severity: Severity | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A plan-quality rule. ``title`` is what it finds, ``why`` the reason, ``example`` and ``instead`` are plan text.

    ``kinds`` are the kinds of plan it applies to, all when empty.
    """

    name: str
    code: str
    severity: Severity
    title: Bilingual
    why: Bilingual
    example: str
    instead: str
    check: Callable[[Subject], Iterator[Hit]]
    settings: tuple[Setting, ...] = ()
    kinds: frozenset[str] = frozenset()

    def applies(self, subject: Subject) -> bool:
        """True when the rule is meant for this kind of plan; what a kind needs is not asked of a plan without one."""
        return not self.kinds or subject.plan.kind in self.kinds
