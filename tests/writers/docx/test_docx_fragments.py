"""Content that is written as text: where it stands, what it says, and what a hostile text cannot do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from docx_reading import HOSTILE, W, document, paragraph, parts, table
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from opsplan.blocks.brand import default_brand
from opsplan.blocks.comments import Comment
from opsplan.blocks.inline import Run, plain, run
from opsplan.blocks.nodes import Cell, Column, Document, Row, Table
from opsplan.writers.docx import write_docx
from opsplan.writers.docx.fragments import PREFIXES, Fragments
from opsplan.writers.docx.measured import cell_texts, distinct_texts, once
from opsplan.writers.docx.placing import placed
from opsplan.writers.ooxml.xml import root, serialise

OURS = "<?opsplan-text 0?>"
"""What stands for the first text of a document."""


def body(given: Document) -> etree._Element:
    return etree.fromstring(parts(given)["word/document.xml"])[0]


def texts_of(element: etree._Element) -> list[str]:
    return ["".join(each.itertext(f"{W}t")) for each in element.iter(f"{W}p")]


def test_texts_stand_where_they_were_put() -> None:
    fragments, tree = Fragments(), root("w:body", *PREFIXES[1:])
    etree.SubElement(tree, f"{W}p")
    number, later = fragments.later("<w:r/>")
    fragments.keep(tree, ("<w:tbl>", f"<w:tr>{later}</w:tr>", "</w:tbl>"))
    etree.SubElement(tree, f"{W}sectPr")
    fragments.tell(number, "<w:tc/>")
    written = etree.fromstring(b"".join(fragments.written(serialise(tree))))
    assert [each.tag.removeprefix(W) for each in written.iter()] == ["body", "p", "tbl", "tr", "tc", "sectPr"]
    fragments.grow(tree)
    assert etree.tostring(tree, method="c14n") == etree.tostring(written, method="c14n")


def test_what_is_not_told_stays_as_it_was() -> None:
    fragments = Fragments()
    _, later = fragments.later("<w:r/>")
    assert b"".join(fragments.written(f"<w:p>{later}</w:p>".encode())) == b"<w:p><w:r/></w:p>"


def test_a_text_that_looks_like_a_place_is_a_text() -> None:
    said = (OURS, HOSTILE, "]]>", "a\u2028b", "\ud800", "\x0b", "&amp;", "\tTab", "two\nlines")
    found = body(document(table(("A", "B"), *((text, text) for text in said)), paragraph(OURS)))
    texts = texts_of(found)
    assert texts.count(OURS) == 3
    assert texts.count(HOSTILE) == 2
    assert "ab" in "".join(texts)
    assert texts.count("&amp;") == 2
    assert len(list(found.iter(f"{W}tbl"))) == 1


def test_a_reference_in_a_cell_gets_the_number_of_a_table_that_comes_later() -> None:
    leads = Cell((Run("见表", target="table-goals"), Run("，", target="table-none"), Run("完")))
    goals = replace(table(("A",), ("g1",), caption="目标"), name="goals")
    found = body(document(Table((Column(run("引用")),), (Row((leads,)),)), goals))
    cell = next(each for each in found.iter(f"{W}tc") if "完" in "".join(each.itertext()))
    said = [each.text for each in cell.iter(f"{W}t", f"{W}instrText")]
    assert said == [" REF table_goals \\h ", "表 1", "，", "完"]


def test_comments_find_what_was_written_as_text() -> None:
    given = document(table(("A", "B"), ("g1", "x"), ("g2", "y")))
    comment = Comment("goals[g2]", date(2027, 1, 1), (run("看"),))
    found = body(replace(given, comments=(comment,)))
    start = next(found.iter(f"{W}commentRangeStart"))
    assert "g2" in "".join(start.getparent().itertext())
    bare = body(given)
    for each in [*found.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")]:
        each.getparent().remove(each)
    assert texts_of(found) == texts_of(bare)


def test_a_cell_that_reaches_down_says_nothing_in_the_rows_below() -> None:
    rows = (
        Row((Cell(run("甲", "a[1].name"), rows=2), Cell(run("一", "a[1].x"))), src="a[1]"),
        Row((Cell(run("二", "a[2].x")),), src="a[2]"),
        Row((Cell(run("丙", "a[3].name")), Cell(run("三", "a[3].x"))), src="a[3]"),
    )
    found = body(document(Table((Column(run("名")), Column(run("值"))), rows)))
    reached = next(
        each
        for each in found.iter(f"{W}tc")
        if each.find(f"{W}tcPr/{W}vMerge[@{W}val='continue']") is not None
    )
    assert [each.tag for each in reached.iter(f"{W}bookmarkStart", f"{W}t")] == []
    cells = [[each.text for each in cell.iter(f"{W}t")] for cell in found.iter(f"{W}tc")]
    assert cells == [["名"], ["值"], ["甲"], ["一"], [], ["二"], ["丙"], ["三"]]


def rows_with(span: int, high: int) -> st.SearchStrategy[list[Row]]:
    """Rows whose cells take up to ``span`` columns and ``high`` rows."""
    cell = st.builds(
        lambda text, bold, columns, rows: Cell(run(text), bold=bold, span=columns, rows=rows),
        st.sampled_from(("", "甲", "a long text of words", "2027-01-01")), st.booleans(), st.integers(1, span),
        st.integers(1, high),
    )  # fmt: skip
    kinds = st.sampled_from(("body", "group", "total"))
    return st.lists(st.builds(Row, st.lists(cell, max_size=4).map(tuple), kinds), max_size=8)


@given(st.one_of(rows_with(3, 1), rows_with(1, 3)))
def test_what_is_measured_of_a_table_is_what_stands_in_its_columns(rows: list[Row]) -> None:
    given_table = Table(tuple(Column(run(title)) for title in "ABC"), tuple(rows))
    expected = {(index, title, True) for index, title in enumerate("ABC")}
    for row, places in placed(given_table.rows, 3):
        for column, _, high, cell, _ in places:
            wide = min(cell.span, 3 - column) > 1
            if high and cell.text and not wide:
                expected.add((column, plain(cell.text), cell.bold or row.kind != "body"))
    assert set(distinct_texts(given_table)) == expected
    sampled = list(cell_texts(given_table, 2))
    assert {line for line, *_ in sampled} <= {0, *range(2, len(rows) + 1, 2)}
    assert {tuple(rest) for _, *rest in sampled} <= expected


def test_an_answer_is_kept_for_the_table_itself() -> None:
    asked = []

    @once(2)
    def rows_of(table: Table, width: float) -> tuple[int, float]:
        asked.append(width)
        return len(table.rows), width

    long, short = table(("A",), ("1",), ("2",)), table(("A",), ("1",))
    assert [rows_of(long, 1.0), rows_of(long, 1.0), rows_of(short, 1.0), rows_of(long, 2.0)] == [
        (2, 1.0),
        (2, 1.0),
        (1, 1.0),
        (2, 2.0),
    ]
    assert asked == [1.0, 1.0, 2.0]
    assert rows_of(long, 1.0) == (2, 1.0)
    assert rows_of(replace(long, rows=()), 1.0) == (0, 1.0)


def test_the_same_bytes_twice() -> None:
    given = document(table(("A",), *((f"{number}",) for number in range(40))), paragraph("后"))
    assert write_docx(given, default_brand("zh-CN")) == write_docx(given, default_brand("zh-CN"))
