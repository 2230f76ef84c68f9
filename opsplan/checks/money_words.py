"""What reasons, workings and the value of a customer are called in plans about money, in both languages."""

from __future__ import annotations

import re

from opsplan.patterns import lazy_pattern

_WORKING = lazy_pattern(r"\d|[×*/÷=+]|[一二两三四五六七八九十百千万半]成?", re.IGNORECASE)
_STRATEGIC = lazy_pattern(
    r"战略|长期|品牌|占位|卡位|心智|获客投入|试点|试水|亏损换|不以盈利|公益|合规要求"
    r"|\b(strateg\w+|long[- ]term|brand|foothold|market entry|pilot|loss[- ]leader|not for profit|required by)\b",
    re.IGNORECASE,
)
_LTV = lazy_pattern(
    r"(?<![A-Za-z])LTV(?![A-Za-z])|(用户|客户|会员)?(生命周期|终身)(总)?价值|life[- ]?time value",
    re.IGNORECASE,
)
_CAC = lazy_pattern(
    r"(?<![A-Za-z])CAC(?![A-Za-z])|获客成本|新客成本|拉新成本|(customer )?acquisition cost|cost per new customer",
    re.IGNORECASE,
)


def shows_working(basis: str) -> bool:
    """True when a basis holds a number or an operation, and so can be followed."""
    return bool(_WORKING.search(basis))


def gives_strategic_reason(text: str) -> bool:
    """True when a text says why money is spent that does not come back."""
    return bool(_STRATEGIC.search(text))


def is_ltv(name: str) -> bool:
    """True for the value of a customer."""
    return bool(_LTV.search(name)) and not _CAC.search(name)


def is_cac(name: str) -> bool:
    """True for the cost of a new customer."""
    return bool(_CAC.search(name)) and not _LTV.search(name)


def is_ltv_to_cac(name: str) -> bool:
    """True for the ratio of the two."""
    return bool(_LTV.search(name)) and bool(_CAC.search(name))
