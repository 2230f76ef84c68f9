"""Each rule speaks on its own example and is silent on what it tells the writer to write instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsplan.checks.registry import RULES
from opsplan.checks.rule import Rule
from opsplan.pipeline import Checked

FRAME = "opsplan: 1\ntitle: t\nlanguage: en\n"
PERIOD = "period: {start: 2027-01-01, end: 2027-12-31}\n"


def whole_plan(text: str) -> str:
    frame = FRAME + ("" if "period:" in text else PERIOD)
    if not any(f"{key}:" in text for key in ("goals", "phases")):
        frame += "phases: [{name: p, start: 2027-01-04, end: 2027-02-26}]\n"
    return frame + text


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_finds_its_example_and_accepts_what_it_proposes(
    rule: Rule, check_text: Callable[[str], Checked]
) -> None:
    bad = check_text(whole_plan(rule.example))
    good = check_text(whole_plan(rule.instead))
    assert rule.name in {f.rule for f in bad.report}
    assert rule.name not in {f.rule for f in good.report}
    assert not good.report.blocking
    finding = next(f for f in bad.report if f.rule == rule.name)
    assert finding.code == rule.code
    assert finding.position is not None
    assert finding.help is not None
    assert not finding.blocking
    assert finding.message.zh != finding.message.en


def test_a_new_goal_is_only_a_note(check_text: Callable[[str], Checked]) -> None:
    report = check_text(
        whole_plan("goals: [{name: g, baseline: new, target: 5, due: period.end, owner: a}]\n")
    ).report
    found = [(f.rule, f.severity.word) for f in report]
    assert ("goal-no-baseline", "info") in found
    assert "error" not in {severity for _, severity in found}


def test_a_goal_takes_what_it_lacks_from_its_metric(check_text: Callable[[str], Checked]) -> None:
    text = "goals: [{name: g, metric: m, due: period.end}]\nmetrics: [{id: m, name: M, baseline: 1, target: 2, owner: a, source: s}]\n"
    assert not [f for f in check_text(whole_plan(text)).report if f.rule.startswith("goal-")]
