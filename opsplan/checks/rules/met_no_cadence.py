"""A number that nobody looks at regularly is not watched."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import Metric
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Metrics without a frequency (unless there is a rhythm of monitoring) or without an owner (unless a goal gives one).

    A plan that names a kind or a template, has goals and neither metrics nor a rhythm is one finding.
    """
    plan = subject.plan
    rhythm = bool(plan.monitoring and plan.monitoring.cadence)
    chosen = plan.kind is not None or plan.template is not None
    if plan.goals and not plan.metrics and not rhythm and chosen:
        yield Hit(
            ("monitoring",),
            Bilingual("目标没有监测安排：没有指标体系，也没有监测节奏", "nothing says how the goals are watched: there are no metrics and no rhythm of monitoring"),
            Bilingual("写 monitoring.cadence：多久看一次、谁看、看什么", "write monitoring.cadence: how often, who, and what is looked at"),
        )  # fmt: skip
    owned = {id(subject.index.find("metrics", g.metric)) for g in plan.goals if g.metric and g.owner}
    for metric in plan.metrics:
        late = not (metric.frequency or rhythm)
        alone = not metric.owner and id(metric) not in owned
        if late or alone:
            yield _hit(metric, late, alone)


def _hit(metric: Metric, late: bool, alone: bool) -> Hit:
    name = shorten(metric.name)
    if late and alone:
        zh, en = "监测频次和负责人", "neither a frequency nor an owner"
    else:
        zh, en = ("监测频次", "no frequency") if late else ("负责人", "no owner")
    return Hit(
        (*metric.loc, "frequency" if late else "owner"),
        Bilingual(f"指标“{name}”没有{zh}", f"metric '{name}' has {en}"),
        Bilingual("写 frequency（每日、每周、每月）和 owner", "write frequency (daily, weekly, monthly) and owner"),
    )  # fmt: skip


RULE = Rule(
    "met-no-cadence", "OPS730", Severity.WARNING,
    Bilingual("指标没有监测频次或负责人", "a metric without a frequency or an owner"),
    Bilingual("没人按时看的数，出了问题也没人知道。写了监测节奏的方案不要求每个指标都写频次。", "What nobody looks at in time goes wrong unseen. With a rhythm of monitoring, metrics need no frequency of their own."),
    "metrics:\n  - {id: mau, name: 月活, definition: 月内去重, target: 36万}\n",
    "metrics:\n  - {id: mau, name: 月活, definition: 月内去重, target: 36万, frequency: 每周, owner: 郭凡}\n",
    check,
)  # fmt: skip
