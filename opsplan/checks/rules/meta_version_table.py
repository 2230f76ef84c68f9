"""A plan that goes round has a table of its versions."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Plans that have a version or are out for review, without ``revisions``."""
    plan = subject.plan
    if plan.revisions or not (plan.version or plan.status in ("review", "approved")):
        return
    version = plan.version or "1.0"
    yield Hit(
        ("revisions",),
        Bilingual(f"方案是 {plan.version} 版，没有修订记录", f"the plan is version {plan.version} and has no table of revisions")
        if plan.version
        else Bilingual("方案已送审，没有修订记录", "the plan is out for review and has no table of revisions"),
        Bilingual(
            f'写 revisions: [{{version: "{version}", date: 2027-01-08, author: 姓名, summary: 改了什么}}]',
            f'write revisions: [{{version: "{version}", date: 2027-01-08, author: …, summary: what changed}}]',
        ),
    )  # fmt: skip


RULE = Rule(
    "meta-version-table", "OPS703", Severity.INFO,
    Bilingual("没有版本控制表", "no table of versions"),
    Bilingual("几个版本同时流转时，没有修订记录就不知道手上的是哪一版、改了什么。", "With several versions going round, nobody knows which one is at hand and what changed."),
    'version: "1.1"\n',
    'version: "1.1"\nrevisions: [{version: "1.1", date: 2027-01-08, author: 赵一鸣, summary: 预算按评审意见下调}]\n',
    check,
)  # fmt: skip
