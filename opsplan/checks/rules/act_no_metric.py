"""An activity moves a number, or nobody can say whether it worked."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.events import events
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Activities that name no metric in their plan, benefits or evaluation, and no goal."""
    for activity, name, _ in events(subject):
        measured = (activity.plan and activity.plan.metrics) or activity.benefits or activity.goals
        if not measured and not any(each.metric for each in activity.evaluation):
            yield Hit(
                (*activity.loc, "plan", "metrics"),
                Bilingual(f"活动“{name}”没有写要拉动哪个指标", f"activity '{name}' does not say which metric it moves"),
                Bilingual("写 goals 关联目标，或在 plan 策划里写 metrics 提升指标", "name goals, or metrics in its plan"),
            )  # fmt: skip


RULE = Rule(
    "act-no-metric", "OPS849", Severity.INFO,
    Bilingual("活动没有写拉动的指标", "an activity that moves no metric"),
    Bilingual("先说清拉动活跃、转化还是留存，才能判断值不值得做。", "Whether it was worth it can be judged only when it is clear which number it was for."),
    "activities: [{name: 晒家有礼, form: campaign, date: 2027-06-10}]\n",
    "activities: [{name: 晒家有礼, form: campaign, date: 2027-06-10, plan: {metrics: [晒图数]}}]\n",
    check,
)  # fmt: skip
