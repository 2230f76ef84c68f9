"""The JSON Schema of a plan, generated from the models in either language.

In the Chinese schema the Chinese names are the ``properties``, which editors offer for completion;
the English ones are accepted through ``patternProperties``, and the other way round: a plan that the
spec allows is never marked wrong by an editor.
"""

from __future__ import annotations

import re
from typing import Any, get_args, get_origin

from opsplan.diagnostics import Lang
from opsplan.model import base, check_settings, numbers, plan, times
from opsplan.model.base import Entry
from opsplan.model.choices import Choice
from opsplan.model.goals import NEW
from opsplan.model.marks import ReadBy
from opsplan.model.specs import FieldSpec, fields_of

_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_NUMBER: dict[str, Any] = {"type": ["string", "number"]}
_DAY: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_BY_VALIDATOR: dict[Any, dict[str, Any]] = {
    numbers.parse_quantity: _NUMBER | {"examples": ["30万", 300000, "35%"]},
    numbers.parse_quantity_or_text: _NUMBER | {"examples": ["30万", "80%"]},
    numbers.parse_share: _NUMBER | {"examples": ["60%", 60]},
    numbers.parse_money: _NUMBER | {"examples": ["30万", 120000, "¥120,000"]},
    numbers.parse_money_or_share: _NUMBER | {"examples": ["8%", 120000]},
    check_settings.parse_threshold: _NUMBER | {"examples": [15, 0.5]},
    times.parse_date: _DAY | {"examples": ["2027-03-12"]},
    times.parse_date_expr: {
        "type": "string",
        "examples": ["2027-03-12", "launch-7d", "period.end", "双11-3wd"],
    },
    times.parse_duration: _NUMBER | {"examples": [5, "5wd", "7d", "2w", "1mo"]},
    times.parse_time: _NUMBER | {"examples": ["19:30", "19:30-21:00"]},
    times.parse_length: _NUMBER | {"examples": [40, "40min", "1h30min"]},
    times.parse_weekday: _NUMBER | {"examples": ["周四", "Thu", 4]},
    times.parse_month: {"type": "string", "pattern": r"^\d{4}-\d{2}$", "examples": ["2027-03"]},
    times.parse_quarter: {"type": "string", "pattern": r"^\d{4}Q[1-4]$", "examples": ["2027Q1"]},
    base._boolean: {"type": "boolean"},
    base._level: {
        "enum": [1, 2, 3, 4, 5, "1", "2", "3", "4", "5", "低", "中", "高", "low", "medium", "high"]
    },
    base._id: {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
    base._person: {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    plan._version: {"enum": [*plan.KNOWN_VERSIONS, *(int(v) for v in plan.KNOWN_VERSIONS)]},
}


def plan_schema(lang: Lang) -> dict[str, Any]:
    """JSON Schema 2020-12 of a whole plan, with keys, titles and descriptions in ``lang``."""
    defs: dict[str, Any] = {}
    root = _entry(plan.Plan, lang, defs)
    anyof = [{"anyOf": [{"required": [name]} for name in _both_names(spec, lang)]} for spec in _contents()]
    root["allOf"] = [*root.get("allOf", []), {"anyOf": anyof}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:opsplan:plan:1:{lang}",
        "title": "opsplan 运营方案" if lang == "zh-CN" else "opsplan operations plan",
        **root,
        "$defs": dict(sorted(defs.items())),
    }


def _both_names(spec: FieldSpec, lang: Lang) -> tuple[str, str]:
    """The key in the schema's language, which editors name first, and in the other one."""
    return (spec.zh, spec.name) if lang == "zh-CN" else (spec.name, spec.zh)


def _contents() -> list[FieldSpec]:
    specs = fields_of(plan.Plan)
    return [specs[name] for name in ("goals", "phases", "content", "activities")]


def _entry(model: type[Entry], lang: Lang, defs: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    others: dict[str, Any] = {}
    required = []
    for spec in fields_of(model).values():
        schema = _field(spec, lang, defs)
        own, other = _both_names(spec, lang)
        title = f"{own}（{other}）" if lang == "zh-CN" else f"{own} ({other})"
        properties[own] = {"title": title, **_described(spec, lang), **schema}
        rest = [name for name in dict.fromkeys((other, *spec.aliases, *_singular(spec))) if name != own]
        if rest:
            others[f"^({'|'.join(map(re.escape, rest))})$"] = schema
        if spec.required:
            required.append(
                {"anyOf": [{"required": [name]} for name in (own, *rest)]} if rest else {"required": [own]}
            )
    out: dict[str, Any] = {
        "type": "object",
        "properties": properties,
        "patternProperties": others,
        "additionalProperties": False,
    }
    if required:
        out["allOf"] = required
    return out


def _singular(spec: FieldSpec) -> tuple[str, ...]:
    return ("weekday",) if spec.name == "weekdays" else ()


def _described(spec: FieldSpec, lang: Lang) -> dict[str, Any]:
    text = spec.desc[0] if lang == "zh-CN" else spec.desc[1]
    out: dict[str, Any] = {"description": text} if text else {}
    if isinstance(spec.default, str | bool) and spec.default is not None:
        out["default"] = spec.default
    return out


def _field(spec: FieldSpec, lang: Lang, defs: dict[str, Any]) -> dict[str, Any]:
    if spec.model is not None:
        name = spec.model.__name__
        if name not in defs:
            defs[name] = {}
            defs[name].update(_entry(spec.model, lang, defs))
        item: dict[str, Any] = {"$ref": f"#/$defs/{name}"}
        if spec.model.shorthand:
            item = {"anyOf": [_TEXT, item]}
        if spec.shape == "entry":
            return item
        if spec.shape == "entry-map":
            return {"type": "object", "additionalProperties": item}
    else:
        item = _value(spec)
        if spec.shape == "value":
            return item
        if spec.shape == "value-map":
            values: dict[str, Any] = {"type": "object", "additionalProperties": item}
            nested = get_origin(get_args(spec.annotation)[1]) is get_origin(spec.annotation)
            return values | {"additionalProperties": values} if nested else values
        if spec.shape == "text-table":
            item = {"type": "array", "items": {"anyOf": [_TEXT, {"type": "null"}]}}
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _value(spec: FieldSpec) -> dict[str, Any]:
    metadata = [*spec.metadata, *_inner_metadata(spec.annotation)]
    choice = next((m for m in metadata if isinstance(m, Choice)), None)
    if choice is not None:
        words = sorted({word for value, names in choice.values.items() for word in (value, *names[1:])})
        return {"anyOf": [{"enum": words}, _TEXT]} if choice.open else {"enum": words}
    for mark in metadata:
        if isinstance(mark, ReadBy) and mark.read in _BY_VALIDATOR:
            return _BY_VALIDATOR[mark.read]
    if spec.name == "baseline":
        return _NUMBER | {"examples": ["12.8万", NEW]}
    if spec.name in ("scores", "nth"):
        numbers = range(1, 5 if spec.name == "nth" else 6)
        return {"type": ["integer", "string"], "enum": [*numbers, *map(str, numbers)]}
    return _TEXT


def _inner_metadata(annotation: Any) -> list[Any]:
    out = list(getattr(annotation, "__metadata__", ()))
    for part in get_args(annotation):
        out.extend(_inner_metadata(part))
    return out
