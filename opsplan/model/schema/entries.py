"""The entries of a plan as JSON Schema 2020-12, generated from the models in either language.

In the Chinese schema the Chinese names are the ``properties``, which editors offer for completion;
the English ones are accepted through ``patternProperties``, and the other way round: a plan that the
spec allows is never marked wrong by an editor.

Editors combine the titles of the branches of an ``anyOf`` that fit, which says nothing to a reader, and
report the errors of the branch that fits best, which need not be the one meant. Hence ``if`` and ``else``.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any, get_args, get_origin
from urllib.parse import quote

from opsplan.diagnostics import Bilingual, Lang
from opsplan.model import base, plan
from opsplan.model.base import Entry, PersonMark, RefTo
from opsplan.model.brand_file import BrandFile
from opsplan.model.calendar_file import CalendarData
from opsplan.model.choices import Choice
from opsplan.model.entries import ReadBy
from opsplan.model.marketing_file import MarketingFile
from opsplan.model.schema.choices import choice_name, choice_schema, own_words
from opsplan.model.schema.snippets import entry_snippet
from opsplan.model.schema.values import (
    BY_READER,
    PERSON,
    TEXT_TYPES,
    WHOLE,
    ValueKind,
    flag_schema,
    ref_kind,
    text_schema,
)
from opsplan.model.schema.words import words_of_entry, words_of_key
from opsplan.model.specs import FieldSpec, fields_of, marks_of
from opsplan.records import dataclass

_CONTENTS = ("goals", "phases", "content", "activities")
"""The sections of which a plan has one at least."""


def plan_schema(lang: Lang) -> dict[str, Any]:
    """JSON Schema 2020-12 of a whole plan, with keys, titles and descriptions in ``lang``."""
    writer = _Writer(lang, tags=True)
    out = writer.file(plan.Plan, "plan", Bilingual("opsplan 运营方案", "opsplan operations plan"))
    out["allOf"].append(writer.any_content())
    return out


def calendar_schema(lang: Lang) -> dict[str, Any]:
    """JSON Schema 2020-12 of a calendar data file, with keys, titles and descriptions in ``lang``."""
    title = Bilingual("opsplan 日历数据", "opsplan calendar data")
    return _Writer(lang).file(CalendarData, "calendar", title)


def brand_schema(lang: Lang) -> dict[str, Any]:
    """JSON Schema 2020-12 of a brand file, with keys, titles and descriptions in ``lang``."""
    return _Writer(lang).file(BrandFile, "brand", Bilingual("opsplan 品牌文件", "opsplan brand file"))


def marketing_schema(lang: Lang) -> dict[str, Any]:
    """JSON Schema 2020-12 of a file of marketing dates, with keys, titles and descriptions in ``lang``."""
    title = Bilingual("opsplan 营销节点", "opsplan marketing dates")
    return _Writer(lang).file(MarketingFile, "marketing", title)


@dataclass(slots=True)
class _Writer:
    """Writes schemas of entries in one language; ``defs`` gathers what is referred to from many places, and ``tags`` says
    that values may be of a column."""

    lang: Lang
    tags: bool = False
    defs: dict[str, Any] = field(default_factory=dict)

    def file(self, model: type[Entry], name: str, title: Bilingual) -> dict[str, Any]:
        """The schema of a file that holds one entry."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:opsplan:{name}:1:{self.lang}",
            **self.entry(model, title.get(self.lang), "#"),
            "$defs": dict(sorted(self.defs.items())),
        }

    def entry(self, model: type[Entry], title: str, pointer: str) -> dict[str, Any]:
        """The schema of an entry that stands at ``pointer`` in the file."""
        properties: dict[str, Any] = {}
        others: dict[str, Any] = {}
        required = []
        for spec in fields_of(model).values():
            own, *rest = self.names(spec)
            properties[own] = self._key(spec, model)
            if rest:
                target = properties[own].get("$ref", "") if spec.name == "internal" else ""
                others[f"^({'|'.join(map(re.escape, rest))})$"] = {
                    "$ref": target or f"{pointer}/properties/{quote(own)}"
                }
            if spec.required:
                required.append(self._required(spec))
        out: dict[str, Any] = {
            "title": title,
            "description": words_of_entry(model).about.get(self.lang),
            "type": ["object", *TEXT_TYPES] if model.shorthand else "object",
            "properties": properties,
            "patternProperties": others,
            "additionalProperties": False,
            "errorMessage": self._keys_wanted(list(properties)),
        }
        if model.shorthand:
            short = self._value(fields_of(model)[model.shorthand])
            required.append({"if": {"type": list(TEXT_TYPES)}, "then": short})
        if required:
            out["allOf"] = required
        return out

    def names(self, spec: FieldSpec) -> tuple[str, ...]:
        """Every name of a key; that of the schema's language, which editors name first, leads."""
        own, other = (spec.zh, spec.name) if self.lang == "zh-CN" else (spec.name, spec.zh)
        singular = ("weekday",) if spec.name == "weekdays" else ()
        return tuple(dict.fromkeys((own, other, *spec.aliases, *singular)))

    def any_content(self) -> dict[str, Any]:
        """That a plan has one of the sections that make it one."""
        specs = fields_of(plan.Plan)
        names = [name for each in _CONTENTS for name in self.names(specs[each])]
        wrong = Bilingual(
            f"至少要写一项：{'、'.join(specs[each].zh for each in _CONTENTS)}",
            f"at least one of these is wanted: {', '.join(_CONTENTS)}",
        )
        return {
            "if": {"anyOf": [{"required": [name]} for name in names]},
            "else": {"required": names[:1], "errorMessage": wrong.get(self.lang)},
        }

    def _keys_wanted(self, names: list[str]) -> str:
        """What editors say of a key that is not known, and of what is no entry at all."""
        zh = f"这里要写“键: 值”，可用的键：{'、'.join(names)}"
        en = f"keys and values are wanted here; the keys are: {', '.join(names)}"
        return Bilingual(zh, en).get(self.lang)

    def _title(self, spec: FieldSpec) -> str:
        own, other = self.names(spec)[:2] if spec.name != spec.zh else (spec.name, "")
        if not other:
            return own
        return f"{own}（{other}）" if self.lang == "zh-CN" else f"{own} ({other})"

    def _required(self, spec: FieldSpec) -> dict[str, Any]:
        """That one of a key's names is there; nested, so that what is missing is said once."""
        wrong = Bilingual(f"缺少“{self._title(spec)}”", f"'{self._title(spec)}' is missing").get(self.lang)
        own, *rest = self.names(spec)
        out: dict[str, Any] = {"required": [own], "errorMessage": wrong}
        for name in rest:
            out = {"if": {"required": [name]}, "else": out}
        return out

    def _key(self, spec: FieldSpec, model: type[Entry]) -> dict[str, Any]:
        if spec.name == "internal":
            return self._defined("internal", lambda: self._described(spec, model) | self._value(spec))
        return self._described(spec, model) | self._shape(spec, model)

    def _described(self, spec: FieldSpec, model: type[Entry]) -> dict[str, Any]:
        words = words_of_key(model, spec.name)
        out: dict[str, Any] = {"title": self._title(spec), "description": words.text.get(self.lang)}
        default = self._default(spec, words.default)
        if default is not None:
            said = default if isinstance(default, str) else str(default).lower()
            out["description"] += f"默认：{said}。" if self.lang == "zh-CN" else f" Default: {said}."
            out["default"] = default
        if examples := words.examples.get(self.lang):
            out["examples"] = list(examples)
        return out

    def _default(self, spec: FieldSpec, said: str) -> str | bool | None:
        default = said or spec.default
        if not isinstance(default, str | bool):
            return None
        choice = _mark(spec, Choice)
        if choice is not None and isinstance(default, str):
            return own_words(choice, self.lang)[list(choice.values).index(default)]
        return default

    def _shape(self, spec: FieldSpec, parent: type[Entry]) -> dict[str, Any]:
        if spec.model is not None:
            return self._entries(spec, spec.model, parent)
        item = self._value(spec)
        if spec.shape == "value":
            return item
        if spec.shape == "value-map":
            values: dict[str, Any] = {"type": "object", "additionalProperties": item}
            nested = get_origin(get_args(spec.annotation)[1]) is get_origin(spec.annotation)
            return values | {"additionalProperties": values} if nested else values
        if spec.shape == "text-table":
            cells: dict[str, Any] = {"type": [*TEXT_TYPES, "boolean", "null"]}
            return {"type": "array", "items": {"type": ["array", *TEXT_TYPES], "items": cells}}
        return self._one_or_many(item)

    def _entries(self, spec: FieldSpec, model: type[Entry], parent: type[Entry]) -> dict[str, Any]:
        name = model.__name__
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] |= self.entry(model, self._title(spec), f"#/$defs/{name}")
        item = {"$ref": f"#/$defs/{name}"}
        snippet = entry_snippet(model, self.lang)
        if spec.shape == "entry":
            if snippet:
                self.defs[name]["defaultSnippets"] = [snippet]
            return item
        if spec.shape == "entry-map":
            return {"type": "object", "additionalProperties": item}
        wrong = Bilingual(
            "这里要写列表，每项以“- ”开头，里面是“键: 值”",
            "a list is wanted here: items that begin with '- ' and hold keys and values",
        )
        snippets = {"defaultSnippets": [snippet | {"type": "array"}]} if snippet else {}
        out: dict[str, Any] = {
            "type": ["array", "object", *(TEXT_TYPES if model.shorthand else ())],
            "if": {"type": "array"},
            "then": self._defined(f"{name}-list", lambda: {"items": item, **snippets}),
            "else": item,
        }
        if not model.shorthand:
            out |= {"else": {"if": {"type": "object"}, "then": item}, "errorMessage": wrong.get(self.lang)}
        return out

    def _one_or_many(self, item: dict[str, Any]) -> dict[str, Any]:
        """A value, or a list of such values; both forms have one definition."""
        name = item["$ref"].rpartition("/")[2]
        if name == "text":
            return self._defined("text-list", lambda: {"type": ["array", *TEXT_TYPES], "items": item})
        one = self.defs[name]
        types = [one["type"]] if isinstance(one["type"], str) else one["type"]
        return self._defined(
            f"{name}-list", lambda: one | {"type": list(dict.fromkeys(("array", *types))), "items": item}
        )

    def _value(self, spec: FieldSpec) -> dict[str, Any]:
        """A reference to the form of the key's values."""
        choice = _mark(spec, Choice)
        if choice is not None:
            return self._defined(choice_name(choice), lambda: choice_schema(choice, self.lang))
        if _reads(spec, base._boolean):
            return self._defined("flag", lambda: flag_schema(self.lang))
        kind = _kind(spec)
        if kind is None:
            return self._defined("text", lambda: text_schema(self.lang))
        return self._defined(kind.name, lambda: kind.schema(self.lang, tags=self.tags))

    def _defined(self, name: str, make: Any) -> dict[str, Any]:
        if name not in self.defs:
            self.defs[name] = make()
        return {"$ref": f"#/$defs/{name}"}


def _kind(spec: FieldSpec) -> ValueKind | None:
    """The form of a key's values; None for plain text."""
    if spec.name in WHOLE:
        return WHOLE[spec.name]
    if _mark(spec, PersonMark) is not None:
        return PERSON
    ref = _mark(spec, RefTo)
    if ref is not None:
        return ref_kind(ref)
    return next((kind for reader, kind in BY_READER.items() if _reads(spec, reader)), None)


def _reads(spec: FieldSpec, reader: Any) -> bool:
    return any(isinstance(each, ReadBy) and each.read is reader for each in marks_of(spec))


def _mark(spec: FieldSpec, kind: type[Any]) -> Any:
    return next((each for each in marks_of(spec) if isinstance(each, kind)), None)
