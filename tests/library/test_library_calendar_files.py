"""A content calendar as a document and as slides."""

from __future__ import annotations

import json
from datetime import date

import pytest
from deck_checks import assert_sound
from hypothesis import given
from hypothesis import strategies as st
from library_plans import context_of, values

from opsplan.blocks.brand import default_brand
from opsplan.blocks.content_calendar import ContentCalendar
from opsplan.blocks.deck import Deck, PlacedTable
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.inline import Run, plain
from opsplan.blocks.nodes import Document, Heading, Landscape, Meta, Table
from opsplan.blocks.week_pages import filled, first_page
from opsplan.diagnostics import Lang
from opsplan.library.calendar_files import calendar_deck, calendar_document
from opsplan.library.calendar_months import month_grids
from opsplan.library.content_calendars import CalendarChoice, content_calendar_of

PLAN = """\
opsplan: 1
title: 春节季
calendar: {country: CN}
period: {start: 2026-01-01, end: 2026-03-31}
team: [{id: lin, name: 林夏, role: 运营}]
strategy: {channels: [{id: wx, name: 服务号}]}
activities:
  - {name: 年货节, form: promotion, owner: lin, start: 2026-02-05, end: 2026-02-10}
content:
  quarters: [{quarter: 2026Q1, theme: 团圆, form: 推文, festivals: [春节]}]
  columns: [{name: 头条, channel: wx, cadence: 每周 1 期}]
  menus: [{name: 会员, items: [{name: 积分, purpose: 复购}, {name: 等级}]}]
  slots: [{channel: wx, column: 头条, weekday: 周四, time: "20:00", from: 2026-02-01, to: 2026-02-28}]
  entries:
    - {date: 2026-02-05, time: "20:00", channel: wx, column: 头条, title: 年货清单, owner: lin, status: draft}
    - {date: 2026-02-06, channel: wx, title: 年货怎么挑, status: published}
"""
FEBRUARY = """\
周一|周二|周三|周四|周五|周六|周日
||||||1 十四
||||||
2 十五|3 十六|4 立春|5 十八|6 十九|7 二十|8 廿一
|||年货节 →
|||● 年货清单  撰写 20:00 服务号·头条|● 年货怎么挑  已发 服务号||
9 廿二|10 小年|11 廿四|12 廿五|13 廿六|14 情人节 班|15 春季开学季
← 年货节|||||
|||○ 空档  头条|||
16 除夕 休|17 春节 休|18 雨水 休|19 初三 休|20 初四 休|21 初五|22 初六
|||○ 空档  头条|||
23 初七 休|24 初八|25 初九|26 初十|27 十一|28 十二 班|
|||○ 空档  头条|||"""


def _calendar(
    text: str = PLAN, start: str = "2026-02-01", end: str = "2026-02-28", lang: Lang = "zh-CN"
) -> ContentCalendar:
    choice = CalendarChoice(date.fromisoformat(start), date.fromisoformat(end))
    found = content_calendar_of(context_of(text, lang), choice)
    assert found is not None
    return found


def _with(entries: str) -> str:
    return PLAN.split("  entries:")[0] + f"  entries:\n{entries}"


def _text(table: Table) -> str:
    heads = "|".join(plain(column.title) for column in table.columns)
    return "\n".join([heads, *("|".join(plain(cell.text) for cell in row.cells) for row in table.rows)])


def _document(calendar: ContentCalendar) -> Document:
    return calendar_document(calendar, Meta("春节季", calendar.lang))


def _deck(calendar: ContentCalendar) -> Deck:
    source = calendar_deck(calendar, Meta("春节季", calendar.lang))
    deck, _ = layout_deck(source, default_brand(calendar.lang))
    return deck


def _said(deck: Deck) -> str:
    return "\n".join(
        each.text for slide in deck.slides for each in values(slide.shapes) if isinstance(each, Run)
    )


def test_a_month_is_a_table_of_weeks() -> None:
    (grid,) = month_grids(_calendar())
    assert _text(grid.table) == FEBRUARY
    assert not grid.shortened


def test_a_week_begins_with_its_days_and_ends_with_what_they_hold() -> None:
    (grid,) = month_grids(_calendar())
    assert [row.kind for row in grid.table.rows].count("group") == 5
    assert all(sum(cell.span for cell in row.cells) == 7 for row in grid.table.rows)


def test_the_legend_names_what_the_month_has_and_nothing_else() -> None:
    (grid,) = month_grids(_calendar())
    assert plain(grid.table.note).split() == [
        "●", "撰写", "●", "已发", "○", "空档", "休", "放假", "班", "调休上班",
    ]  # fmt: skip


def test_days_outside_the_calendar_have_their_number_only() -> None:
    (grid,) = month_grids(_calendar(end="2026-02-06"))
    days = [plain(cell.text) for row in grid.table.rows if row.kind == "group" for cell in row.cells]
    assert [each for each in days if each][5:8] == ["6 十九", "7", "8"]
    assert days[-2:] == ["28", ""]


def test_slides_say_the_numbers_and_notes_have_everything() -> None:
    deck = _deck(_calendar())
    assert [slide.title for slide in deck.slides] == [
        "2026 年一季度排了 2 条内容，3 个空档，1 条还没送审", "2026 年 2 月排了 2 条内容，3 个空档，1 条还没送审",
    ]  # fmt: skip
    assert [slide.section for slide in deck.slides] == ["2026 年一季度"] * 2
    assert [plain(each.text) for each in deck.slides[1].notes] == [
        "2/5–2/10 · 年货节 · 林夏", "2/5 周四 · 20:00 · 年货清单 · 服务号·头条 · 撰写 · 林夏",
        "2/6 周五 · 年货怎么挑 · 服务号 · 已发", "2/12 周四 · 20:00 · 空档 · 服务号·头条",
        "2/19 周四 · 20:00 · 空档 · 服务号·头条", "2/26 周四 · 20:00 · 空档 · 服务号·头条",
    ]  # fmt: skip
    tables = [each for slide in deck.slides for each in slide.shapes if isinstance(each, PlacedTable)]
    assert [table.alt for table in tables] == [slide.title for slide in deck.slides]


def test_english_slides_are_sentences_too() -> None:
    assert [slide.title for slide in _deck(_calendar(lang="en")).slides] == [
        "Q1 2026 has 2 pieces planned, 3 gaps, 1 not yet in review",
        "February 2026 has 2 pieces planned, 3 gaps, 1 not yet in review",
    ]


def test_a_document_has_quarters_months_the_list_columns_and_menus() -> None:
    (landscape,) = _document(_calendar(start="2025-12-01")).blocks
    assert isinstance(landscape, Landscape)
    heads = [(each.level, plain(each.text)) for each in landscape.blocks if isinstance(each, Heading)]
    assert heads == [
        (1, "总览"), (1, "2025 年 12 月"), (1, "2026 年一季度"), (2, "2026 年 1 月"), (2, "2026 年 2 月"),
        (1, "内容清单"), (1, "栏目"), (1, "菜单"),
    ]  # fmt: skip
    tables = [each for each in landscape.blocks if isinstance(each, Table)]
    assert all(table.caption for table in tables)
    assert "团圆" in _text(tables[2])
    assert "春节 2/17" in _text(tables[2])
    assert _text(tables[-2]).splitlines()[1] == "头条|每周 1 期|服务号|1"
    assert [cell.rows for cell in tables[-1].rows[0].cells] == [2, 1, 1]


def test_a_table_of_contents_needs_three_chapters() -> None:
    assert _document(_calendar()).front
    text = PLAN.replace("  columns:", "  marketing_dates: {}\n  columns:")
    bare = "\n".join(line for line in text.splitlines() if "columns:" not in line and "menus:" not in line)
    assert not _document(_calendar(bare)).front


@pytest.mark.parametrize("title", ["长" * 500, "word " * 200])
def test_what_the_grid_shortens_is_listed_whole_on_the_next_slide(title: str) -> None:
    deck = _deck(_calendar(_with(f"    - {{date: 2026-02-05, channel: wx, title: {title}}}\n")))
    assert deck.slides[2].title.startswith("2026 年 2 月的月历放不下的 1 条，按周列出")
    whole = "".join(_said(deck).split())
    assert "".join(title.split()) in whole


def test_a_crowded_day_says_how_many_more_there_are_and_lists_them() -> None:
    entries = "".join(f"    - {{date: 2026-02-03, channel: wx, title: 第{n:02d}条}}\n" for n in range(30))
    deck = _deck(_calendar(_with(entries)))
    assert_sound(deck, 9.0)
    said = _said(deck)
    assert "另 23 条" in said
    assert all(f"第{n:02d}条" in said for n in range(30))


def test_a_full_month_is_split_between_weeks_and_no_text_is_below_nine_points() -> None:
    entries = "".join(
        f'    - {{date: 2026-02-{1 + n % 28:02d}, time: "09:{n // 28:02d}", channel: wx, title: 第 {n} 条讲给会员听的故事, status: idea}}\n'
        for n in range(140)
    )
    deck = _deck(_calendar(_with(entries)))
    assert_sound(deck, 9.0)
    months = [slide for slide in deck.slides if slide.title.startswith("2026 年 2 月排了")]
    assert len(months) > 1
    first_rows = [
        next(plain(para.text) for cell in table.rows[1].cells for para in cell.paragraphs)
        for slide in months
        for table in slide.shapes
        if isinstance(table, PlacedTable)
    ]
    assert all(text.split()[0].isdigit() for text in first_rows)


@pytest.mark.parametrize(
    "text", ["=1+1", "<script>alert(1)</script>", "a\nb\tc", "\u202eabc", "😀👩‍👩‍👧", "]]>&amp;", "{{ x }}"]
)
def test_hostile_text_is_text(text: str) -> None:
    entry = json.dumps(
        {"date": "2026-02-05", "channel": text, "column": text, "title": text, "owner": text},
        ensure_ascii=False,
    )
    calendar = _calendar(_with(f"    - {entry}\n"))
    assert_sound(_deck(calendar), 9.0)
    assert " ".join(text.split()) in _said(_deck(calendar))
    assert _document(calendar).blocks


_HEIGHTS = st.lists(st.floats(20, 300), min_size=1, max_size=6)


@given(_HEIGHTS, st.floats(300, 360), st.floats(360, 400))
def test_weeks_take_no_more_pages_than_they_need(heights: list[float], room: float, later: float) -> None:
    rest, pages, left = list(heights), 0, room
    while rest:
        count = first_page(rest, left, later)
        assert count > 0
        assert sum(rest[:count]) <= left + 0.01
        assert sum(filled(rest[:count], left, 180)) <= max(left, sum(rest[:count])) + 0.01
        rest, pages, left = rest[count:], pages + 1, later
    needed, used = 1, 0.0
    for height in heights:
        if used + height > (room if needed == 1 else later) + 0.01:
            needed, used = needed + 1, 0.0
        used += height
    assert pages <= needed
