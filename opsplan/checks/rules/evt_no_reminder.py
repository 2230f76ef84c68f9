"""People who signed up come when they are reminded the day before or on the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.checks import event_words as words
from opsplan.checks.events import TaskDays, attended, work_of
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

_DAYS = Setting("days", 1, Bilingual("最早提前几天提醒", "how many days before a reminder may be"))


def check(subject: Subject) -> Iterator[Hit]:
    """Activities people come to without a reminder on the day or the day before."""
    days = subject.value(RULE.name, _DAYS)
    works, tasks = work_of(subject, "reminder"), TaskDays(subject, words.REMINDER)
    for activity, name, span in attended(subject):
        if span is None and (activity.reminders or tasks.any(None)):
            continue
        dates = [each.start for each in works.get(activity.loc, ())]
        if span and (
            any(0 <= (span[0] - day).days <= days or span[0] <= day <= span[1] for day in dates)
            or tasks.any((span[0], span[0]), before=days)
        ):
            continue
        yield Hit(
            (*activity.loc, "reminders"),
            _message(name, dates),
            Bilingual("写两条：reminders: [{when: -1d, to: 全部报名者}, {when: 0d, to: 已确认者}]", "write two: reminders: [{when: -1d, to: everyone who signed up}, {when: 0d, to: the confirmed}]"),
        )  # fmt: skip


def _message(name: str, dates: list[date]) -> Bilingual:
    if not dates:
        return Bilingual(f"活动“{name}”没有安排提醒", f"activity '{name}' has no reminder")
    if len(dates) == 1:
        return Bilingual(
            f"活动“{name}”只在 {dates[0]} 提醒，不是前一天，也不是当天",
            f"the only reminder of '{name}' is on {dates[0]}, neither on the day nor the day before",
        )
    return Bilingual(
        f"活动“{name}”的 {len(dates)} 条提醒都不在前一天或当天，最晚的一条在 {max(dates)}",
        f"none of the {len(dates)} reminders of '{name}' is on the day or the day before, the last is on {max(dates)}",
    )


RULE = Rule(
    "evt-no-reminder", "OPS832", Severity.WARNING,
    Bilingual("活动前一天和当天都没有提醒", "no reminder the day before or on the day"),
    Bilingual("前一天或当天的提醒既是服务，也是到场确认，直接影响到场率。", "A reminder the day before or on the day is a service and a check who will come."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, reminders: [{when: -5d, to: 报名者}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, reminders: [{when: -1d, to: 报名者}]}]\n",
    check, (_DAYS,),
)  # fmt: skip
