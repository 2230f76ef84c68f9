"""One can act against a cause, not against an outcome."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.risk_words import names_outcome_only
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Risks whose description, or name where there is none, says what goes wrong and not why."""
    for risk in subject.plan.risks:
        text = risk.description or risk.name
        if risk.status == "closed" or not names_outcome_only(text):
            continue
        said = shorten(text)
        yield Hit(
            (*risk.loc, "description"),
            Bilingual(f"风险“{said}”只写了结果，没有写原因", f"risk '{said}' is an outcome without a cause"),
            Bilingual(
                "写“因为…，可能…，影响…”：description: 追加需求挤掉测试时间，导致延期，影响大促",
                "write cause, event and effect: description: late requirements take the time of testing, so the launch slips",
            ),
        )


RULE = Rule(
    "rsk-outcome-only", "OPS925", Severity.INFO,
    Bilingual("风险只写结果，没有原因", "a risk that is an outcome without a cause"),
    Bilingual("对结果没有办法，对原因才有措施。按描述里的词判断，只作提示。", "Actions work against causes. Judged by the words of the description, so it is a note."),
    "risks:\n  - {name: 商城延期, probability: 3, impact: 3, trigger: 3 月 20 日未提测, owner: 许朗}\n",
    "risks:\n  - {name: 商城延期, description: 追加需求挤掉测试时间，导致延期, probability: 3, impact: 3, trigger: 3 月 20 日未提测, owner: 许朗}\n",
    check,
)  # fmt: skip
