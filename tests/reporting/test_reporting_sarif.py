"""The SARIF log holds what the standard asks of it; there is no copy of its JSON Schema here to ask instead."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest

from opsplan.diagnostics import Bilingual, Finding, Position, Report, Severity
from opsplan.reporting.formats import tell
from opsplan.reporting.told import PlanReport, Telling

HERE = "/srv/project"


def finding(rule: str, code: str, file: str = "方案/plan 1.yaml", column: int = 5, **other: Any) -> Finding:
    given = {
        "severity": Severity.ERROR,
        "message": Bilingual("没有负责人", "no owner"),
        "help": Bilingual("写 owner", "write owner"),
        "path": "goals[g1]",
    } | other
    return Finding(rule, code, file=file, position=Position(3, column), **given)


def run_of(*found: Finding, file: str = "方案/plan 1.yaml") -> dict[str, Any]:
    log = json.loads(tell("sarif", [PlanReport(file, "zh-CN", Report.of(found))], Telling("en", folder=HERE)))
    assert log["version"] == "2.1.0"
    assert "sarif" in log["$schema"]
    (run,) = log["runs"]
    return dict(run)


def test_every_result_points_to_its_rule_and_place() -> None:
    run = run_of(
        finding("goal-no-owner", "OPS614"),
        finding("key-unknown", "OPS201"),
        finding("goal-no-owner", "OPS614", column=9),
    )
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["OPS201", "OPS614"]
    assert len(run["results"]) == 3
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"] == "没有负责人\n写 owner"
        (location,) = result["locations"]
        assert location["physicalLocation"]["region"]["startLine"] == 3
        assert location["logicalLocations"] == [{"fullyQualifiedName": "goals[g1]"}]
    assert run["columnKind"] == "unicodeCodePoints"


def test_rules_have_help_and_a_level() -> None:
    (rule,) = run_of(finding("goal-no-owner", "OPS614"))["tool"]["driver"]["rules"]
    assert rule["name"] == "goal-no-owner"
    assert rule["defaultConfiguration"]["level"] == "warning"
    assert "goals:" in rule["help"]["text"]
    assert "```yaml" in rule["help"]["markdown"]
    assert rule["shortDescription"]["text"]


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_levels(severity: Severity, level: str) -> None:
    (result,) = run_of(finding("goal-no-owner", "OPS614", severity=severity))["results"]
    assert result["level"] == level


@pytest.mark.parametrize(
    ("file", "shown", "based"),
    [
        ("方案/plan 1.yaml", "方案/plan 1.yaml", True),
        (f"{HERE}/plans/a.yaml", "plans/a.yaml", True),
        ("/elsewhere/a.yaml", "file:///elsewhere/a.yaml", False),
        ("<stdin>", "<stdin>", True),
    ],
)
def test_paths_are_uris_relative_to_the_folder(file: str, shown: str, based: bool) -> None:
    (result,) = run_of(finding("goal-no-owner", "OPS614", file=file), file=file)["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"].isascii()
    assert " " not in place["uri"]
    assert unquote(place["uri"]) == shown
    assert ("uriBaseId" in place) is based


def test_a_fingerprint_stays_when_lines_move_and_tells_findings_apart() -> None:
    def print_of(one: Finding) -> str:
        (result,) = run_of(one)["results"]
        return str(result["partialFingerprints"]["opsplan/v1"])

    here = finding("goal-no-owner", "OPS614")
    assert print_of(here) == print_of(finding("goal-no-owner", "OPS614", column=30))
    assert print_of(here) != print_of(finding("goal-no-owner", "OPS614", path="goals[g2]"))


def test_a_clean_plan_is_a_run_without_results() -> None:
    run = run_of()
    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert len(run["artifacts"]) == 1


def test_a_finding_nobody_knows_and_without_a_place_is_still_told() -> None:
    found = Finding(
        "new-rule", "OPS999", Severity.ERROR, Bilingual("x", "x"), Bilingual("y", "y"), file="a.yaml"
    )
    run = run_of(found)
    assert run["tool"]["driver"]["rules"] == [{"id": "OPS999", "name": "new-rule"}]
    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]
