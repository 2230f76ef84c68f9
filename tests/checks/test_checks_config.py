"""What is configured in a file, in a plan and on the command line, and which of them wins."""

from __future__ import annotations

import pytest
from conftest import TODAY

from opsplan.checks.config_read import is_settings_file
from opsplan.checks.names import known_rules, rules_called
from opsplan.checks.registry import RULES
from opsplan.diagnostics import Severity
from opsplan.pipeline import check

PLAN = """\
opsplan: 1
title: Plan
language: en
period: {start: 2026-03-01, end: 2026-04-30}
goals:
  - {name: Sales, baseline: new, target: 20}
phases:
  - {name: P, tasks: [{name: A, start: 2026-03-02, duration: 2}]}
"""
FOUND = {
    "goal-no-baseline": "info", "goal-no-due": "error", "goal-no-owner": "warning", "tsk-no-owner": "error",
}  # fmt: skip


def found(
    block: str = "",
    toml: str = "",
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    file: str = "opsplan.toml",
) -> dict[str, str]:
    """Rule → severity of what is found, once each, of the rules above and of the settings."""
    config = (file, toml.encode()) if toml else None
    text = PLAN + (f"check: {block}\n" if block else "")
    report = check(
        text.encode(), "plan.yaml", today=TODAY, config=config, select=select, ignore=ignore
    ).report
    said = [f for f in report if f.rule in FOUND or f.rule not in RULES]
    assert len({f.rule for f in said}) == len(said), [f.message.en for f in said]
    return {f.rule: f.severity.word for f in said}


def without(*rules: str) -> dict[str, str]:
    return {rule: level for rule, level in FOUND.items() if rule not in rules}


def places(
    block: str = "", toml: str = "", file: str = "opsplan.toml"
) -> list[tuple[str, str, tuple[int, int] | None, str]]:
    """Rule, file, place and English advice of what is wrong with the settings."""
    text = PLAN + (f"check:\n{block}" if block else "")
    report = check(
        text.encode(), "plan.yaml", today=TODAY, config=(file, toml.encode()) if toml else None
    ).report
    return [
        (f.rule, f.file, tuple(f.position) if f.position else None, f.help.en if f.help else "")
        for f in report
        if f.rule not in RULES
    ]


def test_without_settings_every_rule_speaks() -> None:
    assert found() == FOUND


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (("goal-no-due",), without("goal-no-due")),
        (("OPS614",), without("goal-no-owner")),
        (("ops614",), without("goal-no-owner")),
        (("goal-",), {"tsk-no-owner": "error"}),
        (("OPS61", "OPS620"), {}),
        ((" tsk-no-owner ", "tsk-"), without("tsk-no-owner")),
    ],
)  # fmt: skip
def test_rules_are_named_by_name_by_code_and_by_how_they_begin(
    names: tuple[str, ...], left: dict[str, str]
) -> None:
    assert found(ignore=names) == left
    listed = ", ".join(f'"{name}"' for name in names)
    assert found(f"{{ignore: [{listed}]}}") == left
    assert found(toml=f"check.ignore = [{listed}]") == left
    assert found(select=names) == {rule: level for rule, level in FOUND.items() if rule not in left}


def test_every_rule_has_a_name_and_a_code_that_call_it_alone() -> None:
    assert len(known_rules()) > 100
    assert [name for name, code in known_rules().items() if rules_called(name) != {name}] == []
    assert {name for name, code in known_rules().items() if rules_called(code) != {name}} == set()
    assert (
        rules_called("goal")
        == rules_called("nobody-")
        == rules_called("OPS999")
        == rules_called("")
        == frozenset()
    )


@pytest.mark.parametrize(
    ("toml", "block", "options", "left"),
    [
        ('ignore = ["goal-"]', "{select: [goal-no-due]}", {}, {"goal-no-due": "error"}),
        ('select = ["goal-"]', "{ignore: [goal-no-due]}", {}, without("goal-no-due", "tsk-no-owner")),
        ('ignore = ["goal-no-due"]', "", {"select": ("goal-",)}, without("tsk-no-owner")),
        ("", "{ignore: [goal-]}", {"select": ("goal-no-due",)}, {"goal-no-due": "error"}),
        ("", "{select: [goal-no-due]}", {"ignore": ("goal-no-due",)}, {}),
        ('severity.goal-no-due = "info"', "{severity: {goal-no-due: warning}}", {}, FOUND | {"goal-no-due": "warning"}),
        ('severity.goal-no-due = "off"', "{severity: {goal-no-due: warning}}", {}, FOUND | {"goal-no-due": "warning"}),
        ('severity.goal-no-due = "warning"', "{severity: {goal-no-due: off}}", {}, without("goal-no-due")),
        ('ignore = ["goal-no-due"]', "{severity: {goal-no-due: info}}", {}, FOUND | {"goal-no-due": "info"}),
    ],
)  # fmt: skip
def test_the_later_layer_wins(
    toml: str, block: str, options: dict[str, tuple[str, ...]], left: dict[str, str]
) -> None:
    assert found(block, f"[check]\n{toml}\n" if toml else "", **options) == left  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("block", "left"),
    [
        ("{select: [goal-no-due], ignore: [goal-]}", {"goal-no-due": "error"}),
        ("{select: [goal-], ignore: [goal-no-due]}", without("goal-no-due", "tsk-no-owner")),
        ("{select: [goal-], ignore: [goal-]}", {}),
        ("{severity: {goal-: info, goal-no-due: error}}", FOUND | {"goal-no-owner": "info"}),
        ("{severity: {goal-: off, goal-no-due: warning}}", {"goal-no-due": "warning", "tsk-no-owner": "error"}),
        ("{select: [tsk-], severity: {goal-no-due: warning}}", {"tsk-no-owner": "error"}),
    ],
)  # fmt: skip
def test_within_a_layer_the_word_for_fewer_rules_wins(block: str, left: dict[str, str]) -> None:
    assert found(block) == left


def test_a_plan_is_configured_in_chinese_too() -> None:
    assert found("{选择: [goal-], 忽略: [goal-no-due], 级别: {OPS614: 错误, goal-no-baseline: 关闭}}") == {
        "goal-no-owner": "error"
    }


def test_findings_of_the_schedule_and_of_the_reader_are_configured_by_their_names() -> None:
    plan = PLAN.replace("2026", "2027").replace("language: en\n", "")

    def rules(**options: tuple[str, ...]) -> set[str]:
        return {f.rule for f in check(plan.encode(), "plan.yaml", today=TODAY, **options).report}  # type: ignore[arg-type]

    assert {"cal-unofficial", "meta-language"} <= rules()
    assert not {"cal-unofficial", "meta-language"} & rules(ignore=("cal-unofficial", "OPS234"))
    assert set(FOUND) <= rules(ignore=("cal-unofficial", "OPS234"))
    assert rules(select=("cal-unofficial",)) == {"cal-unofficial"}


@pytest.mark.parametrize(
    ("block", "toml", "speaks"),
    [
        ("", "", True),
        ("{rules: {rsk-high-no-contingency: {exposure: 12.5}}}", "", False),
        ("{规则: {OPS640: {exposure: 13}}}", "", False),
        ("", "[check.rules.rsk-high-no-contingency]\nexposure = 13\n", False),
        ("", "[check]\nrules = {OPS640 = {exposure = 13}}\n", False),
        ("{rules: {OPS640: {exposure: 12}}}", "[check.rules.rsk-high-no-contingency]\nexposure = 13\n", True),
    ],
)  # fmt: skip
def test_thresholds_reach_their_rule_and_the_later_wins(block: str, toml: str, speaks: bool) -> None:
    text = (
        PLAN
        + "risks: [{name: R, probability: 3, impact: 4, owner: a}]\n"
        + (f"check: {block}\n" if block else "")
    )
    for file, written in (
        ("opsplan.toml", toml),
        ("pyproject.toml", toml.replace("[check", "[tool.opsplan.check")),
    ):
        report = check(text.encode(), "plan.yaml", today=TODAY, config=(file, written.encode())).report
        assert ("rsk-high-no-contingency" in {f.rule for f in report}) is speaks
        assert not [f.message.en for f in report if f.rule not in RULES]


def test_names_that_nothing_has_are_told_with_their_place() -> None:
    block = (
        "  ignore: [goal-no-du, goal-no-due, nonsense]\n  severity: {tsk-no-ownr: off}\n"
        "  rules:\n    OPS640: {exposur: 3, severity: 1}\n"
    )
    wrong = places(block)
    assert [each[:3] for each in wrong] == [
        ("config-unknown-rule", "plan.yaml", (10, 12)),
        ("config-unknown-rule", "plan.yaml", (10, 37)),
        ("config-unknown-rule", "plan.yaml", (11, 14)),
        ("config-unknown-setting", "plan.yaml", (13, 14)),
        ("config-unknown-setting", "plan.yaml", (13, 26)),
    ]
    near, nothing_near, near_level, near_setting, level = (each[3] for each in wrong)
    assert near.startswith("did you mean goal-no-due")
    assert nothing_near.startswith("write a rule's name")
    assert near_level.startswith("did you mean tsk-no-owner")
    assert near_setting == "did you mean exposure?"
    assert level == "levels go under severity: rsk-high-no-contingency: warning"


def test_what_is_wrong_in_a_file_is_told_with_its_place_and_stops_nothing() -> None:
    toml = (
        'ignroe = []\n[check]\nselect = ["goal-",\n  "gaol-"]\nignore = [["goal-"]]\nselekt = 1\n[check.severity]\n'
        'goal- = "of"\n[check.rules]\n"goal-" = {days = 1}\ntsk-no-owner.days = "many"\ncal-unofficial = {n = 1}\n'
    )
    wrong = places(toml=toml)
    assert [each[:3] for each in wrong] == [
        ("key-unknown", "opsplan.toml", (1, 1)),
        ("config-unknown-rule", "opsplan.toml", (4, 3)),
        ("value-type", "opsplan.toml", (5, 11)),
        ("key-unknown", "opsplan.toml", (6, 1)),
        ("value-unknown", "opsplan.toml", (8, 9)),
        ("config-unknown-rule", "opsplan.toml", (10, 1)),
        ("value-quantity", "opsplan.toml", (11, 21)),
        ("config-unknown-setting", "opsplan.toml", (12, 19)),
    ]
    assert wrong[0][3] == "ignore belongs under [check]"
    checked = check(PLAN.encode(), "plan.yaml", today=TODAY, config=("opsplan.toml", toml.encode()))
    assert checked.renderable
    assert all(f.fix is None for f in checked.report if f.file == "opsplan.toml")


@pytest.mark.parametrize(
    ("toml", "place"),
    [(b"[check\n", (1, 7)), (b"[check]\nignore = [goal-]\n", (2, 11)), (b"\xff\xfe", (1, 1))],
)
def test_a_file_that_is_no_toml_is_told(toml: bytes, place: tuple[int, int]) -> None:
    report = check(PLAN.encode(), "plan.yaml", today=TODAY, config=("opsplan.toml", toml)).report
    (wrong,) = (f for f in report if f.file == "opsplan.toml")
    assert (wrong.rule, wrong.position, wrong.severity, wrong.blocking) == (
        "config-syntax",
        place,
        Severity.ERROR,
        False,
    )


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert found(toml='\ufeff[check]\r\nignore = [\r\n  "goal-",\r\n]\r\n') == {"tsk-no-owner": "error"}


def test_errors_of_the_spec_can_be_neither_ignored_nor_lowered() -> None:
    plan = PLAN.replace("target: 20", "targt: 20") + "check: {severity: {OPS201: info}}\n"
    toml = b'[check]\nignore = ["goal-", "key-unknown"]\n'
    report = check(
        plan.encode(), "plan.yaml", today=TODAY, config=("opsplan.toml", toml), ignore=("key-",)
    ).report
    assert [(f.severity, f.blocking) for f in report if f.rule == "key-unknown"] == [(Severity.ERROR, True)]
    (told,) = (f for f in report if f.rule == "config-blocking")
    assert (told.file, told.severity) == ("--ignore", Severity.WARNING)
    report = check(plan.encode(), "plan.yaml", today=TODAY).report
    assert [(f.file, f.position) for f in report if f.rule == "config-blocking"] == [("plan.yaml", (9, 20))]
    report = check(
        plan[: plan.index("check:")].encode(), "plan.yaml", today=TODAY, config=("opsplan.toml", toml)
    ).report
    assert [(f.file, f.position) for f in report if f.rule == "config-blocking"] == [
        ("opsplan.toml", (2, 20))
    ]


def test_a_select_does_not_hide_mistakes_in_the_settings() -> None:
    assert found("{select: [tsk-, nonsense]}") == {"tsk-no-owner": "error", "config-unknown-rule": "error"}
    assert found(toml='[check]\nselect = ["tsk-"]\nignroe = 1\n') == {
        "tsk-no-owner": "error",
        "key-unknown": "error",
    }
    assert (
        found("{select: [tsk-, nonsense], severity: {config-unknown-rule: info}}")["config-unknown-rule"]
        == "info"
    )


def test_only_a_pyproject_with_our_table_holds_settings() -> None:
    assert is_settings_file("a/opsplan.toml", b"")
    assert is_settings_file("pyproject.toml", b"[project]\n[ tool . opsplan.check ]\n")
    assert not is_settings_file("pyproject.toml", b"[tool.ruff]\n# [tool.opsplan]\n[tool.opsplanner]\n")
    other = b'[tool.ruff]\nselect = ["E"]\n[tool.opsplan.check]\nignore = ["goal-"]\n'
    assert found(toml=other.decode(), file="pyproject.toml") == {"tsk-no-owner": "error"}
