"""A company's PowerPoint file with tags → the file filled: its look kept, paragraphs, rows and slides repeated."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import filled_decks
import pytest
import tagged_decks as decks
from lxml import etree

from opsplan.pipeline import check, verify_files


def test_slides_repeat_with_everything_on_them(tmp_path: Path) -> None:
    data, _ = filled_decks.filled(tmp_path, filled_decks.with_goals())
    assert (
        decks.texts(data)
        == """\
== 1
Title 1 [title]: '茶馆 <月活> & {{ 7*7 }} {% x %}'
Content Placeholder 2: '第一段。\\n要点 甲\\n要点乙'
== 2
Title 1 [goals[g1].name]: '月活'
数字 [goals[g1].baseline goals[g1].target]: '从 22.4 万 到 36 万'
Chart 3: chart /ppt/charts/chart1.xml
Picture 4
TextBox 6 [goals[g1].owner]: '林知夏'
notes: '月活：2027-12-31'
== 3
Title 1 [goals[g2].name]: '收入\\x0b(含税)'
数字 [goals[g2].baseline goals[g2].target]: '从 1 万 到 2 万'
Chart 3: chart /ppt/charts/chart2.xml
Picture 4
TextBox 6 [goals[g2].owner]: '林知夏'
notes: '收入\\x0b(含税)：2027-12-31'
== 4
Title 1 [goals[g3].name]: '复购率'
数字 [goals[g3].baseline goals[g3].target]: '从 20% 到 30%'
Chart 3: chart /ppt/charts/chart3.xml
Picture 4
TextBox 6 [goals[g3].owner]: '林知夏'
notes: '复购率：2027-12-31'
== 5
Title 1: '没有预算'
"""
    )


def test_a_tag_split_over_runs_has_the_look_of_its_first_letter(tmp_path: Path) -> None:
    made = decks.deck()
    decks.box(decks.slide(made, "题"), ("从 ", "{{ plan.goals[0].base", "line }} 起", "，到此"))
    found = (
        decks.opened(filled_decks.filled(tmp_path, made)[0]).slides[0].shapes[1].text_frame.paragraphs[0].runs
    )
    assert [(run.text, run.font.bold) for run in found] == [
        ("从 ", False),
        ("22.4 万", True),
        (" 起", False),
        ("，到此", True),
    ]


def test_copies_have_their_own_charts_and_share_their_pictures(tmp_path: Path) -> None:
    data = filled_decks.filled(tmp_path, filled_decks.with_goals())[0]
    slides = list(decks.opened(data).slides)[1:4]
    charts = [next(shape for shape in each.shapes if shape.has_chart).chart for each in slides]
    assert [each.chart_title.text_frame.text for each in charts] == ["月活", "收入\v(含税)", "复购率"]
    assert len({each.part.chart_workbook.xlsx_part.partname for each in charts}) == 3
    pictures = {next(shape for shape in each.shapes if shape.shape_type == 13).image.sha1 for each in slides}
    assert len(pictures) == 1
    assert sum("media" in name for name in filled_decks.parts(data)) == 1
    assert [each.notes_slide.part.part_related_by(_SLIDE).partname for each in slides] == [
        each.part.partname for each in slides
    ]
    assert {each.shapes.title.click_action.target_slide.slide_id for each in slides} == {
        decks.opened(data).slides[0].slide_id
    }


_SLIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"


def test_nothing_of_a_dropped_slide_is_left_and_no_name_or_id_is_there_twice(tmp_path: Path) -> None:
    parts = filled_decks.parts(filled_decks.filled(tmp_path, filled_decks.with_goals())[0])
    assert sum(name.startswith("ppt/slides/slide") for name in parts) == 5
    assert sum(name.startswith("ppt/notesSlides/notesSlide") for name in parts) == 4
    for name, content in parts.items():
        if name.startswith("ppt/slides/slide"):
            ids = Counter(each.get("id") for each in etree.fromstring(content).iter("{*}cNvPr"))
            assert max(ids.values()) == 1, name
        if name.endswith(".rels"):
            folder = Path("/" + name).parent.parent
            for one in etree.fromstring(content):
                target = one.get("Target", "")
                path = target if target.startswith("/") else str((folder / target).as_posix())
                if one.get("TargetMode") != "External":
                    assert re.sub(r"[^/]+/\.\./", "", path).lstrip("/") in parts or Path(path).name in {
                        Path(each).name for each in parts
                    }, (name, target)
    listed = [each.get("id") for each in etree.fromstring(parts["ppt/presentation.xml"]).iter("{*}sldId")]
    assert len(set(listed)) == len(listed) == 5


@pytest.mark.parametrize(
    "rows",
    [
        (("目标", "值"), ("{%tr for g in plan.goals %}", ""), ("{{ g.name }}", "{{ g.target }}"), ("{%tr endfor %}", ""), ("共", "{{ plan.goals|length }}")),
        (("目标", "值"), ("{%tr for g in plan.goals %}{{ g.name }}", "{{ g.target }}{%tr endfor %}"), ("共", "{{ plan.goals|length }}")),
    ],
)  # fmt: skip
def test_rows_repeat(tmp_path: Path, rows: tuple[tuple[str, str], ...]) -> None:
    made = decks.deck()
    decks.table(decks.slide(made, "目标"), *rows)
    data, _ = filled_decks.filled(tmp_path, made)
    assert decks.texts(data).split("\n")[2:-1] == [
        "目标 | 值",
        "月活 | 36 万",
        "收入\v(含税) | 2 万",
        "复购率 | 30%",
        "共 | 3",
    ]
    ids = [
        each.get("val")
        for each in etree.fromstring(filled_decks.parts(data)["ppt/slides/slide1.xml"]).iter("{*}rowId")
    ]
    assert len(set(ids)) == len(ids) == 5


def test_a_table_without_rows_goes(tmp_path: Path) -> None:
    made = decks.deck()
    decks.table(decks.slide(made, "题 {{ plan.version }}"), ("{%tr if plan.budget %}预算", "1{%tr endif %}"))
    assert "预算" not in decks.texts(filled_decks.filled(tmp_path, made)[0])


def test_paragraphs_repeat_and_statements_leave_no_empty_ones(tmp_path: Path) -> None:
    made = decks.deck()
    decks.box(
        decks.slide(made, "题"), "目标", "{%p for g in plan.goals %}", "- {{ g.name }}{% if g.unit %}（{{ g.unit }}）{% endif %}", "{%p endfor %}",
        "{% if plan.budget %}", "有预算", "{% else %}", "没有预算", "{% endif %}", name="框",
    )  # fmt: skip
    said = decks.texts(filled_decks.filled(tmp_path, made)[0]).split("\n")[2]
    assert said.endswith(": '目标\\n- 月活（人）\\n- 收入\\x0b(含税)（元）\\n- 复购率\\n没有预算'")


def test_boxes_of_which_nothing_is_left_go(tmp_path: Path) -> None:
    made = decks.deck()
    on = decks.slide(made, "题", layout=decks.TITLE_AND_BODY)
    on.placeholders[1].text_frame.text = "{{ plan.subtitle }}"
    decks.box(on, "{%slide for g in plan.goals %}", at=(-300, 0, 200, 50))
    decks.box(on, "{{ g.name }}", name="名")
    lines = decks.texts(filled_decks.filled(tmp_path, made)[0]).splitlines()
    assert lines[:3] == ["== 1", "Title 1: '题'", "名 [goals[g1].name]: '月活'"]
    assert len(lines) == 9


def test_quotation_marks_that_powerpoint_made_round_are_read(tmp_path: Path) -> None:
    made = decks.deck()
    decks.box(decks.slide(made, "题"), "{{ t(“中”, ‘英’) }}", name="框")
    assert "框: '中'" in decks.texts(filled_decks.filled(tmp_path, made)[0])


def test_descriptions_and_layouts_are_filled(tmp_path: Path) -> None:
    made = decks.deck()
    on = decks.slide(made, "题")
    picture = decks.picture(on)
    picture._element.nvPicPr.cNvPr.set("descr", "{{ plan.team[0].name }}")  # type: ignore[attr-defined]
    on.slide_layout.shapes[0].text_frame.text = "{{ plan.title }}"
    parts = filled_decks.parts(filled_decks.filled(tmp_path, made)[0])
    assert 'descr="林知夏"' in parts["ppt/slides/slide1.xml"].decode()
    assert "{% x %}" in parts["ppt/slideLayouts/slideLayout6.xml"].decode()


def test_parts_of_the_plan_that_no_tag_asks_for_are_told(tmp_path: Path) -> None:
    made = decks.deck()
    decks.slide(made, "{{ plan.title }}")
    decks.box(decks.slide(made, "图"), "{{ view('goals_chart') }}")
    told = filled_decks.filled(tmp_path, made)[1]
    assert any(
        each.startswith("template-omits") and "risks" in each and "goals" not in each for each in told
    ), told


def test_the_same_plan_gives_the_same_bytes_and_verify_agrees(tmp_path: Path) -> None:
    template = decks.saved(filled_decks.with_goals())
    first, second = filled_decks.filled(tmp_path, template)[0], filled_decks.filled(tmp_path, template)[0]
    assert first == second
    checked = check(filled_decks.PLAN.encode(), "plan.yaml", today=filled_decks.TODAY)
    assert not verify_files(checked, [("a.pptx", first)]).report.findings
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as target:
        for name, content in filled_decks.parts(first).items():
            target.writestr(name, content.replace("36 万".encode(), "37 万".encode()))
    told = verify_files(checked, [("a.pptx", changed.getvalue())]).report.findings
    assert [finding.rule for finding in told] == ["deliverable-differs"]


def test_copies_of_a_slide_stay_in_its_section(tmp_path: Path) -> None:
    made = filled_decks.with_goals()
    listed = [each.slide_id for each in made.slides]
    spaces = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    sections = "".join(
        f'<p14:section name="{name}" id="{{{number:08d}-0000-0000-0000-000000000000}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{each}"/>' for each in ids)
        + "</p14:sldIdLst></p14:section>"
        for number, (name, ids) in enumerate(
            (("前", listed[:1]), ("目标", listed[1:3]), ("预算", listed[3:]))
        )
    )
    made.element.append(
        etree.fromstring(
            f'<p:extLst {spaces}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst>{sections}</p14:sectionLst></p:ext></p:extLst>'
        )
    )
    root = etree.fromstring(
        filled_decks.parts(filled_decks.filled(tmp_path, made)[0])["ppt/presentation.xml"]
    )
    slides = [
        each.get("id")
        for each in root.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}sldId")
    ]
    found = {
        each.get("name"): [one.get("id") for one in each.iter("{*}sldId")] for each in root.iter("{*}section")
    }
    assert found == {"前": slides[:1], "目标": slides[1:]}


def test_one_of_two_slides_is_taken_and_loops_go_over_several(tmp_path: Path) -> None:
    made = decks.deck()
    decks.slide(made, "有预算", notes="{%slide if plan.budget %}")
    decks.slide(made, "没有预算：{{ plan.goals }}", notes="{%slide else %}")
    decks.slide(made, "目标 {{ g.name }}", notes="{%slide for g in plan.goals if not g.unit %}")
    decks.slide(
        made,
        "风险 {{ r.name }}",
        notes="{%slide for r in plan.risks %}\n{%slide endfor %}\n{%slide endfor %}",
    )
    slides = decks.opened(filled_decks.filled(tmp_path, made)[0]).slides
    titles = [each.shapes.title.text_frame.text for each in slides if each.shapes.title is not None]
    assert titles == ["没有预算：月活、收入\v(含税)、复购率", "目标 复购率", "风险 上线延期"]
