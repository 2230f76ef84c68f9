"""Every step of taking part loses people."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.events import events
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.patterns import lazy_pattern

_STEPS = Setting("steps", 5, Bilingual("参与最多几步", "steps of taking part at most"))
_BREAK = lazy_pattern(r"[;；→⇒\n]|->|[，,。]\s*(?:然后|再)")


def check(subject: Subject) -> Iterator[Hit]:
    """Rules with more than five steps of taking part; one text is split at ``；`` and ``→``."""
    most = subject.value(RULE.name, _STEPS)
    for activity, name, _ in events(subject):
        how = activity.rules.how if activity.rules else ()
        steps = sum(1 for text in how for part in _BREAK.split(text) if part.strip())
        if activity.rules and steps > most:
            yield Hit(
                (*activity.rules.loc, "how"),
                Bilingual(f"活动“{name}”的参与方式有 {steps} 步，多于 {most:g} 步", f"taking part in '{name}' takes {steps} steps, more than {most:g}"),
                Bilingual(f"合并或删去步骤，减到 {most:g} 步以内", f"join or drop steps until there are {most:g} at most"),
            )  # fmt: skip


RULE = Rule(
    "evt-rule-complex", "OPS835", Severity.WARNING,
    Bilingual("参与步骤太多", "too many steps to take part"),
    Bilingual("规则越简单越好，每多一步都会流失一部分人。", "The simpler the better: every further step loses people."),
    "activities: [{name: 晒家有礼, form: campaign, rules: {how: [关注, 注册, 填问卷, 拍照, 上传, 转发]}}]\n",
    "activities: [{name: 晒家有礼, form: campaign, rules: {how: [扫码, 上传一张照片]}}]\n",
    check, (_STEPS,),
)  # fmt: skip
