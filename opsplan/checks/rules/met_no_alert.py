"""A metric that a goal depends on has a line below which somebody acts."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import Metric
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Core metrics (those of goals, and guardrails) with neither a warning nor an alarm line."""
    for metric in core_metrics(subject):
        if metric.warning is None and metric.alarm is None:
            name = shorten(metric.name)
            yield Hit(
                (*metric.loc, "warning"),
                Bilingual(f"核心指标“{name}”没有预警线", f"the core metric '{name}' has no warning line"),
                Bilingual("写 warning 和 alarm：到什么数要提醒、要停下来处理", "write warning and alarm: the values at which to look, and to act"),
            )  # fmt: skip


def core_metrics(subject: Subject) -> tuple[Metric, ...]:
    """The metrics of goals, and guardrails."""
    of_goals = {id(subject.index.find("metrics", g.metric)) for g in subject.plan.goals if g.metric}
    return tuple(each for each in subject.plan.metrics if each.guardrail or id(each) in of_goals)


RULE = Rule(
    "met-no-alert", "OPS729", Severity.INFO,
    Bilingual("核心指标没有预警线", "a core metric without a warning line"),
    Bilingual("没有预警线，发现偏差时往往已经来不及。目标用到的指标和护栏指标算核心。", "Without a line a deviation is seen too late. Metrics of goals and guardrails are the core ones."),
    "goals: [{name: 月活, metric: mau, target: 36万}]\nmetrics: [{id: mau, name: 月活, definition: 月内去重}]\n",
    "goals: [{name: 月活, metric: mau, target: 36万}]\nmetrics: [{id: mau, name: 月活, definition: 月内去重, warning: 低于阶段值 95%, alarm: 低于阶段值 90%}]\n",
    check,
)  # fmt: skip
