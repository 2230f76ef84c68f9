"""A company's PowerPoint file with tags → the file filled: its look kept, slides repeated, the plan's values and views in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import tagged_decks as decks
from lxml import etree
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from opsplan.errors import ReferenceFileError, TemplateError
from opsplan.pipeline import RenderOptions, check, render, verify_files

PLANS = Path(__file__).parents[3] / "plans"
TODAY = date(2026, 11, 22)
_PLAN = """\
opsplan: 1
title: 茶馆 <月活> & {{ 7*7 }} {% x %}
period: {start: 2027-01-01, end: 2027-12-31}
summary: "第一段。\\n\\n- 要点 **甲**\\n- 要点乙"
team: [{id: lin, name: 林知夏}]
goals:
  - {id: g1, name: 月活, baseline: 22.4万, target: 36万, unit: 人, owner: lin, due: 2027-12-31}
  - {id: g2, name: "收入\\n(含税)", baseline: 1万, target: 2万, unit: 元, owner: lin, due: 2027-12-31}
  - {id: g3, name: 复购率, baseline: 20%, target: 30%, owner: lin, due: 2027-12-31}
risks:
  - {id: r1, name: 上线延期, probability: 3, impact: 4, owner: lin, trigger: 延期一周, contingency: 砍功能}
"""


def _filled(tmp_path: Path, made: Deck | bytes, plan: str = _PLAN) -> tuple[bytes, list[str]]:
    file = tmp_path / "公司.pptx"
    file.write_bytes(made if isinstance(made, bytes) else decks.saved(made))
    checked = check(plan.encode(), "plan.yaml", today=TODAY)
    assert checked.renderable, [finding.message.en for finding in checked.report]
    rendered = render(checked, RenderOptions(("pptx",), TODAY, template=str(file)))
    own = [finding for finding in rendered.report if finding.file == str(file)]
    return rendered.files["pptx"], [f"{finding.rule}: {finding.message.en}" for finding in own]


def _problem(tmp_path: Path, made: Deck) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        _filled(tmp_path, made)
    return caught.value


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def _with_goals() -> Deck:
    """A slide for every goal, with a chart, a picture, a group, a link back and notes."""
    made = decks.deck()
    first = decks.slide(made, "{{ plan.title }}", layout=decks.TITLE_AND_BODY)
    first.placeholders[1].text_frame.text = "{{ plan.summary | prose }}"
    on = decks.slide(
        made,
        "{{ g.name }}",
        notes="{%slide for g in plan.goals %}\n{{ g.name }}：{{ g.due }}\n{%slide endfor %}",
    )
    decks.box(on, ("从 ", "{{ g.base", "line }}", " 到 {{ g.target }}"), name="数字")
    decks.chart(on, "{{ g.name }}")
    decks.picture(on)
    decks.group(on, "{{ g.owner }}")
    on.shapes.title.click_action.target_slide = first
    decks.slide(made, "没有预算", notes="{%slide if not plan.budget %}")
    decks.slide(made, "预算", notes="{%slide if plan.budget %}")
    return made


def test_slides_repeat_with_everything_on_them(tmp_path: Path) -> None:
    data, _ = _filled(tmp_path, _with_goals())
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
    found = decks.opened(_filled(tmp_path, made)[0]).slides[0].shapes[1].text_frame.paragraphs[0].runs
    assert [(run.text, run.font.bold) for run in found] == [
        ("从 ", False),
        ("22.4 万", True),
        (" 起", False),
        ("，到此", True),
    ]


def test_copies_have_their_own_charts_and_share_their_pictures(tmp_path: Path) -> None:
    data = _filled(tmp_path, _with_goals())[0]
    slides = list(decks.opened(data).slides)[1:4]
    charts = [next(shape for shape in each.shapes if shape.has_chart).chart for each in slides]
    assert [each.chart_title.text_frame.text for each in charts] == ["月活", "收入\v(含税)", "复购率"]
    assert len({each.part.chart_workbook.xlsx_part.partname for each in charts}) == 3
    pictures = {next(shape for shape in each.shapes if shape.shape_type == 13).image.sha1 for each in slides}
    assert len(pictures) == 1
    assert sum("media" in name for name in _parts(data)) == 1
    assert [each.notes_slide.part.part_related_by(_SLIDE).partname for each in slides] == [
        each.part.partname for each in slides
    ]
    assert {each.shapes.title.click_action.target_slide.slide_id for each in slides} == {
        decks.opened(data).slides[0].slide_id
    }


_SLIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"


def test_nothing_of_a_dropped_slide_is_left_and_no_name_or_id_is_there_twice(tmp_path: Path) -> None:
    parts = _parts(_filled(tmp_path, _with_goals())[0])
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
    data, _ = _filled(tmp_path, made)
    assert decks.texts(data).split("\n")[2:-1] == [
        "目标 | 值",
        "月活 | 36 万",
        "收入\v(含税) | 2 万",
        "复购率 | 30%",
        "共 | 3",
    ]
    ids = [
        each.get("val") for each in etree.fromstring(_parts(data)["ppt/slides/slide1.xml"]).iter("{*}rowId")
    ]
    assert len(set(ids)) == len(ids) == 5


def test_a_table_without_rows_goes(tmp_path: Path) -> None:
    made = decks.deck()
    decks.table(decks.slide(made, "题 {{ plan.version }}"), ("{%tr if plan.budget %}预算", "1{%tr endif %}"))
    assert "预算" not in decks.texts(_filled(tmp_path, made)[0])


def test_paragraphs_repeat_and_statements_leave_no_empty_ones(tmp_path: Path) -> None:
    made = decks.deck()
    decks.box(
        decks.slide(made, "题"), "目标", "{%p for g in plan.goals %}", "- {{ g.name }}{% if g.unit %}（{{ g.unit }}）{% endif %}", "{%p endfor %}",
        "{% if plan.budget %}", "有预算", "{% else %}", "没有预算", "{% endif %}", name="框",
    )  # fmt: skip
    said = decks.texts(_filled(tmp_path, made)[0]).split("\n")[2]
    assert said.endswith(": '目标\\n- 月活（人）\\n- 收入\\x0b(含税)（元）\\n- 复购率\\n没有预算'")


def test_boxes_of_which_nothing_is_left_go(tmp_path: Path) -> None:
    made = decks.deck()
    on = decks.slide(made, "题", layout=decks.TITLE_AND_BODY)
    on.placeholders[1].text_frame.text = "{{ plan.subtitle }}"
    decks.box(on, "{%slide for g in plan.goals %}", at=(-300, 0, 200, 50))
    decks.box(on, "{{ g.name }}", name="名")
    lines = decks.texts(_filled(tmp_path, made)[0]).splitlines()
    assert lines[:3] == ["== 1", "Title 1: '题'", "名 [goals[g1].name]: '月活'"]
    assert len(lines) == 9


def test_quotation_marks_that_powerpoint_made_round_are_read(tmp_path: Path) -> None:
    made = decks.deck()
    decks.box(decks.slide(made, "题"), "{{ t(“中”, ‘英’) }}", name="框")
    assert "框: '中'" in decks.texts(_filled(tmp_path, made)[0])


def test_descriptions_and_layouts_are_filled(tmp_path: Path) -> None:
    made = decks.deck()
    on = decks.slide(made, "题")
    picture = decks.picture(on)
    picture._element.nvPicPr.cNvPr.set("descr", "{{ plan.team[0].name }}")  # type: ignore[attr-defined]
    on.slide_layout.shapes[0].text_frame.text = "{{ plan.title }}"
    parts = _parts(_filled(tmp_path, made)[0])
    assert 'descr="林知夏"' in parts["ppt/slides/slide1.xml"].decode()
    assert "{% x %}" in parts["ppt/slideLayouts/slideLayout6.xml"].decode()


def test_views_take_the_place_of_their_box(tmp_path: Path) -> None:
    plan = (PLANS / "tea-brand-2027.yaml").read_text("utf-8")
    made = decks.deck()
    on = decks.slide(made, "风险", layout=decks.TITLE_AND_BODY)
    on.placeholders[1].text_frame.text = "{{ view(“risks”) }}"
    decks.box(decks.slide(made, "图"), "{{ view('goals_chart') }}", at=(50, 120, 500, 300))
    decks.group(decks.slide(made, "组"), "{{ view('team') }}")
    data, _ = _filled(tmp_path, made, plan)
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
    assert decks.texts(_filled(tmp_path, made)[0]).splitlines() == ["== 1", "Title 1: '题 '"]


@pytest.mark.parametrize(
    "name",
    ["goals", "gantt", "raci", "budget", "risk_matrix", "entries", "quarters", "personas", "funnel", "swot"],
)
def test_views_of_a_real_plan_stay_in_their_box(tmp_path: Path, name: str) -> None:
    plan = (PLANS / "tea-brand-2027.yaml").read_text("utf-8")
    made = decks.deck()
    decks.box(decks.slide(made, "题"), "{{ view('" + name + "') }}", at=(100, 120, 560, 330))
    data, found = _filled(tmp_path, made, plan)
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
    long = _PLAN.replace("第一段。", "第一段" + "很长的文字" * 60 + "。")
    made = decks.deck()
    on = decks.slide(made, "题", layout=decks.TITLE_AND_BODY)
    on.placeholders[1].text_frame.text = "{{ plan.summary }}"
    decks.box(on, "{{ plan.summary }}", at=(50, 400, 200, 40), name="小框")
    data, found = _filled(tmp_path, made, long)
    scale = etree.fromstring(_parts(data)["ppt/slides/slide1.xml"]).find(".//{*}normAutofit")
    assert scale is not None
    assert 60_000 < int(scale.get("fontScale", "100000")) < 100_000
    told = [each for each in found if each.startswith("template-overflow")]
    assert len(told) == 1
    assert "slide 1 '题': the shape '小框" in told[0]


def test_every_wrong_tag_is_told_in_one_run_with_its_slide_and_shape(tmp_path: Path) -> None:
    made = decks.deck()
    on = decks.slide(made, "封面页")
    decks.box(on, "{{ plan.titel }}", name="左")
    decks.box(on, "{{ view('risk') }}", name="右")
    decks.table(decks.slide(made, "目标页"), ("{{ plan.goals[0].nmae }}", "x"))
    error = _problem(tmp_path, made)
    lines = error.text.en.splitlines()
    assert lines[0] == "3 tags to mend"
    assert (
        "slide 1 '封面页', shape '左', '{{ plan.titel }}': the template uses an unknown name 'titel' (did you mean title"
        in lines[1]
    )
    assert "shape '右'" in lines[2]
    assert "slide 2 '目标页', shape 'Table 2'" in lines[3]
    assert "第 2 页“目标页”，形状“Table 2”" in error.text.zh
    assert error.file.endswith("公司.pptx")


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (("{{ plan.title",), "{{ has no partner"),
        (("完成度 }}",), "}} has no partner"),
        (("{{ a b }}",), "syntax"),
        (("{% for g in plan.goals %}",), "no endfor in the same text box"),
        (("{% endif %}",), "no if in the same text box"),
        (("{%p for g in plan.goals %}", "{{ g.name }}", "{%p endif %}"), "endif has no partner"),
        (("{%tr for g in plan.goals %}", "{%tr endfor %}"), "only works in a table"),
        (("{% include 'x' %}",), "cannot be used"),
        (("{%slide endfor %}",), "no for in an earlier slide"),
        (("{{ ''.__class__ }}",), "__class__"),
        (("{{ 1/0 }}",), "division"),
        (("前 {{ view('risks') }}",), "alone in its box"),
        (("{{ view('risks') }}", "后"), "alone in its box"),
        (("{{ view('risks', colour='red') }}",), "colour"),
    ],
)
def test_a_wrong_tag_is_told(tmp_path: Path, paragraphs: tuple[str, ...], words: str) -> None:
    made = decks.deck()
    decks.box(decks.slide(made, "题"), *paragraphs, name="框")
    error = _problem(tmp_path, made)
    assert words in error.text.en
    assert "slide 1 '题', shape '框'" in error.text.en


@pytest.mark.parametrize("where", ["table", "notes"])
def test_a_view_stands_on_the_slide_itself(tmp_path: Path, where: str) -> None:
    made = decks.deck()
    on = decks.slide(made, "题", notes="{{ view('risks') }}" if where == "notes" else "")
    if where == "table":
        decks.table(on, ("{{ view('risks') }}", "x"))
    assert "only text can stand here" in _problem(tmp_path, made).text.en


def test_decks_that_ask_for_nothing_or_leave_nothing_are_refused(tmp_path: Path) -> None:
    made = decks.deck()
    decks.slide(made, "没有标签")
    help = _problem(tmp_path, made).help
    assert help is not None
    assert "--reference" in help.zh
    only = decks.deck()
    decks.slide(only, "题", notes="{%slide if plan.budget %}")
    assert "no slide is left" in _problem(tmp_path, only).text.en


def test_files_that_are_not_to_be_trusted_are_refused(tmp_path: Path) -> None:
    for data, words in (
        (b"text", "not a PowerPoint file"),
        (b"\xd0\xcf\x11\xe0", "password"),
        (_with_macros(), "macros"),
    ):
        with pytest.raises(ReferenceFileError) as caught:
            _filled(tmp_path, data)
        assert words in caught.value.text.en


def _with_macros() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in _parts(decks.saved(_with_goals())).items():
            target.writestr(name, content)
        target.writestr("ppt/vbaProject.bin", b"x")
    return out.getvalue()


def test_parts_of_the_plan_that_no_tag_asks_for_are_told(tmp_path: Path) -> None:
    made = decks.deck()
    decks.slide(made, "{{ plan.title }}")
    decks.box(decks.slide(made, "图"), "{{ view('goals_chart') }}")
    told = _filled(tmp_path, made)[1]
    assert any(
        each.startswith("template-omits") and "risks" in each and "goals" not in each for each in told
    ), told


def test_the_same_plan_gives_the_same_bytes_and_verify_agrees(tmp_path: Path) -> None:
    template = decks.saved(_with_goals())
    first, second = _filled(tmp_path, template)[0], _filled(tmp_path, template)[0]
    assert first == second
    checked = check(_PLAN.encode(), "plan.yaml", today=TODAY)
    assert not verify_files(checked, [("a.pptx", first)]).report.findings
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as target:
        for name, content in _parts(first).items():
            target.writestr(name, content.replace("36 万".encode(), "37 万".encode()))
    told = verify_files(checked, [("a.pptx", changed.getvalue())]).report.findings
    assert [finding.rule for finding in told] == ["deliverable-differs"]


def test_a_template_of_powerpoint_and_one_with_other_dimensions_work(tmp_path: Path) -> None:
    made = decks.deck(wide=False)
    decks.box(decks.slide(made, "{{ plan.title }}"), "{{ view('goals') }}", at=(40, 120, 640, 380))
    data = decks.saved(made)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in _parts(data).items():
            target.writestr(name, content.replace(b"presentation.main+xml", b"template.main+xml"))
    filled, _ = _filled(tmp_path, out.getvalue())
    assert b"presentation.main+xml" in _parts(filled)["[Content_Types].xml"]
    assert decks.opened(filled).slide_width == Pt(720)


def test_rows_that_a_slide_cannot_hold_go_on_to_a_copy_of_it(tmp_path: Path) -> None:
    plan = (PLANS / "tea-brand-2027.yaml").read_text("utf-8")
    made = decks.deck()
    on = decks.slide(made, "任务")
    row = (
        "{%tr for p in plan.phases %}{%tr for t in p.tasks %}{{ t.name }}",
        "{{ t.owner }}{%tr endfor %}{%tr endfor %}",
    )
    decks.table(on, ("任务", "负责人"), row)
    decks.box(on, "脚注", at=(50, 490, 400, 30))
    data, _ = _filled(tmp_path, made, plan)
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


def test_copies_of_a_slide_stay_in_its_section(tmp_path: Path) -> None:
    made = _with_goals()
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
    root = etree.fromstring(_parts(_filled(tmp_path, made)[0])["ppt/presentation.xml"])
    slides = [
        each.get("id")
        for each in root.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}sldId")
    ]
    found = {
        each.get("name"): [one.get("id") for one in each.iter("{*}sldId")] for each in root.iter("{*}section")
    }
    assert found == {"前": slides[:1], "目标": slides[1:]}


def test_embedded_objects_are_left_out_and_told(tmp_path: Path) -> None:
    made = decks.deck()
    on = decks.slide(made, "{{ plan.title }}")
    on.shapes.add_ole_object(io.BytesIO(b"anything"), "Package", Pt(10), Pt(10))
    data, found = _filled(tmp_path, made)
    assert any(each.startswith("template-dropped") for each in found)
    assert not any("embeddings" in name for name in _parts(data))


@pytest.mark.parametrize(
    "part", ["ppt/slideLayouts/slideLayout6.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml", "ppt/slides/slide2.xml"]
)  # fmt: skip
def test_a_file_that_lacks_a_part_is_refused_or_filled_without_it(tmp_path: Path, part: str) -> None:
    parts = _parts(decks.saved(_with_goals()))
    del parts[part]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    if part.startswith("ppt/slides/"):
        assert len(list(decks.opened(_filled(tmp_path, out.getvalue())[0]).slides)) == 2
        return
    with pytest.raises(ReferenceFileError) as caught:
        _filled(tmp_path, out.getvalue())
    assert caught.value.file.endswith("公司.pptx")


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
    slides = decks.opened(_filled(tmp_path, made)[0]).slides
    titles = [each.shapes.title.text_frame.text for each in slides if each.shapes.title is not None]
    assert titles == ["没有预算：月活、收入\v(含税)、复购率", "目标 复购率", "风险 上线延期"]


def test_a_box_too_small_for_a_view_is_told(tmp_path: Path) -> None:
    made = decks.deck()
    decks.box(decks.slide(made, "题"), "{{ view('goals') }}", at=(10, 100, 50, 20), name="小")
    assert (
        "slide 1 '题', shape '小', '{{ view(…) }}': the box is too small" in _problem(tmp_path, made).text.en
    )
