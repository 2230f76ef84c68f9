"""What a sentence would tell of the things that an edition withholds: their names, their amounts, and what follows from sums."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from opsplan.diagnostics import Loc
from opsplan.model.budget import Benefit, BudgetItem
from opsplan.model.budgeting import cost_lines, totals
from opsplan.model.index import PlanIndex, entry_name
from opsplan.model.numbers import Share
from opsplan.model.plan import Member, Plan
from opsplan.model.refs import all_entries
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.redacting.tree import is_gone
from opsplan.redacting.withheld import Amounts, amounts_of
from opsplan.verifying.values import Value, read_values

_NAME, _PERSON = 8, 4
"""Letters from which a name, and that of a person, is not found by chance; a Chinese character counts two."""
_MONEY = lazy_pattern(r"[¥￥$€£]\s?$|^\s?(?:元|[¥￥$€£]|CNY|USD|EUR|GBP)")
_SPENDING = lazy_pattern(
    r"预算|费用|成本|花费|投入|支出|开支|经费|(?i:\b(?:budget|cost|spend|spent|fee|fund|invest)\w*)"
)
_COUNTED = lazy_pattern(r"[ \u00a0]?(?!元|CNY|USD|EUR|GBP)\w")
"""What follows a number that counts something."""
_BUDGET_OF = lazy_pattern(r"(?:预算|(?i:\bbudget))[^\d，。；,.;]{0,16}$")
_RETURN = lazy_pattern(r"回报率|收益率|投产比|投入产出|回报|(?i:\bROI\b|\breturns? on\b)")
_RESERVE = lazy_pattern(r"预备金|预备费|不可预见|(?i:\bcontingency\b)")
_PART = (
    r"\d+(?:\.\d+)? ?[%％]|百分之[一二三四五六七八九十百]+|[一二三四五六七八九十]分之[一二三四五六七八九十]|[一二三四五六七八九]成(?:[多半以]上?)?"
    r"|一半|半数|过半|大半|多半|绝大部分|大部分|大头"
)
_SHARE_ZH = lazy_pattern(
    rf"预算[^，。；;,.、%％]{{0,8}}?(?:{_PART})|(?:{_PART})[^，。；;,.、%％]{{0,4}}?的?(?:总|全部|全年)?(?:预算|投入)"
)
_SHARE_EN = lazy_pattern(
    r"(?:\d+(?:\.\d+)? ?%|per ?cent|half|third|thirds|quarter|quarters|most|majority|bulk|tenth|fifth|fifths)"
    r"(?: of)?(?: (?:the|our|this|its|total|whole|overall|entire|marketing|launch|plan's))* (?:budget|spending|spend)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A thing that is withheld: as a sentence says it, and its plan path."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Withholding:
    """By what the things that an edition withholds are known in a sentence. ``names`` are patterns with plan paths;
    ``return_`` and ``reserve`` percentages that follow from a budget; ``shares`` is true where the budget is withheld."""

    names: tuple[tuple[re.Pattern[str], str], ...]
    amounts: Amounts
    items: Mapping[Decimal, tuple[str, ...]]
    shares: bool = False
    return_: Decimal | None = None
    reserve: Decimal | None = None

    def said_in(self, text: str, about: str = "") -> tuple[Said, ...]:
        """What a text says of it, each thing once, in the order of the text; ``about`` are words for what the text is about."""
        flat = " ".join(text.split())
        found = [Said(match[0], path) for name, path in self.names if (match := name.search(flat))]
        found += self._amounts(flat, about)
        if self.shares:
            found += self._following(flat)
        return tuple(sorted(dict.fromkeys(found), key=lambda said: flat.find(said.text)))

    def _amounts(self, text: str, about: str) -> Iterator[Said]:
        spending = bool(_SPENDING.search(text + about))
        for value, at in placed(text):
            if value.kind != "number":
                continue
            amount = abs(value.number)
            behind = text[at + len(value.text) :]
            marked = bool(_MONEY.search(text[:at] + value.text[:1]) or _MONEY.search(behind))
            loose = not _COUNTED.match(behind) or bool(_BUDGET_OF.search(text[:at]))
            whole = self.amounts.meant(amount, value.unit, marked=marked, spending=spending, loose=loose)
            own = spending or any(name in text for name in self.items.get(amount, ()))
            if whole is not None or (marked and own and amount in self.amounts.paths):
                yield Said(value.text, self.amounts.paths.get(amount if whole is None else whole, "budget"))

    def _following(self, text: str) -> Iterator[Said]:
        for pattern in (_SHARE_ZH, _SHARE_EN):
            yield from (Said(found[0], "budget") for found in pattern.finditer(text))
        for words, percent in ((_RETURN, self.return_), (_RESERVE, self.reserve)):
            if percent is not None and words.search(text):
                yield from (
                    Said(value.text, "budget")
                    for value, _ in placed(text)
                    if _is(value, percent, words is _RETURN)
                )


def _is(value: Value, percent: Decimal, times: bool) -> bool:
    """True for the percentage, and with ``times`` for how many times as much comes back as was spent."""
    if value.kind == "percent":
        return abs(abs(value.number) - abs(percent)) <= value.unit / 2
    ratio = percent / 100
    return (
        times
        and value.kind == "number"
        and value.unit < 1
        and any(abs(value.number - each) <= value.unit / 2 for each in (ratio, ratio + 1))
    )


def placed(text: str) -> Iterator[tuple[Value, int]]:
    """The values of a text with where they stand in it."""
    at = 0
    for value in read_values(text):
        at = max(text.find(value.text, at), at)
        yield value, at


def withholding(whole: Plan, gone: Collection[Loc], kept: Plan) -> Withholding:
    """What is known of the places that go. What money is spent on is no secret where it is spoken of without an amount, unless
    the item is withheld one by one."""
    named = {loc for loc in gone if isinstance(loc[-1], int)}
    entries = [entry for entry in all_entries(whole) if entry.loc and is_gone(entry.loc, gone)]
    own = "\0".join(entry_name(entry) for entry in all_entries(kept)).casefold()
    names: dict[str, str] = {}
    items: dict[Decimal, list[str]] = {}
    amounts = amounts_of(whole, gone, kept)
    for entry in entries:
        name = entry_name(entry).strip()
        least = _PERSON if isinstance(entry, Member) else _NAME
        if isinstance(entry, BudgetItem | Benefit) and not is_gone(entry.loc, named):
            continue
        if (
            _long(name) >= least
            and name.casefold() not in own
            and not (isinstance(entry, Member) and _single(name))
        ):
            names.setdefault(name, entry.path)
    for amount, path in amounts.paths.items():
        items[amount] = [
            name for entry in entries if path.startswith(entry.path) and (name := entry_name(entry))
        ]
    shares = whole.budget is not None and kept.budget is None
    sums = totals(whole, cost_lines(whole, PlanIndex(whole)))
    reserve = whole.budget.contingency if whole.budget else None
    return Withholding(
        tuple((_pattern(name), path) for name, path in names.items()),
        amounts,
        {amount: tuple(each) for amount, each in items.items()},
        shares,
        sums.roi * 100 if sums.roi is not None else None,
        reserve.value * 100 if isinstance(reserve, Share) else None,
    )


def _single(name: str) -> bool:
    """True for one word of Latin letters, which may mean anybody."""
    return name.isascii() and " " not in name


def _pattern(name: str) -> re.Pattern[str]:
    """The name in a sentence: between other words where it is written with such, whatever the gaps and the case."""
    parts = [re.escape(part) for part in name.split()]
    body = (r"\s+" if name.isascii() else r"\s*").join(parts)
    begin = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    end = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    return re.compile(begin + body + end, re.IGNORECASE)


def _long(text: str) -> int:
    return sum(1 if each.isascii() else 2 for each in text.strip())
