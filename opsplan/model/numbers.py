"""Quantities, shares and money: a number together with the way it was written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from opsplan.diagnostics import Bilingual
from opsplan.model.mending import mended_number
from opsplan.model.problems import not_a, one_text, problem
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

_SCALES: dict[str, Decimal] = {
    "": Decimal(1), "千": Decimal(1000), "万": Decimal(10_000), "百万": Decimal(1_000_000), "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000), "k": Decimal(1000), "m": Decimal(1_000_000), "mn": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000), "b": Decimal(1_000_000_000),
}  # fmt: skip
_NUMBER = lazy_pattern(
    r"(?P<sign>[-+−]?)\s*(?P<digits>\d+(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)\s*(?P<scale>百万|千万|千|万|亿|bn|mn|[kKmMbB]|)\s*(?P<percent>[%％]?)",
    re.IGNORECASE,
)
CURRENCY_SIGNS: dict[str, frozenset[str]] = {
    "¥": frozenset({"CNY", "JPY"}), "￥": frozenset({"CNY", "JPY"}), "$": frozenset({"USD", "CAD", "AUD", "SGD", "HKD", "NZD"}),
    "€": frozenset({"EUR"}), "£": frozenset({"GBP"}), "元": frozenset({"CNY"}), "HK$": frozenset({"HKD"}), "S$": frozenset({"SGD"}),
    "US$": frozenset({"USD"}),
}  # fmt: skip
_MAX_DIGITS = 30
_READABLE = 60
"""Texts longer than this are not searched for a number to propose."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the way it was written. ``30万`` and ``300000`` are equal; ``35%`` has the value 0.35."""

    value: Decimal
    text: str
    percent: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quantity) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole, ``value`` between 0 and 1; ``60`` and ``60%`` are both 0.6."""

    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the plan's currency; ``sign`` is the currency sign it was written with, if any."""

    value: Decimal
    text: str
    sign: str = ""


QuantityOrText = Quantity | str


def _match(text: str) -> tuple[Decimal, bool] | None:
    if len(text) > _MAX_DIGITS:
        return None
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    value = Decimal(found["digits"].replace(",", "")) * _SCALES[found["scale"].lower()]
    if found["sign"] in ("-", "−"):
        value = -value
    return (value / 100 if found["percent"] else value), bool(found["percent"])


def _mended(text: str) -> str | None:
    """A number with full-width marks as it should be written; None when that is no number either."""
    if len(text) > _MAX_DIGITS:
        return None
    plain = mended_number(text)
    return plain if plain != text and _match(plain) else None


def parse_quantity(raw: Any) -> Quantity:
    """``300000`` ``300,000`` ``30万`` ``1.2亿`` ``300k`` ``4M`` ``35%`` ``4.5``."""
    if isinstance(raw, Quantity):
        return raw
    text = one_text(raw, "一个数", "a number")
    matched = _match(text)
    if matched is None:
        raise problem(
            "value-quantity",
            not_a(text, "数", "a number"),
            _number_help(text),
            _mended(text),
        )
    return Quantity(matched[0], text, matched[1])


def _number_help(text: str) -> Bilingual:
    if _MAX_DIGITS < len(text) <= _READABLE and _NUMBER.fullmatch(text):
        return Bilingual(
            f"一个数最多写 {_MAX_DIGITS} 个字符；用 万、亿 写得短一些，或减少小数",
            f"a number has {_MAX_DIGITS} characters at most; write it shorter, with M or bn, or with fewer decimals",
        )
    found = _NUMBER.search(text)
    bare = found.group().strip() if found and len(text) <= _READABLE else ""
    if bare and re.match(
        r"\s*(≤|≥|<|>|约|大约|近|超过|不低于|不高于|至少|about|around|over|at least|up to|~|±)", text, re.I
    ):
        return Bilingual(
            f"只写数：{bare}；“不超过、约”之类的话写在 note 备注里",
            f"write the number alone: {bare}; words such as 'at most' belong in note",
        )
    if bare:
        return Bilingual(
            f"只写数：{bare}；单位写在 unit 单位里",
            f"write the number alone: {bare}; the unit goes into unit",
        )
    return Bilingual(
        "写成 300000、300,000、30万、1.2亿、300k 或 35%", "write 300000, 300,000, 300k, 4M, 1.2bn or 35%"
    )


def parse_quantity_or_text(raw: Any) -> QuantityOrText:
    """A quantity when the text is one, else the words as they are."""
    if isinstance(raw, Quantity):
        return raw
    text = one_text(raw, "一个数或一句话", "a number or words")
    matched = _match(text)
    return Quantity(matched[0], text, matched[1]) if matched else text


def parse_share(raw: Any) -> Share:
    """``60%`` or ``60``, 0 to 100; ``0.6`` is refused, since nobody can tell what it means."""
    if isinstance(raw, Share):
        return raw
    text = one_text(raw, "百分比", "a share")
    matched = _match(text)
    if matched is None:
        raise problem(
            "value-share",
            not_a(text, "百分比", "a share"),
            Bilingual("写成 60% 或 60", "write 60% or 60"),
            _mended(text),
        )
    value, percent = matched
    if not percent and 0 < value < 1:
        raise problem(
            "value-share",
            Bilingual(
                f"“{text}”说不清是 {_plain(value * 100)}% 还是 {_plain(value)}%",
                f"'{text}' may mean {_plain(value * 100)}% or {_plain(value)}%",
            ),
            Bilingual(f"写成 {_plain(value * 100)}%", f"write {_plain(value * 100)}%"),
        )
    share = value if percent else value / 100
    if not 0 <= share <= 1:
        raise problem(
            "value-share", Bilingual(f"“{text}”不在 0–100% 之间", f"'{text}' is not between 0 and 100%"),
            Bilingual("百分比在 0% 到 100% 之间", "a share lies between 0% and 100%"),
        )  # fmt: skip
    return Share(share, text)


def _plain(value: Decimal) -> str:
    """The number as people write it: no exponent, no zeros at its end."""
    return f"{value.normalize():f}"


def _without_sign(text: str) -> tuple[str, str]:
    """An amount without its currency sign, and the sign, empty for none."""
    for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True):
        if text.startswith(sign) or text.endswith(sign):
            return text.removeprefix(sign).removesuffix(sign).strip(), sign
    return text, ""


def _mended_money(text: str) -> str | None:
    if len(text) > _MAX_DIGITS:
        return None
    plain = mended_number(text)
    matched = _match(_without_sign(plain)[0])
    return plain if plain != text and matched and not matched[1] else None


def parse_money(raw: Any) -> Money:
    """``30万`` ``120000`` ``¥120,000`` ``$4M`` ``120000元``."""
    if isinstance(raw, Money):
        return raw
    text = one_text(raw, "金额", "an amount")
    bare, sign = _without_sign(text)
    matched = _match(bare)
    if matched is None or matched[1]:
        raise problem(
            "value-money",
            not_a(text, "金额", "an amount"),
            Bilingual("写成 120000、12万 或 ¥120,000", "write 120000, 120k or $120,000"),
            _mended_money(text),
        )
    return Money(matched[0], text, sign)


def parse_money_or_share(raw: Any) -> Money | Share:
    """An amount, or a share when it ends with a percent sign."""
    if isinstance(raw, str) and raw.strip().endswith(("%", "％")):
        return parse_share(raw)
    return raw if isinstance(raw, Share) else parse_money(raw)
