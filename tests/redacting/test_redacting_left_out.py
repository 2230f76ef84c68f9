"""Texts that would tell what an edition withholds: left out, told with their places, and never a broken plan."""

from __future__ import annotations

import pytest
from conftest import TODAY

from opsplan.model.plan import Plan
from opsplan.pipeline import Checked, check

PLAN = """\
opsplan: 1
title: Spring launch
language: en
summary: SUMMARY
period: {start: 2027-03-01, end: 2027-04-30}
team: [{id: ann, name: Ann Lee, internal: true}, {id: bob, name: Bob Ray}]
background:
  status_quo: [{area: Shop, problems: [{id: pb, text: PROBLEM}, {id: pb2, text: Nobody calls back}]}]
goals: [{id: g1, name: Sales, baseline: 10, target: 352000, due: 2027-04-30, owner: bob, source: Orders, basis: BASIS, why: [pb, pb2]}]
phases:
  - name: Work
    exit: [EXIT, All is printed]
    tasks:
      - {id: t1, name: TASK, owner: bob, start: 2027-03-01, duration: 5}
      - {id: t2, name: Print, owner: bob, after: ["TASK+2d"], duration: 3}
monitoring: {escalation: [{level: red, condition: RED, action: Call}, {level: amber, condition: Late, action: Write}]}
budget: {currency: GBP, limit: 760000, contingency: 10%, items: [{name: Printing of folders, amount: 663100}], benefits: [{name: Profit, amount: 1458820}]}
risks: [{id: r1, name: The printer is late, probability: 3, impact: 4, tasks: [t2]}]
"""
WORDS = {
    "SUMMARY": "All.",
    "PROBLEM": "Sales are slow",
    "BASIS": "Last year",
    "EXIT": "Done",
    "TASK": "Agree",
    "RED": "Late",
}


def partner(**words: str) -> tuple[Plan, Checked]:
    text = PLAN
    for word, said in {**WORDS, **words}.items():
        text = text.replace(word, f"'{said}'" if word != "TASK" else said)
    text = text.replace("\"'", '"').replace("'+", "+")
    found = check(text.encode(), "plan.yaml", today=TODAY, edition="partner")
    assert found.renderable, [each.message.en for each in found.report if each.blocking]
    assert found.plan_file is not None
    return found.plan_file.plan, found


def mentioned(found: Checked) -> list[str]:
    return [each.path for each in found.report if each.rule == "edition-mentions"]


def test_a_sentence_is_left_out_and_told_in_one_finding() -> None:
    plan, found = partner(SUMMARY="We ask for £729,410 and fear that the printer is late. We start in May.")
    assert plan.summary == "We start in May."
    (finding,) = [each for each in found.report if each.rule == "edition-mentions"]
    assert "'£729,410' (budget), 'the printer is late' (risks[r1])" in finding.message.en
    assert finding.position == (4, 22)
    assert b"729" not in found.text


@pytest.mark.parametrize(
    "said",
    [
        "The budget is 729,410.", "About £729k.", "The budget is **0.73**m.", "A budget of some 740,000 is asked for.", "It returns 100% (ROI).", "ROI of 2.0.",
        "A third of the budget is for print.", "60% of our budget goes to print.", "With a 10% contingency.", "Ann Lee decides.", "THE PRINTER  IS LATE again.",
        "The print costs £663,100.",
    ],
)  # fmt: skip
def test_what_tells(said: str) -> None:
    plan, found = partner(SUMMARY=f"{said} We start in May.")
    assert plan.summary == "We start in May."
    assert mentioned(found) == ["summary"]


@pytest.mark.parametrize(
    "said",
    [
        "We sell 352,000 folders.", "The printer is in Leeds.", "10% of all shops.", "Printing of folders takes a week.", "Annual sales grow.", "100% of shops.",
        "A third of the shops.", "Ann Leeds is not with us.", "In 740,000 homes.",
    ],
)  # fmt: skip
def test_what_does_not_tell(said: str) -> None:
    plan, found = partner(SUMMARY=said)
    assert plan.summary == said
    assert not mentioned(found)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("投资回报率约 100%。", True), ("预算的七成用于投放。", True), ("一半以上的预算给了印刷。", True), ("含 10% 预备金。", True), ("预算约 73 万。", True),
        ("两成门店。", False), ("成本下降 10%。", False), ("共 74 万人。", False),
    ],
)  # fmt: skip
def test_what_tells_in_chinese(said: str, told: bool) -> None:
    plan, found = partner(SUMMARY=f"{said}五月开始。")
    assert plan.summary == ("五月开始。" if told else f"{said}五月开始。")
    assert bool(mentioned(found)) is told


def test_short_texts_go_whole_and_entries_that_say_nothing_without_them() -> None:
    tell = "£729,410 is spent"
    plan, found = partner(BASIS=tell, EXIT=tell, RED=tell, PROBLEM=tell)
    assert plan.goals[0].basis is None
    assert plan.phases[0].exit == ("All is printed",)
    assert plan.monitoring is not None
    assert [one.level for one in plan.monitoring.escalation] == ["amber"]
    assert plan.background is not None
    assert [one.id for one in plan.background.status_quo[0].problems] == ["pb2"]
    assert plan.goals[0].why == ("pb2",)
    assert len(mentioned(found)) == 4
    assert b"729" not in found.text


def test_places_are_those_of_the_whole_plan() -> None:
    text = PLAN.replace("{level: red, condition: RED, action: Call}", "{level: red, action: Call, internal: true}").replace("Late,", "'£729,410 are spent',")  # fmt: skip
    found = check(text.encode(), "plan.yaml", today=TODAY, edition="partner")
    assert mentioned(found) == ["monitoring.escalation[1].condition"]
    assert found.plan_file is not None
    assert found.plan_file.plan.monitoring is None


def test_a_name_that_has_to_be_there_becomes_neutral_and_refs_follow() -> None:
    plan, found = partner(TASK="Spend £729410")
    first, second = plan.phases[0].tasks
    assert first.name == "(not in this edition)"
    assert second.after[0].task == "(not in this edition)+2d"
    assert found.schedule is not None
    assert str(found.schedule.tasks[1].start) == "2027-03-08"
    assert mentioned(found) == ["phases[0].tasks[t1].name"]


def test_words_of_the_editions_own_are_left_alone_and_told() -> None:
    text = PLAN + "editions: {partner: {instead: {summary: We ask for £729410.}}}\n"
    found = check(text.encode(), "plan.yaml", today=TODAY, edition="partner")
    assert found.plan_file is not None
    assert found.plan_file.plan.summary == "We ask for £729410."
    (finding,) = [each for each in found.report if each.rule == "edition-mentions"]
    assert "own words" in finding.message.en
    assert finding.position == (text.count("\n"), text.splitlines()[-1].index("£") + 1)
