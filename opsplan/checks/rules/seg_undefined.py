"""A segment is a rule that can be computed, not a feeling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern

_VAGUE = lazy_pattern(
    r"经常|偶尔|较[高低多少强弱]|比较|一定的?|高价值|[高中低]活跃|忠诚|优质|潜力"
    r"|\b(often|sometimes|rarely|frequent(ly)?|regular(ly)?|high[- ]value|highly|loyal|engaged|promising)\b",
    re.IGNORECASE,
)
_NUMBER = lazy_pattern(r"[0-9一二三四五六七八九十两半百千万]")


def check(subject: Subject) -> Iterator[Hit]:
    """Segments without criteria, and criteria that are words of degree without any number."""
    for segment in subject.plan.audience.segments if subject.plan.audience else ():
        name, criteria = shorten(segment.name), segment.criteria or ""
        vague = _VAGUE.search(criteria)
        if not criteria.strip():
            message = Bilingual(f"分层“{name}”没有写规则", f"segment '{name}' has no criteria")
        elif vague and not _NUMBER.search(_VAGUE.sub("", criteria)):
            message = Bilingual(
                f"分层“{name}”的规则算不出来：“{vague.group()}”没有具体的数",
                f"the criteria of segment '{name}' cannot be computed: '{vague.group()}' has no number",
            )
        else:
            continue
        yield Hit(
            (*segment.loc, "criteria"),
            message,
            Bilingual(
                "写能从数据里筛出来的条件，如：近 90 天下单 2 次以上",
                "write a condition that a query can answer, such as: two orders or more in the last 90 days",
            ),
        )


RULE = Rule(
    "seg-undefined", "OPS764", Severity.WARNING,
    Bilingual("分层没有可计算的规则", "a segment without criteria that can be computed"),
    Bilingual("没有可计算的规则，每个人圈出来的是不同的人，也无法自动触达。", "Without a rule that can be computed everybody picks other users, and nothing can be automated."),
    "audience:\n  segments: [{name: 老客, criteria: 购买频次较高的用户, size: 9.2万, channels: 企微, strategy: 以旧换新}]\n",
    "audience:\n  segments: [{name: 老客, criteria: 12 个月内购买 3 次以上, size: 9.2万, channels: 企微, strategy: 以旧换新}]\n",
    check,
)  # fmt: skip
