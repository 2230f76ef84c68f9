"""What follows from the comparison is the reason to make it."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

_NAMED = 3


def check(subject: Subject) -> Iterator[Hit]:
    """Competitors with no conclusion, no differentiation in the strategy, and not a response to each."""
    competitors, strategy = subject.plan.competitors, subject.plan.strategy
    if competitors is None or competitors.conclusion or (strategy and strategy.differentiation):
        return
    open_ones = [shorten(item.name, 20) for item in competitors.items if not item.response]
    if open_ones:
        zh = "".join(f"“{name}”" for name in open_ones[:_NAMED]) + ("等" if len(open_ones) > _NAMED else "")
        en = ", ".join(open_ones[:_NAMED]) + (" and others" if len(open_ones) > _NAMED else "")
        yield Hit(
            (*competitors.loc, "conclusion"),
            Bilingual(
                f"竞品分析没有结论，也没有写怎么应对{zh}",
                f"nothing follows from the comparison: no conclusion, and no response to {en}",
            ),
            Bilingual(
                "写 conclusion：我们因此做什么、不做什么；或给每家写 response（应对）",
                "write conclusion: what we therefore do and leave; or a response to each competitor",
            ),
        )


RULE = Rule(
    "cmpt-no-implication", "OPS770", Severity.WARNING,
    Bilingual("竞品分析没有对策", "a comparison from which nothing follows"),
    Bilingual("比较的目的是决定差异化和对策；只列优劣势，什么也没有决定。", "One compares in order to decide; a list of strengths and weaknesses decides nothing."),
    "competitors:\n  items: [{name: 竞品甲, strengths: 价格低, weaknesses: 不包安装, as_of: 2027-01-10}]\n",
    "competitors:\n  items: [{name: 竞品甲, strengths: 价格低, weaknesses: 不包安装, as_of: 2027-01-10}]\n  conclusion: 不拼价格，主打七天装好\n",
    check,
)  # fmt: skip
