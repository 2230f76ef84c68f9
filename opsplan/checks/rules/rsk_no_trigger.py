"""A trigger says when a risk is no longer only possible."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Risks without a trigger that have not happened yet and are not closed."""
    for risk in subject.plan.risks:
        if not risk.trigger and risk.status not in ("closed", "happened"):
            name = shorten(risk.name)
            yield Hit(
                (*risk.loc, "trigger"),
                Bilingual(f"风险“{name}”没有预警信号", f"risk '{name}' has no trigger"),
                Bilingual(
                    "写看到什么就动手：trigger: 3 月 20 日前未提测",
                    "write what sets the action off: trigger: no sailing notice by 16 July",
                ),
            )


RULE = Rule(
    "rsk-no-trigger", "OPS923", Severity.WARNING,
    Bilingual("风险没有预警信号", "a risk without a trigger"),
    Bilingual("没有预警信号，应对措施就不知道什么时候开始。", "Without a trigger nobody knows when to act."),
    "risks:\n  - {name: 商城延期, probability: 3, impact: 3, owner: 许朗}\n",
    "risks:\n  - {name: 商城延期, probability: 3, impact: 3, owner: 许朗, trigger: 3 月 20 日未提测}\n",
    check,
)  # fmt: skip
