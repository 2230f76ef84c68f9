"""Tables, charts and drawings as they are read back."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import get_args, get_type_hints
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx_sample import (
    META,
    bar_chart,
    column_chart,
    doughnut,
    gantt_drawing,
    goals_table,
    line_chart,
    radar_chart,
)

from opsplan.blocks.brand import Brand
from opsplan.blocks.deck import (
    Deck,
    Para,
    Placed,
    PlacedCell,
    PlacedChart,
    PlacedDrawing,
    PlacedRow,
    PlacedTable,
    Slide,
)
from opsplan.blocks.drawing import Drawing, Label, Line, Polyline, Rect, Shape
from opsplan.blocks.inline import Run
from opsplan.blocks.nodes import Chart, Series
from opsplan.writers.ooxml.chart_series import PLOTS
from opsplan.writers.pptx import write_pptx
from opsplan.writers.pptx.connectors import find_route
from opsplan.writers.pptx.drawings import SHAPE_PAINTERS
from opsplan.writers.pptx.writer import PAINTERS

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CHARTS = {
    "bar": (bar_chart, XL_CHART_TYPE.BAR_CLUSTERED), "column": (column_chart, XL_CHART_TYPE.COLUMN_CLUSTERED),
    "line": (line_chart, XL_CHART_TYPE.LINE), "doughnut": (doughnut, XL_CHART_TYPE.DOUGHNUT),
    "radar": (radar_chart, XL_CHART_TYPE.RADAR_MARKERS),
}  # fmt: skip


def slide_of(*shapes):
    deck = Deck(META, (Slide("blank", "x", tuple(shapes)),))
    return Presentation(BytesIO(write_pptx(deck, Brand()))).slides[0]


def test_every_kind_of_shape_has_a_painter():
    assert set(PAINTERS) == set(get_args(Placed))
    assert set(SHAPE_PAINTERS) == set(get_args(Shape))
    assert set(PLOTS) == set(CHARTS) == set(get_args(get_type_hints(Chart)["kind"]))


def test_a_table_has_its_cells_sizes_and_header():
    (frame,) = slide_of(goals_table()).shapes
    table = frame.table
    assert table.first_row
    assert [column.width for column in table.columns] == [width * 12700 for width in goals_table().widths]
    assert [row.height for row in table.rows] == [row.height * 12700 for row in goals_table().rows]
    assert table.cell(1, 0).text == "小程序月活"
    assert table.cell(1, 0).margin_left == 8 * 12700
    assert frame._element.find(f".//{P}cNvPr").get("descr") == "五项目标的基线与目标"


def test_spans_are_merged_cells_with_their_covered_squares():
    table = slide_of(goals_table()).shapes[0].table
    down, across, wide = table.cell(4, 0), table.cell(4, 3), table.cell(6, 0)
    assert (down.span_height, down.span_width) == (2, 1)
    assert (across.span_height, across.span_width) == (1, 2)
    assert wide.span_width == 5
    assert table.cell(5, 0).is_spanned
    assert table.cell(5, 1).text == "86 元"
    assert {len(row) for row in table._tbl.tr_lst} == {6}  # five cells and the row's id


def test_rows_that_are_short_and_spans_that_are_too_long_still_fill_the_grid():
    rows = (PlacedRow(20, (PlacedCell((), span=9, rows=9),)), PlacedRow(20, ()), PlacedRow(20, ()))
    table = slide_of(PlacedTable(0, 0, (50, 50), (*rows, PlacedRow(20, ())))).shapes[0].table
    assert (table.cell(0, 0).span_width, table.cell(0, 0).span_height) == (2, 4)
    free = slide_of(PlacedTable(0, 0, (50, 50), (PlacedRow(20, (PlacedCell(()),)),))).shapes[0].table
    assert len(free._tbl.tr_lst[0].tc_lst) == 2


def test_borders_stand_in_the_order_of_the_schema():
    sides = tuple((side, "line", 1.0) for side in "BTRL")
    cell = PlacedCell((Para((Run("x"),), 12, 16),), fill="accent-50", borders=sides)
    table = slide_of(PlacedTable(0, 0, (50,), (PlacedRow(20, (cell,)),))).shapes[0].table
    names = [child.tag.removeprefix(A) for child in table.cell(0, 0)._tc.tcPr]
    assert names == ["lnL", "lnR", "lnT", "lnB", "solidFill"]


def test_row_ids_follow_the_plan_path_and_not_the_place():
    table = goals_table()

    def ids(placed: PlacedTable) -> list[str]:
        return [element.get("val") for element in slide_of(placed).shapes[0]._element.iter("{*}rowId")]

    before = ids(table)
    after = ids(replace(table, rows=(table.rows[0], table.rows[2], table.rows[1], *table.rows[3:])))
    assert len(set(before)) == len(before)
    assert (before[1], before[2]) == (after[2], after[1])


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_shows_the_values_of_its_node(kind):
    make, chart_type = CHARTS[kind]
    node = make()
    (frame,) = slide_of(PlacedChart(48, 120, 500, 300, node)).shapes
    chart = frame.chart
    assert chart.chart_type == chart_type
    assert tuple(chart.plots[0].categories) == node.categories
    assert [tuple(series.values) for series in chart.plots[0].series] == [
        series.values for series in node.series
    ]
    assert [series.name for series in chart.plots[0].series] == [series.name for series in node.series]
    assert frame._element.find(f".//{P}cNvPr").get("descr") == node.alt


@pytest.mark.parametrize("kind", CHARTS)
def test_all_text_of_a_chart_has_an_east_asian_font_and_axis_ids_are_positive(kind):
    (frame,) = slide_of(PlacedChart(48, 120, 500, 300, CHARTS[kind][0]())).shapes
    space = frame.chart._chartSpace
    looks = list(space.iter(f"{A}defRPr", f"{A}rPr"))
    assert looks
    assert all(look.find(f"{A}ea") is not None and look.get("sz") for look in looks)
    assert all(int(axis.get("val")) > 0 for axis in space.iter(f"{C}axId"))


def test_labels_that_are_given_are_printed_instead_of_numbers():
    (frame,) = slide_of(PlacedChart(48, 120, 500, 300, bar_chart())).shapes
    labels = ["".join(label.itertext(f"{A}t")) for label in frame.chart._chartSpace.iter(f"{C}dLbl")]
    assert labels == [text for series in bar_chart().series for text in series.labels]


def test_the_workbook_of_a_chart_holds_text_as_text():
    node = Chart("column", ("=SUM(A1)", "https://example.com", "3"), (Series("=1+1", (1, None, 2.5)),), "x")
    data = write_pptx(Deck(META, (Slide("blank", "x", (PlacedChart(0, 0, 400, 300, node),)),)), Brand())
    with ZipFile(BytesIO(data)) as package:
        book = package.read("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx")
    with ZipFile(BytesIO(book)) as package:
        sheet, strings = package.read("xl/worksheets/sheet1.xml"), package.read("xl/sharedStrings.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert b"=SUM(A1)" in strings


@pytest.mark.parametrize("values", [(), (None, None), (0.0, 0.0), (-5.0, 3.0), (1e-9, 2e12)])
@pytest.mark.parametrize("kind", CHARTS)
def test_charts_of_odd_values_are_written(kind, values):
    node = Chart(kind, tuple(f"c{i}" for i in range(len(values))), (Series("s", values),), "x")
    assert slide_of(PlacedChart(0, 0, 400, 300, node)).shapes[0].has_chart


def test_a_drawing_is_one_described_group_of_native_shapes():
    (group,) = slide_of(PlacedDrawing(48, 120, gantt_drawing(), "gantt", "schedule")).shapes
    assert group.name == "gantt [schedule]"
    assert group._element.find(f".//{P}cNvPr").get("descr") == "年度甘特 四项任务与一个里程碑"
    tasks = [shape for shape in group.shapes if shape.name.startswith("schedule[t1] (")]
    assert [task.shape_type for task in tasks] == [6]
    assert {shape.name for shape in tasks[0].shapes} >= {"schedule[t1]", "schedule[t1].progress"}
    assert not list(group._element.iter(f"{P}pic"))


def test_connectors_are_glued_to_the_shapes_they_join():
    (group,) = slide_of(PlacedDrawing(0, 0, gantt_drawing())).shapes
    ids = {element.get("name"): element.get("id") for element in group._element.iter(f"{P}cNvPr")}
    glued = [(begin.get("id"), finish.get("id")) for begin, finish in zip(
        group._element.iter(f"{A}stCxn"), group._element.iter(f"{A}endCxn"), strict=True)]  # fmt: skip
    assert glued == [(ids["schedule[t3]"], ids["schedule[t4]"]), (ids["schedule[t4]"], ids["milestones[m1]"])]


def test_a_line_to_a_shape_that_is_not_there_is_a_plain_path():
    line = Polyline(((0, 0), (10, 0), (10, 10)), "ink", arrow=True, begin="a", finish="nowhere", name="link")
    (group,) = slide_of(
        PlacedDrawing(0, 0, Drawing(50, 50, (Rect(0, 0, 5, 5, "ink", name="a"), line)))
    ).shapes
    assert not list(group._element.iter(f"{A}stCxn"))
    assert group._element.find(f".//{A}tailEnd").get("type") == "triangle"


def test_grouping_never_changes_what_lies_on_top():
    shapes = (
        Rect(0, 0, 10, 10, "c1", name="below", group="g"), Rect(0, 0, 10, 10, "c2", name="between"),
        Label(0, 0, 10, 10, "x", name="above", group="g"), Line(50, 50, 60, 50, name="apart"),
        Rect(20, 20, 5, 5, "c3", name="free", group="g"),
    )  # fmt: skip
    (group,) = slide_of(PlacedDrawing(0, 0, Drawing(100, 100, shapes))).shapes
    names = [element.get("name") for element in group._element.iter(f"{P}cNvPr")][1:]
    assert names.index("below") < names.index("between") < names.index("above")


@pytest.mark.parametrize(
    ("points", "preset"),
    [
        (((0, 0), (10, 10)), "straightConnector1"),
        (((0, 0), (10, 0), (10, 5)), "bentConnector2"),
        (((0, 0), (4, 0), (4, 5), (10, 5)), "bentConnector3"),
        (((10, 0), (14, 0), (14, 5), (2, 5), (2, 9)), "bentConnector4"),
        (((10, 0), (14, 0), (14, 5), (2, 5), (2, 9), (6, 9)), "bentConnector5"),
    ],
)
def test_a_bent_line_has_the_preset_with_as_many_turns(points, preset):
    assert find_route(points).preset == preset


@pytest.mark.parametrize(
    "points",
    [
        ((0, 0), (0, 5), (5, 5)),
        ((0, 0), (5, 5), (9, 5)),
        ((0, 0), (4, 0), (4, 5), (0, 5)),
        tuple((i, i % 2) for i in range(9)),
    ],
)
def test_a_line_no_preset_draws_has_no_route(points):
    assert find_route(points) is None


def test_bends_outside_of_the_box_are_kept():
    route = find_route(((10, 0), (14, 0), (14, 5), (2, 5)))
    assert route.flip == (True, False)
    assert route.adjustments == {"adj1": -50000}
