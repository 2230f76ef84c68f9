"""What is withheld, as texts and amounts by which it would be recognised, and where the plan still names it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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
from opsplan.records import dataclass
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
_NEAR = Decimal("0.05")
"""How far "about 4 million" may be from what is spent."""
_TEXT, _NAME = 24, 8
"""Letters from which a text, and a name, is not found by chance; a Chinese character counts two."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts that go, with their plan paths; ``money`` are amounts of money among them, ``sums`` what a budget comes to."""

    paths: Mapping[Decimal, str]
    money: frozenset[Decimal]
    sums: frozenset[Decimal]
    spent: frozenset[Decimal]
    """The sums of what is spent: about as much in a sentence about spending says them."""
    kept: frozenset[Decimal]
    """The amounts that what is left says."""

    def told(self, amount: Decimal) -> bool:
        """True for an amount that nothing but what is withheld would say."""
        digits = len(amount.normalize().as_tuple().digits)
        wanted = _MONEY_DIGITS if amount in self.money else _DIGITS
        return amount in self.paths and (amount in self.sums or digits >= wanted)

    def meant(
        self, amount: Decimal, unit: Decimal, *, marked: bool, spending: bool, loose: bool
    ) -> Decimal | None:
        """The withheld amount that a number says, None for a number that is none; what a budget comes to also rounded.

        ``unit`` is what the last digit written is worth, ``marked`` says that a currency stands beside it, ``spending`` that
        the sentence is about money spent, ``loose`` that nothing is counted by it. What is left of the plan may say the same
        number: then it is meant only where spending is spoken of.
        """
        if amount in self.kept and not spending:
            return None
        whole = next((each for each in self.sums if _rounded(each, amount, unit)), None)
        if whole is not None and (whole in self.paths or marked):
            return whole
        if marked and amount in self.sums:
            return amount
        if spending and (loose or marked) and amount >= _FROM:
            near = next((each for each in self.spent if abs(each - amount) <= each * _NEAR), None)
            if near is not None:
                return near
        return amount if self.told(amount) else None


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
    spent = frozenset(_spent(whole)) & sums
    return Amounts(
        paths, frozenset(amount for amount, _, money in found if money), sums, spent, frozenset(own)
    )


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
    own = frozenset(_shown(kept, schedule)) | amounts.kept
    told = [
        (path, amount) for amount, path in amounts.paths.items() if amounts.told(amount) and amount not in own
    ]
    return Withheld(
        tuple((path, text) for path, text in texts if text not in left),
        tuple(told),
        tuple((path, amount) for path, amount in told if amount in amounts.sums),
        own,
    )


def _shown(kept: Plan, schedule: Schedule) -> Iterator[Decimal]:
    """The numbers that what is left comes to, such as a price times a number of pieces, or the line of an alarm; not those
    that only a text says."""
    for node in plan_facts(kept, schedule).nodes.values():
        known = (fact for fact in node.facts if node.kind != "text" or fact.computed)
        yield from (abs(fact.number) for fact in known if fact.kind == "number")


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
    known = (found.contingency, found.benefits)
    return _spent(plan) | {abs(each) for each in known if each and abs(each) >= _FROM}


def _spent(plan: Plan) -> set[Decimal]:
    found = totals(plan, cost_lines(plan, PlanIndex(plan)))
    return {abs(each) for each in (found.total, found.items, found.limit) if each and abs(each) >= _FROM}


def _is_value(text: str) -> bool:
    """True for a text that is a number or a day and little else."""
    left = text
    for value in read_values(text):
        left = left.replace(value.text, "")
    return _long(left.strip()) < _NAME


def _long(text: str) -> int:
    return sum(1 if each.isascii() else 2 for each in text.strip())
