"""Comments: which text each is tied to, and that a file with them is whole."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx_reading import W, document, heading, paragraph
from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.comments import Comment
from opsplan.blocks.inline import Run, run
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual, Finding, Position, Severity
from opsplan.library.comments import comments_of
from opsplan.writers.docx import write_docx

DAY = date(2027, 3, 1)
GOALS = Table(
    (Column(run("目标")), Column(run("目标值")), Column(run("依据"))),
    tuple(
        Row(
            (Cell(run(name)), Cell(run(f"值{name}", f"goals[{name}].target")), Cell((Run("网址", src=f"goals[{name}].source", link="https://example.org"),))),
            src=f"goals[{name}]",
        )
        for name in ("甲", "乙")
    ),
)  # fmt: skip
BODY: tuple[Block, ...] = (
    heading(1, "摘要"), paragraph("摘要正文", "summary"), paragraph("先说甲", "goals[甲].name"),
    heading(1, "目标"), heading(2, "总表"), GOALS,
    heading(1, "风险"), paragraph("风险正文", "risks[r1].plan"),
)  # fmt: skip


def written(*paths: str, blocks: tuple[Block, ...] = BODY, full: bool = True) -> bytes:
    comments = tuple(Comment(path, DAY, (run(f"说 {place}"),)) for place, path in enumerate(paths))
    return write_docx(replace(document(*blocks, full=full), comments=comments), Brand())


def anchored(data: bytes) -> Mapping[int, str]:
    """The text between the ends of each comment, by its number."""
    body = docx.Document(io.BytesIO(data)).element.body
    opened: dict[str, list[str]] = {}
    closed: dict[int, str] = {}
    for element in body.iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            opened[number] = []
        elif element.tag == f"{W}commentRangeEnd":
            closed[int(number)] = "".join(opened.pop(number))
            reference = element.getnext()
            assert reference.find(f"{W}commentReference").get(f"{W}id") == number
        elif element.tag == f"{W}t":
            for texts in opened.values():
                texts.append(element.text)
    assert not opened
    return closed


@pytest.mark.parametrize(
    "path, text",
    [
        ("goals[乙].target", "值乙"),
        ("goals[乙].source", "网址"),
        ("goals[乙].baseline", "乙"),
        ("goals[乙]", "乙"),
        ("goals", "总表"),
        ("goals[丙].target", "总表"),
        ("summary", "摘要正文"),
        ("risks[r1]", "风险正文"),
        ("risks", "风险"),
        ("team", "年度方案"),
        ("", "年度方案"),
    ],
)
def test_a_comment_stands_at_the_nearest_text_that_is_printed(path: str, text: str) -> None:
    assert anchored(written(path)) == {0: text}


def test_what_is_shown_twice_is_commented_in_its_own_chapter() -> None:
    summary = paragraph("甲一笔带过", "goals[甲].target")
    assert anchored(written("goals[甲].target", blocks=(heading(1, "摘要"), summary, *BODY[3:]))) == {
        0: "值甲"
    }


def test_comments_of_one_place_follow_one_another() -> None:
    data = written("goals[甲].target", "goals[甲].target", "goals[甲]", "", "")
    assert anchored(data) == {0: "值甲", 1: "值甲", 2: "甲", 3: "年度方案", 4: "年度方案"}
    comments = docx.Document(io.BytesIO(data)).comments
    assert [one.text for one in comments] == ["说 0", "说 1", "说 2", "说 3", "说 4"]
    assert {(one.author, one.initials) for one in comments} == {("opsplan", "op")}
    assert {one.timestamp.date() for one in comments if one.timestamp} == {DAY}


def test_without_a_cover_the_first_heading_or_text_stands_for_the_whole_plan() -> None:
    assert anchored(written("team", "goals[乙]", full=False)) == {0: "摘要", 1: "乙"}
    assert anchored(written("team", blocks=BODY[1:2], full=False)) == {0: "摘要正文"}
    assert anchored(written("team", blocks=(), full=False)) == {}


def test_the_same_comments_make_the_same_bytes_and_none_make_no_part() -> None:
    assert written("goals", "") == written("goals", "")
    package = docx.Document(io.BytesIO(written())).part.package
    assert not [part for part in package.iter_parts() if "comments" in part.partname]


def test_comments_do_not_change_what_the_document_says() -> None:
    def texts(data: bytes) -> list[str]:
        body = docx.Document(io.BytesIO(data)).element.body
        return [element.text for element in body.iter(f"{W}t")]

    assert texts(written("goals", "", "goals[甲]")) == texts(written())


def finding(severity: Severity, position: Position | None) -> Finding:
    message, advice = (
        Bilingual("没有基线", "has no baseline"),
        Bilingual("写现在的值", "write its value of today"),
    )
    place = ("/home/me/plan.yaml", position, "goals[甲]")
    return Finding("goal-no-baseline", "OPS1", severity, message, advice, *place)


@pytest.mark.parametrize(
    "lang, text",
    [
        ("zh-CN", "警告 goal-no-baseline：没有基线\n帮助：写现在的值\nplan.yaml:3:5"),
        ("en", "Warning goal-no-baseline: has no baseline\nHelp: write its value of today\nplan.yaml:3:5"),
    ],
)
def test_a_finding_says_in_its_comment_what_where_and_what_would_be_right(lang: str, text: str) -> None:
    comments = comments_of(
        [finding(Severity.WARNING, Position(3, 5))], "en" if lang == "en" else "zh-CN", DAY
    )
    said = ["\n".join("".join(each.text for each in line) for line in one.paragraphs) for one in comments]
    assert said == [text]
    assert [one.path for one in comments] == ["goals[甲]"]


def test_hints_are_no_comments_and_control_characters_no_trouble() -> None:
    comments = comments_of([finding(Severity.INFO, None), finding(Severity.ERROR, None)], "en", DAY)
    assert [one.paragraphs[0][0].text for one in comments] == ["Error goal-no-baseline: "]
    hostile = Comment("", DAY, (run("a\x00\x0b<&>\ud800"),))
    data = write_docx(replace(document(*BODY, full=True), comments=(hostile,)), Brand())
    assert [one.text for one in docx.Document(io.BytesIO(data)).comments] == ["a<&>"]
    assert etree.fromstring(docx.Document(io.BytesIO(data)).comments._comments_elm.xml) is not None
