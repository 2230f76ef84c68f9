"""Comments in a plan that accept a finding on their line, on the line below, or in the whole file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import TODAY

from opsplan.checks.names import OWN
from opsplan.diagnostics import Finding, Report
from opsplan.pipeline import Checked, check

CheckText = Callable[[str], Checked]
HEAD = "opsplan: 1\ntitle: Plan\nlanguage: en\nperiod: {start: 2026-03-01, end: 2026-04-30}\n"
GOALS = HEAD + "goals:\n"
GOAL = "  - {name: A, baseline: 1, target: 2}"


RULES = {"goal-no-due", "goal-no-owner", "goal-no-baseline", "bud-line-sum", "tsk-no-owner", "key-unknown"}
"""The rules that the plans here are about; others may speak too."""


def told(report: Report) -> list[Finding]:
    """What is said by these rules and about ignores."""
    return [f for f in report if f.rule in RULES or f.rule in OWN]


def rules(report: Report) -> list[tuple[str, int]]:
    """Rule and line of what is told."""
    return [(f.rule, f.position.line if f.position else 0) for f in told(report)]


@pytest.mark.parametrize(
    "goal",
    [
        GOAL + " # opsplan: ignore[goal-no-due, goal-no-owner] both are agreed in May",
        GOAL + "   #opsplan:ignore[OPS61]",
        GOAL + " # 下月再定 # opsplan: ignore[goal-]",
        GOAL + " # opsplan：忽略【goal-no-due、goal-no-owner】五月再定",
        "  # opsplan: ignore[goal-no-due] one\n\n  # why\n# opsplan: ignore[goal-no-owner] two\n" + GOAL,
        "  - name: '#1 \"A' # opsplan: ignore[goal-]\n    baseline: 1\n    target: 2",
        '  - {name: "A # opsplan: ignore[goal-no-baseline]", target: 2, baseline: 1} # opsplan: ignore[goal-]',
    ],
)
def test_a_finding_is_accepted_on_its_line_or_on_the_line_above(goal: str, check_text: CheckText) -> None:
    assert rules(check_text(GOALS + goal + "\n").report) == []


def test_an_ignore_holds_for_its_line_and_its_rules_only(check_text: CheckText) -> None:
    text = GOALS + GOAL + " # opsplan: ignore[goal-no-due]\n" + GOAL + "\n"
    assert rules(check_text(text).report) == [("goal-no-owner", 6), ("goal-no-due", 7), ("goal-no-owner", 7)]


def test_each_value_of_a_flow_map_over_lines_has_a_line_of_its_own(check_text: CheckText) -> None:
    text = HEAD + (
        "budget: {items: [\n"
        "  {name: a, unit_price: 2, quantity: 3,\n   amount: 5}, # opsplan: ignore[bud-line-sum] rounded\n"
        "  {name: b, unit_price: 2, quantity: 3, # opsplan: ignore[bud-line-sum]\n   amount: 5}]}\n"
    )
    sums = [
        each
        for each in rules(check_text(text + "goals: [{name: A}]\n").report)
        if each[0] in ("bud-line-sum", "ignore-unused")
    ]
    assert sums == [("ignore-unused", 8), ("bud-line-sum", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "'A # opsplan: ignore[goal-]'",
        '"A\n      # opsplan: ignore[goal-]"',
        "|\n      # opsplan: ignore[goal-]",
    ],
)
def test_what_looks_like_a_comment_in_a_text_is_none(text: str, check_text: CheckText) -> None:
    report = check_text(f"{GOALS}  - name: {text}\n    baseline: 1\n    target: 2\n").report
    assert [rule for rule, _ in rules(report)] == ["goal-no-due", "goal-no-owner"]


def test_a_rule_is_accepted_in_the_whole_file_at_its_top_only(check_text: CheckText) -> None:
    goals = GOALS + GOAL + "\n" + GOAL + "\n"
    assert (
        rules(check_text("# Plan\n\n# opsplan: ignore-file[goal-no-due, OPS614] draft\n---\n" + goals).report)
        == []
    )
    assert rules(check_text("# opsplan: 全文忽略[goal-] 草稿\n" + goals).report) == []
    below = check_text(HEAD + "# opsplan: ignore-file[goal-]\ngoals:\n" + GOAL + "\n").report
    assert rules(below) == [("ignore-place", 5), ("goal-no-due", 7), ("goal-no-owner", 7)]


def test_an_ignore_that_accepts_nothing_is_told_at_its_name(check_text: CheckText) -> None:
    text = (
        "# opsplan: ignore-file[bud-line-sum]\n"
        + GOALS
        + GOAL
        + " # opsplan: ignore[goal-, tsk-no-owner]\n# opsplan: ignore[goal-no-due]\n"
    )
    report = check_text(text).report
    assert [(f.rule, f.severity.word, tuple(f.position or ())) for f in told(report)] == [
        ("ignore-unused", "warning", (1, 24)), ("ignore-unused", "warning", (7, len(GOAL + " # opsplan: ignore[goal-, ") + 1)), ("ignore-unused", "warning", (8, 19)),
    ]  # fmt: skip
    assert "tsk-no-owner" in told(report)[1].message.en


def test_an_ignore_is_not_unused_where_its_rule_did_not_run(check_text: CheckText) -> None:
    text = GOALS + GOAL + " # opsplan: ignore[tsk-no-owner, goal-]\n"
    assert rules(check(text.encode(), "plan.yaml", today=TODAY, ignore=("tsk-",)).report) == []
    assert rules(check(text.encode(), "plan.yaml", today=TODAY, select=("goal-",)).report) == []
    assert rules(check_text(text.replace("tsk-no-owner", "ppt-text-shortened")).report) == []
    assert rules(check_text(text + "titel: x\n").report) == [("key-unknown", 7)]


def test_unknown_names_are_told_with_the_nearest(check_text: CheckText) -> None:
    report = check_text(GOALS + GOAL + " # opsplan: ignore[goal-, goal-no-ownr]\n").report
    (unknown,) = told(report)
    assert (unknown.rule, unknown.position, unknown.severity.word) == (
        "ignore-unknown",
        (6, len(GOAL + " # opsplan: ignore[goal-, ") + 1),
        "warning",
    )
    assert unknown.help is not None
    assert unknown.help.en.startswith("did you mean goal-no-owner")


@pytest.mark.parametrize(
    ("comment", "meant"),
    [
        ("ignore goal-no-due", True), ("ignore[]", True), ("ignore[goal-no-due", True), ("ingore[goal-no-due]", True),
        ("disable[goal-no-due]", True), ("ignore", True),
        ("1", False), ("see [the notes]", False), ("", False), ("goals are agreed", False),
    ],
)  # fmt: skip
def test_a_comment_that_is_meant_but_not_complete_is_told(
    comment: str, meant: bool, check_text: CheckText
) -> None:
    report = check_text(GOALS + GOAL + f" # opsplan: {comment}\n").report
    assert [f.position for f in report if f.rule == "ignore-syntax"] == (
        [(6, len(GOAL) + 2)] if meant else []
    )
    assert {"goal-no-due", "goal-no-owner"} <= {f.rule for f in report}


def test_errors_of_the_spec_cannot_be_accepted(check_text: CheckText) -> None:
    text = "# opsplan: ignore-file[key-unknown]\n" + GOALS + GOAL + "\ntitel: a # opsplan: ignore[OPS201]\n"
    report = check_text(text).report
    assert [f.blocking for f in report if f.rule == "key-unknown"] == [True]
    assert [tuple(f.position or ()) for f in report if f.rule == "ignore-blocking"] == [(1, 24), (8, 28)]
    assert not any(f.rule == "ignore-unused" for f in report)


def test_ignores_about_ignores_are_configured_too(check_text: CheckText) -> None:
    text = GOALS + GOAL + " # opsplan: ignore[goal-, tsk-]\n"
    assert rules(check_text(text + "check: {ignore: [ignore-unused]}\n").report) == []
    report = check_text(text + "check: {severity: {OPS160: info}}\n").report
    assert [(f.rule, f.severity.word) for f in told(report)] == [("ignore-unused", "info")]
