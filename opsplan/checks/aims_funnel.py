"""Funnels of a plan, those of the strategy and those of activities, as one kind of thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.aims_words import is_money, is_rate
from opsplan.checks.rule import Subject
from opsplan.diagnostics import Loc
from opsplan.model.activities import FunnelTarget
from opsplan.model.goals import Metric
from opsplan.model.numbers import Quantity
from opsplan.model.strategy import FunnelStep
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

VALUES = ("baseline", "target", "actual")
STAGES: dict[str, re.Pattern[str]] = {
    "acquisition": lazy_pattern(
        r"拉新|获取|获客|引流|到达|访问|注册|入会|线索|acqui|visit|reach|sign|lead", re.I
    ),
    "activation": lazy_pattern(r"激活|促活|活跃|体验|试用|activ|onboard|trial", re.I),
    "retention": lazy_pattern(r"留存|复购|续费|续约|回访|retention|retain|repeat|renew|loyal", re.I),
    "revenue": lazy_pattern(
        r"转化|收入|变现|首购|首单|付费|成交|购买|下单|revenue|purchase|buy|paid|order|conver", re.I
    ),
    "referral": lazy_pattern(r"传播|推荐|裂变|转介绍|分享|口碑|refer|share|advoca|recommend", re.I),
}
"""The five stages of AARRR by the words used for them."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a funnel. ``called`` is its name with its metric's; ``rate`` and ``money`` say what it counts."""

    loc: Loc
    name: str
    called: str
    step: FunnelStep | FunnelTarget
    rate: bool
    money: bool

    def value(self, name: str) -> Quantity | None:
        value = getattr(self.step, name)
        return value if isinstance(value, Quantity) else None

    def counts(self, name: str) -> bool:
        """True when the value is a number of people or things."""
        value = self.value(name)
        return value is not None and not value.percent and not self.rate and not self.money


def funnels(subject: Subject) -> Iterator[tuple[Stage, ...]]:
    """The strategy's funnel and those of the activities, in the order of their steps."""
    plan = subject.plan
    if plan.strategy and plan.strategy.funnel:
        yield tuple(_user_stage(subject, step) for step in plan.strategy.funnel)
    for activity in plan.activities:
        if activity.funnel:
            yield tuple(
                Stage(step.loc, step.name, step.name, step, is_rate(step.name), is_money(step.name, None))
                for step in activity.funnel
            )


def _user_stage(subject: Subject, step: FunnelStep) -> Stage:
    found = subject.index.find("metrics", step.metric) if step.metric else None
    metric = found if isinstance(found, Metric) else None
    named = (metric.name if metric else step.metric) or step.stage
    return Stage(
        step.loc, step.stage, f"{step.stage} {named}", step, is_rate(named), is_money(named, metric.unit if metric else None)
    )  # fmt: skip


def stages_named(text: str) -> frozenset[str]:
    """The stages of AARRR that a text speaks of."""
    return frozenset(stage for stage, words in STAGES.items() if words.search(text))
