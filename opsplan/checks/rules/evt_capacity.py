"""More people than there is room for."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.events import come, events
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Activities whose target of people who come is above their capacity; more sign-ups than places are fine."""
    for activity, name, _ in events(subject):
        there = come(activity)
        if there and there.target and activity.capacity and there.target.value > activity.capacity.value:
            yield Hit(
                (*there.loc, "target"),
                Bilingual(f"活动“{name}”要 {there.target.text} 人到场，容量只有 {activity.capacity.text}", f"'{name}' is to bring {there.target.text} people, and holds {activity.capacity.text}"),
                Bilingual(f"到场目标不超过 {activity.capacity.text}，或换更大的场地、平台", f"lower the target to {activity.capacity.text} or less, or find a larger place"),
            )  # fmt: skip


RULE = Rule(
    "evt-capacity", "OPS843", Severity.ERROR,
    Bilingual("到场目标超过容量", "more people wanted than the place holds"),
    Bilingual("到场人数超过容量，达成目标的那天就是出事故的那天。", "On the day the target is reached, there is no room."),
    "activities: [{name: 沙龙, form: salon, date: 2027-06-10, capacity: 60, funnel: [{name: 到场, target: 80}]}]\n",
    "activities: [{name: 沙龙, form: salon, date: 2027-06-10, capacity: 60, funnel: [{name: 报名, target: 90}, {name: 到场, target: 55}]}]\n",
    check,
)  # fmt: skip
