"""Fact sheets: which facts share a row, and that every row fills the grid of its table."""

from __future__ import annotations

import itertools

import pytest
from docx_reading import W, body_of, text_of
from hypothesis import given
from hypothesis import strategies as st

from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import Cell, Column, Fact, FactSheet, Row, Table
from opsplan.writers.docx.fact_rows import fact_rows, fact_sheet_height, grid_edges

WIDTH = 415.3
LONG = "门店月导流只有 1.1 万人，导购没有动力推荐扫码；选题临时定，没有全年节奏，篇均阅读低于同行"


def fact(label: str, text: str, *, fixed: bool = False) -> Fact:
    return Fact(run(label), run(text), fixed=fixed)


def lines(*facts: Fact) -> list[list[str]]:
    return [[plain(box.text) for box in row] for row in fact_rows(FactSheet(run("甲"), facts), WIDTH)]


def test_short_facts_stand_side_by_side_and_long_ones_alone() -> None:
    given = (fact("负责人", "林知夏"), fact("依据", LONG), fact("截止", "2027-12-31"), fact("类别", "促活"))
    assert lines(*given) == [["负责人", "林知夏", "截止", "2027-12-31"], ["依据", LONG], ["类别", "促活"]]


def test_nothing_moves_up_past_a_fact_that_keeps_its_place() -> None:
    given = (fact("类别", "促活"), fact("R", LONG, fixed=True), fact("截止", "2027-12-31"))
    assert [row[0] for row in lines(*given)] == ["类别", "R", "截止"]


def test_many_small_values_go_on_in_equal_columns() -> None:
    values = tuple((run(f"2027-{month:02}-28"), run("1,300 万元")) for month in range(1, 12))
    rows = fact_rows(FactSheet(run("甲"), (Fact(run("阶段值"), values=values),)), WIDTH)
    assert [plain(box.text) for row in rows for box in row if box.caption] == ["1,300 万元"] * 11
    assert len({round(box.right - box.left, 1) for row in rows for box in row if box.caption}) == 1
    assert len(rows) > 1
    assert [plain(row[0].text) for row in rows] == ["阶段值"] + [""] * (len(rows) - 1)


facts = st.builds(
    Fact,
    st.text("标签ab", min_size=1, max_size=12).map(run),
    st.text("一二三 word\n", max_size=90).map(run),
    st.lists(st.tuples(st.just(run("2027-06-30")), st.text("一2", max_size=9).map(run)), max_size=9).map(
        tuple
    ),
    st.booleans(),
)


@given(st.lists(facts, max_size=9), st.floats(120, 700))
def test_rows_hold_every_fact_and_fill_the_width(found: list[Fact], width: float) -> None:
    sheet = FactSheet(run("甲"), tuple(found))
    rows = fact_rows(sheet, width)
    for row in rows:
        assert row[0].left == 0
        assert row[-1].right == pytest.approx(width)
        assert all(one.right == pytest.approx(two.left) for one, two in itertools.pairwise(row))
    shown = sorted(plain(box.text) for row in rows for box in row if not box.label and plain(box.text))
    told = [one.text for one in found if not one.values] + [v for one in found for _, v in one.values]
    assert shown == sorted(text for text in map(plain, told) if text)
    assert fact_sheet_height(sheet, width) >= 24 * len(rows)
    if rows:
        assert grid_edges(rows)[-1] == pytest.approx(width, abs=0.1)


def test_every_row_of_a_written_sheet_fills_its_grid() -> None:
    values = tuple((run(name), run("1,300 万元")) for name in ("一季度", "二季度", "三季度"))
    sheet = FactSheet(
        run("小程序月活"),
        (fact("类别", "促活"), fact("截止", "2027-12-31"), Fact(run("分解"), values=values)),
        run("12 高"),
        "high",
    )
    body = body_of(sheet)
    table = next(body.iter(f"{W}tbl"))
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    for row in table.iter(f"{W}tr"):
        spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc"))
        assert sum(int(span.get(f"{W}val")) if span is not None else 1 for span in spans) == columns
    for word in ("小程序月活", "12 高", "促活", "2027-12-31", "一季度", "1,300 万元"):
        assert word in text_of(body)


def test_a_table_of_labels_and_values_is_printed_as_a_sheet() -> None:
    rows = tuple(
        Row((Cell(run(label)), Cell(run(text))))
        for label, text in (("开始", "2027-01-01"), ("结束", "2027-02-01"))
    )
    body = body_of(Table((Column(()), Column(())), rows, run("首页场景导购"), look="facts"))
    (head, line) = body.iter(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert len(list(line.iter(f"{W}tc"))) == 4
