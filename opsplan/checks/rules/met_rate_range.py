"""A rate that is part of a whole lies between 0 and 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_words import is_percent_unit, is_share
from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.goals import Goal, Metric
from opsplan.model.numbers import Quantity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Values of goals and metrics called a rate or a share that are below 0 or above 100 %.

    Growth, returns, completion and the like may be more and are not asked. ``35`` in the unit ``%`` is 35 %.
    """
    entries: tuple[Goal | Metric, ...] = (*subject.plan.goals, *subject.plan.metrics)
    for entry in entries:
        if not is_share(entry.name):
            continue
        aim = goal_value(subject.index, entry, "target") if isinstance(entry, Goal) else None
        in_percent = is_percent_unit(_unit(subject, entry))
        for loc, value in _values(entry):
            most = 100 if in_percent and not value.percent else 1
            if isinstance(aim, Quantity) and aim.percent and not value.percent:
                continue  # a goal in two units is another finding
            if not 0 <= value.value <= most:
                yield _hit(loc, entry.name, value, in_percent)


def _unit(subject: Subject, entry: Goal | Metric) -> str | None:
    unit = goal_value(subject.index, entry, "unit") if isinstance(entry, Goal) else entry.unit
    return unit if isinstance(unit, str) else None


def _values(entry: Goal | Metric) -> Iterator[tuple[Loc, Quantity]]:
    names = (
        ("baseline", "target", "actual")
        if isinstance(entry, Goal)
        else ("baseline", "target", "warning", "alarm")
    )
    for name in names:
        value = getattr(entry, name)
        if isinstance(value, Quantity):
            yield (*entry.loc, name), value
    for point in entry.checkpoints if isinstance(entry, Goal) else entry.actuals:
        yield (*point.loc, "value"), point.value  # fmt: skip


def _hit(loc: Loc, name: str, value: Quantity, in_percent: bool) -> Hit:
    bare = not value.percent and not in_percent and 1 < value.value <= 100
    return Hit(
        loc,
        Bilingual(f"“{shorten(name)}”是比率，{value.text} 不在 0–100% 之间", f"'{shorten(name)}' is a rate, and {value.text} is not between 0 and 100%"),
        Bilingual(f"写 {value.text}%", f"write {value.text}%")
        if bare
        else Bilingual("检查小数点和百分号；不是占比的指标换个名称", "check the decimal point and the percent sign; call it something else if it is no share"),
    )  # fmt: skip


RULE = Rule(
    "met-rate-range", "OPS726", Severity.ERROR,
    Bilingual("比率不在 0–100% 之间", "a rate that is not between 0 and 100%"),
    Bilingual("转化率 120% 或写成 35（即 3500%）一定是填错；增长率、回报率等可以超过 100%，不在此列。", "A conversion of 120%, or of 35, which is 3500%, is a slip. Growth, returns and the like may be more and are not asked."),
    "metrics:\n  - {name: 复购率, formula: 复购客户 ÷ 首单客户, baseline: 7.5%, target: 110%}\n",
    "metrics:\n  - {name: 复购率, formula: 复购客户 ÷ 首单客户, baseline: 7.5%, target: 11%}\n",
    check,
)  # fmt: skip
