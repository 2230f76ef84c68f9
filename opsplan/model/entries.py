"""Entries of a plan: classes whose annotations say how each of their keys is read.

Declaring one costs next to nothing. What its annotations mean is worked out when the first entry of its kind is read,
so that a plan pays for the sections it has. Everything that is wrong with an entry is found in one reading.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from inspect import get_annotations
from types import MappingProxyType, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    Self,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from opsplan.diagnostics import Loc
from opsplan.model.problems import Problem
from opsplan.records import dataclass

E = TypeVar("E", bound="Entry")


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Marks a field that one function reads: from what the file has to the value, or a :func:`problem`."""

    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """Marks a list that may be written as its only value."""


@dataclass(frozen=True, slots=True)
class AsGiven:
    """Marks what the reader of a plan sets itself: nothing that a plan's writer can get wrong."""


class Field(NamedTuple):
    """How a field is declared. ``annotation`` is without its own marks, which are ``metadata``."""

    zh: str
    aliases: tuple[str, ...]
    default: Any
    required: bool
    annotation: Any = None
    metadata: tuple[Any, ...] = ()


class Wrong(NamedTuple):
    """What is wrong at ``loc``: a ``problem`` with its value, a required key that is ``missing``, or, without either,
    no entry where one is wanted."""

    loc: Loc
    problem: Problem | None = None
    missing: bool = False


class WrongEntry(ValueError):
    """An entry made in a program from what cannot be read: of which kind, and what is wrong with it."""

    def __init__(self, model: type[Entry], wrong: list[Wrong]) -> None:
        said = (f"{'.'.join(map(str, one.loc))}: {one.problem or 'missing or no entry'}" for one in wrong)
        super().__init__(f"{model.__name__}: {'; '.join(said)}")


class _Kind(type):
    """The type of kinds of entries: it tells type checkers that a kind is hashed as a class, not as its entries are."""


class Entry(metaclass=_Kind):
    """Base of all sections and list entries. Frozen.

    ``loc`` is the way to the entry in the plan, ``path`` the same for people (``goals[g1]``); both
    are given by the reader, not by the plan's writer. ``model_fields_set`` names the fields that were given.
    """

    __slots__ = ("__dict__", "__weakref__", "model_fields_set")

    shorthand: ClassVar[str] = ""
    """The field that a bare text stands for, when the entry may be written as text alone."""

    model_fields_set: frozenset[str]
    loc: Annotated[Loc, AsGiven()] = ()
    path: Annotated[str, AsGiven()] = ""

    def __init__(self, **values: Any) -> None:
        wrong: list[Wrong] = []
        made = read_entry(type(self), values, (), wrong)
        if wrong:
            raise WrongEntry(type(self), wrong)
        self.__setstate__(made.__getstate__())

    @classmethod
    def model_validate(cls, data: Mapping[str, Any]) -> Self:
        """The entry in data as the reader of a plan makes it. Raises WrongEntry."""
        return cls(**data)

    def at(self, field: str) -> str:
        """The plan path of one of the entry's values: ``goals[g1].target``."""
        return f"{self.path}.{field}" if self.path else field

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in self.__dict__.items() if name not in ("loc", "path"))
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getstate__(self) -> tuple[dict[str, Any], frozenset[str]]:
        return self.__dict__, self.model_fields_set

    def __setstate__(self, state: tuple[dict[str, Any], frozenset[str]]) -> None:
        self.__dict__.update(state[0])
        object.__setattr__(self, "model_fields_set", state[1])


@cache
def declared(model: type[Entry]) -> Mapping[str, Field]:
    """The fields of an entry by attribute, those of its bases first."""
    out: dict[str, Field] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Entry):
            out.update(_own_fields(base))
    return MappingProxyType(out)


@cache
def _own_fields(model: type[Entry]) -> dict[str, Field]:
    out: dict[str, Field] = {}
    for name, written in get_annotations(model).items():
        value = model.__dict__.get(name)
        if name in _OF_READER:
            value = Field("", (), value, False)
        if isinstance(value, Field):
            plain, *marks = _split(_type_of(model.__module__, written))
            out[name] = value._replace(annotation=plain, metadata=tuple(marks))
    return out


@cache
def _type_of(module: str, written: str) -> Any:
    """The type that an annotation of one of our modules says. Half of them say what another in the module says."""
    return eval(written, vars(sys.modules[module]))


def _split(hint: Any) -> tuple[Any, ...]:
    """A type without its marks, and these."""
    return get_args(hint) if get_origin(hint) is Annotated else (hint,)


_OF_READER = frozenset({"loc", "path"})


class _Reading(NamedTuple):
    """What reading an entry of one kind takes, worked out once. ``leaves`` read a value alone, ``parts`` what has
    places of its own in it."""

    leaves: Mapping[str, Callable[[Any], Any]]
    parts: Mapping[str, _Part]
    may_be_none: frozenset[str]
    defaults: Mapping[str, Any]
    mappings: tuple[str, ...]
    required: tuple[str, ...]
    order: Mapping[str, int]


@cache
def _reading(model: type[Entry]) -> _Reading:
    fields = declared(model)
    leaves: dict[str, Callable[[Any], Any]] = {}
    parts: dict[str, _Part] = {}
    for name, field in fields.items():
        leaf = _leaf(field.annotation, field.metadata)
        if leaf is not None:
            leaves[name] = leaf
        else:
            parts[name] = _part(field.annotation, field.metadata)
    return _Reading(
        leaves, parts,
        may_be_none=frozenset(name for name, field in fields.items() if NoneType in get_args(field.annotation)),
        defaults={name: field.default for name, field in fields.items() if not field.required},
        mappings=tuple(name for name, field in fields.items() if field.default == {}),
        required=tuple(name for name, field in fields.items() if field.required),
        order={name: place for place, name in enumerate(fields)},
    )  # fmt: skip


def read_entry(model: type[E], data: Mapping[str, Any], loc: Loc, wrong: list[Wrong]) -> E:
    """The entry in ``data``, which stands at ``loc``; what is wrong with it goes to ``wrong``, in the order of its fields.

    Not whole, and not to be used, when something is wrong.
    """
    leaves, parts, may_be_none, defaults, mappings, required, order = _reading(model)
    before = len(wrong)
    values = dict(defaults)
    for name in mappings:
        values[name] = {}
    for name, raw in data.items():
        leaf = leaves.get(name)
        if raw is None and name in may_be_none:
            values[name] = None
        elif leaf is not None:
            try:
                values[name] = leaf(raw)
            except ValueError as error:
                wrong.append(_refused((*loc, name), error))
        elif name in parts:
            values[name] = parts[name](raw, (*loc, name), wrong)
        else:
            wrong.append(Wrong((*loc, name)))
    for name in required:
        if name not in data:
            wrong.append(Wrong((*loc, name), missing=True))
    if len(wrong) > before + 1:
        wrong[before:] = sorted(
            wrong[before:], key=lambda each: order.get(str(each.loc[len(loc)]), len(order))
        )
    entry = object.__new__(model)
    _set(entry, "__dict__", values)
    _set(entry, "model_fields_set", _names(tuple(data)))
    return entry


@lru_cache(4096)
def _names(given: tuple[str, ...]) -> frozenset[str]:
    """The names as a set, one for all entries that give the same: a set of eight takes 700 bytes."""
    return frozenset(given)


_set = object.__setattr__


def _refused(loc: Loc, error: ValueError) -> Wrong:
    return Wrong(loc, error if isinstance(error, Problem) else None)


_Part = Callable[[Any, Loc, list[Wrong]], Any]


def _unwrapped(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """An annotation without None and without its marks; its marks."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            marks = (*more, *marks)
        elif get_origin(annotation) in (Union, UnionType) and NoneType in get_args(annotation):
            (annotation,) = (each for each in get_args(annotation) if each is not NoneType)
        else:
            return annotation, marks


def _leaf(annotation: Any, marks: tuple[Any, ...]) -> Callable[[Any], Any] | None:
    """What reads a value alone; None for what has places of its own in it."""
    for mark in _unwrapped(annotation, marks)[1]:
        if isinstance(mark, ReadBy):
            return mark.read
        if isinstance(mark, AsGiven):
            return _as_given
    return None


def _as_given(raw: Any) -> Any:
    return raw


def _part(annotation: Any, marks: tuple[Any, ...] = ()) -> _Part:
    """What reads a list, a mapping or an entry. Raises TypeError for what no plan can hold."""
    annotation, marks = _unwrapped(annotation, marks)
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return _entry(annotation)
    if get_origin(annotation) is tuple and any(isinstance(mark, OneOrMany) for mark in marks):
        return _many(*_inner(get_args(annotation)[0]))
    if get_origin(annotation) is Mapping:
        return _mapping(*_inner(get_args(annotation)[1]))
    raise TypeError(f"no way to read {annotation}")


def _inner(annotation: Any) -> tuple[Callable[[Any], Any] | None, _Part | None]:
    leaf = _leaf(annotation, ())
    return leaf, None if leaf else _part(annotation)


def _entry(model: type[Entry]) -> _Part:
    def read(raw: Any, loc: Loc, wrong: list[Wrong]) -> Any:
        if isinstance(raw, dict):
            return read_entry(model, raw, loc, wrong)
        if not isinstance(raw, model):
            wrong.append(Wrong(loc))
        return raw

    return read


def _many(leaf: Callable[[Any], Any] | None, part: _Part | None) -> _Part:
    def read(raw: Any, loc: Loc, wrong: list[Wrong]) -> Any:
        items = raw if isinstance(raw, list | tuple) else (raw,)
        return tuple(_each(enumerate(items), leaf, part, loc, wrong).values())

    return read


def _mapping(leaf: Callable[[Any], Any] | None, part: _Part | None) -> _Part:
    def read(raw: Any, loc: Loc, wrong: list[Wrong]) -> Any:
        if isinstance(raw, Mapping):
            return _each(iter(raw.items()), leaf, part, loc, wrong)
        wrong.append(Wrong(loc))
        return {}

    return read


def _each(
    items: Iterator[tuple[Any, Any]],
    leaf: Callable[[Any], Any] | None,
    part: _Part | None,
    loc: Loc,
    wrong: list[Wrong],
) -> dict[Any, Any]:
    """Every item of a list or a mapping by its place in it."""
    out: dict[Any, Any] = {}
    for place, raw in items:
        if part is not None:
            out[place] = part(raw, (*loc, place), wrong)
        elif leaf is not None:
            try:
                out[place] = leaf(raw)
            except ValueError as error:
                wrong.append(_refused((*loc, place), error))
    return out
