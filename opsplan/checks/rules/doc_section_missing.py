"""A plan of a kind has the chapters that every reader of that kind looks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.choices import KIND, choice_label
from opsplan.model.plan import Plan

_WORDS: Mapping[str, Bilingual] = {
    "background": Bilingual("背景 background", "background"), "team": Bilingual("团队 team", "team"),
    "phases": Bilingual("阶段 phases", "phases"), "activities": Bilingual("活动 activities", "activities"),
    "products": Bilingual("货盘 products", "products"), "content": Bilingual("内容 content", "content"),
    "community": Bilingual("社群 community", "community"), "strategy": Bilingual("策略 strategy", "strategy"),
}  # fmt: skip
_SUBJECT: Mapping[str, tuple[str, ...]] = {
    "event": ("activities",), "content": ("content",), "community": ("community",), "launch": ("phases",),
    "promotion": ("activities", "products"), "channel": ("strategy",),
}  # fmt: skip
"""What a plan of the kind is about: one of these must be there."""
_CORE = ("background", "team", "phases")
"""Chapters wanted in every kind; goals, audience, budget, risks and monitoring have rules of their own."""


def check(subject: Subject) -> Iterator[Hit]:
    """Plans that name a kind or a template and lack its chapters."""
    plan = subject.plan
    if plan.kind is None and plan.template is None:
        return
    about = about_of(plan)
    if about and not any(is_there(plan, name) for name in about):
        kind = Bilingual(
            choice_label(KIND, plan.kind or "", "zh-CN"), choice_label(KIND, plan.kind or "", "en").lower()
        )
        yield Hit(
            (about[0],),
            Bilingual(f"{kind.zh}方案没有写{' 或 '.join(_WORDS[name].zh for name in about)}", f"a plan of kind '{kind.en}' has no {' or '.join(_WORDS[name].en for name in about)}"),
            Bilingual("补上这一章，或改 kind 类型", "write this section, or change the kind"),
        )  # fmt: skip
    missing = [name for name in _CORE if not is_there(plan, name) and name not in about]
    if missing:
        yield Hit(
            (missing[0],),
            Bilingual(f"方案缺少必备章节：{'、'.join(_WORDS[name].zh for name in missing)}", f"the plan lacks: {', '.join(_WORDS[name].en for name in missing)}"),
            Bilingual("背景说明为什么做，团队说明谁来做，阶段说明什么时候做；各写几行即可", "background says why, team who, phases when; a few lines of each will do"),
            Severity.WARNING,
        )  # fmt: skip


def about_of(plan: Plan) -> tuple[str, ...]:
    """The sections a plan of its kind is about, of which one must be there; none for kinds about no one section."""
    return _SUBJECT.get(plan.kind or "", ())


def is_there(plan: Plan, name: str) -> bool:
    """True for a section that is written, even an empty one: that is another finding."""
    return name in plan.model_fields_set


RULE = Rule(
    "doc-section-missing", "OPS704", Severity.ERROR,
    Bilingual("缺少这类方案的必备章节", "a chapter that this kind of plan must have is missing"),
    Bilingual(
        "活动方案没有活动、社群方案没有社群就不成立；各类方案都要有背景、分工和时间（缺这三章是警告）。没有选类型和模板的方案不查。",
        "An event plan without an event is none, and every plan needs its reason, its people and its time (these three are warnings). Plans that choose neither a kind nor a template are not asked.",
    ),
    "kind: event\nteam: [{name: 何川}]\nbackground: {summary: 去年到场 310 人}\ngoals: [{name: 到场人数, target: 400}]\nphases: [{name: 筹备, start: 2027-03-01, end: 2027-03-12}]\n",
    "kind: event\nteam: [{name: 何川}]\nbackground: {summary: 去年到场 310 人}\ngoals: [{name: 到场人数, target: 400}]\nphases: [{name: 筹备, start: 2027-03-01, end: 2027-03-12}]\nactivities: [{name: 公开课, form: 直播, date: 2027-03-18}]\n",
    check,
)  # fmt: skip
