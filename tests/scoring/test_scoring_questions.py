"""The questions of the score: each can be answered and left open, and an answer never costs anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring_plans import BARE, EMPTY, OF_USERS, PERFECT, answer_ways, answers, score, score_text, without

from opsplan.checks.registry import RULES
from opsplan.scoring.questions import QUESTIONS
from opsplan.scoring.sections import SECTIONS

WAYS = tuple(answer_ways(PERFECT))
NO_SECTION = (
    "opsplan: 1\ntitle: t\nkind: event\nperiod: {start: 2027-03-01, end: 2027-06-30}\ngoals: [{name: g}]\n"
)


def test_a_plan_that_answers_everything_has_all() -> None:
    found = score(PERFECT)
    assert [answer.question for answer in answers(found).values() if answer.open] == []
    assert found.tally.percent == 100
    assert found.tally.asked > 100


def test_a_plan_with_next_to_nothing_has_little() -> None:
    assert score_text(EMPTY).tally.percent == 0
    assert 0 < (score_text(BARE).tally.percent or 0) < 20


def test_every_question_has_a_plan_that_answers_it_and_one_that_does_not() -> None:
    full = [answers(score(plan)) for plan in (PERFECT, OF_USERS)]
    bare = [
        answers(score_text(text))
        for text in (
            BARE,
            BARE.replace("kind: event", "kind: user"),
            EMPTY,
            NO_SECTION,
            NO_SECTION.replace("event", "user"),
        )
    ]
    names = [question.name for question in QUESTIONS]
    assert len(names) == len(set(names)) > 60
    assert [name for name in names if not any(name in each and not each[name].open for each in full)] == []
    assert [name for name in names if not any(name in each and each[name].open for each in bare)] == []


@settings(max_examples=25)
@given(st.sets(st.sampled_from(WAYS), min_size=1, max_size=len(WAYS)), st.data())
def test_an_answer_more_takes_no_other_answer_away(
    gone: set[tuple[str | int, ...]], data: st.DataObject
) -> None:
    """It may ask more: prizes want their rules, a goal's metric an alarm line."""
    given_back = data.draw(st.sampled_from(sorted(gone, key=str)))
    less, more = (score(without(PERFECT, ways)).tally for ways in (gone, gone - {given_back}))
    assert more.answered >= less.answered, given_back


def test_questions_stand_in_sections_and_share_rules_that_there_are() -> None:
    assert {question.section for question in QUESTIONS} == set(SECTIONS)
    assert {question.name.partition(".")[0] for question in QUESTIONS} == set(SECTIONS)
    shared = {rule for question in QUESTIONS for rule in question.rules}
    assert len(shared) > 40
    assert shared <= set(RULES)


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_questions_are_said_in_both_languages(lang: str) -> None:
    for question in QUESTIONS:
        for words in (question.title, question.each, question.how):
            assert words.get(lang).strip()  # type: ignore[arg-type]


def test_one_hit_counts_for_the_entry_it_is_about_alone() -> None:
    parent = "phases: [{name: p, start: 2027-03-01, tasks: [{name: a, owner: x, tasks: [{name: b, start: 2027-03-01, duration: 1}]}]}]\n"
    found = answers(score_text(EMPTY + parent))["schedule.owner"]
    assert [place.name for place in found.open] == ["b"]
    assert found.tally.asked == 2


def test_a_question_is_asked_although_its_rule_is_turned_off() -> None:
    goals = "goals: [{name: 到场, target: 400}]\n"
    quiet = "check: {ignore: [goal-no-owner]}\n"
    assert answers(score_text(EMPTY + goals + quiet))["goals.owner"].open
    assert score_text(EMPTY + goals + quiet).sections != score_text(EMPTY + goals).sections


def test_thresholds_are_those_of_the_rules() -> None:
    risks = "risks: [{name: 断货, probability: 3, impact: 3}]\n"
    lower = "check: {rules: {rsk-high-no-contingency: {exposure: 9}}}\n"
    assert "risks.contingency" not in answers(score_text(EMPTY + risks))
    assert "risks.contingency" in answers(score_text(EMPTY + risks + lower))
