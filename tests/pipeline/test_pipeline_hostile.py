"""Hostile text in every text field of a plan: the files stay valid, and the same text is read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import ROOT, TODAY
from lxml import etree
from office_text import docx_text, pptx_text, squeeze
from plan_values import PROSE

from opsplan.blocks.brand import default_brand
from opsplan.library.compose import compose_document
from opsplan.library.compose_deck import compose_deck
from opsplan.library.locate import find_template
from opsplan.model.base import Entry, PersonMark, RefTo, _text
from opsplan.model.choices import Choice
from opsplan.model.keys import KeyWalk
from opsplan.model.plan import Plan
from opsplan.model.source import Source
from opsplan.model.specs import FieldSpec, fields_of, marks_of
from opsplan.schedule import schedule_plan
from opsplan.yamlio.reader import read_yaml

PLAN = ROOT / "plans" / "livestream-quality-2027.yaml"
HOSTILE = "& < > \" ' | * _ # - =SUM(A1) {{ x }} {% if %} **b** [l](u) `c` ~~s~~ </w:t> 😀👩‍👩‍👧 שלום عربي ]]> \\ $ ^"
STEERING = frozenset(
    {
        "template",
        "brand",
        "currency",
        "country",
        "color",
        "lag",
        "task",
        "after",
        "quarter",
        "welcome",
        "link",
    }
)


def is_text(spec: FieldSpec) -> bool:
    marks = marks_of(spec)
    return (
        spec.model is None and spec.shape in ("value", "values") and spec.name not in PROSE | STEERING
        and any(getattr(mark, "read", None) is _text for mark in marks)
        and not any(isinstance(mark, RefTo | PersonMark | Choice) for mark in marks)
    )  # fmt: skip


def poison(
    data: dict[str, Any], model: type[Entry], text: str, counter: Iterator[int], done: list[str]
) -> None:
    """Put ``text`` and a number of its own into every text field that is there."""
    for spec in fields_of(model).values():
        value = data.get(spec.attribute)
        if value is None:
            continue
        if spec.model is not None:
            children = (
                value if isinstance(value, list) else value.values() if spec.shape == "entry-map" else [value]
            )
            for child in children:
                poison(child, spec.model, text, counter, done)
        elif is_text(spec):
            many = value if isinstance(value, list) else [value]
            fresh = [f"{text} n{next(counter)}n" for _ in many]
            data[spec.attribute] = fresh if isinstance(value, list) else fresh[0]
            done.extend(fresh)


def plan_data() -> dict[str, Any]:
    root = read_yaml(PLAN.read_bytes()).root
    assert root is not None
    data: dict[str, Any] = KeyWalk(Source("p", root, Plan)).entry(root, Plan, (), "")
    return data


def files_of(plan: Plan) -> tuple[bytes, bytes]:
    from opsplan.blocks.deck_layout import layout_deck
    from opsplan.writers.docx import write_docx
    from opsplan.writers.pptx import write_pptx

    schedule, _ = schedule_plan(plan)
    template, brand = find_template(None, plan.kind), default_brand("zh-CN")
    document = compose_document(plan, schedule, template=template, lang="zh-CN", today=TODAY)
    deck, _ = layout_deck(compose_deck(plan, schedule, template=template, lang="zh-CN", today=TODAY), brand)
    return write_docx(document, brand), write_pptx(deck, brand)


def well_formed(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        for name in names:
            etree.fromstring(package.read(name))
        return len(names)


def test_hostile_text_in_every_text_field_is_read_back() -> None:
    data, done = plan_data(), list[str]()
    poison(data, Plan, HOSTILE, iter(range(10_000)), done)
    assert len(done) > 200
    docx, pptx = files_of(Plan.model_validate(data))
    assert well_formed(docx) > 5
    assert well_formed(pptx) > 20
    text = squeeze(docx_text(docx))
    assert [one for one in done if squeeze(one) not in text] == []
    assert "n1n" in pptx_text(pptx)


def test_control_characters_are_left_out_and_nothing_else() -> None:
    data, done = plan_data(), list[str]()
    poison(data, Plan, "a\x07b\x00c\x1bd", iter(range(10_000)), done)
    assert len(done) > 200
    docx, pptx = files_of(Plan.model_validate(data))
    assert well_formed(docx)
    assert well_formed(pptx)
    text = squeeze(docx_text(docx))
    assert [one for one in done if squeeze("abcd" + one.split("d")[1]) not in text] == []


@pytest.mark.parametrize("unit", ["W", "永"], ids=["latin", "cjk"])
def test_a_word_of_ten_thousand_characters_arrives_whole(unit: str) -> None:
    data = plan_data()
    long = unit * 10_000
    data["phases"][0]["tasks"][0]["name"] = long
    docx, pptx = files_of(Plan.model_validate(data))
    assert well_formed(docx)
    assert well_formed(pptx)
    assert long in squeeze(docx_text(docx))
