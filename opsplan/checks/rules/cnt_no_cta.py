"""Content that asks for nothing and serves nothing is made for its own sake."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.content_days import column_of
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Entries without a call to action that serve no goal, activity or metric, in no column with a purpose."""
    content = subject.plan.content
    for entry in content.entries if content else ():
        column = column_of(subject, entry)
        if entry.cta or entry.goal or entry.activity or entry.metric or (column and column.purpose):
            continue
        name = shorten(entry.title)
        yield Hit(
            (*entry.loc, "cta"),
            Bilingual(
                f"内容“{name}”没有行动号召，也没有写为了什么",
                f"'{name}' has no call to action and serves no goal",
            ),
            Bilingual("写 cta（希望读者做什么），或写 goal", "write cta, what the reader should do, or goal"),
        )


RULE = Rule(
    "cnt-no-cta", "OPS891", Severity.INFO,
    Bilingual("内容没有行动号召，也没有目的", "an entry without a call to action or a purpose"),
    Bilingual("读者看完不知道做什么，效果也无从衡量。写了目标、活动、指标，或栏目写了目的，也算有目的。", "The reader does not know what to do, and the effect cannot be measured. A goal, an activity, a metric or a column's purpose will do."),
    "content:\n  entries: [{date: 2027-03-11, channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea, draft_due: 2027-03-08}]\n",
    "content:\n  entries: [{date: 2027-03-11, channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea, draft_due: 2027-03-08, cta: 预约直播}]\n",
    check,
)  # fmt: skip
