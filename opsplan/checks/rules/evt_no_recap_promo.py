"""What was shown once can be told a second time."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import TaskDays, events, posts_of, work_of
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

_DAYS = Setting("days", 14, Bilingual("结束后几天内做回顾", "days after the end for the recap"))


def check(subject: Subject) -> Iterator[Hit]:
    """Promoted activities without promotion, content or a task that looks back after the end."""
    days = subject.value(RULE.name, _DAYS)
    rounds, posts = work_of(subject, "promotion"), posts_of(subject)
    tasks = TaskDays(subject, words.RECAP)
    for activity, name, span in events(subject):
        if span is None or not activity.promotion or activity.form == "publication":
            continue
        after = [each.start for each in rounds.get(activity.loc, ())]
        after += [day for day, _ in posts.get(activity.loc, ())]
        if any(0 < (day - span[1]).days <= days for day in after) or tasks.any(
            (span[1], span[1]), after=days
        ):
            continue
        if words.mentions(words.RECAP, activity.promotion):
            continue
        yield Hit(
            (*activity.loc, "promotion"),
            Bilingual(f"活动“{name}”结束后 {days:g} 天内没有回顾宣传", f"nothing tells of '{name}' in the {days:g} days after its end"),
            Bilingual("加一轮回顾：{round: 回顾, start: +1d, end: +5d, content: 回放与问答整理}", "add a round: {round: Recap, start: +1d, end: +5d, content: recording and questions}"),
        )  # fmt: skip


RULE = Rule(
    "evt-no-recap-promo", "OPS841", Severity.INFO,
    Bilingual("没有活动回顾的二次宣传", "no recap after the activity"),
    Bilingual("回顾文章和回放能再带来一批没到场的人，成本几乎为零。", "A recap and the recording reach those who did not come, at hardly any cost."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, promotion: [{round: 预告, start: -14d, end: -1d}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, promotion: [{round: 预告, start: -14d, end: -1d}, {round: 回顾, start: +1d, end: +5d}]}]\n",
    check, (_DAYS,),
)  # fmt: skip
