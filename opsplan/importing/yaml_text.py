"""A plan as YAML that people go on editing: keys in their language, a task a line, quotes only where needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from opsplan.diagnostics import Lang
from opsplan.model.base import Entry
from opsplan.model.specs import FieldSpec, fields_of
from opsplan.yamlio.writing import Scalar, scalar

Value = Scalar | Sequence["Value"] | Mapping[str, "Value"]

_WIDTH = 150
_OUTLINE = ("phases", "tasks")
"""Lists whose entries may hold such lists themselves."""


def plan_yaml(tree: Mapping[str, Value], model: type[Entry], lang: Lang) -> str:
    """The tree, in English field names, as YAML text with the keys of ``lang``."""
    return "\n".join(_mapping(tree, model, lang, "")) + "\n"


def _mapping(tree: Mapping[str, Value], model: type[Entry] | None, lang: Lang, indent: str) -> Iterator[str]:
    for name, value in tree.items():
        spec = _spec(model, name)
        key = _key(spec, name, lang)
        inner = spec.model if spec else None
        if isinstance(value, str | int | date):
            yield f"{indent}{key}: {scalar(value, flow=False)}"
            continue
        flow = _flow(value, inner, lang)
        if not _has_lines(name, value) and len(indent) + len(key) + len(flow) + 2 <= _WIDTH:
            yield f"{indent}{key}: {flow}"
        elif isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _mapping(value, inner, lang, f"{indent}  ")
        else:
            yield f"{indent}{key}:"
            yield from _items(value, inner, lang, f"{indent}  ")


def _items(items: Sequence[Value], model: type[Entry] | None, lang: Lang, indent: str) -> Iterator[str]:
    """Each entry on a line of its own; one that holds a list of entries takes several."""
    for item in items:
        if isinstance(item, Mapping) and any(name in item for name in _OUTLINE):
            first, *rest = _mapping(item, model, lang, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {_flow(item, model, lang)}"


def _flow(value: Value, model: type[Entry] | None, lang: Lang) -> str:
    if isinstance(value, str | int | date):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        parts = []
        for name, each in value.items():
            spec = _spec(model, name)
            parts.append(f"{_key(spec, name, lang)}: {_flow(each, spec.model if spec else None, lang)}")
        return "{" + ", ".join(parts) + "}"
    return "[" + ", ".join(_flow(each, model, lang) for each in value) + "]"


def _has_lines(name: str, value: Value) -> bool:
    """True for lists that have an entry a line however short they are."""
    members = not isinstance(value, str | int | date | Mapping) and any(
        isinstance(each, Mapping) for each in value
    )
    return name in _OUTLINE or (name == "team" and members)


def _spec(model: type[Entry] | None, name: str) -> FieldSpec | None:
    return fields_of(model).get(name) if model else None


def _key(spec: FieldSpec | None, name: str, lang: Lang) -> str:
    return spec.zh if spec and lang != "en" and name != "opsplan" else name
