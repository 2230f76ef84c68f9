"""The first call comes while people remember."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import TaskDays, attended, work_of
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

_DAYS = Setting(
    "days", 3, Bilingual("活动后几天内要有第一轮回访", "days after the activity for the first follow-up")
)


def check(subject: Subject) -> Iterator[Hit]:
    """Activities people come to without a follow-up within three days of the last day."""
    days = subject.value(RULE.name, _DAYS)
    works, tasks = work_of(subject, "follow_up"), TaskDays(subject, words.REVISIT)
    advice = Bilingual(
        f"{days:g} 天内安排第一轮：follow_up: [{{when: +1d, to: 到场者, channel: 企微}}]",
        f"plan the first within {days:g} days: follow_up: [{{when: +1d, to: those who came, channel: E-mail}}]",
    )
    for activity, name, span in attended(subject):
        calls = sorted(works.get(activity.loc, ()), key=lambda each: each.start)
        if span is None:
            if not activity.follow_up and not tasks.any(None):
                yield Hit((*activity.loc, "follow_up"), _none(name), advice)
            continue
        calls = [each for each in calls if each.start >= span[0]]
        if any((each.start - span[1]).days <= days for each in calls) or tasks.any(
            (span[1], span[1]), after=days
        ):
            continue
        if not calls:
            yield Hit((*activity.loc, "follow_up"), _none(name), advice)
            continue
        late = (calls[0].start - span[1]).days
        yield Hit(
            (*calls[0].item.loc, "when"),
            Bilingual(f"活动“{name}”的第一轮回访在 {calls[0].start}，已是结束后第 {late} 天", f"the first follow-up of '{name}' is on {calls[0].start}, {late} days after its end"),
            advice,
        )  # fmt: skip


def _none(name: str) -> Bilingual:
    return Bilingual(f"活动“{name}”没有安排回访", f"activity '{name}' has no follow-up")


RULE = Rule(
    "evt-no-revisit", "OPS839", Severity.WARNING,
    Bilingual("活动后三天内没有第一轮回访", "no follow-up within three days"),
    Bilingual("强印象期只有两三天，回访越晚，记得来过的人越少。", "People remember for two or three days; the later the call, the fewer do."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, follow_up: [{when: +7d, to: 到场者}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, follow_up: [{when: +1d, to: 到场者}]}]\n",
    check, (_DAYS,),
)  # fmt: skip
