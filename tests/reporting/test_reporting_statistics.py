"""Findings are counted by rule, in columns that stand below each other."""

from __future__ import annotations

import json

from rich.cells import cell_len

from opsplan.diagnostics import Bilingual, Finding, Lang, Position, Report, Severity
from opsplan.reporting.columns import columns
from opsplan.reporting.formats import STATISTICS, statistics
from opsplan.reporting.told import PlanReport, Telling


def found(rule: str, code: str, severity: Severity, times: int) -> list[Finding]:
    return [
        Finding(
            rule,
            code,
            severity,
            Bilingual("问题", "finding"),
            Bilingual("改", "mend"),
            position=Position(line + 1, 1),
        )
        for line in range(times)
    ]


FOUND = [
    *found("tsk-no-owner", "OPS620", Severity.ERROR, 12),
    *found("goal-no-owner", "OPS614", Severity.WARNING, 3),
    *found("meta-language", "OPS234", Severity.INFO, 3),
]


def plan(lang: Lang = "zh-CN", file: str = "方案.yaml", findings: list[Finding] = FOUND) -> PlanReport:
    return PlanReport(file, lang, Report.of(findings))


def test_the_most_frequent_and_worst_come_first_in_aligned_columns() -> None:
    lines = statistics("text", [plan()], Telling("en")).splitlines()
    assert [line.split()[:4] for line in lines[:3]] == [
        ["12", "error", "OPS620", "tsk-no-owner"],
        ["3", "warning", "OPS614", "goal-no-owner"],
        ["3", "info", "OPS234", "meta-language"],
    ]
    assert len({cell_len(line.partition("OPS")[0]) for line in lines[:3]}) == 1
    assert len({cell_len(line) - cell_len(line.split()[-1]) for line in lines[:3]}) == 1
    assert lines[0].endswith("任务没有负责人")
    assert lines[3:] == ["方案.yaml: 12 个错误，3 个警告，3 个提示"]


def test_plans_in_two_languages_are_counted_together_in_that_of_the_terminal() -> None:
    lines = statistics("text", [plan(), plan("en", "plan.yaml")], Telling("en")).splitlines()
    assert lines[0].split()[0] == "24"
    assert lines[0].endswith("a task without an owner")
    assert lines[-1] == "plan.yaml: 12 errors, 3 warnings, 3 notes"


def test_a_clean_plan_says_so_in_one_line() -> None:
    clean = plan("en", "plan.yaml", [])
    assert statistics("text", [clean], Telling("en")) == "plan.yaml: no findings"
    assert statistics("markdown", [clean], Telling("en")) == "plan.yaml: no findings"
    assert json.loads(statistics("json", [clean], Telling("en"))) == []


def test_json_and_markdown_say_the_same_counts() -> None:
    assert STATISTICS == ("text", "json", "markdown")
    rows = json.loads(statistics("json", [plan()], Telling("en")))
    assert [(row["rule"], row["count"], row["severity"]) for row in rows] == [
        ("tsk-no-owner", 12, "error"),
        ("goal-no-owner", 3, "warning"),
        ("meta-language", 3, "info"),
    ]
    assert "| 12 | error | OPS620 | `tsk-no-owner` |" in statistics("markdown", [plan()], Telling("en"))


def test_columns_count_chinese_as_two_cells() -> None:
    assert columns([["目标", "1", "x"], ["a", "20", "y"]], right=(1,)) == ["目标   1  x", "a     20  y"]
    assert columns([]) == []
