"""A background covers four things: the market, the competitors, the customers and the product."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from opsplan.checks.aims_texts import joined
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.background import Background
from opsplan.model.plan import Plan
from opsplan.patterns import lazy_pattern

ELEMENTS: dict[str, tuple[Bilingual, re.Pattern[str]]] = {
    "market": (Bilingual("市场", "the market"), lazy_pattern(r"市场|行业|大盘|\bmarkets?\b|\bindustry\b", re.I)),
    "competitors": (Bilingual("竞品", "competitors"), lazy_pattern(r"竞品|竞争|对手|同行|友商|\bcompetit|\brivals?\b", re.I)),
    "customers": (Bilingual("客户", "customers"), lazy_pattern(r"客户|顾客|用户|客群|会员|受众|粉丝|\bcustomers?\b|\busers?\b|\bbuyers?\b|\bmembers?\b|\baudience\b", re.I)),
    "product": (Bilingual("产品", "the product"), lazy_pattern(r"产品|商品|功能|服务内容|货品|课程|\bproducts?\b|\bfeatures?\b|\bservices?\b", re.I)),
}  # fmt: skip
"""The four things, each with its name and the words that speak of it."""

_WITHOUT_COMPETITORS = ("event", "promotion", "community")
"""Plans for one occasion or one group have no competitors to speak of."""


def check(subject: Subject) -> Iterator[Hit]:
    """A background that leaves out one of the four; a section of its own (competitors, audience, products) counts."""
    background = subject.plan.background
    covered = elements_covered(subject.plan)
    missing = [name for name, said in covered.items() if not said]
    if background is not None and missing:
        keys = [name if name == "competitors" else f"background.{name}" for name in missing]
        zh, en = (
            "、".join(ELEMENTS[name][0].zh for name in missing),
            ", ".join(ELEMENTS[name][0].en for name in missing),
        )
        yield Hit(
            (*background.loc, missing[0]) if missing[0] != "competitors" else background.loc,
            Bilingual(f"背景没有讲到{zh}", f"the background says nothing of {en}"),
            Bilingual(
                f"补上 {'、'.join(keys)}，各一两句即可",
                f"add {', '.join(keys)}; a sentence or two of each will do",
            ),
        )


def elements_covered(plan: Plan) -> Mapping[str, bool]:
    """Which of the four a plan speaks of; nothing for a plan without a background or with an empty one."""
    background = plan.background
    text = _said(background) if background else ""
    if background is None or not text:
        return {}
    own = {
        "market": bool(background.market),
        "competitors": plan.competitors is not None or plan.kind in _WITHOUT_COMPETITORS,
        "customers": bool(background.customers or plan.audience),
        "product": bool(background.product or plan.products),
    }
    return {name: own[name] or bool(words.search(text)) for name, (_, words) in ELEMENTS.items()}


def _said(background: Background) -> str:
    swot = background.swot
    return joined(
        background.summary, background.market, background.product, background.customers, background.stage,
        *(text for area in background.status_quo for text in (area.area, *area.current, *(p.text for p in area.problems))),
        *((*swot.strengths, *swot.weaknesses, *swot.opportunities, *swot.threats) if swot else ()),
        *(text for case in background.cases for text in (case.name, *case.facts)),
    )  # fmt: skip


RULE = Rule(
    "bg-missing-4", "OPS706", Severity.WARNING,
    Bilingual("背景没有覆盖市场、竞品、客户、产品", "a background that leaves out market, competitors, customers or product"),
    Bilingual("四要素缺一，策略就少一个依据。写成单独的章节（竞品、受众、货盘）也算。", "With one of the four missing, the strategy lacks a reason. A section of its own (competitors, audience, products) counts."),
    "background: {summary: 市场增长放缓，会员 34 万，复购率 7.5%}\n",
    "background: {summary: 市场增长放缓，会员 34 万，复购率 7.5%；同行已有三级会员, product: 板木家具，客单价 1150 元}\n",
    check,
)  # fmt: skip
