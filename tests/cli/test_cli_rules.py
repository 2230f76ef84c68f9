"""``opsplan explain`` and ``opsplan rules`` as a user meets them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from opsplan.checks import registry
from opsplan.checks.rule import Setting
from opsplan.cli.main import cli
from opsplan.diagnostics import Bilingual
from opsplan.reporting.known import known
from opsplan.reporting.rule_page import page_markdown, page_text
from opsplan.verifying.rules import RULES as DELIVERABLE_RULES


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_explain_prints_title_reason_and_both_plans() -> None:
    rule = registry.RULES["goal-no-due"]
    out = run("explain", "goal-no-due").stdout
    assert out.splitlines()[0] == "goal-no-due (OPS612)"
    assert rule.title.en in out
    assert rule.why.en in out
    for plan in (rule.example, rule.instead):
        assert plan.splitlines()[-1].strip() in out


@pytest.mark.parametrize("asked", ["OPS612", "ops612", "612"])
def test_explain_takes_the_code(asked: str) -> None:
    assert run("explain", asked).stdout == run("explain", "goal-no-due").stdout


def test_explain_speaks_the_language_asked_for() -> None:
    rule = registry.RULES["goal-no-due"]
    out = run("explain", "goal-no-due", "--lang", "zh-CN").stdout
    assert rule.why.zh in out
    assert rule.why.en not in out


def test_explain_knows_the_findings_of_the_spec() -> None:
    out = run("explain", "OPS211", "yaml-tab").stdout
    assert "value-quantity (OPS211)" in out
    assert "write the number alone" in out
    assert "yaml-tab (OPS110)" in out


def test_explain_suggests_the_nearest_name() -> None:
    result = run("explain", "goal-no-dew")
    assert result.exit_code == 2
    assert "did you mean goal-no-due" in result.stderr
    assert "opsplan rules" in run("explain", "qqqq").stderr


def test_explain_lists_settings_and_kinds() -> None:
    one = known()["goal-no-due"]
    assert one.rule is not None
    setting = Setting("days", 15, Bilingual("最多几天", "most days"))
    rule = replace(one.rule, settings=(setting,), kinds=frozenset({"event", "content"}))
    text = page_text(replace(one, rule=rule), "en")
    assert "    [check.rules.goal-no-due]\n    days = 15  # most days" in text
    assert "# opsplan: ignore[goal-no-due] reason" in text
    assert "content, event" in text
    page = page_markdown(replace(one, rule=rule))
    assert "[check.rules.goal-no-due]\ndays = 15  # 最多几天 · most days" in page
    assert "`content`, `event`" in page


def test_explain_says_where_a_rule_about_deliverables_runs_and_what_it_looks_at() -> None:
    rule = DELIVERABLE_RULES["doc-table-wide"]
    out = run("explain", "OPS520").stdout
    assert "Runs in: opsplan verify, opsplan render --verify" in out
    for words in (rule.why, rule.looks_at, rule.example, rule.instead):
        assert words.en in out
    assert "    [check.rules.doc-table-wide]\n    columns = 8  #" in out
    assert 'check.ignore = ["doc-table-wide"]' in out
    assert "# opsplan: ignore[doc-ppt-drift] reason" in run("explain", "doc-ppt-drift").stdout


def test_rules_lists_every_rule_once_with_its_columns_aligned() -> None:
    lines = [line for line in run("rules", "--lang", "zh-CN").stdout.splitlines() if line.startswith("  OPS")]
    listed = [line.split()[2] for line in lines]
    assert set(registry.RULES) | set(DELIVERABLE_RULES) <= set(listed)
    assert len(set(listed)) == len(listed) > 100
    titles = [cell_len(line) - cell_len(line.split(maxsplit=3)[3]) for line in lines]
    assert len(set(titles)) == 1


def test_rules_as_json_and_markdown() -> None:
    rows = {row["rule"]: row for row in json.loads(run("rules", "--format", "json").stdout)}
    assert rows["goal-no-due"] == {
        "rule": "goal-no-due", "code": "OPS612", "severity": "error", "group": "Plan quality",
        "title": registry.RULES["goal-no-due"].title.en, "kinds": [], "settings": {},
    }  # fmt: skip
    assert rows["ppt-table-rows"]["settings"] == {"rows": 8, "mark_rows": 11}
    assert rows["ppt-table-rows"]["group"] == "Deliverables (opsplan verify)"
    assert "| OPS612 | error | `goal-no-due` |" in run("rules", "--format", "md").stdout
