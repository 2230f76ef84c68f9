"""A channel needs a rhythm and somebody who keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.market_reach import timed_channels
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Channels without a time or an owner. Content and promotions that are planned on it give it a time."""
    channels = subject.plan.strategy.channels if subject.plan.strategy else ()
    timed = timed_channels(subject.plan, subject.index) if channels else frozenset()
    for channel in channels:
        late, orphan = not channel.cadence and channel.path not in timed, channel.owner is None
        if not (late or orphan):
            continue
        what = (
            Bilingual("时间和负责人", "neither a cadence nor an owner")
            if late and orphan
            else Bilingual("时间", "no cadence")
            if late
            else Bilingual("负责人", "no owner")
        )
        name = shorten(channel.name)
        yield Hit(
            (*channel.loc, "cadence" if late else "owner"),
            Bilingual(f"渠道“{name}”没有{what.zh}", f"channel '{name}' has {what.en}"),
            Bilingual(
                "写频次（cadence: 每周 2 条）和一位负责人（owner）",
                "write a cadence (cadence: Twice a week) and one owner",
            ),
        )


RULE = Rule(
    "str-no-channel-plan", "OPS773", Severity.WARNING,
    Bilingual("推广渠道没有时间或负责人", "a channel without a time or an owner"),
    Bilingual("推广计划要有时间表和实施的人，否则渠道只是个名字。", "Without a time and a person a channel is only a name."),
    "strategy:\n  channels: [{name: 服务号, metric: 篇均阅读, target: 5000}]\n",
    "strategy:\n  channels: [{name: 服务号, metric: 篇均阅读, target: 5000, cadence: 每月 4 期, owner: 周屿}]\n",
    check,
)  # fmt: skip
