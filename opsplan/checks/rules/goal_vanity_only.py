"""Views and followers are worth something only when something follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_words import is_vanity
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Plans all of whose goals count attention."""
    goals = subject.plan.goals
    if not goals or not all(map(is_vanity, goals)):
        return
    zh, en = (
        "、".join(f"“{shorten(goal.name, 20)}”" for goal in goals[:3]),
        ", ".join(f"'{shorten(goal.name, 20)}'" for goal in goals[:3]),
    )
    yield Hit(
        goals[0].loc,
        Bilingual(f"目标只有曝光、粉丝一类（{zh}），没有转化", f"the goals count attention only ({en}), none of them a conversion"),
        Bilingual("加一个注册、线索、成交或复购的目标；曝光类放进 metrics", "add a goal of sign-ups, leads, sales or repeat purchase; attention is a metric"),
    )  # fmt: skip


RULE = Rule(
    "goal-vanity-only", "OPS719", Severity.INFO,
    Bilingual("目标只有曝光、粉丝一类", "goals that count attention only"),
    Bilingual("收益不止曝光：粉丝再多，没有转化也说不出值不值。", "However many followers there are, without a conversion nobody knows what they are worth."),
    "goals:\n  - {name: 公众号粉丝数, baseline: 1万, target: 2万}\n",
    "goals:\n  - {name: 公众号粉丝数, baseline: 1万, target: 2万}\n  - {name: 线索数, baseline: 41, target: 90}\n",
    check,
)  # fmt: skip
