"""A customer should bring several times what winning the customer costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from opsplan.checks.money_words import is_cac, is_ltv, is_ltv_to_cac
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import Goal, Metric
from opsplan.model.numbers import Quantity

RATIO = Setting("ratio", 3, Bilingual("客户价值至少是获客成本的几倍", "the least LTV / CAC"))


def check(subject: Subject) -> Iterator[Hit]:
    """The plan's LTV over its CAC, or the metric that is their ratio, where it is below the setting."""
    plan = subject.plan
    least = Decimal(str(subject.value(RULE.name, RATIO)))
    ratio = _first(plan.metrics, is_ltv_to_cac) or _first(plan.goals, is_ltv_to_cac)
    if ratio is not None:
        entry, value = ratio
        found, said = value.value, Bilingual("", "")
    else:
        ltv, cac = (_first(plan.metrics, each) or _first(plan.goals, each) for each in (is_ltv, is_cac))
        if ltv is None or cac is None or cac[1].value <= 0:
            return
        entry, found = ltv[0], ltv[1].value / cac[1].value
        said = Bilingual(f"（{ltv[1].text} ÷ {cac[1].text}）", f" ({ltv[1].text} / {cac[1].text})")
    if found >= least:
        return
    field = "target" if isinstance(entry.target, Quantity) else "baseline"
    yield Hit(
        (*entry.loc, field),
        Bilingual(
            f"客户价值是获客成本的 {found:.1f} 倍{said.zh}，低于 {least:f} 倍",
            f"a customer brings {found:.1f} times what winning one costs{said.en}, less than {least:f} times",
        ),
        Bilingual(
            "降低获客成本，或提高复购、客单和留存",
            "win customers for less, or raise repeat purchases, order value and retention",
        ),
    )


def _first(
    entries: tuple[Metric, ...] | tuple[Goal, ...], called: Callable[[str], bool]
) -> tuple[Metric | Goal, Quantity] | None:
    """The first entry of that name with a number: its target, else its baseline."""
    for entry in entries:
        if called(entry.name):
            for value in (entry.target, entry.baseline):
                if isinstance(value, Quantity):
                    return entry, value
    return None


RULE = Rule(
    "ben-ltv-cac", "OPS916", Severity.INFO,
    Bilingual("客户价值不到获客成本的三倍", "LTV / CAC below 3"),
    Bilingual("通常认为 LTV ÷ CAC 达到 3 才健康，低于 1 就是亏本获客。两个指标都写了才检查，先看目标值，再看基线。", "A ratio of 3 is taken as healthy; below 1 every new customer loses money. Both metrics must be there; the target counts, else the baseline."),
    "metrics:\n  - {name: LTV, definition: 客户毛利合计, unit: 元, target: 180}\n  - {name: CAC, definition: 投放 ÷ 新客, unit: 元, target: 90}\n",
    "metrics:\n  - {name: LTV, definition: 客户毛利合计, unit: 元, target: 270}\n  - {name: CAC, definition: 投放 ÷ 新客, unit: 元, target: 90}\n",
    check,
    settings=(RATIO,),
)  # fmt: skip
