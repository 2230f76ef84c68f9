"""An approved plan says who approved it and when."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Approved plans without approvers, and approvers without a date."""
    plan = subject.plan
    if plan.status != "approved":
        return
    if not plan.approvers:
        yield Hit(
            ("approvers",),
            Bilingual("状态是“已批准”，但没有写审批人", "the status is approved, but no approver is named"),
            Bilingual("写 approvers: [{name: 姓名, date: 审批日期}]，或把 status 改回 review", "write approvers: [{name: …, date: …}], or set status back to review"),
        )  # fmt: skip
    for approver in plan.approvers:
        if approver.date is None:
            who = shorten(subject.index.person_name(approver.name))
            yield Hit(
                (*approver.loc, "date"),
                Bilingual(f"状态是“已批准”，但“{who}”没有审批日期", f"the status is approved, but {who} has no date of approval"),
                Bilingual("给这位审批人写 date", "give this approver a date"),
            )  # fmt: skip


RULE = Rule(
    "meta-approved-no-sign", "OPS701", Severity.WARNING,
    Bilingual("已批准却没有审批人或日期", "approved without an approver or a date"),
    Bilingual("说不清谁在哪天批准，方案就没有审批闭环。", "When nobody can say who approved it and when, the plan was not approved."),
    "status: approved\napprovers: [{name: 顾远}]\n",
    "status: approved\napprovers: [{name: 顾远, date: 2027-01-08}]\n",
    check,
)  # fmt: skip
