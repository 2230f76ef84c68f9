"""Every finding has a name, a code and words in both languages."""

from __future__ import annotations

import pytest

from opsplan.reporting.known import _CODES, _WORDS, known, look_up, suggestions


def test_every_finding_of_the_spec_has_words_and_words_have_a_finding() -> None:
    named = {name for _, codes in _CODES for name in codes}
    assert len(named) > 90
    assert named - set(_WORDS) == set()
    assert set(_WORDS) - named == set()


def test_codes_are_unique_and_titles_are_in_both_languages() -> None:
    every = list(known().values())
    assert len({each.code for each in every}) == len(every) > 100
    assert [each.name for each in every if not (each.title.zh and each.title.en)] == []
    assert [each.name for each in every if each.title.en == each.title.zh] == []


@pytest.mark.parametrize("asked", ["goal-no-due", "OPS612", "ops612", "612", " Goal-No-Due ", "goal_no_due"])
def test_a_rule_answers_to_its_name_and_its_code(asked: str) -> None:
    found = look_up(asked)
    assert found is not None
    assert found.name == "goal-no-due"


@pytest.mark.parametrize(
    ("asked", "near"), [("goal-no-dew", "goal-no-due"), ("OPS6122", "OPS612"), ("overload", "tsk-overload")]
)
def test_an_unknown_name_gets_the_nearest(asked: str, near: str) -> None:
    assert look_up(asked) is None
    assert near in suggestions(asked)


def test_no_words_are_left_open_by_a_brace() -> None:
    helps = [each.help for each in known().values() if each.help]
    assert len(helps) > 90
    assert [
        text for text in helps for word in ("{key}", "{text}", "{mark}") if word in text.zh + text.en
    ] == []
