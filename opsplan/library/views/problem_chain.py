"""The background as a slide shows it: every problem, the goal that answers it, and by what means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import MISSING
from opsplan.library.goal_values import holder, quantity_of, shown
from opsplan.library.shown import inline, show
from opsplan.model.background import Problem, StatusQuo
from opsplan.model.goals import Goal
from opsplan.model.strategy import Pillar

_GOALS = 2
"""Goals that a row names."""


def problem_chain(ctx: Context, areas: Sequence[StatusQuo]) -> tuple[Block, ...]:
    """A row a problem; the columns of goals and means only where some problem has any."""
    problems = [problem for area in areas for problem in area.problems]
    if not problems:
        return ()
    goals = {problem.path: _answering(ctx, problem) for problem in problems}
    means = {problem.path: _means(ctx, problem) for problem in problems}
    columns = [
        Column((Run(ctx.t("领域", "Area")),)),
        Column((Run(ctx.t("今天的问题", "The problem today")),)),
    ]
    if any(goals.values()):
        columns.append(Column((Run(ctx.t("回应它的目标", "The goal that answers it")),)))
    if any(means.values()):
        columns.append(Column((Run(ctx.t("靠什么", "By what means")),)))
    rows = []
    for area in areas:
        for place, problem in enumerate(area.problems):
            cells = [Cell(show(ctx, area, "area"), bold=True, rows=len(area.problems))] if not place else []
            cells.append(Cell(_text(ctx, problem, goals[problem.path])))
            if any(goals.values()):
                cells.append(Cell(_goals(ctx, goals[problem.path])))
            if any(means.values()):
                cells.append(Cell(_pillars(ctx, means[problem.path])))
            rows.append(Row(tuple(cells), src=problem.path))
    return (Table(tuple(columns), tuple(rows), name="status_quo"),)


def _answering(ctx: Context, problem: Problem) -> list[Goal]:
    return [
        goal for goal in ctx.plan.goals if any(ctx.index.find("problems", why) is problem for why in goal.why)
    ]


def _means(ctx: Context, problem: Problem) -> list[Pillar]:
    pillars = ctx.plan.strategy.pillars if ctx.plan.strategy else ()
    return [one for one in pillars if any(ctx.index.find("problems", why) is problem for why in one.problem)]


def _text(ctx: Context, problem: Problem, goals: Sequence[Goal]) -> Inlines:
    """The problem, with the number in bold from which a goal that answers it starts."""
    text, src = problem.text, problem.at("text")
    for written in _baselines(ctx, goals):
        found = re.search(written, text)
        if found:
            begin, end = found.span()
            parts = ((text[:begin], False), (text[begin:end], True), (text[end:], False))
            return tuple(Run(part, bold=bold, src=src) for part, bold in parts if part)
    return inline(text, src)


def _baselines(ctx: Context, goals: Sequence[Goal]) -> Iterator[str]:
    """Patterns of the goals' baselines as a text may write them: with or without spaces and separators."""
    for goal in goals:
        base = quantity_of(ctx, goal, "baseline")
        if base is not None and base.value:
            letters = "".join(fmt.quantity(base).split()).replace(",", "")
            yield r"(?<![\d.])" + r"[ ,]?".join(map(re.escape, letters)) + r"(?![\d.])"


def _goals(ctx: Context, goals: Sequence[Goal]) -> Inlines:
    if not goals:
        return (Run(ctx.t("尚无目标", "No goal yet"), color="ink3"),)
    return join((_goal(ctx, goal) for goal in goals[:_GOALS]), "\n")


def _goal(ctx: Context, goal: Goal) -> Inlines:
    """``小程序月活  22.4 万 → 36 万人``"""
    name, target = inline(goal.name, goal.at("name")), shown(ctx, goal, "target")
    if not target:
        return name
    base = quantity_of(ctx, goal, "baseline")
    before: Inlines = ()
    if base is not None:
        before = (*inline(fmt.quantity(base), holder(ctx, goal, "baseline").at("baseline")), Run(" → "))
    way = (Run("  "), *before, *target)
    return (*name, *(Run(run.text, bold=True, color="accent", src=run.src, small=True) for run in way))


def _pillars(ctx: Context, pillars: Sequence[Pillar]) -> Inlines:
    if not pillars:
        return (Run(MISSING, color="ink3"),)
    return join((show(ctx, one, "name") for one in pillars), ctx.t("、", ", "))
