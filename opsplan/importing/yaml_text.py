"""A plan as YAML that people go on editing: keys in their language, a task a line, quotes only where needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from opsplan.diagnostics import Lang
from opsplan.model.base import Entry
from opsplan.model.specs import FieldSpec, fields_of

Scalar = str | int | date | bool
Value = Scalar | Sequence["Value"] | Mapping[str, "Value"]

_WIDTH = 150
_OUTLINE = ("phases", "tasks")
"""Lists whose entries may hold such lists themselves."""
_PLAIN = re.compile(r"[A-Za-z0-9_\u3400-\u9fff（《][\w\u3400-\u9fff（）《》、。．·/.+% -]*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "nan", "inf"})
_ESCAPED = re.compile("[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


def plan_yaml(tree: Mapping[str, Value], model: type[Entry], lang: Lang) -> str:
    """The tree, in English field names, as YAML text with the keys of ``lang``."""
    return "\n".join(_mapping(tree, model, lang, "")) + "\n"


def _mapping(tree: Mapping[str, Value], model: type[Entry] | None, lang: Lang, indent: str) -> Iterator[str]:
    for name, value in tree.items():
        spec = _spec(model, name)
        key = _key(spec, name, lang)
        inner = spec.model if spec else None
        if isinstance(value, str | int | date):
            yield f"{indent}{key}: {_scalar(value, flow=False)}"
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
        return _scalar(value, flow=True)
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


def _scalar(value: Scalar, *, flow: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | date):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value == value.strip() and value.lower() not in _WORDS
    if plain and not (flow and any(mark in value for mark in ",[]{}")):
        return value
    return quoted(value)


def quoted(text: str) -> str:
    """A double-quoted scalar; what no editor shows is written as an escape."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
