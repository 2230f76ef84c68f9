"""What the schema says: of every key in both languages, with examples that are read as they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from opsplan.diagnostics import LANGS, Bilingual, Lang
from opsplan.model.base import Entry, Section
from opsplan.model.brand_file import BrandFile
from opsplan.model.calendar_file import CalendarData
from opsplan.model.choices import Choice
from opsplan.model.entries import ReadBy
from opsplan.model.keys import KeyWalk
from opsplan.model.marketing_file import MarketingFile
from opsplan.model.plan import Plan
from opsplan.model.schema import brand_schema, calendar_schema, marketing_schema, plan_schema
from opsplan.model.schema.choices import choice_name
from opsplan.model.schema.words import choice_words, entry_words, words_of_entry, words_of_key
from opsplan.model.source import Source
from opsplan.model.specs import FieldSpec, fields_of, marks_of
from opsplan.model.validation import validate_as
from opsplan.yamlio.nodes import MappingNode
from opsplan.yamlio.reader import read_yaml

SCHEMAS = {lang: plan_schema(lang) for lang in LANGS}
FILES: dict[type[Entry], dict[Lang, dict[str, Any]]] = {
    Plan: SCHEMAS, CalendarData: {lang: calendar_schema(lang) for lang in LANGS},
    MarketingFile: {lang: marketing_schema(lang) for lang in LANGS},
    BrandFile: {lang: brand_schema(lang) for lang in LANGS},
}  # fmt: skip
CHINESE = re.compile("[\u4e00-\u9fff]")


def models() -> list[type[Entry]]:
    """Every entry that a plan or a file beside it may hold."""
    todo: list[type[Entry]] = list(FILES)
    seen = dict.fromkeys(todo)
    while todo:
        for spec in fields_of(todo.pop()).values():
            if spec.model is not None and spec.model not in seen:
                seen[spec.model] = None
                todo.append(spec.model)
    return list(seen)


MODELS = models()
KEYS = [(model, spec) for model in MODELS for spec in fields_of(model).values()]
by_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
by_lang = pytest.mark.parametrize("lang", LANGS)


def schemas_with(model: type[Entry]) -> dict[Lang, dict[str, Any]]:
    """The schemas of the file that holds such an entry."""
    return FILES.get(model) or next(each for each in FILES.values() if model.__name__ in each["en"]["$defs"])


def described(model: type[Entry], spec: FieldSpec, lang: Lang) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the schema says of a key, and the definitions it may refer to."""
    schema = schemas_with(model)[lang]
    entry = schema if model in FILES else schema["$defs"][model.__name__]
    return entry["properties"][spec.zh if lang == "zh-CN" else spec.name], schema["$defs"]


def reader_of(spec: FieldSpec) -> Any:
    return next((mark.read for mark in marks_of(spec) if isinstance(mark, ReadBy)), None)


def is_sound(said: Bilingual, most: int) -> bool:
    """Both languages are there, each in its own script, in one or two sentences that end."""
    zh_ends, en_ends = said.zh.endswith(("。", "”")), said.en.endswith((".", "'"))
    return bool(
        CHINESE.search(said.zh) and not CHINESE.search(said.en) and zh_ends and en_ends
        and len(said.zh) <= most and len(said.en) <= 2 * most
    )  # fmt: skip


def test_every_key_of_every_entry_is_described_in_both_languages() -> None:
    assert len(KEYS) > 500
    unsound = [
        (model.__name__, spec.name)
        for model, spec in KEYS
        if not is_sound(words_of_key(model, spec.name).text, 80)
    ]
    assert unsound == []


def test_every_entry_is_described_in_both_languages() -> None:
    assert [model.__name__ for model in MODELS if not is_sound(words_of_entry(model).about, 80)] == []


def test_nothing_is_described_that_is_not_there() -> None:
    known = {model.__name__: set(fields_of(model)) for model in (*MODELS, Section)}
    assert [name for name in entry_words() if name not in known] == []
    assert [
        (name, key) for name, words in entry_words().items() for key in words.keys if key not in known[name]
    ] == []


def test_every_value_of_a_closed_list_is_described() -> None:
    found = {mark for _, spec in KEYS for mark in marks_of(spec) if isinstance(mark, Choice)}
    assert len(found) > 10
    words = choice_words()
    assert {choice_name(choice) for choice in found} == set(words)
    for choice in found:
        assert list(words[choice_name(choice)]) == list(choice.values)


@by_lang
def test_the_default_of_a_key_is_read(lang: Lang) -> None:
    found = 0
    for model, spec in KEYS:
        said, _ = described(model, spec, lang)
        if "default" in said:
            found += 1
            reader_of(spec)(said["default"])
            assert str(said["default"]).lower() in said["description"].lower()
    assert found > 10


@by_lang
def test_the_examples_of_a_key_fit_its_schema_and_are_read(lang: Lang) -> None:
    seen = set()
    for model, spec in KEYS:
        said, defs = described(model, spec, lang)
        kind = said.get("$ref", "").rpartition("/")[2]
        examples = said.get("examples", defs.get(kind, {}).get("examples", ()))
        fits = jsonschema.Draft202012Validator({**said, "$defs": defs})
        for example in examples:
            seen.add(kind)
            assert fits.is_valid(example), (model.__name__, spec.name, example)
            reader_of(spec)(str(example))
    assert {
        "quantity",
        "share",
        "money",
        "date",
        "date-expression",
        "duration",
        "time",
        "id",
        "person",
    } <= seen


@by_lang
def test_every_form_of_value_has_examples_in_the_language(lang: Lang) -> None:
    kinds = {
        name: said
        for name, said in SCHEMAS[lang]["$defs"].items()
        if "errorMessage" in said and "pattern" in said
    }
    assert len(kinds) > 10
    for name, said in kinds.items():
        assert said["examples"], name
        assert lang == "zh-CN" or not CHINESE.search(str(said["examples"])), name


def examples_of(lang: Lang) -> Iterator[tuple[type[Entry], MappingNode]]:
    for model in MODELS:
        example = words_of_entry(model).example.get(lang)
        if example is not None:
            text = json.dumps(example, ensure_ascii=False)
            root = read_yaml(text.encode()).root
            assert isinstance(root, MappingNode)
            yield model, root


@by_lang
def test_the_example_of_an_entry_is_read_without_a_finding(lang: Lang) -> None:
    count = 0
    for model, root in examples_of(lang):
        count += 1
        source = Source("example.yaml", root, model)
        walk = KeyWalk(source)
        data = walk.entry(root, model, (), "")
        needed = {spec.attribute: None for spec in fields_of(model).values() if spec.required}
        _, wrong, invented = validate_as(model, data, source, needed)
        assert [finding.message.en for finding in (*walk.findings, *wrong)] == [], model.__name__
        assert not invented, model.__name__
    assert count > 60


@by_lang
def test_the_example_of_an_entry_speaks_its_language_and_fits_both_schemas(lang: Lang) -> None:
    for model, root in examples_of(lang):
        own = {(spec.zh if lang == "zh-CN" else spec.name) for spec in fields_of(model).values()}
        assert {key.text for key, _ in root.entries} <= own, model.__name__
        example = words_of_entry(model).example[lang]
        for schema in schemas_with(model).values():
            whole = {"$ref": f"#/$defs/{model.__name__}", "$defs": schema["$defs"]}
            errors = list(jsonschema.Draft202012Validator(whole).iter_errors(example))
            assert not errors, (model.__name__, errors[0].message)


@by_model
def test_an_entry_that_stands_in_a_list_has_a_skeleton(model: type[Entry]) -> None:
    """The sections that are no lists have many parts, of which a plan needs few: they have none."""
    held = {spec.model for _, spec in KEYS if spec.shape == "entries" and not spec.model.shorthand}
    assert model not in held or set(words_of_entry(model).example) == set(LANGS)


@by_lang
def test_a_skeleton_has_places_for_all_its_texts_in_order(lang: Lang) -> None:
    body = SCHEMAS[lang]["$defs"]["Product-list"]["defaultSnippets"][0]["body"]
    assert [value.partition(":")[0] for value in body.values()] == [
        f"${{{n}" for n in range(1, len(body) + 1)
    ]
    assert all(value.endswith("}") for value in body.values())
    if lang == "en":
        assert body["price"] == r"${4:\$109}"


@by_lang
def test_the_schema_is_small_enough_to_load_with_every_plan(lang: Lang) -> None:
    assert len(json.dumps(SCHEMAS[lang], ensure_ascii=False, indent=1).encode()) < 400_000
