"""The texts of Word drawings: few boxes, and every text where the drawing has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

import docx
import pytest
from docx_reading import W, body_of
from gantt_example import YEAR, row
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from time_example import TIMES

from opsplan.blocks.brand import default_brand
from opsplan.blocks.drawing import Drawing, HAlign, Label, Line, Rect
from opsplan.blocks.gantt import GanttLink, GanttRow
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import GanttFigure
from opsplan.blocks.time_figures import TimeFigure, TimeModel
from opsplan.writers.docx.drawings import write_drawing
from opsplan.writers.docx.office import Frame, Office, bookmark_base
from opsplan.writers.docx.outline import Outline
from opsplan.writers.ooxml.xml import root

WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SHARE: dict[HAlign, float] = {"left": 0.0, "center": 0.5, "right": 1.0}


class Text(NamedTuple):
    """A text as Word will set it: its alignment, the place that it is aligned to, its baseline and size, in points."""

    text: str
    align: str
    x: float
    baseline: float
    size: float


def written(drawing: Drawing) -> etree._Element:
    """The ``wpg:wgp`` of a drawing."""
    body = root("w:body")
    office = Office(docx.Document(), default_brand("zh-CN"), "zh-CN", Outline((), 1))
    write_drawing(Frame(office, body, drawing.width, drawing.height), drawing)
    office.fragments.grow(body)
    return next(body.iter(f"{WPG}wgp"))


def boxes(group: etree._Element) -> list[etree._Element]:
    return [shape for shape in group.iter(f"{WPS}wsp") if shape.find(f"{WPS}txbx") is not None]


def texts(group: etree._Element) -> list[Text]:
    return [text for box in boxes(group) for text in _set(box)]


def _set(box: etree._Element) -> Iterator[Text]:
    """What a word processor does: lines of exact height from the top down, texts from tab stop to tab stop."""
    place = box.find(f"{WPS}spPr/{A}xfrm/{A}off")
    size = box.find(f"{WPS}spPr/{A}xfrm/{A}ext")
    left, top = (int(place.get(name)) / 12700 for name in "xy")
    top += int(box.find(f"{WPS}bodyPr").get("tIns")) / 12700
    used = 0.0
    for paragraph in box.iter(f"{W}p"):
        spacing, indent = paragraph.find(f"{W}pPr/{W}spacing"), paragraph.find(f"{W}pPr/{W}ind")
        before, pitch = (int(spacing.get(f"{W}{name}")) / 20 for name in ("before", "line"))
        assert spacing.get(f"{W}lineRule") == "exact"
        assert before >= 0
        baseline = top + used + before + 0.8 * pitch
        used += before + pitch
        stops = [
            (stop.get(f"{W}val"), int(stop.get(f"{W}pos")) / 20)
            for stop in paragraph.iter(f"{W}tabs")
            for stop in stop
        ]
        assert len(stops) <= 64
        pen = int(indent.get(f"{W}left")) / 20
        for run in paragraph.iter(f"{W}r"):
            text, points = run.findtext(f"{W}t"), int(run.find(f"{W}rPr/{W}sz").get(f"{W}val")) / 2
            width = text_width(text, points, run.find(f"{W}rPr/{W}b") is not None)
            align, stop = stops.pop(0) if run.find(f"{W}tab") is not None else ("left", pen)
            begin = stop - width * SHARE[align]
            assert begin >= pen - 0.01, f"{text} is pushed from its stop"
            pen = begin + width
            yield Text(text, align, left + stop, baseline, points)
        assert not stops
        assert pen <= (int(size.get("cx")) / 12700 - int(indent.get(f"{W}right")) / 20), "wraps"
    assert top + used <= int(place.get("y")) / 12700 + int(size.get("cy")) / 12700 + 0.5


def wanted(label: Label) -> Iterator[Text]:
    """The lines of a label in the middle of its box, 1.2 sizes apart; a single one is a little lower."""
    lines = label.text.split("\n")
    x, middle = label.x + label.w * SHARE[label.align], label.y + label.h / 2
    for number, line in enumerate(lines):
        down = 0.39 if len(lines) == 1 else 0.96 + 1.2 * number - 0.6 * len(lines)
        if line:
            yield Text(line, label.align, x, middle + down * label.size, label.size)


def check(drawing: Drawing, group: etree._Element) -> None:
    """Every text once, within half a point of its place."""
    missing = [text for shape in drawing.shapes if isinstance(shape, Label) for text in wanted(shape)]
    for text in texts(group):
        alike = [
            other for other in missing
            if (other.text, other.align) == (text.text, text.align) and round(other.size * 2) / 2 == text.size
            and abs(other.x - text.x) <= 0.5 and abs(other.baseline - text.baseline) <= 0.5
        ]  # fmt: skip
        assert alike, text
        missing.remove(alike[0])
    assert not missing


LABELS = st.lists(
    st.builds(
        Label,
        color=st.just("ink"), name=st.just(""), group=st.just(""), src=st.just(""), alt=st.just(""),
        x=st.floats(40, 500), y=st.floats(40, 300), w=st.floats(60, 200), h=st.floats(10, 60),
        text=st.lists(st.sampled_from(["复盘", "A/B test", "9/12–9/15", "负责人：林知夏", "W"]), min_size=1, max_size=4)
        .map("\n".join),
        size=st.sampled_from([6.0, 7.2, 8.0, 9.0, 10.5, 14.0]),
        bold=st.booleans(), align=st.sampled_from(["left", "center", "right"]), fill=st.sampled_from(["", "bg"]),
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=25)
@given(LABELS)
def test_any_labels_stand_where_the_drawing_has_them(labels: list[Label]) -> None:
    drawing = Drawing(720, 400, tuple(labels))
    check(drawing, written(drawing))


@pytest.mark.parametrize("count", [8, 40, 400])
def test_a_page_has_few_text_boxes_however_many_rows(count: int) -> None:
    drawings = draw_gantt(replace(YEAR, rows=_rows(count)), width=698, max_height=430, look="document")
    names = Counter[str]()
    for drawing in drawings:
        group = written(drawing)
        assert 1 <= len(boxes(group)) <= 4
        check(drawing, group)
        names.update(text.text for text in texts(group))
    assert all(names[f"任务{number}"] == 1 for number in range(count))


def _rows(count: int) -> tuple[GanttRow, ...]:
    """Tasks all over the year; every third has an owner on two lines."""
    return tuple(
        row(f"任务{n}", (1 + n % 12, 1 + n % 9), (1 + n % 12, 10 + n % 9), owner="林知夏、周望舒、顾北辰" if n % 3 else "何川")
        for n in range(count)
    )  # fmt: skip


@pytest.mark.parametrize("model", TIMES, ids=lambda model: type(model).__name__)
def test_every_view_of_time_has_few_text_boxes(model: TimeModel) -> None:
    groups = list(body_of(TimeFigure(model)).iter(f"{WPG}wgp"))
    assert groups
    for group in groups:
        assert 1 <= len(boxes(group)) <= 4
        assert texts(group)


def test_a_row_is_read_from_left_to_right() -> None:
    group = next(body_of(GanttFigure(YEAR)).iter(f"{WPG}wgp"))
    lines = [[run.findtext(f"{W}t") for run in each.iter(f"{W}r")] for each in group.iter(f"{W}p")]
    assert ["公开课筹备", "何川", "2/24–3/15 20%"] in lines


@pytest.mark.parametrize("count", [18, 180])
def test_a_page_has_a_shape_for_every_bar_and_few_others(count: int) -> None:
    """Links, lines and the grounds of texts are few shapes, so that a long chart opens in time."""
    links = tuple(GanttLink(f"任务{n}", f"任务{n + step}") for n in range(count) for step in (1, 2))
    chart = replace(YEAR, rows=_rows(count), links=links)
    for drawing in draw_gantt(chart, width=698, max_height=430, look="document"):
        names = [str(each.get("name")) for each in written(drawing).iter(f"{WPS}cNvPr")]
        bars = [name for name in names if name.startswith("任务") and "/" not in name]
        assert bars
        assert len(names) - len(bars) <= 20


def test_a_figure_of_many_pages_has_few_shapes_on_each_and_all_its_texts() -> None:
    groups = list(body_of(GanttFigure(replace(YEAR, rows=_rows(600), links=()))).iter(f"{WPG}wgp"))
    assert len(groups) > 20
    found = Counter(text.text for group in groups for text in texts(group))
    assert all(found[f"任务{number}"] == 1 for number in range(600))
    assert max(len(list(group.iter(f"{WPS}wsp"))) for group in groups) <= 40


def test_a_text_keeps_its_ground_its_path_and_its_full_words() -> None:
    label = Label(
        10, 10, 80, 12, "会员等级与…", fill="bg", name="t1/name", group="t1", src="phases[0].tasks[t1]",
        alt="会员等级与积分方案",
    )  # fmt: skip
    drawing = Drawing(200, 50, (Rect(100, 10, 50, 12, "c1", name="t1", group="t1", alt="条"), label))
    group = written(drawing)
    named = {each.get("name"): each.get("descr") for each in group.iter(f"{WPS}cNvPr", f"{WPG}cNvPr")}
    assert named["t1"] == "条"
    assert len(group.findall(f".//{A}solidFill")) == 2
    (box,) = boxes(group)
    assert box.find(f"{WPS}cNvPr").get("descr") == "会员等级与积分方案"
    (mark,) = group.iter(f"{W}bookmarkStart")
    assert mark.get(f"{W}name") == f"_draw_name_{bookmark_base('', label.src)[-8:]}"
    assert box is group.findall(f"{WPS}wsp")[-1]


def test_a_day_with_more_texts_than_word_has_tab_stops() -> None:
    labels = tuple(Label(8.0 * n, 10, 6, 10, "1", 4, "ink", align="center") for n in range(150))
    drawing = Drawing(1300, 40, labels)
    check(drawing, written(drawing))


def test_a_group_begins_with_a_shape_as_large_as_the_drawing() -> None:
    """LibreOffice misplaces a group that begins with a line, and stretches one that is not filled."""
    drawing = Drawing(200, 50, (Line(20, 20, 180, 20), Label(30, 10, 80, 12, "复盘")))
    first = written(drawing).find(f"{WPS}wsp/{WPS}spPr/{A}xfrm")
    assert [int(value) / 12700 for each in first for value in each.attrib.values()] == [0, 0, 200, 50]


def test_hostile_words_are_read_back_as_they_were() -> None:
    words = "& < > \" ' ]]> {{ x }} “字”\x00\ud800"
    kept = words.rstrip("\x00\ud800")
    label = Label(
        10, 10, 80, 12, words, name="t1/name", group="t1", src="phases[0].tasks[t1]", fill="c1", alt="…"
    )
    drawing = Drawing(300, 50, (Rect(150, 10, 50, 12, "c1", name=words, alt=words), label), words, words)
    group = written(drawing)
    named = {each.get("name"): each.get("descr") for each in group.iter(f"{WPS}cNvPr")}
    assert named[kept] == kept
    assert [text.text for text in texts(group)] == [kept]


def test_texts_that_are_alike_have_bookmarks_of_their_own() -> None:
    label = Label(10, 10, 80, 12, "评审", name="t1/name", src="phases[0].tasks[t1]")
    marks = [
        mark.get(f"{W}name") for mark in written(Drawing(200, 50, (label, label))).iter(f"{W}bookmarkStart")
    ]
    assert len(set(marks)) == 2


@pytest.mark.parametrize("dash", ["", "dash", "dot"])
def test_a_line_that_rises_is_mirrored_and_keeps_its_dashes(dash: Literal["", "dash", "dot"]) -> None:
    shape = written(Drawing(200, 50, (Line(20, 40, 180, 10, dash=dash),))).findall(f"{WPS}wsp")[1]
    frame = shape.find(f"{WPS}spPr/{A}xfrm")
    assert frame is not None
    assert frame.get("flipV") == "1"
    found = [each.get("val") for each in shape.iter(f"{A}prstDash")]
    assert found == {"": [], "dash": ["dash"], "dot": ["sysDot"]}[dash]
