"""Every wrong shape of every field, made from the declarations of the model, and where each is to be found.

A tree is what a plan holds before it is YAML: dicts, lists, and scalars as they are to be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args

import yaml

from opsplan.model.base import Entry
from opsplan.model.choices import Choice
from opsplan.model.entries import ReadBy
from opsplan.model.plan import Plan
from opsplan.model.specs import FieldSpec, fields_of, marks_of

Tree = Any
Way = tuple[Any, ...]


class Reader(NamedTuple):
    """A value that a reader takes, and texts that it refuses; ``""`` among them where nothing is no answer."""

    sound: str
    wrong: tuple[str, ...]


READERS: Mapping[str, Reader] = {
    "_text": Reader("words", ()),
    "_person": Reader("Ann", ()),
    "parse_quantity_or_text": Reader("30", ()),
    "_id": Reader("one", ('""', "a b", "编号一")),
    "_boolean": Reader("true", ('""', "7", "perhaps", "2027-03-01")),
    "parse_quantity": Reader("30", ('""', "true", "about 30", "2027-03-01")),
    "_baseline": Reader("30", ('""', "true", "about 30", "2027-03-01")),
    "parse_threshold": Reader("15", ('""', "true", "many", "1e5")),
    "parse_share": Reader("60%", ('""', "true", "120%", "0.6", "-1")),
    "parse_money": Reader("1200", ('""', "true", "much", "10%")),
    "parse_money_or_share": Reader("10%", ('""', "true", "much", "120%")),
    "parse_date": Reader("2027-03-12", ('""', "true", "7", "2027-02-30", "03/12/2027", "soon")),
    "parse_date_expr": Reader("2027-03-12", ('""', "2027-02-30")),
    "parse_duration": Reader("5wd", ('""', "true", "5x", "-3")),
    "parse_time": Reader("19:30", ('""', "true", "7", "25:00")),
    "parse_length": Reader("40min", ('""', "true", "long")),
    "parse_weekday": Reader("Thu", ('""', "true", "8", "someday")),
    "parse_month": Reader("2027-03", ('""', "true", "3", "2027-13")),
    "parse_quarter": Reader("2027Q1", ('""', "true", "1", "2027Q5")),
    "_whole.<locals>.read": Reader("", ('""', "true", "0", "2200", "2.5", "-1")),
    "_level": Reader("3", ('""', "true", "6", "huge")),
    "_version": Reader("1", ("true", "2", "one")),
}
_WHOLE = ("2", "2027")
"""One of them is in the range of any field for whole numbers."""
NO_WORD: tuple[str, ...] = ('""', "true", "7", "no-such-word")


@dataclass(frozen=True, slots=True)
class Fault:
    """A wrong value for a field, and the way inside it to the node that is wrong."""

    tree: Tree
    way: Way = ()


def reader_of(spec: FieldSpec) -> Reader:
    """How the values of a field are read. Raises KeyError for a reader that nobody told what it refuses."""
    found = marks_of(spec)
    choice = next((mark for mark in found if isinstance(mark, Choice)), None)
    if choice is not None:
        return Reader(next(iter(choice.values)), () if choice.open else NO_WORD)
    read = next(mark.read for mark in found if isinstance(mark, ReadBy))
    known = READERS[read.__qualname__]
    if known.sound:
        return known
    return Reader(next(text for text in _WHOLE if _takes(read, text)), known.wrong)


def _takes(read: Any, text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def sound(spec: FieldSpec) -> Tree:
    """A value that a field takes, as small as can be."""
    if spec.model is None:
        text = reader_of(spec).sound
        return {"one": text} if spec.shape == "value-map" else text
    return {"one": sound_entry(spec.model)} if spec.shape == "entry-map" else sound_entry(spec.model)


def sound_entry(model: type[Entry]) -> dict[str, Tree]:
    """An entry that holds what is required of it and no more."""
    return {spec.name: sound(spec) for spec in fields_of(model).values() if spec.required}


def faults_of(spec: FieldSpec) -> Iterator[Fault]:
    """Every wrong shape of a field."""
    if spec.model is not None:
        yield from _faults_of_entries(spec, spec.model)
        return
    reader = reader_of(spec)
    takes_lists = any(
        getattr(mark, "read", None) and mark.read.__qualname__ == "_person" for mark in marks_of(spec)
    )
    if spec.shape == "value":
        yield from (Fault(text) for text in reader.wrong if not (spec.required and text == '""'))
        yield Fault({"inner": "words"})
        yield Fault([["words"]])
        if not takes_lists:
            yield from (Fault(["words"]), Fault([]), Fault(["~"]))
    elif spec.shape == "values":
        yield from (Fault(text) for text in reader.wrong)
        yield from (Fault([reader.sound, text], (1,)) for text in reader.wrong)
        yield from (
            Fault({"inner": "words"}),
            Fault([{"inner": "words"}], (0,)),
            Fault(["~", reader.sound], (0,)),
        )
        if not takes_lists:
            yield Fault([reader.sound, ["words"]], (1,))
    elif spec.shape == "text-table":
        yield from (
            Fault({"inner": "words"}),
            Fault([["words"], "~"], (1,)),
            Fault([["words", ["words"]]], (0, 1)),
        )
    else:
        yield from _faults_of_maps(spec, reader)


def _faults_of_maps(spec: FieldSpec, reader: Reader) -> Iterator[Fault]:
    nested = sum("Mapping" in str(part) for part in _parts(spec.annotation)) > 1
    inner: Tree = {"two": reader.sound} if nested else reader.sound
    yield from (Fault("words"), Fault('""'), Fault("7"), Fault(["words"]), Fault([]))
    yield from (
        Fault({"one": "~"}, ("one",)),
        Fault({"one": ["words"]}, ("one",)),
        Fault({"one": inner, "two": []}, ("two",)),
    )
    way: Way = ("one", "two") if nested else ("one",)
    for text in reader.wrong:
        yield Fault({"one": {"two": text}} if nested else {"one": text}, way)


def _parts(annotation: Any) -> list[Any]:
    return [annotation, *get_args(annotation)]


def _faults_of_entries(spec: FieldSpec, model: type[Entry]) -> Iterator[Fault]:
    good = sound_entry(model)
    bare: list[Tree] = [] if model.shorthand else ["words", "true", "7"]
    bare += ['""', [["words"]]]
    if spec.shape == "entry":
        yield from (Fault(tree) for tree in [*bare, ["words"], []])
    elif spec.shape == "entry-map":
        yield from (Fault(tree) for tree in ["words", '""', "7", ["words"], []])
        yield from (Fault({"one": tree}, ("one",)) for tree in [*bare, "~", ["words"]])
    else:
        yield from (Fault(tree) for tree in bare if not isinstance(tree, list))
        yield from (Fault([good, tree], (1,)) for tree in [*bare, "~", ["words"], [good]])
        yield Fault({"one thing": {"inner": "words"}, "another": {"inner": "words"}})


@cache
def ways() -> Mapping[type[Entry], tuple[FieldSpec, ...]]:
    """Every kind of entry with the fields that lead to it from the plan, the shortest way first."""
    found: dict[type[Entry], tuple[FieldSpec, ...]] = {Plan: ()}
    todo: list[type[Entry]] = [Plan]
    while todo:
        model = todo.pop(0)
        for spec in fields_of(model).values():
            if spec.model is not None and spec.model not in found:
                found[spec.model] = (*found[model], spec)
                todo.append(spec.model)
    return found


FRAME: dict[str, Tree] = {
    "opsplan": "1", "title": "Plan", "language": "en",
    "period": {"start": "2027-03-01", "end": "2027-12-31"}, "goals": [{"name": "Sales"}],
}  # fmt: skip


def planted(model: type[Entry], entry: Tree) -> tuple[Tree, Way]:
    """A plan that is sound but for ``entry``, which stands where entries of its kind do; and the way to it."""
    way: list[Any] = []
    tree = entry
    steps = ways()[model]
    for spec in reversed(steps):
        holder = Plan if spec is steps[0] else next(s.model for s in reversed(steps[: steps.index(spec)]))
        assert holder is not None
        if spec.shape == "entries":
            tree, here = [tree], (spec.name, 0)
        elif spec.shape == "entry-map":
            tree, here = {"one": tree}, (spec.name, "one")
        else:
            here = (spec.name,)
        tree = ({} if holder is Plan else sound_entry(holder)) | {spec.name: tree}
        way[:0] = here
    return FRAME | tree, tuple(way)


def in_chinese(tree: Tree, way: Way, model: type[Entry] | None) -> tuple[Tree, Way]:
    """The tree and the way with the Chinese names of the plan spec's keys; other keys stay."""
    if isinstance(tree, list):
        parts = [
            in_chinese(item, way[1:] if way[:1] == (index,) else (), model) for index, item in enumerate(tree)
        ]
        there = (way[0], *parts[way[0]][1]) if way else ()
        return [part for part, _ in parts], there
    if not isinstance(tree, dict):
        return tree, way
    out: dict[str, Tree] = {}
    found: Way = way[:1]
    for name, value in tree.items():
        spec = fields_of(model).get(name) if model else None
        said = spec.zh if spec else name
        inner = spec.model if spec else None
        rest = way[1:] if way[:1] == (name,) else ()
        if spec and spec.shape == "entry-map" and isinstance(value, dict):
            pairs = {
                key: in_chinese(one, rest[1:] if rest[:1] == (key,) else (), inner)
                for key, one in value.items()
            }
            value, rest = (
                {key: pair[0] for key, pair in pairs.items()},
                ((rest[0], *pairs[rest[0]][1]) if rest else ()),
            )
        else:
            value, rest = in_chinese(value, rest, inner)
        out[said] = value
        if way[:1] == (name,):
            found = (said, *rest)
    return out, found


def flow(tree: Tree) -> str:
    """A tree in brackets, on one line."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in tree.items()) + "}"
    return "[" + ", ".join(map(flow, tree)) + "]" if isinstance(tree, list) else str(tree)


def block(tree: Tree, indent: str = "") -> str:
    """A tree as lines, each beginning with ``indent``."""
    lines = []
    pairs = (
        [(f"{key}:", value) for key, value in tree.items()]
        if isinstance(tree, dict)
        else [("-", v) for v in tree]
    )
    for mark, value in pairs:
        if isinstance(value, dict | list) and value:
            lines.append(f"{indent}{mark}\n{block(value, indent + '  ')}")
        else:
            lines.append(f"{indent}{mark} {flow(value)}\n")
    return "".join(lines)


def in_flow(tree: Tree) -> str:
    """A plan whose sections are each written in brackets."""
    return "".join(f"{key}: {flow(value)}\n" for key, value in tree.items())


class Again(str):
    """A key that may stand in a mapping that has it already."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


class Places:
    """Where the nodes of a text stand, as PyYAML's own composer sees them."""

    def __init__(self, text: str) -> None:
        self._root = yaml.compose(text, Loader=yaml.CSafeLoader)

    def __call__(self, way: Way, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the node at the end of a way, or of its key; of the second where a key stands twice."""
        node = mark = self._root
        for step in way:
            if isinstance(step, int):
                mark = node = node.value[step]
            else:
                name, node = next(pair for pair in reversed(node.value) if pair[0].value == step)
                mark = name if key else node
        return mark.start_mark.line + 1, mark.start_mark.column + 1
