"""Scores of small plans, counted by hand; SMART letters beside the rules about goals; coverage and money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import TODAY, plan_paths
from scoring_plans import BARE, answers, score_text

from opsplan.pipeline import check
from opsplan.pipeline.scoring import score_of
from opsplan.scoring.results import GoalScore, Score
from opsplan.scoring.sections import SECTIONS, section_of

HEAD = "opsplan: 1\ntitle: t\nlanguage: en\nperiod: {start: 2027-03-01, end: 2027-06-30}\n"
GOAL = "id: g, name: Sales, metric: Orders, unit: orders, baseline: 100, target: 150, due: 2027-06-01, owner: Ann"


def section(found: Score, key: str) -> tuple[int, int]:
    tally = next(each.tally for each in found.sections if each.key == key)
    return tally.answered, tally.asked


def goal(extra: str = "", rest: str = "", base: str = GOAL) -> GoalScore:
    return score_text(f"{HEAD}goals: [{{{base}{extra}}}]\n{rest}").goals[0]


def letters(found: GoalScore) -> str:
    return "".join(letter.key if letter.met else "-" for letter in found.letters)


def test_a_small_plan_counted_by_hand() -> None:
    found = score_text(
        HEAD + "owner: Ann\nsummary: Sell more.\n"
        "goals: [{name: Sales, metric: Orders, unit: orders, baseline: 100, target: 150, due: 2027-06-01}]\n"
        "budget: {items: [{name: Ads, amount: 300}, {name: Flyers, unit_price: 2, quantity: 100}]}\n"
        "risks: [{name: Rain, owner: Ann, probability: 2, impact: 2}]\n"
    )
    assert section(found, "meta") == (2, 4)  # owner and summary; no authors, no version with its date
    assert section(found, "background") == (0, 1)
    assert section(found, "goals") == (5, 8)  # there, S, M, A, T; no R, owner, source
    assert section(found, "metrics") == (0, 1)
    assert section(found, "budget") == (4, 7)  # there, 2 amounts, 1 basis of 2; no contingency, no benefits
    assert section(found, "risks") == (2, 5)  # owner, score; too few, no trigger, no action
    assert section(found, "schedule") == (0, 2)
    assert section(found, "strategy") == section(found, "content") == section(found, "community") == (0, 0)
    assert found.tally.asked == sum(each.tally.asked for each in found.sections)


def test_per_cent_is_rounded_down_so_that_100_means_all() -> None:
    entries = ", ".join(f"{{name: r{n}, owner: Ann}}" for n in range(300))
    found = answers(score_text(f"{HEAD}goals: [{{{GOAL}}}]\nrisks: [{entries}, {{name: last}}]\n"))
    assert found["risks.owner"].tally.percent == 99
    assert [place.name for place in found["risks.owner"].open] == ["last"]


@pytest.mark.parametrize(
    ("base", "extra", "rest", "expected"),
    [
        (GOAL, "", "", "SMA-T"),
        (GOAL, ", why: Stock is full", "", "SMART"),
        (GOAL, "", "phases: [{name: p, start: 2027-03-01, end: 2027-03-05}]\n", "SMART"),
        (GOAL, "", "strategy: {pillars: [{name: p, goals: g}]}\n", "SMART"),
        ("name: Sales", "", "", "-----"),
        ("name: Sales, statement: Paid orders, target: 12%, baseline: 10%", "", "", "SMA--"),
        ("name: Sales, target: 150, baseline: new, unit: orders", "", "", "-M---"),
        ("name: Sales, target: 150, baseline: new, unit: orders", ", basis: Trial in May", "", "-MA--"),
        ("name: Sales, target: 900, baseline: 100, unit: orders", "", "", "-M---"),
        ("name: Sales, target: 900, baseline: 100, unit: orders", ", checkpoints: [{date: 2027-05-01, value: 400}]", "", "-M---"),
        ("name: Sales, target: 12%, baseline: 10", "", "", "-----"),
        ("name: Sales, due: 2027-07-01", "", "", "-----"),
        ("name: Sales, due: 2027-02-01", "", "", "-----"),
        ("name: Sales, metric: m", "", "metrics: [{id: m, name: Orders, unit: orders, baseline: 1, target: 2}]\n", "SMA--"),
    ],
)  # fmt: skip
def test_smart_letters(base: str, extra: str, rest: str, expected: str) -> None:
    assert letters(goal(extra, rest, base)) == expected


def test_what_a_letter_lacks_is_said_in_words() -> None:
    missing = {letter.key: letter.missing for letter in goal(base="name: Sales, baseline: 10").letters}
    assert missing["M"] is not None
    assert missing["M"] == ("没有目标值、没有单位", "no target, no unit")
    assert missing["T"] == ("没有截止日期", "no due date")


@pytest.mark.parametrize(
    ("rule", "letter"),
    [
        ("goal-no-due", "T"), ("goal-due-after-end", "T"), ("goal-due-before-start", "T"), ("goal-not-measurable", "M"),
        ("goal-no-baseline", "M"), ("goal-unit", "M"), ("goal-stretch", "A"),
    ],
)  # fmt: skip
def test_a_goal_that_a_rule_flags_lacks_its_letter(rule: str, letter: str) -> None:
    text = HEAD + (
        "goals:\n  - {name: a}\n  - {name: b, baseline: 1, target: 9, due: 2027-09-01, unit: x}\n"
        "  - {name: c, baseline: 1%, target: 2, due: 2027-01-01, unit: x}\n  - {name: d, baseline: 10, target: 12, due: 2027-05-01, unit: x}\n"
    )
    checked = check(text.encode(), "plan.yaml", today=TODAY)
    found = score_of(checked, TODAY)
    assert found is not None
    flagged = {f.path.rpartition(".")[0] for f in checked.report if f.rule == rule}
    assert flagged
    lacking = {each.place.path for each in found.goals if not each.met(letter)}
    assert flagged <= lacking < {each.place.path for each in found.goals}


def test_goals_that_fall_through_are_named() -> None:
    found = score_text(
        HEAD + "goals: [{id: a, name: Sales, metric: m}, {id: b, name: Visits}, {id: c, name: Repeat rate}]\n"
        "metrics: [{id: m, name: Orders}]\nmonitoring: {cadence: [{name: Weekly, content: Visits by channel}]}\n"
        "strategy: {pillars: [{id: p, name: Shops, goals: [a, b], tactics: [{id: t, name: Tasting}]}]}\n"
        "phases: [{name: x, tasks: [{name: Book, tactic: t, start: 2027-03-01, duration: 1}]}]\n"
        "content: {entries: [{title: News, goal: a}]}\n"
    )
    lacking = {step.key: [place.name for place in step.lacking] for step in found.coverage}
    assert lacking == {
        "pillar": ["Repeat rate"], "work": ["Repeat rate"], "metric": ["Repeat rate"], "content": ["Visits", "Repeat rate"],
        "whole": ["Repeat rate"],
    }  # fmt: skip
    assert [(step.tally.answered, step.tally.asked) for step in found.coverage] == [(2, 3)] * 3 + [
        (1, 3),
        (2, 3),
    ]


def test_steps_a_plan_does_not_have_are_not_counted() -> None:
    steps = {step.key: step.tally for step in score_text(f"{HEAD}goals: [{{{GOAL}}}]\n").coverage}
    assert (steps["pillar"].asked, steps["content"].asked, steps["work"].asked) == (0, 0, 1)


def test_money_is_exact() -> None:
    found = score_text(
        HEAD
        + "budget:\n  contingency: 10%\n  items: [{name: Ads, amount: 0.1, note: Quote}, {name: Flyers, unit_price: 0.2, quantity: 1}, {name: Rest, amount: 0.6}]\n"
        "  benefits: [{name: Margin, amount: 5, basis: 5 x 1}, {name: Fame, amount: 2, basis: surely}]\n"
        "activities: [{name: Day, costs: [{name: Tea, amount: 0.1}, {name: Hall}]}]\n"
    )
    assert (found.costs.backed, found.costs.total, found.costs.percent) == (
        Decimal("0.3"),
        Decimal("1.0"),
        30,
    )
    assert [place.name for place in found.costs.lacking] == ["Rest", "Tea"]
    assert (found.benefits.backed, found.benefits.total, found.benefits.percent) == (5, 7, 71)


def test_findings_are_counted_where_they_stand() -> None:
    checked = check(BARE.encode(), "plan.yaml", today=TODAY)
    found = score_of(checked, TODAY)
    assert found is not None
    counts = [(each.errors, each.warnings, each.infos) for each in found.sections]
    assert sum(map(sum, counts)) == len(checked.report) > 20
    assert section_of("monitoring.cadence[0]") == "metrics"
    assert section_of("nobody.knows") == section_of("") == "meta"
    assert all(section_of(key) == key for key in SECTIONS)


def test_a_plan_that_cannot_be_read_has_no_score() -> None:
    assert score_of(check(b"title: t\n", "plan.yaml", today=TODAY), TODAY) is None


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.name)
def test_what_the_check_flags_in_real_plans_is_open_in_the_score(path: object) -> None:
    from opsplan.scoring.questions import QUESTIONS

    checked = check(path.read_bytes(), path.name, today=TODAY)  # type: ignore[attr-defined]
    found = score_of(checked, TODAY)
    assert found is not None
    by_rule = {
        rule: question.name for question in QUESTIONS for rule in question.rules if len(question.rules) == 1
    }
    said = answers(found)
    told = {f.rule for f in checked.report} & set(by_rule)
    assert [
        rule
        for rule in told
        if not any(said[q.name].open for q in QUESTIONS if rule in q.rules and q.name in said)
    ] == []
