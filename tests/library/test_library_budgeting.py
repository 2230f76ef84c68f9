"""Totals are exact, whole and the same whichever way they are grouped."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library_plans import PERIOD, context_of, example

from opsplan.model import budgeting


def test_the_chinese_example_costs_what_its_summary_says() -> None:
    ctx = example("zh")
    totals = budgeting.totals(ctx.plan, budgeting.cost_lines(ctx.plan, ctx.index))
    assert totals.items == Decimal("3824100")
    assert totals.total == Decimal("4130028")
    assert totals.benefits == Decimal(7962000)
    assert totals.headroom == Decimal("69972")
    assert totals.roi is not None
    assert round(totals.roi, 2) == Decimal("0.93")


def test_the_english_example_asks_for_what_it_costs() -> None:
    ctx = example("en")
    totals = budgeting.totals(ctx.plan, budgeting.cost_lines(ctx.plan, ctx.index))
    assert (totals.total, totals.limit, totals.headroom) == (Decimal(236500), Decimal(240000), Decimal(3500))


def test_an_activitys_costs_are_its_own_and_the_items_that_point_at_it() -> None:
    ctx = example("zh")
    lines = budgeting.activity_lines(budgeting.cost_lines(ctx.plan, ctx.index), ctx.plan.activities[1])
    assert [line.own for line in lines] == [True] * 6 + [False]
    assert budgeting.sum_of(lines) == Decimal(340800)


@pytest.mark.parametrize("by", budgeting.DIMENSIONS)
def test_every_grouping_adds_up_to_the_same_sum(by: str) -> None:
    ctx = example("zh")
    lines = budgeting.cost_lines(ctx.plan, ctx.index)
    groups = budgeting.grouped(lines, budgeting.dimension(ctx.index, by))
    assert sum(group.amount for group in groups) == budgeting.sum_of(lines)
    assert sum(len(group.lines) for group in groups) == len(lines)
    assert all(group.name for group in groups[:-1])


_PRICES = st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**4)), min_size=1, max_size=8)


@settings(max_examples=40)
@given(_PRICES, st.integers(0, 100))
def test_contingency_is_a_share_of_the_sum_and_nothing_is_rounded(
    prices: list[tuple[int, int]], share: int
) -> None:
    items = "".join(
        f"  - {{name: i{i}, unit_price: {price}, quantity: {count}}}\n"
        for i, (price, count) in enumerate(prices)
    )
    ctx = context_of(f"{PERIOD}goals: [{{name: g}}]\nbudget:\n contingency: {share}%\n items:\n{items}")
    totals = budgeting.totals(ctx.plan, budgeting.cost_lines(ctx.plan, ctx.index))
    expected = sum(price * count for price, count in prices)
    assert totals.items == expected
    assert totals.total * 100 == expected * (100 + share)


def test_without_amounts_nothing_is_invented() -> None:
    ctx = context_of(
        f"{PERIOD}goals: [{{name: g}}]\nbudget: {{items: [{{name: a}}, {{name: b, unit_price: 5}}]}}\n"
    )
    lines = budgeting.cost_lines(ctx.plan, ctx.index)
    totals = budgeting.totals(ctx.plan, lines)
    assert [line.amount for line in lines] == [None, None]
    assert (totals.total, totals.roi, totals.headroom, totals.actual) == (0, None, None, None)
