"""A list of people who signed up is raw until somebody cleans it."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import TaskDays, attended, sign_up
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity

_AFTER = 14


def check(subject: Subject) -> Iterator[Hit]:
    """Activities people sign up for without a round of work on the list."""
    tasks = TaskDays(subject, words.ROSTER)
    for activity, name, span in attended(subject):
        signs_up = activity.registration or sign_up(activity)
        if signs_up and not activity.roster and not tasks.any(span, after=_AFTER):
            yield Hit(
                (*activity.loc, "roster"),
                Bilingual(f"活动“{name}”有报名，没有安排名单整理和筛选", f"people sign up for '{name}', and nobody works on the list"),
                Bilingual("写 roster 名单处理：第一轮剔除同行与重复（+1d），第二轮筛选并分派（+5d）", "add roster: a first round that drops rivals and doubles (+1d), a second that selects and assigns (+5d)"),
            )  # fmt: skip


RULE = Rule(
    "evt-no-list-proc", "OPS838", Severity.WARNING,
    Bilingual("有报名，没有名单处理", "sign-ups without work on the list"),
    Bilingual("同事、同行、乱填和重复的名单不清掉，回访就打给了不该打的人。", "Colleagues, rivals, nonsense and doubles stay in a list that nobody cleans, and are called."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, funnel: [{name: 报名, target: 600}, {name: 到场, target: 240}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, funnel: [{name: 报名, target: 600}, {name: 到场, target: 240}], roster: [{round: 第一轮, rule: 剔除同行与重复, when: +1d}]}]\n",
    check,
)  # fmt: skip
