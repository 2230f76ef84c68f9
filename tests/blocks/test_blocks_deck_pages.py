"""How slides are filled: charts with their tables, continued tables, Gantt pages, long texts, last lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from deck_checks import assert_sound

from opsplan.blocks.brand import default_brand
from opsplan.blocks.deck import (
    Deck,
    DeckSource,
    PlacedChart,
    PlacedDrawing,
    PlacedTable,
    SlideSource,
    TextBox,
)
from opsplan.blocks.deck_layout import layout_deck, tables
from opsplan.blocks.deck_layout.bodies import fit_body
from opsplan.blocks.deck_layout.grid import HOUSE_GRID
from opsplan.blocks.deck_layout.tables import Line
from opsplan.blocks.deck_layout.text import MOST_LINES, line_starts, para, split_text
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.gantt_parts import gantt_parts
from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import (
    BigNumber,
    BigNumbers,
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Columns,
    Cover,
    GanttFigure,
    Meta,
    Paragraph,
    Row,
    Series,
    Table,
)

START = date(2027, 1, 1)


def layout(*blocks: Block, kind: str = "") -> Deck:
    source = DeckSource(Meta("方案"), Cover(run("封面")), (SlideSource(run("标题"), blocks, layout=kind),))
    deck = layout_deck(source, default_brand("zh-CN"))[0]
    assert_sound(deck)
    return deck


def grid(rows: int, text: str = "一项") -> Table:
    body = tuple(Row((Cell(run(f"{text}{n}")), Cell(run("1,200"), "right"))) for n in range(rows))
    return Table((Column(run("名称")), Column(run("金额"), "right")), body)


def test_a_doughnut_and_its_eight_rows_share_a_slide() -> None:
    chart = Chart("doughnut", tuple("甲乙丙丁戊己庚"), (Series("", (1.0,) * 7),), alt="占比")
    (_, slide) = layout(chart, grid(8)).slides
    (ring,) = (shape for shape in slide.shapes if isinstance(shape, PlacedChart))
    (table,) = (shape for shape in slide.shapes if isinstance(shape, PlacedTable))
    assert ring.x + ring.w < table.x
    assert len(table.rows) == 9


def test_a_table_that_goes_on_alone_begins_at_the_margin_and_takes_the_width() -> None:
    deck = layout(Columns(((grid(3),), (grid(12),)), (1.0, 1.0)))
    first, last = (
        [shape for shape in slide.shapes if isinstance(shape, PlacedTable)]
        for slide in (deck.slides[1], deck.slides[-1])
    )
    assert len(first) == 2
    (rest,) = last
    assert rest.x == 48
    assert rest.w == pytest.approx(864)


def rows_of(phases: int, tasks: int) -> tuple[GanttRow, ...]:
    rows = []
    for phase in range(phases):
        begin = START + timedelta(days=40 * phase)
        rows.append(GanttRow(f"p{phase}", f"阶段{phase}", "phase", begin, begin + timedelta(days=39)))
        rows += [
            GanttRow(f"t{phase}-{task}", "任务", "task", begin, begin + timedelta(days=9), depth=1)
            for task in range(tasks)
        ]
    return tuple(rows)


def test_every_page_of_a_long_gantt_begins_with_a_phase() -> None:
    gantt = Gantt(START, date(2027, 12, 31), rows_of(4, 15), "zh-CN")
    bodies = [
        fit_body((GanttFigure(part),), "gantt", "", HOUSE_GRID.body)
        for part in gantt_parts(gantt, "slide", width=864, room=360)
    ]
    assert [len(each) for each in bodies] == [1] * 5, "every part fits a slide"
    pages = [page for (body,) in bodies for page in body.shapes if isinstance(page, PlacedDrawing)]
    names = [{shape.name for shape in page.drawing.shapes} for page in pages]
    assert {"p0", "p1", "p2", "p3"} <= names[0]
    assert "t0-0" not in names[0]
    assert all(f"p{number}" in names[number + 1] for number in range(4))
    assert all(page.h > 300 for page in pages[1:])


def test_no_task_is_lost_over_several_pages() -> None:
    rows: list[GanttRow] = []
    for number in range(60):
        day = START + timedelta(days=number)
        rows.append(GanttRow(f"p{number}", f"阶段 {number}", "phase", day, day + timedelta(days=9)))
        rows.append(GanttRow(f"t{number}", f"任务 {number}", "task", day, day + timedelta(days=5), depth=1))
    gantt = Gantt(START, START + timedelta(days=80), tuple(rows), "zh-CN", "方案")
    pages = [
        shape
        for body in fit_body((GanttFigure(gantt),), "gantt", "", HOUSE_GRID.body)
        for shape in body.shapes
    ]
    drawn = [
        shape.name
        for page in pages
        if isinstance(page, PlacedDrawing)
        for shape in page.drawing.shapes
        if shape.name.startswith("t") and shape.name[1:].isdigit()
    ]
    assert sorted(drawn) == sorted(row.id for row in rows if row.kind == "task")


def test_a_short_gantt_is_one_page_with_high_rows() -> None:
    gantt = Gantt(START, date(2027, 12, 31), rows_of(1, 9), "zh-CN")
    ((page,),) = (body.shapes for body in fit_body((GanttFigure(gantt),), "gantt", "", HOUSE_GRID.body))
    assert not isinstance(page, TextBox)
    assert page.h > 10 * 22


def test_a_long_text_costs_a_slide_only_its_own_lines() -> None:
    paragraph = para(run("增长 growth 2027 " * 4000), 12.0)
    assert len(line_starts(paragraph, 200.0)) == MOST_LINES
    head, rest = split_text((paragraph,), 200.0, 170.0)
    assert plain(head[0].text) + plain(rest[0].text) == plain(paragraph.text)
    assert len(line_starts(head[0], 200.0)) == 10


def test_units_are_small_and_leave_the_number_large() -> None:
    one = BigNumber(run("线上成交额"), run("5,250"), run("万元"))
    (_, slide) = layout(BigNumbers((one,) * 5)).slides
    box = next(
        s for s in slide.shapes if isinstance(s, TextBox) and s.paragraphs and s.paragraphs[0].size >= 32
    )
    assert [each.small for each in box.paragraphs[0].text] == [False, True]


@pytest.mark.parametrize("text", ["商城体验：线上成交额、新客复购", "按茶季排选题一分钟喝懂一泡茶"])
def test_no_character_stands_alone_on_the_last_line(text: str) -> None:
    words = text + "茶" * 40
    seen = 0
    for count in range(len(text), len(text) + 40):
        cells = (Cell(run("一")), Cell(run(words[:count])))
        table = Table((Column(run("名"), weight=1), Column(run("说明"), weight=1)), (Row(cells),) * 2)
        deck = layout(Columns(((table,), (grid(2),), (grid(2),), (grid(2),)), (1.0,) * 4))
        for slide in deck.slides:
            for shape in slide.shapes:
                if isinstance(shape, PlacedTable):
                    check_last_lines(shape)
                    seen += 1
    assert seen > 40


def check_last_lines(table: PlacedTable) -> None:
    for row in table.rows:
        for cell, width in zip(row.cells, table.widths, strict=True):
            for each in cell.paragraphs:
                starts = line_starts(each, width - cell.inset[0] - cell.inset[2])
                tail = plain(each.text)[starts[-1] :]
                assert len(starts) == 1 or len(starts) > 8 or len(tail) > 1, plain(each.text)


def test_a_table_of_many_slides_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = 0
    real = tables.row_heights

    def counted(lines: Sequence[Line], widths: Sequence[float], least: float) -> tuple[float, ...]:
        nonlocal measured
        measured += len(lines)
        return real(lines, widths, least)

    monkeypatch.setattr(tables, "row_heights", counted)
    rows = tuple(Row((Cell(run(f"任务 {number}")),), src=f"t{number}") for number in range(700))
    bodies = fit_body((Table((Column(run("任务")),), rows),), "", "", HOUSE_GRID.body)
    assert len(bodies) == 100
    shown = [
        row.src
        for body in bodies
        for table in body.shapes
        if isinstance(table, PlacedTable)
        for row in table.rows
        if not row.header
    ]
    assert shown == [row.src for row in rows]
    assert measured < 20 * len(rows), "some sizes are tried, but not again on every slide"


def test_slides_of_one_title_are_told_apart() -> None:
    slides = tuple(SlideSource(run("本周按计划推进"), (Paragraph(run(f"第 {i} 周")),)) for i in range(300))
    deck, _ = layout_deck(DeckSource(Meta("大册", "zh-CN"), None, slides), default_brand("zh-CN"))
    titles = [slide.title for slide in deck.slides]
    assert len(set(titles)) == 300
    assert titles[:3] == ["本周按计划推进", "本周按计划推进（2）", "本周按计划推进（3）"]


def test_columns_under_one_head_stay_together_and_are_as_wide_as_those_under_the_others() -> None:
    columns = [Column(run("维度"))]
    for name, key in (("我们", "ours"), ("甲", "competitor"), ("乙", "competitor"), ("丙", "competitor")):
        columns += [Column(run(name), key=key), Column((), key=key)]
    row = Row((Cell(run("价格")), *(Cell(run(text)) for text in ("●●●○○", "礼盒 398 元起") * 4)))
    (_, slide) = layout(Table(tuple(columns), (row,) * 3)).slides
    (placed,) = [shape for shape in slide.shapes if isinstance(shape, PlacedTable)]
    assert [cell.span for cell in placed.rows[0].cells] == [1, 2, 2, 2, 2]
    pairs = [round(placed.widths[x] + placed.widths[x + 1], 3) for x in (1, 3, 5, 7)]
    assert len(set(pairs)) == 1


def test_a_row_below_a_cell_that_reaches_down_keeps_its_columns() -> None:
    rows = (
        Row((Cell(run("渠道"), rows=2), Cell(run("没有动力")))), Row((Cell(run("覆盖不到四成")),)),
    )  # fmt: skip
    (_, slide) = layout(Table((Column(run("领域")), Column(run("问题"))), rows)).slides
    (placed,) = [shape for shape in slide.shapes if isinstance(shape, PlacedTable)]
    above, below = placed.rows[1].cells[1], placed.rows[2].cells[0]
    assert above.inset == below.inset
    assert not below.paragraphs[0].bold


def test_cards_begin_their_lines_at_one_height_below_leads_of_any_length() -> None:
    short, long = (
        Card(run("内容"), lines=(((), run("全年选题")),), number=run("150 万元"), lead=run(text))
        for text in ("选题临时定", "选题临时定，没有全年节奏，" * 4)
    )
    (_, slide) = layout(Cards((short, long))).slides
    tops = {
        shape.y
        for shape in slide.shapes
        if isinstance(shape, TextBox) and "全年选题" in "".join(plain(p.text) for p in shape.paragraphs)
    }
    assert len(tops) == 1
