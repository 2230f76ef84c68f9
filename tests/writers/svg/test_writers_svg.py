"""Drawings written as SVG."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gantt_example import YEAR, row
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Drawing, Label, Line, Polyline, Rect
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.writers.svg import write_svg

NAMES = {"s": "http://www.w3.org/2000/svg"}
HOSTILE = "& < > \" ' | * _ # - =SUM(A1) {{ x }} ]]> 😀 שלום"


def parse(data: bytes) -> etree._Element:
    return etree.fromstring(data)


def year() -> bytes:
    (drawing,) = draw_gantt(YEAR, width=864, max_height=400)
    return write_svg(drawing, Brand())


def test_the_file_stands_alone_and_says_what_it_is() -> None:
    root = parse(year())
    assert root.get("role") == "img"
    assert root.get("viewBox") == "-12 -12 888 476"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    assert root.findtext("s:title", namespaces=NAMES) == "2027 年度甘特图"
    assert "5 个里程碑" in (root.findtext("s:desc", namespaces=NAMES) or "")
    assert b"href" not in year()
    assert b"<style" not in year()


def test_fonts_fall_back_to_chinese_ones() -> None:
    fonts = parse(year()).get("font-family") or ""
    assert fonts.startswith("Arial, 微软雅黑, ")
    assert "'Noto Sans CJK SC'" in fonts
    assert fonts.endswith("sans-serif")


def test_each_row_is_a_group_with_its_full_name_sentence_and_plan_path() -> None:
    group = parse(year()).find("s:g[@data-name='t-points']", NAMES)
    assert group is not None
    assert group.findtext("s:title", namespaces=NAMES) == "会员等级与积分方案"
    assert group.findtext("s:desc", namespaces=NAMES) == "会员等级与积分方案，赵一鸣，1月27日–2月16日，90%"
    assert group.get("data-src") == "phases[t-points]"


def test_a_shortened_name_is_whole_in_the_title() -> None:
    name = "推文与短视频日常更新" * 10
    (drawing,) = draw_gantt(
        replace(YEAR, rows=(row(name, (2, 1), (3, 1), id="t"),)), width=400, max_height=400
    )
    root = parse(write_svg(drawing, Brand()))
    assert name in root.xpath("//s:g/s:title/text()", namespaces=NAMES)
    assert name not in root.xpath("//s:text/text()", namespaces=NAMES)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert year() == year()


def test_brand_colours_are_used() -> None:
    drawing = Drawing(
        10,
        10,
        (Rect(0, 0, 1, 1, "accent"), Rect(0, 0, 1, 1, "#00ff00"), Rect(0, 0, 1, 1, line="ink", line_width=1)),
    )
    fills = parse(
        write_svg(drawing, Brand(colors={"accent": "ABCDEF", "bg": "FFFFFF", "ink": "000000"}))
    ).xpath("//@fill")
    assert fills == ["#FFFFFF", "#ABCDEF", "#00FF00", "none"]


def test_an_arrow_ends_with_its_tip_on_the_last_point() -> None:
    drawing = Drawing(50, 50, (Polyline(((0, 0), (20, 0), (20, 30)), "ink2", arrow=True),))
    root = parse(write_svg(drawing, Brand()))
    head = root.find("s:polygon", NAMES)
    shaft = root.find("s:polyline", NAMES)
    assert head is not None
    assert shaft is not None
    assert head.get("points") == "20,30 17.5,25 22.5,25"
    assert shaft.get("points") == "0,0 20,0 20,26"


def test_an_arrow_without_length_is_still_drawn() -> None:
    drawing = Drawing(50, 50, (Polyline(((5, 5), (5, 5)), "ink2", arrow=True),))
    assert parse(write_svg(drawing, Brand())).find("s:polygon", NAMES) is not None


def test_labels_stand_on_their_side_and_hide_what_is_behind() -> None:
    drawing = Drawing(
        100,
        20,
        (Label(10, 0, 40, 20, "右", align="right", bold=True, fill="bg"), Line(0, 5, 9, 5, dash="dash")),
    )
    root = parse(write_svg(drawing, Brand()))
    text = root.find("s:text", NAMES)
    assert text is not None
    assert dict(text.attrib) == {
        "x": "50",
        "y": "13.6",
        "fill": "#1B2A33",
        "font-size": "10",
        "font-weight": "bold",
        "text-anchor": "end",
    }
    assert root.xpath("count(//s:rect)", namespaces=NAMES) == 2
    assert root.xpath("//s:line/@stroke-dasharray", namespaces=NAMES) == ["4 3"]


@pytest.mark.parametrize("text", [HOSTILE, "a\x00b\x1fc\ud800d\uffffe", "字" * 10_000])
def test_hostile_text_survives(text: str) -> None:
    kept = "".join(c for c in text if c not in "\x00\x1f\ud800\uffff")
    label = Label(0, 0, 10, 10, text, name=text, group=text, src=text, alt=text)
    root = parse(write_svg(Drawing(10, 10, (label,), text, text), Brand()))
    assert root.xpath("string(//s:text)", namespaces=NAMES) == kept
    assert root.xpath("string(//s:g/@data-name)", namespaces=NAMES) == kept


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_any_text_gives_well_formed_xml(text: str) -> None:
    parse(write_svg(Drawing(10, 10, (Label(0, 0, 10, 10, text, group=text, alt=text),), text), Brand()))


def test_a_round_rectangle_is_the_ellipse_in_it() -> None:
    drawing = Drawing(50, 40, (Rect(10, 4, 20, 12, "ink", round=True), Rect(0, 0, 5, 5, "ink")))
    root = parse(write_svg(drawing, Brand()))
    (found,) = root.iterfind(".//s:ellipse", NAMES)
    assert {name: found.get(name) for name in ("cx", "cy", "rx", "ry")} == {
        "cx": "20",
        "cy": "10",
        "rx": "10",
        "ry": "6",
    }


def test_quotes_and_line_ends_are_read_back_as_they_were() -> None:
    text = "“a” \"b\"\tc\nd\re & <f> 'g'"
    shapes = (Rect(0, 0, 5, 5, "ink", name="x", group=text), Rect(9, 9, 5, 5, "ink", alt=text))
    root = parse(write_svg(Drawing(20, 20, shapes), Brand()))
    assert root.xpath("string(//s:g/@data-name)", namespaces=NAMES) == text
    assert root.xpath("string(//s:rect/s:title)", namespaces=NAMES) == text


def test_lengths_are_short_and_zero_has_no_sign() -> None:
    drawing = Drawing(50, 40, (Line(-0.001, 0.005, 1.5, 1.999),))
    (line,) = parse(write_svg(drawing, Brand())).iterfind("s:line", NAMES)
    assert [line.get(name) for name in ("x1", "y1", "x2", "y2")] == ["0", "0.01", "1.5", "2"]
