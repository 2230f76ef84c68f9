"""Whoever leaves a phone number is told what for, and agrees."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import events
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Registrations that ask for personal data without a consent, here or in an item of ``compliance``."""
    promised = any(
        words.mentions(words.PRIVACY, item) and words.mentions(words.CONSENT, item)
        for item in subject.plan.compliance
    )
    for activity, name, _ in events(subject):
        form = activity.registration
        asked = [field for field in form.fields if words.PERSONAL.search(field)] if form else []
        if form and asked and not form.consent and not promised:
            yield Hit(
                (*form.loc, "consent"),
                Bilingual(f"活动“{name}”的报名表收集{'、'.join(asked)}，没有写怎样告知和取得同意", f"the registration of '{name}' asks for {', '.join(asked)} and says nothing of consent"),
                Bilingual("写 consent 同意方式：页面写明用途、由用户主动勾选、可撤回；用不到的字段不收集", "write consent: the purpose is stated, people opt in themselves and can withdraw; leave out fields nobody needs"),
            )  # fmt: skip


RULE = Rule(
    "cmp-pii-consent", "OPS855", Severity.ERROR,
    Bilingual("收集个人信息没有告知同意", "personal data without consent"),
    Bilingual("个人信息的收集要目的明确、最小必要；手机号用于营销须明示同意且可撤回。仅作提示，不是法律意见。", "Personal data needs a purpose and consent that can be withdrawn, and no more is asked than needed. A hint, no legal advice."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, registration: {form: 报名页, fields: [姓名, 手机号]}}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, registration: {form: 报名页, fields: [姓名, 手机号], consent: 页面写明用途，由用户主动勾选，可撤回}}]\n",
    check,
)  # fmt: skip
