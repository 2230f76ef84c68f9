"""After an activity somebody decides: routine, once more, or never again."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import about, events
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity

_NAMED = 3


def check(subject: Subject) -> Iterator[Hit]:
    """Plans whose activities nowhere say whether they become routine or stop; one finding for all of them."""
    names = [
        name
        for activity, name, _ in events(subject)
        if not words.mentions(words.DECISION, *about(activity, "evaluation", "improvements", "note"))
    ]
    if names and not _decided(subject):
        more = len(names) - _NAMED
        zh = "".join(f"“{name}”" for name in names[:_NAMED]) + (f"等 {len(names)} 个" if more > 0 else "")
        en = ", ".join(f"'{name}'" for name in names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        yield Hit(
            ("review", "routinise"),
            Bilingual(f"活动{zh}没有写做完后固化还是停做", f"nothing says whether {en} should become routine or stop"),
            Bilingual("在 evaluation 里写达到多少就固化、低于多少就停做；复盘后把结论写进 review 的 routinise 固化和 stop 停止", "say in evaluation from which result on it becomes routine or stops; after the review write the decision into review.routinise and review.stop"),
        )  # fmt: skip


def _decided(subject: Subject) -> bool:
    plan = subject.plan
    if plan.review and (plan.review.routinise or plan.review.stop):
        return True
    said = ((phase.objective, phase.exit) for phase in plan.phases)
    done = ((each.task.name, each.task.deliverable) for each in subject.schedule.tasks)
    return words.mentions(words.DECISION_OF_PLAN, *said, *done)


RULE = Rule(
    "act-routinise", "OPS850", Severity.INFO,
    Bilingual("没有写活动固化还是停做", "no decision whether activities become routine"),
    Bilingual("效果好的固化成例行动作，效果差的不再做；不写结论，下次还从头来。", "What works becomes routine, what does not is not done again; without a decision the next one starts from nothing."),
    "activities: [{name: 会员日, form: campaign, date: 2027-06-10}]\n",
    "activities: [{name: 会员日, form: campaign, date: 2027-06-10, evaluation: 成交 20 万元以上就固化为每月例行，低于 8 万元停做}]\n",
    check,
)  # fmt: skip
