"""The content calendar as a workbook: a list that can be filled in and read back, and months to read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from calendar_example import ITEMS, SMALL
from workbook_reading import NS, Workbook, day_of

from opsplan.blocks.brand import default_brand
from opsplan.blocks.calendar_fields import CALENDAR_FIELDS, MARK
from opsplan.blocks.content_calendar import CalendarItem, ContentCalendar
from opsplan.writers.xlsx.content_calendar import write_calendar_xlsx

GOLDEN = Path(__file__).parent / "content_calendar.txt"
HOSTILE = (
    "=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "{=A1}", "<script>alert(1)</script>", "_x0041_", "a\nb\tc\r", "\x01\ufffe\u202e",
    "😀" * 20_000, "汉" * 10_000, "http://example.org/" + "x" * 3_000, "&&&P", "'", "-2", "*",
)  # fmt: skip
LIST = 2


def _book(calendar: ContentCalendar = SMALL) -> Workbook:
    return Workbook(write_calendar_xlsx(calendar, default_brand(calendar.lang)))


def _places(book: Workbook) -> dict[str, str]:
    """Field → letters of its column, read from the hidden row as a program would."""
    cells = book.cells(LIST)
    assert cells["A3"].value == MARK
    heads = {cell.value: ref[:-1] for ref, cell in cells.items() if ref[-1] == "3" and ref[:-1].isalpha()}
    return {"key": heads.pop(MARK), **heads}


def _hidden_columns(book: Workbook) -> set[int]:
    return {
        number
        for each in book.sheet(LIST).iterfind("m:cols/m:col", NS)
        if each.get("hidden") == "1"
        for number in range(int(each.get("min", "")), int(each.get("max", "")) + 1)
    }


def test_the_sheets_read_as_they_should(request: pytest.FixtureRequest) -> None:
    book = _book()
    lines = []
    for number, name in enumerate(book.names, 1):
        lines.append(f"# {name}")
        for ref, cell in book.cells(number).items():
            if cell.value:
                lines.append(f"{ref} {cell.value!r}" + (f" = {cell.formula}" if cell.formula else ""))
    text = "\n".join(lines) + "\n"
    if request.config.getoption("--update-goldens"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_dates_are_dates_times_are_times_and_numbers_numbers() -> None:
    book = _book()
    cells, at = book.cells(LIST), _places(book)
    assert set(at) == {field.key for field in CALENDAR_FIELDS}
    assert day_of(cells[f"{at['date']}5"]) == date(2027, 1, 28)
    assert cells[f"{at['draft_due']}5"].number_format == "yyyy-mm-dd"
    assert float(cells[f"{at['time']}5"].value) == pytest.approx(1200 / 1440)
    assert cells[f"{at['time']}5"].number_format == "[hh]:mm"
    assert (cells[f"{at['actual']}5"].kind, cells[f"{at['actual']}5"].value) == ("n", "12345")
    assert cells[f"{at['target']}5"].value == "1.2 万"
    assert day_of(cells[f"{at['end']}6"]) == date(2027, 2, 9)


def test_every_row_has_its_key_in_a_hidden_column_under_a_hidden_row() -> None:
    book = _book()
    cells = book.cells(LIST)
    keys = [cells[f"A{row}"].value for row in range(5, 5 + len(ITEMS))]
    assert keys == [item.key for item in ITEMS]
    assert 1 in _hidden_columns(book)
    hidden = [row.get("r") for row in book.sheet(LIST).iter(f"{{{NS['m']}}}row") if row.get("hidden") == "1"]
    assert hidden == ["3"]


def test_columns_that_are_empty_fold_away_and_those_to_fill_in_stay() -> None:
    names = [field.key for field in CALENDAR_FIELDS]
    hidden = {names[number - 1] for number in _hidden_columns(_book())}
    assert {"key", "goal", "cta"} <= hidden
    assert not hidden & {"title", "status", "owner", "note", "link", "end", "until"}


def test_states_and_names_are_chosen_from_lists() -> None:
    book = _book()
    at = _places(book)
    found = {
        each.get("sqref", "").split(":")[0]: each.findtext("m:formula1", "", NS)
        for each in book.sheet(LIST).iter(f"{{{NS['m']}}}dataValidation")
    }
    assert found[f"{at['status']}5"] == '"选题,撰写,审核,待发,已发"'
    assert found[f"{at['owner']}5"] == "'名单'!$C$2:$C$201"
    names = book.cells(book.names.index("名单") + 1)
    assert [names[f"C{row}"].value for row in (2, 3)] == ["林夏", "邱棠"]
    assert f"{at['date']}5" in found


def test_what_is_late_is_red_by_a_rule_over_the_day_above_the_list() -> None:
    book = _book()
    at = _places(book)
    today = f"{at['title']}2"
    assert day_of(book.cells(LIST)[today]) == date(2027, 2, 16)
    rule = next(rule for rule in book.rules(LIST) if f"ISNUMBER(${at['draft_due']}5)" in rule)
    assert f"${at['draft_due']}5<${today[:-1]}$2" in rule
    assert '="撰写"' in rule


def test_a_month_has_each_item_once_and_each_week_of_a_long_one() -> None:
    book = _book()
    texts: Counter[str] = Counter()
    for number, name in enumerate(book.names, 1):
        if name.startswith("2027-"):
            texts.update(cell.value for ref, cell in book.cells(number).items() if int(ref[1:]) > 4)
    joined = "\n".join(texts.elements())
    for title in ("年货清单", "开工第一泡", "元宵茶会", "会员中心上线", "提醒：会员"):
        assert joined.count(title) == 1
    assert texts["● 年货节"] == 2
    assert texts["空档 2 个：服务号 二条、三条"] == 1
    merged = [each.get("ref") for each in book.sheet(4).iter(f"{{{NS['m']}}}mergeCell")]
    assert merged == ["A6:G6", "A9:B9"]


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_no_text_of_a_plan_is_ever_computed(lang: str) -> None:
    day = date(2027, 2, 16)
    items = tuple(
        CalendarItem(
            f"k{at}", "entry", day + timedelta(at % 3), day + timedelta(at % 3), text, 60, None, text, text, text, text, text,
            text, note=text, link=text, actual=text, target=text, status="idea",
        )
        for at, text in enumerate(HOSTILE)
    )  # fmt: skip
    span = CalendarItem("s", "activity", day, day + timedelta(20), HOSTILE[0])
    calendar = replace(SMALL, items=(*items, span), title=HOSTILE[0], lang="en" if lang == "en" else "zh-CN")
    book = _book(calendar)
    for number in range(1, len(book.names) + 1):
        for cell in book.cells(number).values():
            assert "cmd" not in cell.formula
            assert "SUM(A1)" not in cell.formula
    for part in book.parts:
        if part.endswith((".xml", ".rels")):
            book.xml(part)
            assert b"<script" not in book.parts[part]
    targets = [part for part in book.parts if part.endswith("sheet2.xml.rels")]
    assert not targets, "only whole addresses become links"


def test_a_link_is_an_address_and_its_text() -> None:
    book = _book()
    rels = book.parts["xl/worksheets/_rels/sheet2.xml.rels"].decode()
    assert 'Target="https://example.org/a?b=1&amp;c=2"' in rels
    assert book.cells(LIST)[f"{_places(book)['link']}5"].value == "https://example.org/a?b=1&c=2"


def test_counts_are_formulas_over_the_list_with_their_values() -> None:
    book = _book()
    number = book.names.index("排期量") + 1
    cells = book.cells(number)
    assert cells["B5"].formula.startswith("SUMPRODUCT(--('列表'!$G$5:$G$")
    rows = {cells[f"A{row}"].value: [cells[f"{column}{row}"].value for column in "BCD"] for row in range(5, 14) if f"A{row}" in cells}  # fmt: skip
    assert rows["服务号"] == ["1", "0", "1"]
    assert rows["（未写渠道）"] == ["0", "1", "1"]
    assert rows["全部内容"] == ["1", "2", "3"]
    assert rows["全部空档"] == ["0", "2", "2"]
    assert rows["林夏"] == ["1", "1", "2"]


def test_the_same_calendar_gives_the_same_bytes() -> None:
    brand = default_brand("zh-CN")
    assert write_calendar_xlsx(SMALL, brand) == write_calendar_xlsx(SMALL, brand)


def test_a_calendar_of_quarters_alone_and_one_before_sheets_can_count_days() -> None:
    empty = _book(replace(SMALL, items=()))
    assert "排期量" not in empty.names
    assert empty.names[0] == "季度"
    old = date(1899, 5, 1)
    item = CalendarItem("o", "entry", old, old, "旧事")
    days = tuple(replace(SMALL.days[0], day=old + timedelta(each)) for each in range(3))
    book = _book(replace(SMALL, items=(item,), start=old, end=days[-1].day, days=days, today=old))
    assert book.cells(LIST)[f"{_places(book)['date']}5"].value == "1899-05-01"
