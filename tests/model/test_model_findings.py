"""A wrong plan gives every finding at its place, in one run; a right one gives none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINIMAL, SPEC, plan_paths

from opsplan.diagnostics import Severity
from opsplan.pipeline import Checked

CheckText = Callable[[str], Checked]


def found(checked: Checked) -> set[tuple[str, int, int]]:
    return {(f.rule, *(f.position or (0, 0))) for f in checked.report}


@pytest.mark.parametrize("path", plan_paths(), ids=lambda p: p.name)
def test_example_plans_have_no_errors(path: Path, check_text: CheckText) -> None:
    checked = check_text(path.read_text(encoding="utf-8"))
    assert [f for f in checked.report if f.severity is Severity.ERROR] == []


def test_there_are_example_plans() -> None:
    assert len(plan_paths()) >= 3
    if SPEC.exists():
        assert {p.name for p in plan_paths()} >= {
            "example-zh.yaml",
            "example-en.yaml",
            "example-minimal.yaml",
        }


def test_a_clean_plan_has_no_findings(check_text: CheckText) -> None:
    assert check_text(MINIMAL).report.findings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titel: x", ("key-unknown", 7, 1)),
        ("标题: x", ("key-twice", 7, 1)),
        ("team: [{id: a, name: A, capacity: 0.8}]", ("value-share", 7, 35)),
        ("content: {slots: [{weekday: 4, nth: 5}]}", ("value-range", 7, 37)),
        ("risks: [{name: r, probability: 9}]", ("rsk-no-score", 7, 32)),
        ("risks: [{name: r, response: mitgate}]", ("rsk-strategy-enum", 7, 29)),
        ("phases: [{name: p, goals: [g9]}]", ("ref-unknown", 7, 28)),
        ("phases: [{objective: o}]", ("key-missing", 7, 10)),
        ("background: words", ("entry-wanted", 7, 13)),
        ("budget: {currency: USD, limit: ¥5}", ("bud-currency", 7, 32)),
        ("metrics: [{id: m, name: M}, {id: m, name: N}]", ("id-duplicate", 7, 34)),
        ("team: [{id: a, name: A}]\nowner: Bob", ("team-role-undefined", 8, 8)),
        ("summary: {a: b}", ("value-type", 7, 10)),
        (
            "metrics: [{name: M}, {name: M}]\nstrategy: {funnel: [{stage: s, metric: M}]}",
            ("ref-ambiguous", 8, 40),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_each_mistake_has_its_finding_at_its_place(
    text: str, expected: tuple[str, int, int], check_text: CheckText
) -> None:
    assert expected in found(check_text(MINIMAL + text + "\n"))


def test_a_role_of_several_members_is_not_said_to_be_missing(check_text: CheckText) -> None:
    team = "team: [{name: A, role: Design}, {name: B, role: Design}]\nowner: Design\n"
    (finding,) = (f for f in check_text(MINIMAL + team).report if f.path == "owner")
    assert finding.message.zh == "团队里有 2 位“Design”，说不准是哪一位"
    assert finding.help.en == "write an id, name or role of the team, such as A, B"


def test_an_id_that_two_members_have_is_not_written_for_a_name(check_text: CheckText) -> None:
    team = "team: [{id: ann, name: Ann Lee}, {id: ann, name: Ann Wu}]\nowner: Ann\n"
    (finding,) = (f for f in check_text(MINIMAL + team).report if f.path == "owner")
    assert finding.fix is None


def test_columns_count_characters(check_text: CheckText) -> None:
    assert ("key-unknown", 7, 13) in found(check_text(MINIMAL + "背景: {概述: 一, 调查: x}\n"))


def test_all_errors_show_in_one_run(check_text: CheckText) -> None:
    text = """\
opsplan: 2
title: t
period: {start: 2027-01-01, end: 2027-12-31}
goals:
  - {name: a, taget: 5, due: 2027-02-30}
  - {target: 3}
phases:
  - name: p
    goals: [nothing]
    tasks: [{name: t, owner: x, start: 2027-02-01, duration: 5x}]
risks: [{name: r, impact: huge}]
"""
    rules = {f.rule for f in check_text(text).report}
    assert rules >= {
        "spec-version",
        "key-unknown",
        "value-date",
        "key-missing",
        "ref-unknown",
        "value-duration",
        "rsk-no-score",
    }


def test_an_unknown_version_says_which_are_known(check_text: CheckText) -> None:
    finding = next(
        f for f in check_text(MINIMAL.replace("opsplan: 1", "opsplan: 2")).report if f.rule == "spec-version"
    )
    assert finding.help is not None
    assert "1" in finding.help.en


def test_a_missing_period_is_one_finding_not_many(check_text: CheckText) -> None:
    text = MINIMAL.replace("period: {start: 2027-03-01, end: 2027-04-30}\n", "")
    assert [f.rule for f in check_text(text).report] == ["meta-required"]


def test_a_required_value_that_is_wrong_is_not_missing_too(check_text: CheckText) -> None:
    text = MINIMAL.replace("end: 2027-04-30", "end: 2027-02-31")
    assert [f.rule for f in check_text(text).report] == ["value-date"]


def test_a_wrong_value_is_one_finding_also_behind_an_entry_that_was_refused(check_text: CheckText) -> None:
    text = MINIMAL + "  - {target: 3}\n  - {name: n, checkpoints: [{date: 2027-02-30, value: 5}]}\n"
    errors = [f for f in check_text(text).report if f.blocking]
    assert [(f.rule, f.position) for f in errors] == [("key-missing", (7, 5)), ("value-date", (8, 36))]


def test_an_ascii_comma_inside_braces_is_explained(check_text: CheckText) -> None:
    checked = check_text(MINIMAL + "risks: [{name: 快, 好又多}]\n")
    finding = next(f for f in checked.report if f.rule == "key-unknown")
    assert finding.help is not None
    assert "comma" in finding.help.en
    assert "逗号" in finding.help.zh


def test_refs_to_a_broken_entry_are_not_reported_again(check_text: CheckText) -> None:
    text = MINIMAL.replace("target: 20", "target: about 20") + "phases: [{name: p, goals: [g1]}]\n"
    assert [f.rule for f in check_text(text).report if f.blocking] == ["value-quantity"]


def test_keys_of_both_languages_mean_the_same(check_text: CheckText) -> None:
    zh = check_text(
        "规范版本: 1\n标题: t\n周期: {开始: 2027-01-01, 结束: 2027-02-01}\n目标: [{名称: n, 目标值: 3万}]\n"
    )
    en = check_text(
        "opsplan: 1\ntitle: t\nperiod: {start: 2027-01-01, end: 2027-02-01}\ngoals: [{name: n, target: 30000}]\n"
    )
    assert zh.plan_file is not None
    assert en.plan_file is not None
    assert zh.plan_file.plan == en.plan_file.plan


def test_text_keeps_its_characters(check_text: CheckText) -> None:
    checked = check_text(
        MINIMAL.replace("title: Plan", "title: 2027\nversion: 1.10\nsubtitle: NO")
        + "content: {quarters: [{quarter: 2027Q1, festivals: [618]}]}\n"
    )
    assert checked.plan_file is not None
    plan = checked.plan_file.plan
    assert (plan.title, plan.version, plan.subtitle) == ("2027", "1.10", "NO")
    assert plan.content is not None
    assert plan.content.quarters[0].festivals == ("618",)


def test_a_finding_names_its_path_by_id(check_text: CheckText) -> None:
    finding = next(iter(check_text(MINIMAL.replace("due: 2027-04-30", "due: 2027-04-31")).report))
    assert finding.path == "goals[g1].due"


def test_one_name_is_told_from_several(check_text: CheckText) -> None:
    plan = MINIMAL + "phases: [{name: P, tasks: [{name: A, start: 2027-03-01, duration: 1, owner: OWNER}]}]\n"
    several = ("周敏和吴越", "周敏、吴越", "周敏&吴越", "Ann & Bo", "Ann AND Bo")
    for owner in (*several, "王和平", "R&D", "P&L"):
        rules = {f.rule for f in check_text(plan.replace("OWNER", owner)).report}
        assert ("tsk-multi-owner" in rules) is (owner in several), owner


def test_contradicting_directions_are_said_in_the_readers_words(check_text: CheckText) -> None:
    plan = (
        "opsplan: 1\ntitle: T\nperiod: {start: 2027-01-01, end: 2027-12-31}\n"
        "metrics: [{id: m, name: 退货率, direction: 降低}]\n"
        "goals: [{name: G, metric: m, direction: up, baseline: 1, target: 2}]\n"
    )
    (clash,) = (f for f in check_text(plan).report if f.rule == "goal-metric-conflict")
    assert "写的是 提升，它的指标写的是 降低" in clash.message.zh
    assert "says up, its metric says down" in clash.message.en


def test_many_unknown_refs_are_all_reported_and_the_first_with_near_names(check_text: CheckText) -> None:
    tasks = ", ".join(
        f"{{name: T{n}, start: 2027-03-01, duration: 1, owner: lin, goals: [goa{n}]}}" for n in range(300)
    )
    plan = (
        "opsplan: 1\ntitle: T\nperiod: {start: 2027-01-01, end: 2027-12-31}\n"
        f"goals: [{{id: goal, name: G}}]\nphases: [{{name: P, tasks: [{tasks}]}}]\n"
    )
    unknown = [f for f in check_text(plan).report if f.rule == "ref-unknown"]
    assert len(unknown) == 300
    assert unknown[0].help is not None
    assert unknown[0].help.en == "did you mean goal?"
    assert unknown[-1].help is not None
    assert "goal" in unknown[-1].help.en


def test_many_unknown_keys_are_all_reported_at_their_paths(check_text: CheckText) -> None:
    plan = MINIMAL + "".join(f"titel{n}: 1\n" for n in range(300))
    unknown = [f for f in check_text(plan).report if f.rule == "key-unknown"]
    assert [f.path for f in unknown] == [f"titel{n}" for n in range(300)]
    first, last = unknown[0].help, unknown[-1].help
    assert first is not None
    assert last is not None
    assert first.en == "did you mean 'title'?"
    assert last.en.startswith("keys here: "), "near names are looked for a few hundred times"
