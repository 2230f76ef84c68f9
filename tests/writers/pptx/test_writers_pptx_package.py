"""The file as a package: bytes, properties, the plan in it, sections, and what is left out."""

from __future__ import annotations

from base64 import b64decode
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx_sample import META, sample_deck

from opsplan.blocks.brand import Brand, default_brand
from opsplan.blocks.deck import Deck, Para, PlacedChart, Slide, TextBox
from opsplan.blocks.inline import Run
from opsplan.blocks.nodes import Meta
from opsplan.writers.pptx import write_pptx


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        assert max(Counter(package.namelist()).values()) == 1
        return {name: package.read(name) for name in package.namelist()}


def test_the_same_deck_gives_the_same_bytes():
    brand = default_brand("zh-CN")
    assert write_pptx(sample_deck(), brand) == write_pptx(sample_deck(), brand)


def test_properties_are_those_of_the_plan():
    properties = Presentation(BytesIO(write_pptx(sample_deck(), Brand()))).core_properties
    assert properties.title == META.title
    assert properties.author == "赵一鸣; 林知夏"
    assert properties.keywords == "年度运营, 小程序"
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == datetime(2027, 3, 1)


@pytest.mark.parametrize(
    ("day", "stamp"), [(None, datetime(2000, 1, 1)), (date(2030, 5, 6), datetime(2030, 5, 6))]
)
def test_dates_come_from_the_plan_and_never_from_the_clock(day, stamp):
    deck = replace(sample_deck(), meta=replace(META, date=day, title="长" * 999 + "\x00"))
    properties = Presentation(BytesIO(write_pptx(deck, Brand()))).core_properties
    assert properties.created == stamp
    assert properties.title == "长" * 255


def test_the_plan_comes_back_byte_for_byte():
    plan = b"\xef\xbb\xbf\x00title: <&>\r\n" + "熊猫".encode()
    files = parts(write_pptx(replace(sample_deck(), meta=replace(META, plan_text=plan)), Brand()))
    assert b64decode(etree.fromstring(files["customXml/item1.xml"]).text) == plan
    assert "customXml/itemProps1.xml" in files


def test_without_a_plan_there_is_no_custom_part():
    files = parts(write_pptx(Deck(Meta("x"), ()), Brand()))
    assert not [name for name in files if name.startswith("customXml")]


def test_nothing_of_the_base_file_is_left_that_is_not_ours():
    files = parts(write_pptx(sample_deck(), Brand()))
    assert sum(name.startswith("ppt/slideLayouts/slideLayout") for name in files) == 5
    assert not [
        name for name in files if "printerSettings" in name or "thumbnail" in name or name.endswith(".jpeg")
    ]
    assert b"Calibri" not in b"".join(
        data for name, data in files.items() if name.startswith(("ppt/theme", "ppt/slide"))
    )


def test_dividers_begin_sections():
    files = parts(write_pptx(sample_deck(), Brand()))
    presentation = etree.fromstring(files["ppt/presentation.xml"])
    sections = list(presentation.iter("{*}section"))
    assert [section.get("name") for section in sections] == [META.title, "目标"]
    listed = [element.get("id") for section in sections for element in section.iter("{*}sldId")]
    slides = presentation.find("{*}sldIdLst")
    assert listed == [element.get("id") for element in slides]


def test_a_long_deck_keeps_order_ids_and_chart_parts():
    sample = sample_deck()
    deck = replace(sample, slides=tuple(sample.slides[2 + index % 6] for index in range(200)))
    data = write_pptx(deck, Brand())
    presentation = Presentation(BytesIO(data))
    slides = list(presentation.slides)
    assert len(slides) == 200
    names = ZipFile(BytesIO(data)).namelist()
    assert len(set(names)) == len(names)
    assert len({slide.slide_id for slide in slides}) == len({slide.part.partname for slide in slides}) == 200
    for slide in slides:
        ids = [element.get("id") for element in slide.element.iter("{*}cNvPr")]
        assert len(set(ids)) == len(ids) > 1
    assert [slide.shapes.title.text_frame.text for slide in slides[:6]] == [
        slide.shapes.title.text_frame.text for slide in slides[6:12]
    ]
    charts = [shape.chart.part.partname for slide in slides for shape in slide.shapes if shape.has_chart]
    expected = sum(isinstance(shape, PlacedChart) for slide in deck.slides for shape in slide.shapes)
    assert len(set(charts)) == len(charts) == expected


def test_slides_that_link_on_and_on_are_written():
    def linked(index: int) -> Slide:
        box = TextBox(0, 0, 100, 20, (Para((Run("下一页"),), 12, 18),), link=(index + 1) % 1200)
        return Slide("blank", str(index), (box,))

    data = write_pptx(Deck(Meta("x"), tuple(linked(index) for index in range(1200))), Brand())
    assert "ppt/slides/slide1200.xml" in parts(data)
