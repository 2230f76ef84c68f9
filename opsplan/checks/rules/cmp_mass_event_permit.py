"""A public event for a thousand people needs a permit, applied for twenty days before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.checks import event_words as words
from opsplan.checks.events import come, events, in_a_place
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.activities import Activity

_PERSONS = Setting("persons", 1000, Bilingual("多少人起要许可", "persons from which a permit is needed"))
_DAYS = Setting("days", 20, Bilingual("至少提前几天申请", "days before the activity to apply"))


def check(subject: Subject) -> Iterator[Hit]:
    """Public activities in a place for 1,000 people or more without a permit in the tasks or in compliance by day −20."""
    if "CN" not in subject.schedule.calendar.countries:
        return
    persons, days = subject.value(RULE.name, _PERSONS), subject.value(RULE.name, _DAYS)
    for activity, name, span in events(subject):
        expected, place = _expected(activity)
        if activity.access != "public" or not in_a_place(activity) or expected < persons:
            continue
        permits = subject.once(_permits)
        before = [each for each in permits if span is None or each[0] is None or each[0] <= span[0]]
        if any(span is None or day is None or (span[0] - day).days >= days for day, _ in before):
            continue
        if not before:
            yield Hit(
                place,
                Bilingual(f"“{name}”面向公众，预计 {expected:,.0f} 人，没有安排公安许可", f"'{name}' is public, {expected:,.0f} people are expected, and no permit is applied for"),
                Bilingual(f"在 compliance 合规里加“大型群众性活动安全许可”，截止写活动前 {days:g} 天", f"add the permit for a large public event to compliance, due {days:g} days before the activity"),
            )  # fmt: skip
            continue
        day, loc = max(before, key=lambda each: each[0] or date.min)
        yield Hit(
            loc,
            Bilingual(f"“{name}”{span[0] if span else ''} 举办，许可 {day} 才申请，不足 {days:g} 天", f"'{name}' is on {span[0] if span else ''} and its permit is applied for on {day}, less than {days:g} days before"),
            Bilingual(f"至少提前 {days:g} 天提出申请；未获许可前不得对外宣传售票", f"apply {days:g} days before at least; nothing may be announced or sold until it is granted"),
        )  # fmt: skip


def _expected(activity: Activity) -> tuple[float, Loc]:
    """How many people are expected, and where that is written."""
    there = come(activity)
    if there and there.target:
        return float(there.target.value), (*there.loc, "target")
    return (float(activity.capacity.value) if activity.capacity else 0.0), (*activity.loc, "capacity")


def _permits(subject: Subject) -> tuple[tuple[date | None, Loc], ...]:
    """The days on which permits are applied for: the start of a task, the due date of an item."""
    return (*_of_tasks(subject), *_of_compliance(subject))


def _of_tasks(subject: Subject) -> Iterator[tuple[date | None, Loc]]:
    for each in subject.schedule.tasks:
        if words.mentions(words.PERMIT, each.task.name, each.task.deliverable):
            yield each.start, (*each.task.loc, "start")


def _of_compliance(subject: Subject) -> Iterator[tuple[date | None, Loc]]:
    for item in subject.plan.compliance:
        if words.mentions(words.PERMIT, item.name, item.requirement):
            yield subject.schedule.when(item.due) if item.due else None, (*item.loc, "due")


RULE = Rule(
    "cmp-mass-event-permit", "OPS851", Severity.ERROR,
    Bilingual("大型群众性活动没有许可任务", "a large public event without a permit"),
    Bilingual("在中国，面向公众、每场预计 1,000 人以上的活动，须在举办日 20 日前申请公安安全许可；直播、线上活动不适用。仅作提示，不是法律意见。", "In China a public event for 1,000 people or more needs a police permit, applied for 20 days before; live streams and online activities do not. A hint, no legal advice."),
    "activities: [{name: 用户大会, form: conference, date: 2027-06-10, access: public, capacity: 1200}]\n",
    "activities: [{name: 用户大会, form: conference, date: 2027-06-10, access: public, capacity: 1200}]\ncompliance: [{name: 大型活动安全许可, owner: 陆衡, due: 2027-05-10}]\n",
    check, (_PERSONS, _DAYS),
)  # fmt: skip
