"""The JSON Schema accepts what the spec accepts and knows every key in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import plan_paths

from opsplan.diagnostics import LANGS, Lang
from opsplan.model.base import Entry
from opsplan.model.keys import plain
from opsplan.model.plan import Plan
from opsplan.model.schema import calendar_schema, plan_schema
from opsplan.model.specs import fields_of, names_of
from opsplan.yamlio.reader import read_yaml


def _data(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _data(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_data(item) for item in value]
    return {"true": True, "false": False}.get(value, value)


@cache
def validator(lang: Lang) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(plan_schema(lang))


@pytest.mark.parametrize("lang", LANGS)
def test_the_schema_is_itself_valid(lang: Lang) -> None:
    jsonschema.Draft202012Validator.check_schema(validator(lang).schema)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", plan_paths(), ids=lambda p: p.name)
def test_example_plans_are_valid_by_both_schemas(path: Path, lang: Lang) -> None:
    root = read_yaml(path.read_bytes()).root
    assert root is not None
    errors = [
        f"{list(e.absolute_path)}: {e.message[:120]}" for e in validator(lang).iter_errors(_data(plain(root)))
    ]
    assert errors == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_schema_refuses_an_unknown_key_and_a_missing_title(lang: Lang) -> None:
    good: dict[str, Any] = {
        "opsplan": 1,
        "title": "t",
        "period": {"start": "2027-01-01", "end": "2027-02-01"},
        "goals": [{"name": "g"}],
    }
    assert validator(lang).is_valid(good)
    assert not validator(lang).is_valid(good | {"titel": "t"})
    assert not validator(lang).is_valid({k: v for k, v in good.items() if k != "title"})
    assert not validator(lang).is_valid({k: v for k, v in good.items() if k != "goals"})


@pytest.mark.parametrize("lang", LANGS)
def test_a_column_may_stand_for_a_date_or_a_number(lang: Lang) -> None:
    plan: dict[str, Any] = {
        "opsplan": 1,
        "title": "t",
        "each": {"columns": {"opening": {"type": "date", "example": "2027-03-12"}}},
        "period": {"start": "{{ opening }}", "end": "2027-12-31"},
        "goals": [{"name": "g", "target": "{{ orders * 2 }}", "due": "{{ opening }}"}],
    }
    assert validator(lang).is_valid(plan)
    for wrong in ("{ opening }", "opening", "{{"):
        assert not validator(lang).is_valid(plan | {"period": {"start": wrong, "end": "2027-12-31"}})


def models() -> list[type[Entry]]:
    seen: dict[type[Entry], None] = {Plan: None}
    todo: list[type[Entry]] = [Plan]
    while todo:
        for spec in fields_of(todo.pop()).values():
            if spec.model is not None and spec.model not in seen:
                seen[spec.model] = None
                todo.append(spec.model)
    return list(seen)


def test_every_key_has_one_meaning_in_its_entry() -> None:
    assert len(models()) > 60
    for model in models():
        for spec in fields_of(model).values():
            assert spec.zh, (model, spec.name)
            assert names_of(model)[spec.zh] == spec, (model.__name__, spec.name)
            assert names_of(model)[spec.name] == spec, (model.__name__, spec.name)


def test_the_chinese_schema_offers_chinese_keys_and_titles() -> None:
    properties = plan_schema("zh-CN")["properties"]
    assert "目标" in properties
    assert "goals" not in properties
    assert properties["目标"]["title"] == "目标（goals）"
    assert "goals" in plan_schema("en")["properties"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("block", "valid"),
    [
        ({"select": ["goal-"], "ignore": "OPS61", "severity": {"goal-": "off"}, "rules": {"r": {"exposure": 1}}}, True),
        ({"选择": ["goal-"], "忽略": [], "级别": {"goal-": "提示"}, "规则": {"r": {"exposure": 0.5}}}, True),
        ({"severity": {"goal-": "of"}}, False),
        ({"rules": {"r": 15}}, False),
        ({"rule": {}}, False),
    ],
)  # fmt: skip
def test_the_checkers_settings_are_in_the_schema(lang: Lang, block: dict[str, Any], valid: bool) -> None:
    plan = {
        "opsplan": 1,
        "title": "t",
        "period": {"start": "2027-01-01", "end": "2027-12-31"},
        "goals": [{"name": "g"}],
    }
    assert validator(lang).is_valid(plan)
    assert validator(lang).is_valid(plan | {"check": block}) is valid


CALENDAR = {
    "国家": "CN",
    "年份": 2027,
    "休息日": [{"开始": "2027-02-05", "结束": "2027-02-11"}],
    "工作日": ["2027-02-20"],
}
ENGLISH_CALENDAR = {"country": "CN", "year": "2027", "days_off": "2027-01-01", "source": "Notice"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("good", [CALENDAR, ENGLISH_CALENDAR], ids=["zh", "en"])
def test_a_calendar_file_has_a_schema_of_its_own(lang: Lang, good: dict[str, Any]) -> None:
    schema = calendar_schema(lang)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(good)
    for key in list(good)[:2]:
        assert not validator.is_valid({each: value for each, value in good.items() if each != key})
    assert not validator.is_valid(good | {"festivals": []})
    assert not validator.is_valid(good | {"休息日" if "国家" in good else "days_off": "2027年元旦"})
