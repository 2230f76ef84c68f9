"""What a view shows is worked out once for a context, and never taken for what another one shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library_plans import example

from opsplan.library.context import Context, ViewError
from opsplan.library.views import VIEWS, view_blocks


def test_a_view_is_made_once_for_the_same_options() -> None:
    ctx = example("zh")
    first = view_blocks(ctx, "tasks", {"phase": "0"})
    assert first == VIEWS["tasks"](ctx, {"phase": "0"})
    assert view_blocks(ctx, "tasks", {"phase": "0"}) is first


def test_other_options_and_other_contexts_have_results_of_their_own() -> None:
    ctx = example("zh")
    of_one = view_blocks(ctx, "tasks", {"phase": "0"})
    assert view_blocks(ctx, "tasks", {"phase": "1"}) == VIEWS["tasks"](ctx, {"phase": "1"}) != of_one
    slide = replace(ctx, deck=True)
    assert view_blocks(slide, "tasks", {"phase": "0"}) == VIEWS["tasks"](slide, {"phase": "0"}) != of_one
    english = replace(ctx, lang="en")
    assert view_blocks(english, "tasks", {"phase": "0"}) == VIEWS["tasks"](english, {"phase": "0"}) != of_one


def test_a_wrong_option_is_told_every_time() -> None:
    ctx = example("zh")
    for _ in range(2):
        with pytest.raises(ViewError, match="wrong"):
            view_blocks(ctx, "tasks", {"wrong": "1"})


def test_what_a_template_asks_for_thousands_of_times_is_not_all_kept() -> None:
    ctx = example("zh")
    made: list[int] = []

    def work(ctx: Context, number: int) -> int:
        made.append(number)
        return number * 2

    assert [ctx.once(work, number) for number in range(2_000)] == [number * 2 for number in range(2_000)]
    assert ctx.once(work, 1_999) == 3_998
    assert len(made) == 2_000
    assert ctx.once(work, 0) == 0
    assert len(made) == 2_001
