"""Metrics whose formula can be computed, compared with the values they give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.checks.aims_formula import agrees, computed, shown, tokens
from opsplan.checks.rule import Hit, Setting, Subject
from opsplan.diagnostics import Bilingual
from opsplan.model.numbers import Quantity
from opsplan.model.problems import shorten

TOLERANCE = Setting(
    "percent", 1, Bilingual("相差百分之几以内算一致", "the difference in per cent that still counts as equal")
)


def disagreements(subject: Subject, rule: str, field: str, word: Bilingual) -> Iterator[Hit]:
    """Metrics whose ``field`` is not what their formula gives from the same field of the metrics in it."""
    tolerance = Decimal(str(subject.value(rule, TOLERANCE))) / 100
    for metric in subject.plan.metrics:
        written = getattr(metric, field)
        parts = (
            tokens(metric.formula, subject.index)
            if metric.formula and isinstance(written, Quantity)
            else None
        )
        value = computed(parts, field) if parts and metric not in parts else None
        if value is None or agrees(value, written, tolerance):
            continue
        name, result, formula = shorten(metric.name), shown(value, written), shorten(metric.formula or "")
        yield Hit(
            (*metric.loc, field),
            Bilingual(f"指标“{name}”按公式 {formula} 算，{word.zh}应为 {result}，写的是 {written.text}", f"metric '{name}': by its formula {formula} the {word.en} is {result}, not {written.text}"),
            Bilingual(f"改{word.zh}，或改公式里各指标的{word.zh}", f"change the {word.en}, or that of a metric in the formula"),
        )  # fmt: skip
