"""Formulas of metrics that can be computed: metric ids, numbers, ``+ - × ÷ * / ( )``, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, DecimalException

from opsplan.model.goals import Metric
from opsplan.model.index import PlanIndex
from opsplan.model.numbers import Quantity, parse_quantity
from opsplan.patterns import lazy_pattern

_NUMBER = lazy_pattern(r"\d+(?:,\d{3})+(?:\.\d+)?%?|\d*\.?\d+(?:百万|千万|千|万|亿)?[%％]?")
_WORD = lazy_pattern(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_SIGNS = {"×": "*", "✕": "*", "·": "*", "*": "*", "÷": "/", "/": "/", "＋": "+", "+": "+", "-": "-", "−": "-", "－": "-",
          "(": "(", "（": "(", ")": ")", "）": ")"}  # fmt: skip
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}
_LONGEST = 300

Token = str | Decimal | Metric


def tokens(formula: str, index: PlanIndex) -> tuple[Token, ...] | None:
    """The parts of a formula; None when it holds anything but metric ids, numbers, signs and brackets."""
    out: list[Token] = []
    position, metrics = 0, index.table("metrics")
    if len(formula) > _LONGEST:
        return None
    while position < len(formula):
        if formula[position].isspace():
            position += 1
        elif formula[position] in _SIGNS:
            out.append(_SIGNS[formula[position]])
            position += 1
        else:
            found = _operand(formula, position, metrics)
            if found is None:
                return None
            out.append(found[0])
            position = found[1]
    return tuple(out) if any(isinstance(token, Metric) for token in out) else None


def _operand(formula: str, start: int, metrics: Mapping[str, object]) -> tuple[Decimal | Metric, int] | None:
    """A metric id (the longest that fits, since ids may hold a hyphen) or a number, and where it ends."""
    word = _WORD.match(formula, start)
    for end in _ends(word.group()) if word else ():
        metric = metrics.get(formula[start : start + end])
        if isinstance(metric, Metric) and metric.id == formula[start : start + end]:
            return metric, start + end
    number = _NUMBER.match(formula, start)
    if number is None or formula[number.end() : number.end() + 1].isalpha():
        return None
    return parse_quantity(number.group()).value, number.end()


def _ends(word: str) -> Iterator[int]:
    """The whole word, then what stands before each hyphen, the longest first."""
    yield len(word)
    yield from (place for place in range(len(word) - 1, 0, -1) if word[place] == "-")


def computed(parts: tuple[Token, ...], name: str) -> Decimal | None:
    """The value of a formula from its metrics' ``baseline`` or ``target``.

    None when one of them is missing, the brackets do not match, or it divides by zero.
    """
    values: list[Decimal] = []
    signs: list[str] = []
    wants_operand = True
    try:
        for token in parts:
            if isinstance(token, str) and token != "(":
                if wants_operand:
                    return None
                _settle(values, signs, _RANK.get(token, 0))
                if token == ")":
                    if not signs:
                        return None
                    signs.pop()
                else:
                    signs.append(token)
                    wants_operand = True
                continue
            if not wants_operand:
                return None
            if isinstance(token, str):
                signs.append(token)
                continue
            value = getattr(token, name).value if _has(token, name) else token
            if not isinstance(value, Decimal):
                return None
            values.append(value)
            wants_operand = False
        _settle(values, signs, 0)
    except DecimalException:
        return None
    return values[0] if len(values) == 1 and not signs and not wants_operand else None


def _has(token: Decimal | Metric, name: str) -> bool:
    return isinstance(token, Metric) and isinstance(getattr(token, name), Quantity)


def _settle(values: list[Decimal], signs: list[str], rank: int) -> None:
    """Work out what binds at least as strongly as ``rank``, back to the last open bracket."""
    while signs and signs[-1] != "(" and _RANK[signs[-1]] >= rank:
        right, left, sign = values.pop(), values.pop(), signs.pop()
        values.append(
            left + right if sign == "+" else left - right if sign == "-" else left * right if sign == "*" else left / right
        )  # fmt: skip


def agrees(value: Decimal, written: Quantity, tolerance: Decimal) -> bool:
    """True when a computed value is what is written, within ``tolerance`` (a share) or half of its last digit."""
    difference = abs(value - written.value)
    return difference <= abs(written.value) * tolerance or difference <= _half_step(written)


def _half_step(written: Quantity) -> Decimal:
    """Half of the last digit that was written: 0.05% for ``7.5%``, 500 for ``22.4万``."""
    found = re.search(r"\d[\d,]*(?:\.(\d+))?", written.text)
    if found is None or not written.value:
        return Decimal(0)
    digits = Decimal(found.group().replace(",", ""))
    return abs(written.value / digits) / 2 / 10 ** len(found[1] or "") if digits else Decimal(0)


def plain(value: Decimal) -> str:
    """A computed number as it may stand in a message."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def shown(value: Decimal, like: Quantity) -> str:
    """A computed number in the form of one that was written: with a percent sign, or plain."""
    return f"{plain(round(value * 100, 2))}%" if like.percent else plain(value)
