"""A metric says what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Metrics with neither a definition nor a formula."""
    for metric in subject.plan.metrics:
        if not (metric.definition or "").strip() and not (metric.formula or "").strip():
            yield Hit(
                (*metric.loc, "definition"),
                Bilingual(f"指标“{shorten(metric.name)}”没有定义，也没有公式", f"metric '{shorten(metric.name)}' has neither a definition nor a formula"),
                Bilingual("写 definition（数的是什么、去不去重、哪段时间）或 formula", "write definition (what is counted, over which time) or formula"),
            )  # fmt: skip


RULE = Rule(
    "met-no-formula", "OPS725", Severity.WARNING,
    Bilingual("指标没有公式或口径", "a metric without a definition"),
    Bilingual("“活跃”“转化”各人有各人的算法，没有口径就会扯皮。", "Active and converted mean something else to everyone until they are defined."),
    "metrics:\n  - {id: mau, name: 月活, target: 36万}\n",
    "metrics:\n  - {id: mau, name: 月活, definition: 自然月内打开一次以上的去重人数, target: 36万}\n",
    check,
)  # fmt: skip
