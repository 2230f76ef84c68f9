"""Customers compare; a plan should too."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.market_reach import SEGMENTING_KINDS
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """A plan that names no competitor."""
    competitors = subject.plan.competitors
    if competitors is None or not competitors.items:
        yield Hit(
            ("competitors", "items") if competitors else ("competitors",),
            Bilingual("方案没有写竞品", "the plan names no competitor"),
            Bilingual(
                "在 competitors.items 里写两三家，每家有优势、劣势、数据日期和我们的应对",
                "write two or three in competitors.items, each with strengths, weaknesses, as_of and our response",
            ),
        )


RULE = Rule(
    "cmpt-none", "OPS768", Severity.INFO,
    Bilingual("没有竞品", "no competitors"),
    Bilingual("用户在比较中选择；不写竞品，差异化就没有参照。", "Users choose by comparing; without competitors there is nothing to differ from."),
    "kind: user\ngoals: [{name: 涨粉, baseline: 1万, target: 2万, due: period.end, owner: 周敏}]\n",
    "kind: user\ngoals: [{name: 涨粉, baseline: 1万, target: 2万, due: period.end, owner: 周敏}]\ncompetitors:\n  items: [{name: 竞品甲, strengths: 价格低, as_of: 2027-01-10}]\n  conclusion: 不拼价格，主打七天装好\n",
    check,
    kinds=SEGMENTING_KINDS,
)  # fmt: skip
