"""What the writer decides about room and place: columns, landscape pages, the cover, provenance of values."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from docx_reading import (
    W,
    body_of,
    bold,
    document,
    heading,
    paragraph,
    parts,
    styled,
    table,
    text_of,
    wide_table,
)
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from opsplan.blocks.inline import Run, plain, run
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import (
    BigNumber,
    BigNumbers,
    Block,
    Cell,
    Column,
    Cover,
    Document,
    Landscape,
    PageBreak,
    Paragraph,
    PhaseBar,
    Row,
    Table,
    Toc,
)
from opsplan.writers.docx.pages import LAST_PAGE
from opsplan.writers.docx.sections import LANDSCAPE, PORTRAIT, segments_of
from opsplan.writers.docx.widths import INSETS, column_widths

WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LONG = "选题临时定，没有全年节奏，篇均阅读 3100，低于同行约 5000 的水平，需要从头规划"


def test_names_dates_and_numbers_stay_whole_in_a_crowded_table() -> None:
    short = ("林知夏", "2027-12-31", "7,600 万元")
    crowded = table(("负责人", "截止", "目标值", "甲", "乙", "丙"), (*short, LONG, LONG, LONG))
    widths = column_widths(crowded, 415.3)
    assert sum(widths) == pytest.approx(415.3)
    for text, width in zip(short, widths, strict=False):
        assert width >= text_width(text, 10.5) + INSETS
    assert min(widths[3:]) > 3 * 10.5


@pytest.mark.parametrize("count", [1, 2, 12, 60])
def test_columns_always_fill_the_width(count: int) -> None:
    texts = tuple(LONG[:index] for index in range(count))
    columns = table(tuple(f"列{index}" for index in range(count)), texts)
    assert sum(column_widths(columns, 415.3)) == pytest.approx(415.3)


def test_a_lead_in_goes_to_the_landscape_page_with_its_heading() -> None:
    wide = wide_table()
    first, second = segments_of(
        (
            heading(1, "章"),
            *[paragraph("正文")] * 24,
            table(("a",), ("b",)),
            heading(2, "节"),
            paragraph("引言"),
            wide,
        )
    )
    assert (first.sheet, second.sheet) == (PORTRAIT, LANDSCAPE)
    assert [type(block).__name__ for block in second.blocks] == ["Heading", "Paragraph", "Table"]


def test_weights_never_break_a_word() -> None:
    heads = ("Work", *("Hannah Reid", "Omar Haddad", "Priya Nair") * 2)
    columns = tuple(Column(run(head), weight=3 if not place else 1) for place, head in enumerate(heads))
    widths = column_widths(Table(columns, ()), 400.0)
    assert sum(widths) == pytest.approx(400.0)
    assert min(widths[1], widths[4]) >= text_width("Hannah", 10.5, True) + INSETS
    assert widths[0] < 3 * widths[1]


def test_a_low_table_between_landscape_pages_stays_there() -> None:
    between = (heading(1, "章"), table(("a", "b"), ("1", "2")))
    wide = wide_table()
    (only,) = segments_of((wide, *between, heading(2, "节"), wide))
    assert only.sheet == LANDSCAPE
    upright = (heading(1, "章"), *[paragraph("正文")] * 20)
    sheets = [segment.sheet for segment in segments_of((wide, *upright, heading(2, "节"), wide))]
    assert sheets == [LANDSCAPE, PORTRAIT, LANDSCAPE]


def test_a_table_of_some_columns_stays_beside_the_wide_one_before_it() -> None:
    after = table(tuple("abcde"), tuple("12345"))
    upright = [paragraph("正文")] * 40
    first, second = segments_of((wide_table(), after, *upright))
    assert (first.sheet, second.sheet) == (LANDSCAPE, PORTRAIT)
    assert after in first.blocks


@pytest.mark.parametrize(("rows", "kept"), [(3, [0, 1]), (40, [0, 38])])
def test_low_tables_stay_whole_and_tall_ones_leave_no_row_alone(rows: int, kept: list[int]) -> None:
    low = Table((Column(run("a")),), tuple(Row((Cell(run(str(row))),)) for row in range(rows)))
    body = [row for row in body_of(low).iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]
    assert [place for place, row in enumerate(body) if row.find(f".//{W}keepNext") is not None] == kept


def test_a_table_asked_wide_stays_upright_when_it_reads_well_there() -> None:
    small = table(("甲", "乙"), ("1", "2"), wide=True)
    assert [segment.sheet for segment in segments_of((paragraph("一"), small))] == [PORTRAIT]


def test_a_column_of_long_text_is_never_a_tower() -> None:
    texts = (
        "内容",
        "一二三四五六七八九十" * 6,
        "一二三四五六七",
        "一二三四五六七八九十" * 8,
        "甲乙",
        "1,296,000",
    )
    widths = column_widths(table(tuple("abcdef"), texts, texts), PORTRAIT.text_width)
    assert min(widths[1:4]) >= 4 * 10.5


def test_the_longer_of_two_texts_gets_the_wider_column() -> None:
    heads = ("任务", "说明", "备注")
    texts = Table(
        tuple(Column(run(head)) for head in heads),
        tuple(Row((Cell(run("复盘")), Cell(run(LONG * 2)), Cell(run(LONG)))) for _ in range(9)),
    )
    name, longer, shorter = column_widths(texts, 415.3)
    assert name < shorter < longer
    lines = [math.ceil(text_width(LONG * n, 10.5) / room) for n, room in ((2, longer), (1, shorter))]
    assert abs(lines[0] - lines[1]) <= 2


@given(st.lists(st.lists(st.integers(0, 120), min_size=1, max_size=9), min_size=1, max_size=6))
def test_widths_fill_the_page_and_break_no_english_word(lengths: list[list[int]]) -> None:
    count = max(len(row) for row in lengths)
    rows = tuple(
        Row(tuple(Cell(run(("plan " * 40)[:length])) for length in row + [0] * (count - len(row))))
        for row in lengths
    )
    widths = column_widths(Table(tuple(Column(run("head")) for _ in range(count)), rows), 697.9)
    assert sum(widths) == pytest.approx(697.9)
    assert min(widths) >= text_width("head", 10.5, True) + INSETS


def test_running_text_stays_in_portrait_before_what_is_wide() -> None:
    wide = wide_table()
    first, second = segments_of((heading(1, "章"), *[paragraph("一")] * 24, wide))
    assert len(first.blocks) == 25
    assert second.blocks == (wide,)


def test_a_few_lines_before_what_is_wide_do_not_get_a_page_of_their_own() -> None:
    wide = wide_table()
    (only,) = segments_of((heading(1, "章"), paragraph("一"), paragraph("二"), table(("a",), ("b",)), wide))
    assert only.sheet == LANDSCAPE


def test_what_a_template_turns_is_turned_and_a_table_of_contents_never() -> None:
    small = table(("a", "b"), ("1", "2"))
    sheets = [segment.sheet for segment in segments_of((Landscape((small,)), PageBreak(), Toc(run("目录"))))]
    assert sheets == [LANDSCAPE, PORTRAIT]


blocks = st.lists(
    st.one_of(
        st.builds(heading, st.integers(1, 3), st.just("节")),
        st.builds(paragraph, st.text("一二三", min_size=1, max_size=300)),
        st.just(PageBreak()),
        st.builds(lambda rows: table(("甲", "乙"), *[("1", "2")] * rows), st.integers(1, 40)),
        st.just(wide_table()),
    ),
    max_size=12,
)


@given(blocks)
def test_turning_pages_keeps_every_block_in_its_order(found: list[Block]) -> None:
    segments = segments_of(found)
    told = [block for segment in segments for block in segment.blocks if not isinstance(block, PageBreak)]
    assert told == [block for block in found if not isinstance(block, PageBreak)]
    for segment in segments:
        if segment.sheet == PORTRAIT:
            assert wide_table() not in segment.blocks
    for one, two in pairwise(segments):
        assert one.sheet != two.sheet


def _cover_shapes(*phases: PhaseBar) -> tuple[list[int], list[str], etree._Element]:
    given = Document(document().meta, (), Cover(run("年度方案"), phases=phases))
    group = next(etree.fromstring(parts(given)["word/document.xml"]).iter(f"{WPG}wgp"))
    widths, names = [], []
    ground, *shapes = group.iter(f"{WPS}wsp")
    assert ground.find(f"{WPS}spPr/{A}solidFill") is None
    for shape in shapes:
        if shape.find(f"{WPS}txbx") is None:
            widths.append(int(shape.find(f"{WPS}spPr/{A}xfrm/{A}ext").get("cx")))
        else:
            names.extend(text.text for text in shape.iter(f"{W}t"))
    return widths, names, group


def test_phases_on_the_cover_are_shapes_to_scale_with_their_names() -> None:
    widths, names, group = _cover_shapes(
        PhaseBar("打底期", date(2027, 1, 1), date(2027, 1, 30), "c1", "phases[ph1]"),
        PhaseBar("起势期", date(2027, 2, 1), date(2027, 4, 1), "c2", "phases[ph2]"),
    )
    assert widths[1] / widths[0] == pytest.approx(2, abs=0.001)
    assert sorted(names) == ["打底期", "起势期"]
    assert {"phases[ph1]", "phases[ph2]"} <= {shape.get("name") for shape in group.iter(f"{WPS}cNvPr")}


def test_many_short_phases_keep_to_the_cover() -> None:
    day = date(2027, 1, 1)
    widths, names, _ = _cover_shapes(*(PhaseBar(f"很长的阶段名称{n}", day, day, "c1") for n in range(150)))
    assert len(widths) == 150
    assert min(widths) > 0
    assert len(names) <= 150


def test_big_numbers_share_a_size_at_which_values_keep_their_units() -> None:
    number = BigNumber(run("线上成交额"), run("7,600"), run("万元"))
    few, many = body_of(BigNumbers((number,) * 2)), body_of(BigNumbers((number,) * 5))
    assert len(list(styled(few, "BigNumber"))) == 2
    assert len(list(styled(many, "MediumNumber"))) == 5


def _marks(body: etree._Element) -> list[str]:
    return [
        name
        for mark in body.iter(f"{W}bookmarkStart")
        if (name := mark.get(f"{W}name", "")).startswith("_src")
    ]


def test_every_value_of_a_row_has_a_mark_but_the_one_that_is_the_row() -> None:
    name, own, other = (
        Run("月活", src="goals[g1]"),
        Run("36 万", src="goals[g1].target"),
        Run("林知夏", src="team[lin].name"),
    )
    given = Table(
        (Column(run("目标")), Column(run("目标值")), Column(run("负责人"))),
        (Row((Cell((name,)), Cell((own,)), Cell((other,))), src="goals[g1]"),),
    )
    target, owner = _marks(body_of(given))
    assert target.startswith("_src_goals_g1_target_")
    assert owner.startswith("_src_team_lin_name_")
    assert len(_marks(body_of(replace(paragraph(""), text=(own, Run("，"), other))))) == 2


def test_a_path_that_is_shown_often_has_a_mark_of_its_own_each_time() -> None:
    body = body_of(*(replace(paragraph(""), text=(Run("林知夏", src="team[lin].name"),)) for _ in range(3)))
    assert len(set(_marks(body))) == 3
    assert [text_of(element) for element in styled(body, "BodyText")] == ["林知夏"] * 3


def test_heading_text_begins_behind_its_longest_number() -> None:
    blocks = [heading(1, f"章 {number}") for number in range(12)]
    few, many = (
        etree.fromstring(parts(document(*chosen))["word/numbering.xml"]).find(f".//{W}lvl/{W}pPr/{W}ind")
        for chosen in (blocks[:2], blocks)
    )
    assert few is not None
    assert many is not None
    assert int(many.get(f"{W}hanging", 0)) > int(few.get(f"{W}hanging", 0)) > 0


def test_a_cell_with_a_path_and_plain_text_is_marked() -> None:
    given = Table((Column(run("值")),), (Row((Cell(run("9%"), src="metrics[m1].target"),)),))
    names = [mark.get(f"{W}name", "") for mark in body_of(given).iter(f"{W}bookmarkStart")]
    assert [name for name in names if name.startswith("src_metrics_m1_target_")]
    assert plain(given.rows[0].cells[0].text) == "9%"


def test_nothing_of_the_base_file_is_left() -> None:
    written = parts(document(paragraph("正文")))
    assert not [name for name in written if "thumbnail" in name or "Effects" in name or "customXml" in name]
    assert "Macintosh" not in written["docProps/app.xml"].decode()
    assert "customXml/item1.xml" in parts(document(plan_text=b"opsplan: 1"))


@pytest.mark.parametrize("last", [paragraph("完"), paragraph("完", src="a[b]"), table(("甲",), ("乙",))])
def test_the_mark_that_pages_are_counted_by_comes_first_in_its_paragraph(last: Block) -> None:
    marks = [mark for mark in body_of(last).iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == LAST_PAGE]
    assert len(marks) == 1
    assert marks[0].getprevious().tag == f"{W}pPr"
    assert marks[0].getnext().get(f"{W}id") == marks[0].get(f"{W}id")


def test_a_line_in_bold_stays_with_what_it_is_the_title_of() -> None:
    blocks = (Paragraph(bold("欢迎语")), Paragraph((Run("正文"), *bold("重点"))), Paragraph(bold("长" * 60)))
    kept = [one.find(f"{W}pPr/{W}keepNext") is not None for one in body_of(*blocks).iter(f"{W}p")]
    assert kept[:3] == [True, False, False]
