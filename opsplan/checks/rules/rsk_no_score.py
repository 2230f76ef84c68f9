"""A risk without probability and impact cannot be put in order with the others."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.codes import CODES
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Risks that lack probability, impact or both, closed ones apart. Values off the scale are refused when read."""
    for risk in subject.plan.risks:
        if risk.exposure is not None or risk.status == "closed":
            continue
        lacks = [
            (field, words)
            for field, value, words in (
                ("probability", risk.probability, Bilingual("可能性", "probability")),
                ("impact", risk.impact, Bilingual("影响", "impact")),
            )
            if value is None
        ]
        name = shorten(risk.name)
        zh, en = "和".join(words.zh for _, words in lacks), " and no ".join(words.en for _, words in lacks)
        yield Hit(
            (*risk.loc, lacks[0][0]),
            Bilingual(f"风险“{name}”没有写{zh}", f"risk '{name}' has no {en}"),
            Bilingual(
                "写 1–5，或低、中、高：probability: 3, impact: 4",
                "write 1–5, or low, medium, high: probability: 3, impact: 4",
            ),
        )


RULE = Rule(
    "rsk-no-score", CODES["rsk-no-score"], Severity.ERROR,
    Bilingual("风险没有可能性或影响，或不是 1–5", "a risk without probability or impact, or off the scale of 1–5"),
    Bilingual("分值等于可能性 × 影响；没有分值，就不知道先管哪一个。", "Exposure is probability × impact; without it nobody knows which risk comes first."),
    "risks:\n  - {name: 商城延期, probability: 3, trigger: 3 月 20 日未提测, owner: 许朗}\n",
    "risks:\n  - {name: 商城延期, probability: 3, impact: 3, trigger: 3 月 20 日未提测, owner: 许朗}\n",
    check,
)  # fmt: skip
