"""What people watch is tried out before."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import TaskDays, attended
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

_DAYS = Setting("days", 14, Bilingual("活动前几天内彩排", "days before the activity for the rehearsal"))


def check(subject: Subject) -> Iterator[Hit]:
    """Activities people come to without a rehearsal or a test of the equipment in the two weeks before."""
    days, tasks = subject.value(RULE.name, _DAYS), TaskDays(subject, words.REHEARSAL)
    for activity, name, span in attended(subject):
        first = (span[0], span[0]) if span else None
        if not words.mentions(words.REHEARSAL, *(step.step for step in activity.process)) and not tasks.any(
            first, before=days
        ):
            yield Hit(
                (*activity.loc, "process"),
                Bilingual(f"活动“{name}”前 {days:g} 天内没有彩排或设备测试", f"no rehearsal and no test of the equipment in the {days:g} days before '{name}'"),
                Bilingual("在活动前一两天加一个任务，如“彩排与设备测试”，写上负责人和检查单", "add a task a day or two before, such as 'Rehearsal and technical check', with an owner and a checklist"),
            )  # fmt: skip


RULE = Rule(
    "evt-no-rehearsal", "OPS845", Severity.WARNING,
    Bilingual("活动没有彩排或设备测试", "no rehearsal"),
    Bilingual("断网、没声音、超时，都能在彩排时发现；到当天才发现就来不及了。", "A dead link, no sound, a late finish: a rehearsal shows them while there is time."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, process: [{time: '15:00', step: 分享}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, process: [{time: '14:00', step: 试播与候场}, {time: '15:00', step: 分享}]}]\n",
    check, (_DAYS,),
)  # fmt: skip
