"""A risk that nobody watches happens unseen."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Risks without an owner, closed ones apart."""
    for risk in subject.plan.risks:
        if not risk.owner and risk.status != "closed":
            name = shorten(risk.name)
            yield Hit(
                (*risk.loc, "owner"),
                Bilingual(f"风险“{name}”没有负责人", f"risk '{name}' has no owner"),
                Bilingual(
                    "写一位盯着它的人：owner: 周敏", "name the person who watches it: owner: Nina Park"
                ),
            )


RULE = Rule(
    "rsk-no-owner", "OPS921", Severity.ERROR,
    Bilingual("风险没有负责人", "a risk without an owner"),
    Bilingual("没有人盯着的风险，发生了才会被发现。", "A risk nobody watches is noticed when it has happened."),
    "risks:\n  - {name: 商城延期, probability: 3, impact: 3, trigger: 3 月 20 日未提测}\n",
    "risks:\n  - {name: 商城延期, probability: 3, impact: 3, trigger: 3 月 20 日未提测, owner: 许朗}\n",
    check,
)  # fmt: skip
