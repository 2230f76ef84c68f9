"""The list and the chat of an activity are backed up before anybody works on them."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import TaskDays, about, attended, sign_up
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

_DAYS = Setting("days", 14, Bilingual("结束后几天内备份", "days after the end for the backup"))


def check(subject: Subject) -> Iterator[Hit]:
    """Activities people sign up for, or are called after, without a backup of their data in the two weeks after."""
    days, tasks = subject.value(RULE.name, _DAYS), TaskDays(subject, words.BACKUP)
    for activity, name, span in attended(subject):
        if not (activity.registration or sign_up(activity) or activity.roster or activity.follow_up):
            continue
        told = about(activity, "process", "roster", "follow_up", "improvements", "evaluation")
        if not words.mentions(words.BACKUP, *told) and not tasks.any(span, after=days):
            yield Hit(
                (*activity.loc, "roster"),
                Bilingual(f"活动“{name}”没有安排数据备份", f"nobody backs up the data of '{name}'"),
                Bilingual("活动当天或次日加一个任务“数据备份”，或在名单处理第一轮写明先备份原始名单", "add a task 'Data backup' on the day or the next, or say so in the first round of roster"),
            )  # fmt: skip


RULE = Rule(
    "evt-no-backup", "OPS842", Severity.INFO,
    Bilingual("没有安排活动数据备份", "no backup of an activity's data"),
    Bilingual("名单、互动记录和回放只在平台上，清洗出错或过期就找不回来。", "Lists, chats and recordings live on a platform, and are gone after a slip or a deadline."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, roster: [{when: +1d, rule: 剔除重复}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, roster: [{when: +1d, rule: 剔除重复, action: 先备份原始名单}]}]\n",
    check, (_DAYS,),
)  # fmt: skip
