"""One hostile plan through every format: nothing in it runs, leads out of the file or steers what reads it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from chromium import PROGRAM, chromium_page
from conftest import TODAY, need
from lxml import etree

from opsplan.pipeline import check
from opsplan.pipeline.calendaring import CALENDAR_WRITERS, CalendarOptions, make_calendar
from opsplan.pipeline.charting import WRITERS, ChartOptions, draw
from opsplan.pipeline.checking import Checked
from opsplan.pipeline.rendering import RenderOptions, render
from opsplan.pipeline.scoring import score_of
from opsplan.reporting.formats import FORMATS, SCORES, tell
from opsplan.reporting.scores import PlanScore, tell_scores
from opsplan.reporting.told import PlanReport, Telling

HOSTILE = (
    "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "{{ 7*7 }}", "{% for x in y %}", "<script>window.hurt=1</script>",
    "<img src=x onerror=alert(1)>", "](javascript:alert(1))", "a\r\nBEGIN:VEVENT\r\nSUMMARY:b", "</w:t><w:instrText>", "]]>&lt;",
    "\u202eabc", "\x1b]0;x\x07\x1b[31mred", "click; alert(1)",
)  # fmt: skip
LINKS = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/share", "\\\\\\\\host\\\\share", "vbscript:x",
    "smb://host/x", "ftp://host/x", "../../../etc/passwd", "/etc/passwd", "java\tscript:alert(1)", "&#106;avascript:alert(1)",
)  # fmt: skip
PROSE = " ".join(f"[word]({link}) ![picture]({link}) <{link}>" for link in LINKS)


def quoted(text: str) -> str:
    return json.dumps(text)


@cache
def hostile_plan() -> Checked:
    names = [quoted(text) for text in HOSTILE]
    tasks = "\n".join(
        f"      - {{id: t{n}, name: {name}, start: 2027-03-01, duration: 3, owner: {name}, deliverable: {name}, note: {name}, tags: [{name}]}}"
        for n, name in enumerate(names)
    )
    goals = "\n".join(
        f"  - {{id: g{n}, name: {name}, baseline: 1, target: 2, unit: {name}, due: 2027-04-01, owner: {name}, source: {name}}}"
        for n, name in enumerate(names)
    )
    entries = "\n".join(
        f"    - {{date: 2027-03-0{n % 9 + 1}, title: {name}, channel: c1, owner: {name}, note: {name}, link: {quoted(link)}}}"
        for n, (name, link) in enumerate(zip(names, LINKS, strict=False))
    )
    text = f"""\
opsplan: 1
title: {names[0]}
subtitle: {names[6]}
language: en
organization: {names[6]}
period: {{start: 2027-03-01, end: 2027-04-30}}
summary: {quoted(PROSE)}
goals:
{goals}
phases:
  - name: {names[4]}
    tasks:
{tasks}
strategy:
  channels:
    - {{id: c1, name: {names[3]}}}
content:
  entries:
{entries}
risks:
  - {{name: {names[1]}, probability: 3, impact: 3, response: mitigate, action: {names[5]}, owner: {names[2]}}}
"""
    found = check(text.encode(), "plan.yaml", today=TODAY)
    assert found.renderable, [each.message.en for each in found.report if each.blocking]
    return found


MAKERS: dict[str, Callable[[Checked], bytes]] = {
    **{
        f"render {name}": lambda plan, name=name: render(
            plan, RenderOptions((name,), TODAY, appendices=("score",), comments=True)
        ).files[name]
        for name in ("docx", "pptx", "gantt", "md", "txt", "deck-txt")
    },
    **{f"gantt {name}": lambda plan, name=name: draw(plan, ChartOptions((name,), TODAY)).files[name] for name in WRITERS if name != "png"},
    **{
        f"calendar {name}": lambda plan, name=name: make_calendar(plan, CalendarOptions((name,), TODAY)).files[name]
        for name in CALENDAR_WRITERS
    },
}  # fmt: skip
FORM = {"render gantt": "svg"}


@pytest.mark.parametrize("made", MAKERS)
def test_nothing_of_a_hostile_plan_runs_or_leads_out(made: str) -> None:
    data = MAKERS[made](hostile_plan())
    form = FORM.get(made, made.split()[-1].removeprefix("deck-"))
    LOOKS[form](data)


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_plan_says_steers_no_terminal_and_no_report(form: str) -> None:
    hostile = quoted("\x1b]0;x\x07\x1b[31m\u202e::error::<b>|`\r\n::warning::")
    text = f"opsplan: 1\ntitle: t\nperiod: {{start: {hostile}, end: {hostile}}}\n{hostile}: 1\ngoals: [{{name: n, target: {hostile}, owner: {hostile}}}]\n"
    found = check(text.encode(), "plan.yaml", today=TODAY)
    assert len(found.report.findings) > 2
    said = tell(
        form,
        (PlanReport(found.file, found.lang, found.report, {found.file: found.text}),),
        Telling(found.lang),
    )
    data = form in ("json", "sarif")  # these hold what was written, escaped, for programs
    assert not re.search(
        "[\x00-\x08\x0b-\x1f]" if data else "[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", said
    )
    assert not re.search(r"^::warning::", said, re.M) or form != "github"


def _package(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not [
            name for name in package.namelist() if "vba" in name.lower() or name.endswith((".bin", ".ole"))
        ]
        for name in package.namelist():
            if name.endswith(".xlsx"):
                _package(package.read(name))
            if not name.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(package.read(name))
            assert root.getroottree().docinfo.doctype == ""
            for element in root.iter(etree.Element):
                kind = etree.QName(element).localname
                if kind == "Relationship" and element.get("TargetMode") == "External":
                    assert element.get("Target", "").startswith(("http://", "https://", "mailto:")), name
                if name.startswith("xl/worksheets/"):
                    assert kind != "f" or not _from_plan(element.text or ""), (name, element.text)
                if kind == "instrText":
                    assert "cmd" not in (element.text or "")  # no field code comes from the plan


def _from_plan(formula: str) -> bool:
    return "cmd" in formula or "SUM(A1)" in formula or formula.lstrip("=+-") in ("1+1", "2+3")


def _svg(data: bytes) -> None:
    root = etree.fromstring(data)
    for element in root.iter(etree.Element):
        assert etree.QName(element).localname not in ("script", "foreignObject", "image", "use", "iframe")
        for name, value in element.attrib.items():
            assert not etree.QName(name).localname.startswith("on")
            assert "javascript:" not in value.lower()
            if etree.QName(name).localname == "href":
                assert str(value).startswith(("#", "http://", "https://", "mailto:"))


def _html(data: bytes) -> None:
    text = data.decode()
    (policy,) = re.findall('http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert len(re.findall("<script", text)) == 2
    assert "onerror=alert(1)>" not in text


def _md(data: bytes) -> None:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(data.decode())
    inline = [child for token in tokens for child in token.children or ()]
    targets = [
        str(each.attrGet("href") or each.attrGet("src") or "")
        for each in inline
        if each.type in ("link_open", "image")
    ]
    assert [one for one in targets if not one.startswith(("#", "http://", "https://", "mailto:"))] == []
    html = "".join(each.content for each in (*inline, *tokens) if each.type in ("html_inline", "html_block"))
    assert not re.search("script|onerror|<img", html, re.I)


def _csv(data: bytes) -> None:
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    assert any("cmd" in cell for cell in cells)
    assert [
        cell for cell in cells if cell[:1] in "=+@\t\r" and cell and not re.fullmatch(r"[+-]?\d.*", cell)
    ] == []
    assert "+1+1" not in cells
    assert "-2+3" not in cells


def _ics(data: bytes) -> None:
    text = re.sub("\r\n[ \t]", "", data.decode())
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert all(re.match("[A-Z-]+[;:]", line) for line in lines if line)
    assert "SUMMARY:b" not in lines
    assert not [line for line in lines if line.startswith("URL") and not re.search(":https?://", line)]


def _xml(data: bytes) -> None:
    root = etree.fromstring(data)
    assert root.getroottree().docinfo.doctype == ""


def _mmd(data: bytes) -> None:
    lines = data.decode().splitlines()
    assert not [line for line in lines if line.strip().startswith(("click", "%%{", "call"))]


def _text(data: bytes) -> None:
    text = data.decode()
    assert "cmd" in text
    assert not re.search("[\x00-\x08\x0b-\x1f]", text)
    assert "{{ 7*7 }}" in text


LOOKS: dict[str, Callable[[bytes], None]] = {
    "docx": _package, "pptx": _package, "xlsx": _package, "svg": _svg, "html": _html, "md": _md, "txt": _text, "table": _text,
    "csv": _csv, "ics": _ics, "xml": _xml, "mmd": _mmd, "json": lambda data: json.loads(data),
}  # fmt: skip


@pytest.mark.parametrize("form", SCORES)
def test_a_score_shows_a_hostile_plan(form: str) -> None:
    plan = hostile_plan()
    said = tell_scores(form, (PlanScore(plan.file, plan.lang, score_of(plan, TODAY)),), Telling(plan.lang))
    assert "<script>" not in said or form != "markdown"
    assert not re.search(
        "[\x00-\x08\x0b-\x1f]" if form == "json" else "[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", said
    )


def test_a_browser_runs_nothing_and_asks_for_nothing(tmp_path: Path) -> None:
    need(PROGRAM is not None, "Chromium")
    with chromium_page(tmp_path / "profile") as page:
        for made in ("gantt html", "calendar html", "gantt svg"):
            file = tmp_path / made.replace(" ", ".")
            file.write_bytes(MAKERS[made](hostile_plan()))
            page.problems.clear()
            page.requests.clear()
            page.open(file)
            assert page.problems == []
            assert set(page.requests) == {file.as_uri()}
            assert page.run("window.hurt") is None
            hrefs = page.run(
                "[...document.querySelectorAll('a')].map(one => String(one.getAttribute('href')))"
            )
            assert [one for one in hrefs if not re.match("#|https?:|mailto:", one)] == []
