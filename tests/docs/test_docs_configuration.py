"""The examples in the page about settings do what the page says."""

from __future__ import annotations

import re

from conftest import ROOT, TODAY

from opsplan.checks.names import OWN
from opsplan.pipeline import check

PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
HEAD = "opsplan: 1\ntitle: 方案\nlanguage: zh-CN\nperiod: {start: 2027-01-01, end: 2027-12-31}\nteam: [{name: 周敏}, {name: Ann}]\n"
NAMED = {
    "cal-unofficial", "goal-no-baseline", "goal-no-due", "goal-no-owner", "rsk-high-no-contingency", "tsk-no-owner",
}  # fmt: skip
REST = (
    "phases: [{name: P, tasks: [{name: T, start: 2027-03-02, duration: 1, owner: 周敏}]}]\n"
    "goals: [{name: A, baseline: 1, target: 2, due: period.end}]\n"
    "risks: [{name: R, probability: 3, impact: 4, owner: 周敏}]\n"
)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def found(text: str, toml: str = "", file: str = "opsplan.toml") -> set[tuple[str, str]]:
    """Rule and severity of what is said by the rules of the page, and about settings."""
    config = (file, toml.encode()) if toml else None
    report = check(text.encode(), "plan.yaml", today=TODAY, config=config).report
    return {(f.rule, f.severity.word) for f in report if f.rule in NAMED or f.rule in OWN or f.blocking}


def test_the_file_and_the_block_of_a_plan_say_the_same() -> None:
    (toml,), block = blocks("toml"), blocks("yaml")[0]
    assert found(HEAD + REST) == {
        ("cal-unofficial", "warning"), ("goal-no-owner", "warning"), ("rsk-high-no-contingency", "error"),
    }  # fmt: skip
    left = {("cal-unofficial", "info")}
    assert found(HEAD + REST, toml) == found(HEAD + REST + block) == left
    assert found(HEAD + REST, toml.replace("[check", "[tool.opsplan.check"), "pyproject.toml") == left


def test_the_comments_accept_what_they_name() -> None:
    head, (_, zh, top, en) = HEAD.replace("2027", "2026"), blocks("yaml")
    for goals in (zh, en):
        assert {rule for rule, _ in found(head + re.sub(r"# opsplan.*", "", goals))} == {
            "goal-no-baseline",
            "goal-no-due",
            "goal-no-owner",
        }
        assert found(head + goals) == set()
    task = "phases: [{name: P, tasks: [{name: T, start: 2026-03-02, duration: 1}]}]\n"
    assert found(head + task) == {("tsk-no-owner", "error")}
    assert found(top + head.removeprefix("opsplan: 1\n") + task) == set()
