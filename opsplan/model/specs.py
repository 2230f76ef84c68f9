"""The plan spec as data: which keys an entry has, in both languages, and what each holds.

Read from the declarations of the models, so that the walk over a file, the JSON Schema and the
suggestions for misspelt keys can never disagree with the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from opsplan.model.entries import Entry, declared
from opsplan.records import dataclass

Shape = Literal["value", "entry", "entries", "entry-map", "values", "value-map", "text-table"]
HIDDEN = frozenset({"loc", "path"})


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A key of an entry. ``attribute`` is its name in Python, ``name`` and ``zh`` in plans."""

    attribute: str
    name: str
    zh: str
    aliases: tuple[str, ...]
    shape: Shape
    model: type[Entry] | None
    required: bool
    annotation: Any
    metadata: tuple[Any, ...]
    default: Any
    parts: tuple[Any, ...]
    """The annotation and all annotations inside it, outermost first."""


def _flat(annotation: Any) -> list[Any]:
    """The annotation and all annotations inside it, outermost first."""
    out = [annotation]
    for part in get_args(annotation):
        out.extend(_flat(part))
    return out


def marks_of(spec: FieldSpec) -> list[Any]:
    """What the type of a key is marked with: how it is read, what it points to. Outermost first."""
    inner = [mark for part in spec.parts for mark in getattr(part, "__metadata__", ())]
    return [*spec.metadata, *inner]


def _shape(parts: list[Any]) -> tuple[Shape, type[Entry] | None]:
    model = next((part for part in parts if isinstance(part, type) and issubclass(part, Entry)), None)
    mapping = any(
        get_origin(part) is Mapping or str(get_origin(part)).endswith("abc.Mapping'>") for part in parts
    )
    depth = sum(get_origin(part) is tuple for part in parts)
    if mapping:
        return ("entry-map" if model else "value-map"), model
    if model:
        return ("entries" if depth else "entry"), model
    if depth > 1:
        return "text-table", None
    return ("values" if depth else "value"), None


@cache
def fields_of(model: type[Entry]) -> Mapping[str, FieldSpec]:
    """The keys of an entry by English name, in the order of the spec."""
    out: dict[str, FieldSpec] = {}
    for attribute, field in declared(model).items():
        if attribute in HIDDEN:
            continue
        parts = _flat(field.annotation)
        shape, inner = _shape(parts)
        name = attribute.rstrip("_")
        out[name] = FieldSpec(
            attribute, name, field.zh, field.aliases, shape, inner, field.required, field.annotation, field.metadata,
            field.default, tuple(parts),
        )  # fmt: skip
    if "internal" in out:
        out["internal"] = out.pop("internal")  # it may stand anywhere, so it is named last
    return MappingProxyType(out)


@cache
def entry_fields(model: type[Entry]) -> tuple[str, ...]:
    """The attributes that hold entries: one, several, or a mapping of some."""
    return tuple(spec.attribute for spec in fields_of(model).values() if spec.model)


@cache
def fields_holding(model: type[Entry], kind: type) -> tuple[FieldSpec, ...]:
    """The fields whose value may be a ``kind``, or a list of some."""
    return tuple(spec for spec in fields_of(model).values() if kind in spec.parts)


@cache
def words_of(model: type[Entry]) -> frozenset[str]:
    """Every name that is read for a key of an entry or of any entry in it."""
    words: set[str] = set()
    seen: set[type[Entry]] = set()
    stack = [model]
    while stack:
        inner = stack.pop()
        if inner not in seen:
            seen.add(inner)
            words.update(names_of(inner))
            stack.extend(spec.model for spec in fields_of(inner).values() if spec.model)
    return frozenset(words)


@cache
def names_of(model: type[Entry]) -> Mapping[str, FieldSpec]:
    """The keys of an entry by every name that is read."""
    out: dict[str, FieldSpec] = {}
    for spec in fields_of(model).values():
        for name in (spec.name, spec.zh, *spec.aliases):
            out.setdefault(name, spec)
    for singular, plural in (("weekday", "weekdays"),):
        if plural in out and singular not in out:
            out[singular] = out[plural]
    return MappingProxyType(out)
