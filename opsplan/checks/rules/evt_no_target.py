"""An activity for everybody is for nobody."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.events import events
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Activities whose plan names no audience."""
    for activity, name, _ in events(subject):
        if not (activity.plan and activity.plan.audience):
            yield Hit(
                (*activity.loc, "plan", "audience"),
                Bilingual(f"活动“{name}”没有写目标群体", f"activity '{name}' names no audience"),
                Bilingual("在 plan 策划里写 audience 目标群体：一个或几个分层，如 [新装业主, 老客焕新]", "name one or more segments in its plan: audience: [Grinder owners, New brewers]"),
            )  # fmt: skip


RULE = Rule(
    "evt-no-target", "OPS830", Severity.WARNING,
    Bilingual("活动没有目标群体", "an activity without an audience"),
    Bilingual("先定给谁看，才定得了主题、渠道和话术；限定客群与不限客群的邀约方式不同。", "Theme, channels and invitation follow from whom it is for."),
    "activities: [{name: 旧房焕新公开课, form: livestream, date: 2027-06-10}]\n",
    "activities: [{name: 旧房焕新公开课, form: livestream, date: 2027-06-10, plan: {audience: 新装业主}}]\n",
    check,
)  # fmt: skip
