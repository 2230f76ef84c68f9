"""Views in a company's PowerPoint file: in the place and size of their box, split and told where that is too small."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import filled_decks
import pytest
import tagged_decks as decks
from lxml import etree
from pptx.util import Pt


def test_views_take_the_place_of_their_box(tmp_path: Path) -> None:
    plan = (filled_decks.PLANS / "tea-brand-2027.yaml").read_text("utf-8")
    made = decks.deck()
    on = decks.slide(made, "风险", layout=decks.TITLE_AND_BODY)
    on.placeholders[1].text_frame.text = "{{ view(“risks”) }}"
    decks.box(decks.slide(made, "图"), "{{ view('goals_chart') }}", at=(50, 120, 500, 300))
    decks.group(decks.slide(made, "组"), "{{ view('team') }}")
    data, _ = filled_decks.filled(tmp_path, made, plan)
    slides = list(decks.opened(data).slides)
    titles = [each.shapes.title.text_frame.text for each in slides]
    assert titles[:3] == ["风险（1/2）", "风险（2/2）", "图"]
    tables = [next(shape for shape in each.shapes if shape.has_table) for each in slides[:2]]
    heads = {tuple(cell.text for cell in each.table.rows[0].cells) for each in tables}
    assert len(heads) == 1
    names = [row.cells[1].text for each in tables for row in list(each.table.rows)[1:]]
    assert "礼盒缺货重演" in names
    assert len(names) == len(set(names)) == 8
    box = made.slides[0].placeholders[1]
    for each in tables:
        assert each.left >= box.left - 1
        assert each.top >= box.top - 1
        assert each.top + each.height <= box.top + box.height + 1
    chart = next(shape for shape in slides[2].shapes if shape.has_chart)
    assert Pt(500) >= chart.width > Pt(300)
    assert "{{" not in decks.texts(data)


def test_a_view_without_anything_to_show_takes_its_box_away(tmp_path: Path) -> None:
    made = decks.deck()
    decks.box(decks.slide(made, "题 {{ plan.version }}"), "{{ view('budget') }}")
    assert decks.texts(filled_decks.filled(tmp_path, made)[0]).splitlines() == ["== 1", "Title 1: '题 '"]


@pytest.mark.parametrize(
    "name",
    ["goals", "gantt", "raci", "budget", "risk_matrix", "entries", "quarters", "personas", "funnel", "swot"],
)
def test_views_of_a_real_plan_stay_in_their_box(tmp_path: Path, name: str) -> None:
    plan = (filled_decks.PLANS / "tea-brand-2027.yaml").read_text("utf-8")
    made = decks.deck()
    decks.box(decks.slide(made, "题"), "{{ view('" + name + "') }}", at=(100, 120, 560, 330))
    data, found = filled_decks.filled(tmp_path, made, plan)
    assert not any("cannot hold" in each for each in found)
    for each in decks.opened(data).slides:
        shapes = [
            shape
            for shape in each.shapes
            if shape is not each.shapes.title and shape.shape_id != each.shapes.title.shape_id
        ]
        assert shapes
        for shape in shapes:
            assert shape.left >= Pt(93)
            assert shape.left + shape.width <= Pt(667)
            assert shape.top + shape.height <= Pt(451)


def test_text_that_is_too_long_shrinks_where_the_box_allows_and_is_told_where_not(tmp_path: Path) -> None:
    long = filled_decks.PLAN.replace("第一段。", "第一段" + "很长的文字" * 60 + "。")
    made = decks.deck()
    on = decks.slide(made, "题", layout=decks.TITLE_AND_BODY)
    on.placeholders[1].text_frame.text = "{{ plan.summary }}"
    decks.box(on, "{{ plan.summary }}", at=(50, 400, 200, 40), name="小框")
    data, found = filled_decks.filled(tmp_path, made, long)
    scale = etree.fromstring(filled_decks.parts(data)["ppt/slides/slide1.xml"]).find(".//{*}normAutofit")
    assert scale is not None
    assert 60_000 < int(scale.get("fontScale", "100000")) < 100_000
    told = [each for each in found if each.startswith("template-overflow")]
    assert len(told) == 1
    assert "slide 1 '题': the shape '小框" in told[0]


def test_a_template_of_powerpoint_and_one_with_other_dimensions_work(tmp_path: Path) -> None:
    made = decks.deck(wide=False)
    decks.box(decks.slide(made, "{{ plan.title }}"), "{{ view('goals') }}", at=(40, 120, 640, 380))
    data = decks.saved(made)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in filled_decks.parts(data).items():
            target.writestr(name, content.replace(b"presentation.main+xml", b"template.main+xml"))
    filled, _ = filled_decks.filled(tmp_path, out.getvalue())
    assert b"presentation.main+xml" in filled_decks.parts(filled)["[Content_Types].xml"]
    assert decks.opened(filled).slide_width == Pt(720)


def test_rows_that_a_slide_cannot_hold_go_on_to_a_copy_of_it(tmp_path: Path) -> None:
    plan = (filled_decks.PLANS / "tea-brand-2027.yaml").read_text("utf-8")
    made = decks.deck()
    on = decks.slide(made, "任务")
    row = (
        "{%tr for p in plan.phases %}{%tr for t in p.tasks %}{{ t.name }}",
        "{{ t.owner }}{%tr endfor %}{%tr endfor %}",
    )
    decks.table(on, ("任务", "负责人"), row)
    decks.box(on, "脚注", at=(50, 490, 400, 30))
    data, _ = filled_decks.filled(tmp_path, made, plan)
    slides = list(decks.opened(data).slides)
    assert len(slides) > 2
    tables = [next(shape for shape in each.shapes if shape.has_table) for each in slides]
    assert {each.table.rows[0].cells[0].text for each in tables} == {"任务"}
    names = [line.cells[0].text for each in tables for line in list(each.table.rows)[1:]]
    assert len(names) == len(set(names)) > 30
    assert all(each.top + each.height <= Pt(490) for each in tables)
    sizes = [len(list(each.table.rows)) for each in tables]
    assert max(sizes) - min(sizes) <= 2
    assert slides[1].shapes.title.text_frame.text == f"任务（2/{len(slides)}）"
