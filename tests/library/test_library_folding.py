"""Columns that few rows fill."""

from __future__ import annotations

from library_plans import PERIOD, context_of

from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import Cell, Column, Row
from opsplan.library.views.folding import folded

COLUMNS = tuple(Column(run(title)) for title in ("任务", "负责人", "开始", "结束", "交付物", "备注", "标签"))


def line(*texts: str) -> Row:
    return Row(
        tuple(Cell(run(text, f"tasks[a].{place}")) for place, text in enumerate(texts)), src="tasks[a]"
    )


def full(note: str, tag: str) -> Row:
    return line("复盘", "林知夏", "01-02", "01-03", "报告", note, tag)


def words(row: Row) -> list[str]:
    return [plain(cell.text) for cell in row.cells]


BARE = f"{PERIOD}goals: [{{name: g}}]\n"
CTX = context_of(BARE)


def test_sparse_columns_become_lines_of_one_that_keep_their_places() -> None:
    group = Row((Cell(run("打底期"), span=7),), "group")
    rows = (group, full("先定口径", "数据"), full("", "数据"), *(full("", "") for _ in range(4)))
    heads, body = folded(CTX, COLUMNS, rows)
    assert [plain(head.title) for head in heads] == ["任务", "负责人", "开始", "结束", "交付物", "其他"]
    assert body[0].cells[0].span == 6
    assert words(body[1])[-1] == "备注：先定口径\n标签：数据"
    assert words(body[2])[-1] == "标签：数据"
    assert words(body[3])[-1] == ""
    assert [part.src for part in body[1].cells[-1].text if part.src] == ["tasks[a].5", "tasks[a].6"]


def test_full_small_and_slide_tables_stay_as_they_are() -> None:
    dense = tuple(full("先定口径", "数据") for _ in range(3))
    sparse = tuple(full("", "") for _ in range(3))
    assert folded(CTX, COLUMNS, dense) == (COLUMNS, dense)
    assert folded(context_of(BARE, deck=True), COLUMNS, sparse) == (COLUMNS, sparse)
    few = tuple(Row(row.cells[:5]) for row in sparse)
    assert folded(CTX, COLUMNS[:5], few) == (COLUMNS[:5], few)


def test_a_column_that_is_summed_is_not_put_away() -> None:
    rows = (*(full("", "") for _ in range(4)), Row(line("合计", "", "", "", "", "12", "3").cells, "total"))
    assert folded(CTX, COLUMNS, rows) == (COLUMNS, rows)
