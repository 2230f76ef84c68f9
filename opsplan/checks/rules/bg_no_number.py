"""A background without a number is talk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.aims_texts import entry_texts
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.background import Background
from opsplan.patterns import lazy_pattern

_NUMBER = lazy_pattern(
    r"\d|[一二三四五六七八九两半]成|百分之|一半|[一二三四五六七八九十百千两][十百千]*(?:万|亿|倍|分之)"
    r"|\b(?:half|third|quarters?|twice|double[ds]?|tripled?|tenfold|dozens?)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Hit]:
    """A background with text and no figure in any of it."""
    background = subject.plan.background
    if background is None:
        return
    texts = tuple(_texts(background))
    if texts and not any(_NUMBER.search(text) for text in texts):
        where = "status_quo" if background.status_quo else "summary"
        yield Hit(
            (*background.loc, where),
            Bilingual("背景与现状里没有任何数据", "the background has no figure at all"),
            Bilingual("写上规模、转化、同比等现有数据，如“34 万会员，90 日复购率 7.5%”", "give the figures of today, such as '340,000 members, 7.5% buy again within 90 days'"),
        )  # fmt: skip


def _texts(background: Background) -> Iterator[str]:
    parts = (
        background,
        *background.status_quo,
        *(p for area in background.status_quo for p in area.problems),
        *((background.swot,) if background.swot else ()),
        *background.cases,
    )
    return (text for part in parts for _, text in entry_texts(part) if text.strip())


RULE = Rule(
    "bg-no-number", "OPS707", Severity.WARNING,
    Bilingual("现状没有任何数据", "a background without figures"),
    Bilingual("没有数据的现状是空谈，也没法和结果对比。", "Without figures the present state is talk, and nothing can be compared with it later."),
    "background: {summary: 会员很多，但复购偏低}\n",
    "background: {summary: 34 万会员，90 日复购率 7.5%，低于同行的 11%}\n",
    check,
)  # fmt: skip
