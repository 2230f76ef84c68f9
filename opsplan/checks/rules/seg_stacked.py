"""Registered, active, paying: a pyramid of counts says nothing about what the users need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.patterns import lazy_pattern

_LEVELS = (
    lazy_pattern(r"注册|\bregistered\b|\bsigned[- ]up\b|\bsign-?ups?\b", re.IGNORECASE),
    lazy_pattern(r"活跃|\bactive\b", re.IGNORECASE),
    lazy_pattern(r"付费|\bpaying\b|\bpaid\b|\bpayers?\b", re.IGNORECASE),
)
_LEAST = 2
"""Levels that make a stack."""


def check(subject: Subject) -> Iterator[Hit]:
    """Segments that are all levels of the stack registered, active, paying."""
    audience = subject.plan.audience
    if audience is None:
        return
    levels = [
        {place for place, word in enumerate(_LEVELS) if word.search(segment.name)}
        for segment in audience.segments
    ]
    if all(levels) and len(set().union(*levels)) >= _LEAST:
        yield Hit(
            (*audience.loc, "segments"),
            Bilingual(
                "分层只是把注册、活跃、付费叠在一起",
                "the segments only stack registered, active and paying users",
            ),
            Bilingual(
                "再按价值、身份或需求细分，如：沉睡的高客单老客、给客户送礼的采购",
                "divide further by value, role or need, such as: lapsed buyers of large orders, buyers of gifts",
            ),
        )


RULE = Rule(
    "seg-stacked", "OPS765", Severity.INFO,
    Bilingual("分层只叠了注册、活跃、付费", "segments that only stack registered, active and paying users"),
    Bilingual("这三层说的是人数的多少，说不出各层的人为什么来、需要什么。", "These levels count users; they do not say why each came or what each needs."),
    "audience:\n  segments:\n    - {name: 注册用户, criteria: 已注册, size: 34万, channels: 短信, strategy: 促首单}\n    - {name: 活跃用户, criteria: 30 天内登录, size: 9万, channels: 站内信, strategy: 促付费}\n    - {name: 付费用户, criteria: 有支付, size: 2万, channels: 企微, strategy: 促复购}\n",
    "audience:\n  segments:\n    - {name: 新装业主, criteria: 90 天内登记交房, size: 5.6万, channels: 视频号, strategy: 送量房券}\n    - {name: 老客焕新, criteria: 首单距今 24 个月以上, size: 9.2万, channels: 企微, strategy: 以旧换新}\n",
    check,
)  # fmt: skip
