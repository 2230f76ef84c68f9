"""Who comes and who does not is asked before, and written down."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import TaskDays, about, attended
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity

_BEFORE, _AFTER = 14, 7


def check(subject: Subject) -> Iterator[Hit]:
    """Activities with reminders, a registration or a roster that neither ask who comes nor record who did not."""
    tasks = TaskDays(subject, words.COMING)
    for activity, name, span in attended(subject):
        if not (activity.reminders or activity.registration or activity.roster):
            continue  # that nobody is reminded is another finding
        told = about(activity, "reminders", "roster", "registration", "rules")
        if not words.mentions(words.CONFIRMATION, *told) and not tasks.any(span, _BEFORE, _AFTER):
            yield Hit(
                (*activity.loc, "reminders"),
                Bilingual(f"活动“{name}”没有到场确认，也没有记录谁来不了", f"activity '{name}' neither asks who will come nor records who cannot"),
                Bilingual("提醒文案里请对方确认（如“回复 1 确认到场”），名单处理里登记不能到场的原因", "ask for a confirmation in a reminder's text, and record who cannot come in roster"),
            )  # fmt: skip


RULE = Rule(
    "evt-no-confirm", "OPS833", Severity.INFO,
    Bilingual("没有到场确认", "nobody is asked whether they will come"),
    Bilingual("提前确认能算准到场人数；来不了的要同步并记录，回访时话术不同。", "Confirmations tell how many will come; those who cannot are told apart and called in another way."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, reminders: [{when: -1d, text: 明晚八点见}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, reminders: [{when: -1d, text: 明晚八点见，回复 1 确认到场}]}]\n",
    check,
)  # fmt: skip
