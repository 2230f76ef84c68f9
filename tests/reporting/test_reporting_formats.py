"""Each format says the same findings, in the form its readers take."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from opsplan.diagnostics import Bilingual, Finding, Lang, Position, Report, Severity
from opsplan.reporting.formats import FORMATS, tell
from opsplan.reporting.github import escaped
from opsplan.reporting.told import PlanReport, Telling

TEXT = "title: 春季\ngoals:\n  - {名称: 销售, target: 约3万}\n"
NASTY = "50% | `a` <b> [x](y)\nnext: \x0b, @you"


def finding(
    rule: str = "value-quantity", severity: Severity = Severity.ERROR, message: str = "“约3万”不是数"
) -> Finding:
    return Finding(
        rule, "OPS211", severity, Bilingual(message, message), Bilingual("只写数：3万", "write 30,000"),
        "方案/plan, 1.yaml", Position(3, 22), "goals[0].target", blocking=True,
    )  # fmt: skip


def plan(*findings: Finding, file: str = "方案/plan, 1.yaml", lang: Lang = "zh-CN") -> PlanReport:
    return PlanReport(file, lang, Report.of(findings), {file: TEXT.encode()})


def told(form: str, *plans: PlanReport, strict: bool = False) -> str:
    return tell(form, plans, Telling("zh-CN", strict=strict, folder="/srv/project"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_rule_place_and_message(form: str) -> None:
    out = told(form, plan(finding()))
    assert "value-quantity" in out
    assert "约3万" in out
    assert "22" in out


def test_text_has_the_line_a_caret_and_the_help() -> None:
    assert told("text", plan(finding())).splitlines() == [
        "方案/plan, 1.yaml:3:22: error[value-quantity] “约3万”不是数",
        "    3 |   - {名称: 销售, target: 约3万}",
        "      |                          ^",
        "    帮助: 只写数：3万",
        "方案/plan, 1.yaml: 1 个错误",
    ]


def test_text_of_a_file_that_could_not_be_read_has_no_line() -> None:
    one = PlanReport("plan.yaml", "en", Report.of([finding()]))
    assert [line for line in told("text", one).splitlines() if " | " in line] == []
    gbk = PlanReport("plan.yaml", "en", Report.of([finding()]), {finding().file: TEXT.encode("gbk")})
    assert [line for line in told("text", gbk).splitlines() if " | " in line] == []


def test_github_escapes_what_would_end_a_message_or_a_property() -> None:
    line = told("github", plan(finding(message=NASTY)))
    assert line.count("\n") == 0
    head, message = line.split("::")[1:]
    assert head.startswith("error file=方案/plan%2C 1.yaml,line=3,col=22,title=value-quantity")
    assert message.startswith("50%25 | ")
    assert "%0Anext: " in message
    assert escaped("a\r\n%") == "a%0D%0A%25"


def test_github_knows_notices_and_says_nothing_of_a_clean_plan() -> None:
    assert told("github", plan(finding(severity=Severity.INFO))).startswith("::notice ")
    assert told("github", plan(finding(severity=Severity.WARNING))).startswith("::warning ")
    assert told("github", plan()) == ""


def test_paths_below_the_folder_are_relative() -> None:
    one = Finding(
        "a", "OPS999", Severity.ERROR, Bilingual("", ""), Bilingual("", ""), file="/srv/project/plans/a.yaml"
    )
    assert "file=plans/a.yaml," in told("github", plan(one))


@pytest.mark.parametrize(("strict", "failures"), [(False, 1), (True, 2)])
def test_junit_fails_what_fails_the_command_and_skips_the_rest(strict: bool, failures: int) -> None:
    found = [finding(), finding("tsk-no-owner", Severity.WARNING), finding("goal-flat", Severity.INFO)]
    root = ElementTree.fromstring(told("junit", plan(*found), plan(file="clean.yaml"), strict=strict))
    suites = root.findall("testsuite")
    assert [(s.get("tests"), s.get("failures"), s.get("skipped")) for s in suites] == [
        ("3", str(failures), str(3 - failures)),
        ("1", "0", "0"),
    ]
    assert root.get("failures") == str(failures)
    assert len(root.findall(".//failure")) == failures
    assert [case.get("name") for case in suites[1]] == ["没有发现问题"]


def test_junit_holds_hostile_text() -> None:
    root = ElementTree.fromstring(told("junit", plan(finding(message=f"{NASTY}\x00\ud800"))))
    told_message = root.find(".//failure")
    assert told_message is not None
    assert "<b>" in (told_message.get("message") or "")


def test_markdown_is_a_table_and_takes_marks_literally() -> None:
    lines = told("markdown", plan(finding(message=NASTY))).splitlines()
    assert lines[0] == "### `方案/plan, 1.yaml`: 1 个错误"
    assert lines[2] == "| 位置 | 级别 | 规则 | 问题 | 改法 |"
    assert lines[4].startswith(
        r"| `3:22` | error | `value-quantity` | 50% \| \`a\` \<b\> \[x\](y) next: , \@you |"
    )
    assert told("markdown", plan()) == "`方案/plan, 1.yaml`: 没有发现问题"


def test_json_has_a_row_for_each_finding() -> None:
    rows = json.loads(told("json", plan(finding()), plan(file="clean.yaml")))
    assert [(row["rule"], row["line"], row["column"], row["help"]) for row in rows] == [
        ("value-quantity", 3, 22, "只写数：3万")
    ]
