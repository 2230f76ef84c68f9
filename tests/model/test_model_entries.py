"""Entries are read by their declarations: all that is wrong in one reading, frozen, equal by value."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from opsplan.model.base import Many, Persons, Quantity, Section, Table, Text, key
from opsplan.model.entries import Entry, Wrong, WrongEntry, read_entry


class Part(Entry):
    """A part, with a name that must be there."""

    name: Text = key("名称", required=True)
    amount: Quantity | None = key("数量")


class Whole(Section):
    """A whole with everything a plan's sections are made of."""

    title: Text = key("标题", required=True)
    owners: Persons = key("负责人", default=())
    parts: Many[Part] = key("部分", default=())
    named: Mapping[str, Part] = key("命名", default={})
    texts: Table = key("文字", default={})
    one: Part | None = key("一项")


def read(data: dict[str, Any]) -> tuple[Whole, list[Wrong]]:
    wrong: list[Wrong] = []
    return read_entry(Whole, data, (), wrong), wrong


def test_what_was_not_written_has_its_default_and_is_not_given() -> None:
    whole = Whole(title="t")
    assert (whole.owners, whole.parts, whole.named, whole.one, whole.internal) == ((), (), {}, None, False)
    assert whole.model_fields_set == {"title"}


def test_one_value_stands_for_a_list_of_one_at_any_depth() -> None:
    whole, wrong = read({"title": "t", "owners": "lin", "parts": {"name": "a", "amount": "3"}})
    assert wrong == []
    assert whole.owners == ("lin",)
    assert whole.parts[0].amount is not None
    assert whole.parts[0].amount.value == Decimal(3)


def test_all_that_is_wrong_is_found_in_the_order_of_the_declaration() -> None:
    _, wrong = read(
        {
            "one": "text",
            "texts": {"a": "x", "b": ["y"]},
            "named": {"n": {"amount": "many"}},
            "parts": [{"name": "a"}, {"amount": "3"}, "text"],
            "owners": ["lin", {}],
        }
    )
    found = [
        (one.loc, one.problem.rule if one.problem else "missing" if one.missing else "") for one in wrong
    ]
    assert found == [
        (("title",), "missing"),
        (("owners", 1), "value-type"),
        (("parts", 1, "name"), "missing"),
        (("parts", 2), ""),
        (("named", "n", "name"), "missing"),
        (("named", "n", "amount"), "value-quantity"),
        (("texts", "b"), "value-type"),
        (("one",), ""),
    ]


def test_a_key_that_the_entry_does_not_have_is_wrong() -> None:
    assert read({"title": "t", "colour": "red"})[1] == [Wrong(("colour",))]


def test_nothing_is_read_where_nothing_may_stand_and_refused_elsewhere() -> None:
    assert read({"title": "t", "one": None})[0].one is None
    assert [one.loc for one in read({"title": None})[1]] == [("title",)]


def test_entries_are_frozen_equal_by_value_hashed_and_pickled() -> None:
    one, same, other = Part(name="a", amount="3"), Part(name="a", amount="3.0"), Part(name="b")
    assert one == same != other
    assert len({one, same, other}) == 2
    assert pickle.loads(pickle.dumps(one)) == one
    assert pickle.loads(pickle.dumps(one)).model_fields_set == {"name", "amount"}
    with pytest.raises(AttributeError):
        one.name = "c"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del one.name


def test_defaults_are_not_shared() -> None:
    first, second = Whole(title="a"), Whole(title="b")
    assert first.named is not second.named


def test_an_entry_made_of_what_cannot_be_read_says_what_and_where() -> None:
    with pytest.raises(
        WrongEntry, match=r"Whole: title: missing.*; parts\.0\.amount: 'many' is not a number"
    ):
        Whole(parts=[{"name": "a", "amount": "many"}])


def test_a_type_that_no_plan_can_hold_is_refused_when_it_is_declared_wrongly() -> None:
    class Odd(Entry):
        """An entry with a set in it."""

        number: complex = key("数")

    with pytest.raises(TypeError, match="complex"):
        Odd(number="1")
