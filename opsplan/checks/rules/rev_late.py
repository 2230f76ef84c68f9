"""Memory fades: the look back comes within two weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.checks.looking_back import retros
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity

_DAYS = Setting(
    "days", 14, Bilingual("最后一项工作结束后几天内复盘", "days after the last work for the retrospective")
)


def check(subject: Subject) -> Iterator[Hit]:
    """Plans whose look back after the last work begins more than 14 days after it."""
    days, ends = subject.value(RULE.name, _DAYS), _last_work(subject)
    found = sorted(_looks_back(subject))
    near = [day for day, _ in found if abs((day - ends).days) <= days]
    late = [each for each in found if (each[0] - ends).days > days]
    if late and not near:
        day, loc = late[0]
        yield Hit(
            loc,
            Bilingual(f"工作 {ends} 结束，复盘在 {day}，隔了 {(day - ends).days} 天", f"the work ends on {ends} and the retrospective is on {day}, {(day - ends).days} days later"),
            Bilingual(f"改到结束后 {days:g} 天内；结束后 24 小时内先收集意见", f"hold it within {days:g} days, and gather opinions within 24 hours"),
        )  # fmt: skip


def _looks_back(subject: Subject) -> Iterator[tuple[date, Loc]]:
    review = subject.plan.review
    day = subject.schedule.when(review.date) if review and review.date else None
    if day:
        yield day, ("review", "date")
    for each in retros(subject):
        if each.start:
            yield each.start, (*each.task.loc, "start")


def _last_work(subject: Subject) -> date:
    """The last day of the tasks and activities that are looked back on, of the plan without any."""
    aside = {each.index for each in retros(subject)}
    parents = {each.parent for each in subject.schedule.tasks if each.index in aside}
    ends = [
        each.end
        for each in subject.schedule.tasks
        if each.end and each.index not in aside and each.index not in parents and not each.summary
    ]
    ends += [span[1] for span in subject.schedule.activities if span]
    return max(ends, default=subject.plan.period.end)


RULE = Rule(
    "rev-late", "OPS859", Severity.WARNING,
    Bilingual("复盘太晚", "a retrospective that comes too late"),
    Bilingual("记忆衰减很快：两周以后，现场的细节已经说不清了。", "After two weeks nobody remembers the details."),
    "phases: [{name: 执行, tasks: [{name: 会员日, start: 2027-03-26, milestone: true}, {name: 复盘, start: 2027-05-10, duration: 2, owner: 周敏}]}]\n",
    "phases: [{name: 执行, tasks: [{name: 会员日, start: 2027-03-26, milestone: true}, {name: 复盘, start: 2027-03-29, duration: 2, owner: 周敏}]}]\n",
    check, (_DAYS,),
)  # fmt: skip
