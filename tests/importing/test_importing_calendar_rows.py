"""The list of a calendar's workbook: found whatever was done to the sheet, read as values of its fields."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from workbooks import listed

from opsplan.blocks.calendar_fields import FIELDS, MARK
from opsplan.errors import UserError
from opsplan.importing.calendar_cells import Wrong, cell_value, meaning
from opsplan.importing.calendar_rows import CalendarRows, calendar_rows
from opsplan.importing.workbook import Cell, read_workbook


def rows(*lines: tuple[str | float | None, ...]) -> CalendarRows:
    return calendar_rows(read_workbook(listed(*lines), "x.xlsx"), "x.xlsx")


def test_columns_are_found_by_the_hidden_keys_in_any_order() -> None:
    found = rows(
        ("A calendar",), (None, "title", MARK, "date", "weekday"), ("mine", "名字", "?", "日期", "星期"),
        ("own", "Piece", "k1", 46388.0, "周五"), (None,), (None, None, None, None, "周六"), (None, "New", None, "2027/1/9"),
    )  # fmt: skip
    assert [field.key for field in found.fields] == ["title", "key", "date", "weekday"]
    first, second = found.rows
    assert first.values == {"title": "Piece", "key": "k1", "date": date(2027, 1, 1), "weekday": "周五"}
    assert first.cells["title"] == "List!B4"
    assert (second.number, second.key, second.values["date"]) == (7, "", date(2027, 1, 9))


@pytest.mark.parametrize(
    ("heads", "lang"), [(("日期", "标题", "备注"), "zh-CN"), (("Date", "Title", "Note"), "en")]
)
def test_without_keys_the_heads_are_enough(heads: tuple[str, ...], lang: str) -> None:
    found = rows(heads, ("2027-01-01", "Piece", None))
    assert [field.key for field in found.fields] == ["date", "title", "note"]
    assert found.lang == lang
    assert [row.values["title"] for row in found.rows] == ["Piece"]


def test_a_sheet_that_is_no_calendar_and_one_of_another_version_are_refused() -> None:
    with pytest.raises(UserError, match="no list"):
        rows(("Name", "Title"), ("a", "b"))
    with pytest.raises(UserError, match="another version"):
        rows(("opsplan-calendar-9", "when"), ("ID", "When"))


def test_a_span_typed_as_the_time_is_a_time_and_its_end() -> None:
    (row,) = rows(
        ("date", "title", "time", "until"), ("D", "T", "T", "U"), ("2027-01-01", "x", "19:30–21:00", None)
    ).rows
    assert (row.values["time"], row.values["until"]) == (1170, 1260)


def test_what_is_no_value_is_told_with_its_cell() -> None:
    (row,) = rows(
        ("date", "title", "time", "status", "kind"), ("D", "T", "T", "S", "K"),
        ("tomorrow", "x", "evening", "done", "?"),
    ).rows  # fmt: skip
    assert {each.cell for each in row.wrong} == {"List!A3", "List!C3", "List!D3"}
    assert all(each.what.zh != each.what.en and each.help for each in row.wrong)
    assert row.values == {"title": "x"}


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("date", Cell(46388.75, "date"), date(2027, 1, 1)),
        ("date", Cell("2027年1月1日"), date(2027, 1, 1)),
        ("date", Cell("2027-01-01T00:00:00"), date(2027, 1, 1)),
        ("date", Cell(20270101.0), date(2027, 1, 1)),
        ("date", Cell("1899-01-01"), date(1899, 1, 1)),
        ("time", Cell(0.8125), 1170),
        ("time", Cell(46388.8125, "date"), 1170),
        ("time", Cell("9：05"), 545),
        ("time", Cell("19:30:00"), 1170),
        ("status", Cell(" 已发 "), " 已发 "),
        ("title", Cell(46388.0, "date"), "2027-01-01"),
        ("title", Cell(0.5, "time"), "12:00"),
        ("title", Cell(12.0), "12"),
        ("title", Cell(True), "TRUE"),
        ("title", Cell("a\x01b\ufffe"), "ab"),
        ("actual", Cell(0.28, "percent"), "28%"),
        ("actual", Cell(0.1 + 0.2), Decimal("0.3")),
        ("actual", Cell(1e15), Decimal(10**15)),
        ("actual", Cell("1.2万"), "1.2万"),
        ("note", Cell("  "), None),
        ("note", None, None),
    ],
)
def test_a_cell_is_a_value_of_its_field(field: str, cell: Cell | None, value: object) -> None:
    assert cell_value(FIELDS[field], cell) == value


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("date", Cell("2027-02-30")), ("date", Cell("06/07/2027")), ("date", Cell(0.5)), ("date", Cell(1e300)), ("time", Cell(20.0)),
        ("time", Cell("25:00")), ("time", Cell(-0.5)), ("actual", Cell("#REF!", error=True)), ("actual", Cell(float("inf"))),
        ("status", Cell("完成")),
    ],
)  # fmt: skip
def test_what_is_no_value_of_its_field_is_wrong(field: str, cell: Cell) -> None:
    assert isinstance(cell_value(FIELDS[field], cell), Wrong)


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        ("status", "已发", "Published", True), ("status", "idea", "选题", True), ("status", "idea", "draft", False),
        ("actual", "1,200", Decimal("1200.0"), True), ("actual", "1.2 万", "1.2万", True), ("actual", "45%", "45", False),
        ("note", "a\r\nb ", "a\nb", True), ("note", "", None, True), ("date", date(1899, 1, 1), "1899-01-01", True),
        ("title", "1", "01", False),
    ],
)  # fmt: skip
def test_values_are_compared_by_what_they_mean(field: str, one: object, other: object, same: bool) -> None:
    assert (meaning(FIELDS[field], one) == meaning(FIELDS[field], other)) == same  # type: ignore[arg-type]
