"""What is withheld, as texts and amounts by which it would be recognised, and where the plan still names it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from opsplan.diagnostics import Loc
from opsplan.model.base import Entry
from opsplan.model.budget import BudgetItem
from opsplan.model.budgeting import cost_lines, item_amount, totals
from opsplan.model.index import PlanIndex, entry_name
from opsplan.model.numbers import Money, Quantity
from opsplan.model.plan import Plan
from opsplan.model.refs import all_entries
from opsplan.model.source import Source
from opsplan.model.specs import fields_of
from opsplan.patterns import lazy_pattern
from opsplan.redacting.tree import is_gone, leaves
from opsplan.schedule import Schedule
from opsplan.verifying.facts import plan_facts
from opsplan.verifying.values import read_values
from opsplan.verifying.withheld import Withheld
from opsplan.yamlio.nodes import MappingNode

_FROM = Decimal(1000)
"""Smaller amounts are found by chance anywhere."""
_MONEY_DIGITS, _DIGITS = 3, 2
"""So are amounts of money, and others, with fewer digits before their zeros: unless they are what a budget comes to."""
_MONEY = lazy_pattern(r"[¥￥$€£]\s?$|^\s?(?:元|[¥￥$€£]|CNY|USD|EUR|GBP)")
_TEXT, _NAME = 24, 8
"""Letters from which a text, and a name, is not found by chance; a Chinese character counts two."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts that go, with their plan paths; ``money`` are amounts of money among them, ``sums`` what a budget comes to."""

    paths: Mapping[Decimal, str]
    money: frozenset[Decimal]
    sums: frozenset[Decimal]

    def told(self, amount: Decimal) -> bool:
        """True for an amount that nothing but what is withheld would say."""
        digits = len(amount.normalize().as_tuple().digits)
        wanted = _MONEY_DIGITS if amount in self.money else _DIGITS
        return amount in self.paths and (amount in self.sums or digits >= wanted)

    def said_in(self, text: str) -> Iterator[tuple[str, str]]:
        """The amounts that a sentence says, as it says them, with their paths; what a budget comes to also rounded."""
        at = 0
        for value in read_values(text):
            amount = abs(value.number)
            at = max(text.find(value.text, at), 0)
            if value.kind != "number":
                continue
            whole = next((each for each in self.sums if _rounded(each, amount, value.unit)), amount)
            marked = _MONEY.search(text[:at] + value.text[:1]) or _MONEY.search(text[at + len(value.text) :])
            known = whole in self.paths and (whole != amount or self.told(amount))
            if known or (marked and (whole in self.sums or amount in self.paths)):
                yield value.text, self.paths.get(whole, "budget")


def _rounded(amount: Decimal, said: Decimal, unit: Decimal) -> bool:
    """True when ``said`` is the amount, to at least three digits."""
    return abs(amount - said) <= unit / 2 and said >= 100 * unit


def amounts_of(whole: Plan, gone: Collection[Loc], kept: Plan) -> Amounts:
    """The amounts that only the places that go say, and what the whole budget comes to."""
    left = list(_amounts(all_entries(kept)))
    own = {amount for amount, _, _ in left} | _sums(kept)
    sums = frozenset(_sums(whole) - _sums(kept) - {amount for amount, _, money in left if money})
    found = [each for each in _amounts(_gone(whole, gone)) if each[0] >= _FROM and each[0] not in own]
    paths = {**dict.fromkeys(sums - own, "budget"), **{amount: path for amount, path, _ in found}}
    return Amounts(paths, frozenset(amount for amount, _, money in found if money), sums)


def withheld_of(
    whole: Plan, source: Source, gone: Collection[Loc], kept: Plan, kept_root: MappingNode, schedule: Schedule
) -> Withheld:
    """What can be recognised of the places that go: nothing that what is left says as well."""
    left = "\0".join(node.text for _, node in leaves(kept_root))
    names = {entry.path: entry_name(entry) for entry in _gone(whole, gone)}
    texts = {(path, name): None for path, name in names.items() if _long(name) >= _NAME}
    for loc, node in leaves(source.root):
        if is_gone(loc, gone) and _long(node.text) >= _TEXT and not _is_value(node.text):
            texts[source.path(loc), node.text.strip()] = None
    amounts = amounts_of(whole, gone, kept)
    shown = set(_shown(kept, schedule))
    return Withheld(
        tuple((path, text) for path, text in texts if text not in left),
        tuple(
            (path, amount)
            for amount, path in amounts.paths.items()
            if amounts.told(amount) and amount not in shown
        ),
    )


def named(whole: Plan, gone: Collection[Loc], kept: Plan) -> dict[str, str]:
    """The names of entries that go, with their paths; none that is in a name of what is left."""
    own = "\0".join(entry_name(entry) for entry in all_entries(kept))
    found = {entry_name(entry): entry.path for entry in _gone(whole, gone)}
    return {name: path for name, path in found.items() if _long(name) >= _NAME and name not in own}


def _shown(kept: Plan, schedule: Schedule) -> Iterator[Decimal]:
    """The numbers that what is left comes to, such as a price times a number of pieces."""
    for node in plan_facts(kept, schedule).nodes.values():
        if node.kind != "text":
            yield from (abs(fact.number) for fact in node.facts if fact.kind == "number")


def _gone(plan: Plan, gone: Collection[Loc]) -> Iterator[Entry]:
    return (entry for entry in all_entries(plan) if entry.loc and is_gone(entry.loc, gone))


def _amounts(entries: Iterable[Entry]) -> Iterator[tuple[Decimal, str, bool]]:
    """Amounts with their paths, and whether they are money. A price, or a number of pieces, tells nothing by itself."""
    for entry in entries:
        if isinstance(entry, BudgetItem):
            amount = item_amount(entry)
            yield from [(abs(amount), entry.path, True)] if amount is not None else []
            continue
        for name, spec in fields_of(type(entry)).items():
            value = getattr(entry, spec.attribute)
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Money | Quantity):
                    yield abs(each.value), entry.at(name), isinstance(each, Money)


def _sums(plan: Plan) -> set[Decimal]:
    """What a budget comes to."""
    found = totals(plan, cost_lines(plan, PlanIndex(plan)))
    known = (found.total, found.items, found.contingency, found.benefits, found.limit)
    return {abs(each) for each in known if each and abs(each) >= _FROM}


def _is_value(text: str) -> bool:
    """True for a text that is a number or a day and little else."""
    left = text
    for value in read_values(text):
        left = left.replace(value.text, "")
    return _long(left.strip()) < _NAME


def _long(text: str) -> int:
    return sum(1 if each.isascii() else 2 for each in text.strip())
