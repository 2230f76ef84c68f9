"""The months of a calendar in Word, as their XML: the grid, days off, work across days, and what a busy one leaves out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from lxml import etree

from opsplan.blocks.brand import default_brand
from opsplan.pipeline import check
from opsplan.pipeline.calendaring import CalendarOptions, make_calendar

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TODAY = date(2026, 1, 2)
LONG = "春节前的最后一周，仓库和门店都在忙什么"
PLAN = """\
opsplan: 1
title: 春节季
calendar: {country: CN}
period: {start: 2026-02-01, end: 2026-03-31}
team: [{id: lin, name: 林夏}]
strategy: {channels: [{id: wx, name: 服务号}]}
activities:
  - {name: 年货节, form: promotion, owner: lin, start: 2026-02-05, end: 2026-02-10}
content:
  columns: [{name: 头条, channel: wx}]
  slots: [{channel: wx, column: 头条, weekday: 周四, time: "20:00", from: 2026-02-01, to: 2026-02-28}]
  entries:
    - {date: 2026-02-05, time: "20:00", channel: wx, column: 头条, title: 年货清单, owner: lin, status: draft}
"""
BUSY = PLAN + "".join(
    f'    - {{date: 2026-03-{day:02d}, time: "{hour}:00", channel: wx, column: 头条, title: "{LONG} {day}-{hour}", status: idea}}\n'
    for day in (4, 12, 20, 27)
    for hour in (10, 12, 19)
)


@cache
def _root(text: str) -> etree._Element:
    checked = check(text.encode(), "plan.yaml", today=TODAY)
    data = make_calendar(
        checked, CalendarOptions(("docx",), TODAY, start=date(2026, 2, 1), end=date(2026, 3, 31))
    ).files["docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def _text(element: etree._Element) -> str:
    return "\n".join(
        "".join(node.text or "" for node in each.iter(f"{W}t")) for each in element.iter(f"{W}p")
    )


def _months(text: str) -> Iterator[tuple[str, etree._Element]]:
    """Each month's heading with its table."""
    heading = ""
    for element in _root(text).iter(f"{W}p", f"{W}tbl"):
        style = element.find(f"{W}tblPr/{W}tblStyle")
        if element.tag == f"{W}p" and element.find(f"{W}pPr/{W}pStyle") is not None:
            named = element.find(f"{W}pPr/{W}pStyle")
            heading = (
                _text(element) if named is not None and "Heading" in named.get(f"{W}val", "") else heading
            )
        elif style is not None and style.get(f"{W}val") == "OpsplanMonth":
            yield heading, element


def _month(text: str, name: str) -> etree._Element:
    return next(table for heading, table in _months(text) if name in heading)


def _rows(table: etree._Element) -> list[list[etree._Element]]:
    return [list(row.iterchildren(f"{W}tc")) for row in table.iterchildren(f"{W}tr")]


def _fill(cell: etree._Element) -> str:
    shade = cell.find(f"{W}tcPr/{W}shd")
    return "" if shade is None else shade.get(f"{W}fill", "")


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val", "1"))


def test_a_month_is_seven_columns_under_a_head_that_returns_and_every_row_fills_them() -> None:
    table = _month(PLAN, "2 月")
    assert len(list(table.iterfind(f"{W}tblGrid/{W}gridCol"))) == 7
    first = next(table.iterchildren(f"{W}tr"))
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert [_text(cell) for cell in _rows(table)[0]] == [
        "周一",
        "周二",
        "周三",
        "周四",
        "周五",
        "周六",
        "周日",
    ]
    assert all(sum(map(_span, cells)) == 7 for cells in _rows(table))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iterchildren(f"{W}tr"))


def test_days_stand_under_their_weekday_and_days_off_have_their_ground() -> None:
    holiday = default_brand("zh-CN").hex("holiday")
    days = {}
    for cells in _rows(_month(PLAN, "2 月"))[1:]:
        for column, cell in enumerate(cells):
            number = _text(cell).partition(" ")[0]
            if len(cells) == 7 and number.isdigit():
                days[int(number)] = (column, _fill(cell) == holiday)
    assert sorted(days) == list(range(1, 29))
    assert all(date(2026, 2, day).weekday() == column for day, (column, _) in days.items())
    off = {day for day, (_, grey) in days.items() if grey}
    assert off >= {1, 7, 8, *range(16, 24)}, "weekends and the Spring Festival"
    assert not off & {14, 28}, "Saturdays that are worked instead"


def test_work_across_days_is_one_cell_over_them_and_an_entry_is_in_its_day() -> None:
    rows = _rows(_month(PLAN, "2 月"))
    bars = [(_text(cell), _span(cell)) for cells in rows for cell in cells if "年货节" in _text(cell)]
    assert bars == [("年货节 →", 4), ("← 年货节", 2)]
    place = next(
        (row, at)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
        if "年货清单" in _text(cell)
    )
    assert place[1] == date(2026, 2, 5).weekday()
    assert "● 年货清单  撰写 20:00 服务号·头条" in _text(rows[place[0]][place[1]])
    gaps = [at for cells in rows for at, cell in enumerate(cells) if "○ 空档" in _text(cell)]
    assert gaps == [3, 3, 3]


@pytest.mark.parametrize("month", ["2 月", "3 月"])
def test_only_a_busy_month_says_less_and_the_list_says_it_all(month: str) -> None:
    told = _text(_month(BUSY, month))
    whole = _text(_root(BUSY))
    if month == "2 月":
        assert "服务号·头条" in told
    else:
        assert "服务号" not in told
        assert "…" in told
        assert told.count("●") == 12
    for day in (4, 12, 20, 27):
        assert f"{LONG} {day}-10" in whole
