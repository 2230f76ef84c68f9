"""A group in which nothing happens regularly falls silent."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.community_words import is_rare
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """A community without rituals, or with none that comes at least weekly."""
    community = subject.plan.community
    if community is None:
        return
    cadences = [ritual.cadence for ritual in community.rituals if ritual.cadence]
    if any(not is_rare(cadence) for cadence in cadences):
        return
    message = Bilingual("社群没有每日或每周的固定动作", "nothing happens daily or weekly in the community")
    if community.rituals and not cadences:
        message = Bilingual("社群的固定活动都没有写频次", "none of the community's rituals has a cadence")
    yield Hit(
        (*community.loc, "rituals"),
        message,
        Bilingual(
            "在 rituals 里写每天、每周做什么：名称、cadence（每周三 20:30）、内容、负责人",
            "write what is done each day and week in rituals: name, cadence (Wednesdays 20:30), content, owner",
        ),
    )


RULE = Rule(
    "com-sop", "OPS790", Severity.WARNING,
    Bilingual("社群没有每日或每周的固定动作", "a community without daily or weekly rituals"),
    Bilingual("没有固定动作，群靠运营临时想话题，成员很快流失。", "Without fixed rituals somebody must think of something every day, and members leave."),
    "community:\n  purpose: 业主互相答疑\n  rituals: [{name: 月度分享, cadence: 每月一次}]\n",
    "community:\n  purpose: 业主互相答疑\n  rituals: [{name: 月度分享, cadence: 每月一次}, {name: 答疑, cadence: 工作日每天 9:00}]\n",
    check,
)  # fmt: skip
