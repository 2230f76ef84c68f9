"""Between brackets an ASCII comma ends a value, even inside a number or a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.base import Entry
from opsplan.model.problems import shorten
from opsplan.model.refs import all_entries
from opsplan.model.specs import fields_of
from opsplan.patterns import lazy_pattern

_TAIL = lazy_pattern(r"\d{3}(?!\d)")
_HEAD = lazy_pattern(r"[¥￥$€£]?[1-9]\d{0,2}")
_DIGIT_FIRST = lazy_pattern(r"\s*[¥￥$€£]?\d")
_GOES_ON = lazy_pattern(r"(?:and|but|or|so|because|which|then|while)\b")
_BRACKETS = (("(", ")"), ("（", "）"), ("“", "”"), ("《", "》"), ("「", "」"))


def check(subject: Subject) -> Iterator[Hit]:
    """Lists of texts in which two neighbours were one: ``1`` and ``500 units``, an open and a closing bracket."""
    for entry in all_entries(subject.plan):
        for name, attribute in _lists(type(entry)):
            value = getattr(entry, attribute)
            if len(value) > 1:
                yield from _list((*entry.loc, name), value)


@cache
def _lists(model: type[Entry]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (spec.name, spec.attribute)
        for spec in fields_of(model).values()
        if spec.model is None and spec.shape in ("values", "text-table")
    )


def _list(loc: Loc, items: tuple[object, ...]) -> Iterator[Hit]:
    for position, item in enumerate(items):
        if isinstance(item, tuple):
            yield from _list((*loc, position), item)
    numbers = sum(isinstance(item, str) and bool(_DIGIT_FIRST.match(item)) for item in items)
    for position, (one, other) in enumerate(pairwise(items)):
        if not isinstance(one, str) or not isinstance(other, str):
            continue
        if _were_one(one, other) or (_is_number_cut(one, other) and numbers == 2):
            whole = f"{one},{other}" if _TAIL.match(other) else f"{one}, {other}"
            yield Hit(
                (*loc, position),
                Bilingual(f"“{shorten(one, 24)}”和“{shorten(other, 24)}”像是一句话，被英文逗号切成了两项", f"'{shorten(one, 24)}' and '{shorten(other, 24)}' look like one text, cut in two by its comma"),
                Bilingual(f'是一项就加引号："{shorten(whole)}"，或用中文逗号', f'quote it if it is one: "{shorten(whole)}"'),
            )  # fmt: skip


def _were_one(one: str, other: str) -> bool:
    if one.strip().isascii() and _GOES_ON.match(other) and " " in other:
        return True
    return any(
        one.count(left) == one.count(right) + 1 and other.count(right) == other.count(left) + 1
        for left, right in _BRACKETS
    )


def _is_number_cut(one: str, other: str) -> bool:
    """``1`` before ``500 units``; in a list of numbers (``50``, ``100 and less``, ``200 and more``) that is no sign."""
    return bool(_HEAD.fullmatch(one.strip()) and _TAIL.match(other) and not other.strip().isdigit())


RULE = Rule(
    "yaml-comma-cut", "OPS737", Severity.WARNING,
    Bilingual("英文逗号切断了一项", "a comma that cut a text in two"),
    Bilingual("方括号里英文逗号表示下一项，“1,500 units”会变成“1”和“500 units”两项。", "Between brackets a comma begins the next item: 1,500 units becomes 1 and 500 units."),
    "phases:\n  - {name: Prepare, start: 2027-03-01, end: 2027-03-12, exit: [1,500 kettles in the warehouse, Go decision]}\n",
    'phases:\n  - {name: Prepare, start: 2027-03-01, end: 2027-03-12, exit: ["1,500 kettles in the warehouse", Go decision]}\n',
    check,
)  # fmt: skip
