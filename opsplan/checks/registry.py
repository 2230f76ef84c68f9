"""All plan-quality rules, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from opsplan.checks import shelf_aims, shelf_content, shelf_controls, shelf_dates, shelf_events, shelf_work
from opsplan.checks.rule import Rule, Subject
from opsplan.checks.rules import (
    bud_line_sum,
    goal_breakdown_sum,
    goal_due_after_end,
    goal_due_before_start,
    goal_no_baseline,
    goal_no_due,
    goal_no_owner,
    goal_not_measurable,
    rsk_high_no_contingency,
    tsk_multi_owner,
    tsk_no_owner,
    tsk_overload,
    tsk_owner_away,
)
from opsplan.diagnostics import Finding
from opsplan.model.source import Source

_FIRST: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        goal_not_measurable, goal_no_baseline, goal_no_due, goal_due_after_end, goal_due_before_start,
        goal_no_owner, goal_breakdown_sum, tsk_no_owner, tsk_multi_owner, tsk_owner_away, tsk_overload,
        bud_line_sum, rsk_high_no_contingency,
    )
)  # fmt: skip
_ALL: tuple[Rule, ...] = (
    *_FIRST,
    *shelf_aims.RULES,
    *shelf_work.RULES,
    *shelf_events.RULES,
    *shelf_controls.RULES,
    *shelf_dates.RULES,
    *shelf_content.RULES,
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in _ALL})
CODES: Mapping[str, str] = MappingProxyType({rule.name: rule.code for rule in _ALL})
"""Rule → code."""


def run_rules(subject: Subject, source: Source) -> Iterator[Finding]:
    """Every finding of every rule. Plan-quality findings never block."""
    for rule in _ALL:
        for hit in rule.check(subject) if rule.applies(subject) else ():
            yield source.finding(
                rule.name, hit.loc, hit.message, hit.help,
                severity=hit.severity or rule.severity, blocking=False, code=rule.code,
                instead=hit.instead,
            )  # fmt: skip
