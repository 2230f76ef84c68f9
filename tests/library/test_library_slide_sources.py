"""The line below a slide: where its figures come from."""

from __future__ import annotations

from conftest import TODAY
from library_plans import PERIOD, context_of

from opsplan.blocks.inline import plain
from opsplan.library.compose_deck import compose_deck
from opsplan.library.locate import find_template

PLAN = PERIOD + (
    "language: en\n"
    "goals:\n"
    "  - {name: Sales, baseline: 1, target: 2, due: 2027-06-30, owner: Ann, source: 'Orders · paid', actual: 1.4, actual_date: 2027-02-20}\n"
    "  - {name: Users, baseline: 1, target: 2, due: 2027-06-30, owner: Ann, source: 'Orders (all)'}\n"
    "  - {name: Rate, metric: m, due: 2027-06-30, owner: Ann}\n"
    "metrics: [{id: m, name: Rate, source: Dashboard, baseline: 1%, target: 2%}]\n"
    "risks: [{name: Late, probability: 2, impact: 3, owner: Ann, action: Start early}]\n"
)


def sources(text: str) -> dict[str, str]:
    ctx = context_of(text)
    deck = compose_deck(ctx.plan, ctx.schedule, template=find_template("base"), lang=ctx.lang, today=TODAY)
    return {slide.topic: plain(slide.source) for slide in deck.slides}


def test_goals_name_their_systems_once_and_the_day_of_the_newest_figure() -> None:
    found = sources(PLAN)
    assert found["Goals at a glance"] == "Source: Orders, Dashboard, as of 20 Feb 2027"
    assert found["Risk matrix and register"] == "Source: the risk register, 1 entry"


def test_a_plan_that_names_no_source_has_no_line() -> None:
    plain_plan = (
        PERIOD + "language: en\ngoals: [{name: Sales, baseline: 1, target: 2, due: 2027-06-30, owner: Ann}]\n"
    )
    assert sources(plain_plan)["Goals at a glance"] == ""
