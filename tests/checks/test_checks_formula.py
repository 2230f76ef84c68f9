"""Formulas of metrics that are computed, thresholds that a configuration moves, and what can be mended."""

from __future__ import annotations

import pytest
from test_checks_aims import CONTENT, PERIOD, TODAY, goal, paths

from opsplan.checks.registry import RULES
from opsplan.checks.rule import Subject
from opsplan.model.index import PlanIndex
from opsplan.pipeline import check

METRICS = "metrics:\n  - {id: g-mv, name: A, formula: %s, baseline: %s}\n  - {id: b1, name: B, baseline: 12万}\n  - {id: c-x, name: C, baseline: 200}\n  - {id: d, name: D, baseline: 40%%}\n  - {id: z, name: Z, baseline: 0}\n"


@pytest.mark.parametrize(
    ("formula", "baseline", "wrong"),
    [
        ("b1 × c-x", "2400万", False),
        ("b1 × c-x", "2423万", False),  # within 1%
        ("b1 × c-x", "2425万", True),
        ("c-x * (b1 - 2万) / 2", "1000万", False),
        ("（b1＋c-x）÷ c-x", "601", False),
        ("c-x - d", "199.6", False),
        ("c-x-d", "199.6", False),
        ("d × 50%", "20%", False),
        ("d × 50%", "21%", True),
        ("c-x × 1,000", "200k", False),
        ("c-x ÷ b1", "0.2%", False),  # rounded as written
        ("b1 / z", "5", False),
        ("b1 × unknown", "5", False),
        ("b1 × (c-x", "5", False),
        ("b1 × × c-x", "5", False),
        ("× b1", "5", False),
        ("b1 c-x", "5", False),
        ("5 × 3", "5", False),
        ("g-mv + b1", "5", False),
    ],
)
def test_a_formula_of_ids_and_numbers_is_computed(formula: str, baseline: str, wrong: bool) -> None:
    text = "goals: [{name: g}]\n" + METRICS % (f'"{formula}"', f'"{baseline}"')
    expected = ["metrics[g-mv].baseline!"] if wrong else []
    assert paths("met-baseline-inconsistent", text) == expected


def test_a_target_that_contradicts_its_formula_is_a_warning() -> None:
    text = "goals: [{name: g}]\nmetrics: [{id: a, name: A, formula: 2 × b, target: 9}, {id: b, name: B, target: 4}]\n"
    assert paths("met-target-inconsistent", text) == ["metrics[a].target"]


def test_a_configured_number_moves_the_border() -> None:
    text = "opsplan: 1\ntitle: t\n" + PERIOD + goal("baseline: 100, target: 250")
    checked = check(text.encode(), "p.yaml", today=TODAY)
    assert checked.plan_file is not None
    assert checked.schedule is not None
    plan, rule = checked.plan_file.plan, RULES["goal-stretch"]
    strict = {(rule.name, "percent"): 149.0}
    for settings, hits in (({}, 0), (strict, 1)):
        subject = Subject(plan, checked.schedule, PlanIndex(plan), TODAY, settings)
        assert len(list(rule.check(subject))) == hits


def test_a_channel_that_differs_by_a_space_can_be_mended_without_asking() -> None:
    text = "opsplan: 1\ntitle: t\n" + PERIOD + goal("target: 1%") + "strategy: {channels: [{name: 视频号}]}\n"
    report = check((text + CONTENT % "视频 号").encode(), "p.yaml", today=TODAY).report
    fixes = [f.fix for f in report if f.rule == "chn-near-miss"]
    assert [edit.text for fix in fixes if fix for edit in fix.edits] == ["视频号"]
