"""A channel is judged by a number."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Channels with neither a metric nor a target. What a channel costs is another rule's question."""
    for channel in subject.plan.strategy.channels if subject.plan.strategy else ():
        if not channel.metric and channel.target is None:
            name = shorten(channel.name)
            yield Hit(
                (*channel.loc, "metric"),
                Bilingual(
                    f"渠道“{name}”没有指标，也没有目标值",
                    f"channel '{name}' has neither a metric nor a target",
                ),
                Bilingual(
                    "写它要达到什么：metric: 打开率，target: 22%",
                    "write what it should reach: metric: Open rate, target: 22%",
                ),
            )


RULE = Rule(
    "chn-no-metric", "OPS772", Severity.WARNING,
    Bilingual("渠道没有目标", "a channel without a target"),
    Bilingual("没有指标的渠道，到期说不清该加投还是停。", "Without a number nobody can say whether to spend more on a channel or to stop it."),
    "strategy:\n  channels: [{name: 服务号, cadence: 每月 4 期, owner: 周屿}]\n",
    "strategy:\n  channels: [{name: 服务号, cadence: 每月 4 期, owner: 周屿, metric: 篇均阅读, target: 5000}]\n",
    check,
)  # fmt: skip
