"""A company's Word file with tags → the file filled: its text and look kept, the plan's values and views in it."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from reference_files import p, package, section, style, t, word_chinese

from opsplan.errors import TemplateError, UserError
from opsplan.pipeline import RenderOptions, check, render

PLANS = Path(__file__).parents[3] / "plans"
TODAY = date(2026, 11, 22)
_HEAD = (
    style("paragraph", "Normal", "Normal", default=True) + style("paragraph", "H1", "heading 1", para='<w:outlineLvl w:val="0"/>')
    + style("table", "T0", "Normal Table", default=True)
)  # fmt: skip
_PLAN = """\
opsplan: 1
title: 茶馆 <月活> & {{ 7*7 }} {% x %}
period: {start: 2027-01-01, end: 2027-12-31}
summary: "第一段。\\n\\n- 要点 **甲**"
team: [{id: lin, name: 林知夏}]
goals:
  - {id: g1, name: 月活, baseline: 22.4万, target: 36万, unit: 人, owner: lin, due: 2027-12-31}
  - {id: g2, name: "收入\\n(含税)", baseline: 1万, target: 2万, unit: 元, owner: lin, due: 2027-12-31}
risks:
  - {id: r1, name: 上线延期, probability: 3, impact: 4, owner: lin, trigger: 延期一周, contingency: 砍功能}
"""


def _filled(
    tmp_path: Path,
    body: str,
    plan: str = _PLAN,
    *,
    frames: Mapping[str, str] | None = None,
    data: bytes = b"",
) -> tuple[bytes, tuple[str, ...]]:
    file = tmp_path / "公司.docx"
    file.write_bytes(data or package(body + section(), _HEAD, frames=frames or {}))
    checked = check(plan.encode(), "plan.yaml", today=TODAY)
    assert checked.renderable, [finding.message.en for finding in checked.report]
    rendered = render(checked, RenderOptions(("docx",), TODAY, template=str(file)))
    return rendered.files["docx"], tuple(finding.rule for finding in rendered.report)


def _texts(document: DocxDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def _read(data: bytes) -> DocxDocument:
    return Document(io.BytesIO(data))


def _problem(tmp_path: Path, body: str, **more: object) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        _filled(tmp_path, body, **more)  # type: ignore[arg-type]
    return caught.value


def test_values_stand_where_their_tags_stood_and_know_their_place(tmp_path: Path) -> None:
    tag = (
        t("{{ plan.go")
        + "<w:r><w:rPr><w:b/></w:rPr><w:t>als[0].target }}{{ plan.goals[0].unit }}</w:t></w:r>"
    )
    data, _ = _filled(tmp_path, p("题：{{ plan.title }}") + p(inside=t("目标 ") + tag))
    assert _texts(_read(data))[:2] == ["题：茶馆 <月活> & {{ 7*7 }} {% x %}", "目标 36 万人"]
    document = _parts(data)["word/document.xml"].decode()
    assert "_src_goals_g1_target" in document
    assert "\ufdd0" not in document


def test_rows_repeat_and_a_line_break_stays_one(tmp_path: Path) -> None:
    def row(text: str) -> str:
        return f'<w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{p(text)}</w:tc></w:tr>'

    rows = (
        row("{%tr for g in plan.goals %}")
        + row("{{ g.name }}：{{ g.target }}{{ g.unit }}")
        + row("{%tr endfor %}")
    )
    table = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>{rows}</w:tbl>'
    data, _ = _filled(tmp_path, table + p("尾"))
    assert [each.cells[0].text for each in _read(data).tables[0].rows] == [
        "月活：36 万人",
        "收入\n(含税)：2 万元",
    ]


def test_a_view_is_native_and_divides_the_text_around_it(tmp_path: Path) -> None:
    data, _ = _filled(tmp_path, p("前 {{ view('risks') }} 后") + p("{{ view('goals_chart') }}"))
    document = _read(data)
    texts = _texts(document)
    assert texts[0].strip() == "前"
    assert texts.index("前 ") < texts.index(" 后")
    assert "上线延期" in [cell.text for row in document.tables[0].rows for cell in row.cells]
    names = _parts(data)
    assert any(name.startswith("word/charts/chart") for name in names)
    assert any(name.startswith("word/embeddings/") for name in names)


def test_prose_is_read_as_markdown_and_nothing_else_is(tmp_path: Path) -> None:
    data, _ = _filled(tmp_path, p("{{ plan.summary | prose }}") + p("{{ plan.summary }}"))
    texts = _texts(_read(data))
    assert texts[:2] == ["第一段。", "要点 甲"]
    assert "**甲**" in texts[-1]


def test_headers_are_filled_and_hold_no_views(tmp_path: Path) -> None:
    held = '<w:headerReference w:type="default" r:id="header1"/>'
    body = p("{{ plan.title }}") + section(frames=held)
    data = package(body, _HEAD, frames={"header1": p("{{ plan.period.start }}")})
    filled, _ = _filled(tmp_path, "", data=data)
    assert "2027" in _read(filled).sections[0].header.paragraphs[0].text
    wrong = package(body, _HEAD, frames={"header1": p("{{ view('risks') }}")})
    assert "页眉" in _problem(tmp_path, "", data=wrong).text.zh


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{{ plan.titel }}", "titel"),
        ("{{ view('risk') }}", "risk"),
        ("{{ view('risks', colour='red') }}", "colour"),
        ("{{ plan.title", "{{ plan.title"),
        ("完成度 }}", "}}"),
        ("{% if plan.title %}", "endif"),
        ("{%tr for g in plan.goals %}", "tr"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ 1/0 }}", "division"),
    ],
)
def test_a_wrong_tag_is_told_with_the_text_beside_it(tmp_path: Path, body: str, words: str) -> None:
    error = _problem(tmp_path, p("好") + p(body))
    assert words in error.text.zh
    assert "正文" in error.text.zh
    assert error.file.endswith("公司.docx")


def test_the_nearest_names_are_given(tmp_path: Path) -> None:
    help = _problem(tmp_path, p("{{ plan.titel }}")).help
    assert help is not None
    assert "title" in help.zh


def test_every_unclosed_tag_is_told_at_once(tmp_path: Path) -> None:
    assert _problem(tmp_path, p("{{ a") + p("b }}")).text.en.count("has no partner") == 2


def test_a_loop_that_tears_the_structure_is_refused(tmp_path: Path) -> None:
    rows = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{% for g in plan.goals %}</w:t></w:r></w:p></w:tc></w:tr>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
    assert "结构" in _problem(tmp_path, table + p("{% endfor %}")).text.zh


def test_a_file_without_tags_is_refused(tmp_path: Path) -> None:
    help = _problem(tmp_path, p("没有标签")).help
    assert help is not None
    assert "--reference" in help.zh


def test_parts_of_the_plan_that_no_tag_asks_for_are_told(tmp_path: Path) -> None:
    assert "template-omits" in _filled(tmp_path, p("{{ plan.title }}"))[1]
    every = p("{{ plan.summary }}{{ view('goals') }}{{ view('team') }}{{ view('risks') }}")
    assert "template-omits" not in _filled(tmp_path, every)[1]


def test_the_same_plan_gives_the_same_bytes_with_the_plan_inside(tmp_path: Path) -> None:
    body = p("{{ plan.title }}") + p("{{ view('risks') }}")
    first, second = _filled(tmp_path, body)[0], _filled(tmp_path, body)[0]
    assert first == second
    assert any(
        _PLAN.encode() in part or b"customXml" in name.encode() for name, part in _parts(first).items()
    )


def test_views_take_the_companys_styles(tmp_path: Path) -> None:
    parts = _parts(word_chinese())
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "旧的正文".encode(), b"{{ view('risks') }}"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    document = _read(_filled(tmp_path, "", data=out.getvalue())[0])
    ours = next(table for table in document.tables if "上线延期" in table._tbl.xml)
    assert ours.style is not None
    assert ours.style.name == "公司表格"


@pytest.mark.parametrize(
    "name", ["goals", "gantt", "raci", "budget", "risk_matrix", "entries", "quarters", "personas", "funnel"]
)
def test_views_of_a_real_plan_can_be_put_in(tmp_path: Path, name: str) -> None:
    plan = (PLANS / "tea-brand-2027.yaml").read_text("utf-8")
    cell = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="8000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="8000" w:type="dxa"/></w:tcPr>{p("{{ view(" + repr(name) + ") }}")}</w:tc></w:tr></w:tbl>'
    document = _read(_filled(tmp_path, p("{{ view('" + name + "') }}") + cell + p("尾"), plan)[0])
    xml = document.element.xml
    assert "{{" not in xml.replace("{{ 7", "")
    assert document.tables[-1]._tbl.xml.count("<w:tc>") >= 1


def test_without_docxtpl_the_command_to_install_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(UserError) as caught:
        _filled(tmp_path, p("{{ plan.title }}"))
    assert caught.value.help is not None
    assert "opsplan[branded]" in caught.value.help.en
