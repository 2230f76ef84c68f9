"""The Gantt as a workbook: cells that follow the dates in them, real dates, text that stays text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from gantt_example import YEAR, milestone, row
from workbook_reading import NS, Workbook, column_of, day_of

from opsplan.blocks.brand import default_brand
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.writers.xlsx import write_gantt_xlsx
from opsplan.writers.xlsx.working import working_of

BRAND = default_brand("zh-CN")
HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "http://example.org",
    "{=A1}",
    "_x0041_",
    "<b>&\x01\ufffe",
    "-2",
)


def book(gantt: Gantt) -> Workbook:
    return Workbook(write_gantt_xlsx(gantt, BRAND))


def named(workbook: Workbook, name: str) -> dict[str, str]:
    """Head of the column → reference of the cell in the row of that task."""
    cells = workbook.cells(1)
    tasks = column_of(cells, "任务")
    line = next(
        ref.removeprefix(tasks) for ref, cell in cells.items() if cell.value == name and ref.startswith(tasks)
    )
    heads = {cell.value: ref[:-1] for ref, cell in cells.items() if ref.endswith("6") and ref[:-1].isalpha()}  # fmt: skip
    return {head: f"{column}{line}" for head, column in heads.items() if head}


def test_dates_are_numbers_with_a_date_format() -> None:
    workbook = book(YEAR)
    cells, at = workbook.cells(1), named(workbook, "会员等级与积分方案")
    assert day_of(cells[at["开始"]]) == date(2027, 1, 27)
    assert day_of(cells[at["结束"]]) == date(2027, 2, 16)
    assert cells[at["开始"]].number_format == "yyyy-mm-dd"
    assert cells[at["完成"]].value == "0.9"


def test_working_days_are_counted_by_a_formula_over_the_calendar() -> None:
    workbook = book(replace(YEAR, workdays=(date(2027, 2, 6), date(2027, 2, 20))))
    at = named(workbook, "会员等级与积分方案")
    cell = workbook.cells(1)[at["工作日"]]
    start, end = f"${at['开始']}", f"${at['结束']}"
    assert f'NETWORKDAYS.INTL({start},{end},"0000011",days_off)' in cell.formula
    assert f'COUNTIFS(make_up_workdays,">="&{start},make_up_workdays,"<="&{end})' in cell.formula
    # 27–29 January and 1–3 February, Saturday the 6th made up for, 15–16 February; the rest is Spring Festival.
    assert float(cell.value) == 3 + 3 + 1 + 2
    calendar = workbook.cells(2)
    listed = [
        day_of(cell)
        for ref, cell in calendar.items()
        if ref.startswith("A") and cell.kind == "n" and cell.value
    ]
    assert listed[0] == date(2027, 2, 4)
    assert date(2027, 2, 6) not in listed
    assert len(listed) == 11 - 1 + 5 + 7
    assert workbook.ranges["days_off"].startswith("'工作日历'!$A$6:$A$")
    assert "预测" in {cell.value for cell in calendar.values()}


@pytest.mark.parametrize("weekend", [(), (5, 6), (6, 7), (7,), (1, 2, 3, 4, 5, 6, 7)])
def test_the_stored_count_is_what_counting_days_gives(weekend: tuple[int, ...]) -> None:
    gantt = replace(YEAR, weekend=weekend, workdays=(date(2027, 2, 20), date(2027, 5, 8)))
    working = working_of(gantt)
    off = {day for day, _ in working.off}
    for start, length in ((date(2027, 1, 30), 0), (date(2027, 1, 30), 25), (date(2027, 4, 1), 200)):
        days = [start + timedelta(each) for each in range(length + 1)]
        usual = sum(day.isoweekday() not in weekend and day not in off for day in days)
        assert working.count(start, days[-1]) == usual + sum(day in gantt.workdays for day in days)
    assert working.count(date(2027, 3, 2), date(2027, 3, 1)) == 0


def test_a_count_that_the_calendar_cannot_give_is_a_number_and_said() -> None:
    task = replace(row("长任务", (1, 4), (1, 8)), working_days=3)
    workbook = book(replace(YEAR, rows=(task,)))
    cell = workbook.cells(1)[named(workbook, "长任务")["工作日"]]
    assert (cell.formula, cell.value) == ("", "3")
    assert any("导出时算好" in cell.value for cell in workbook.cells(2).values())


def test_bars_are_rules_over_the_dates_of_their_row_one_pair_for_each_colour() -> None:
    workbook = book(YEAR)
    at = named(workbook, "打底期")
    rules = workbook.rules(1)
    inside = [rule for rule in rules if f'${at["颜色"]}="c3"' in rule]
    assert len(inside) == 2
    assert all(f"${at['开始']}<" in rule and f"${at['结束']}>=" in rule for rule in inside)
    assert (
        sum(f'${at["颜色"]}="c2"' in rule for rule in inside + rules) == 4
    )  # critical bars have a pair of their own
    first = workbook.sheet(1).find("m:conditionalFormatting", NS)
    assert first is not None
    cells = workbook.cells(1)
    assert {cells[named(workbook, name)["颜色"]].value for name in ("深耕期", "流失预警模型")} == {"c3"}
    assert cells[named(workbook, "商城 2.0 上线")["颜色"]].value == ""


def test_a_milestone_is_a_mark_in_the_period_of_its_date() -> None:
    workbook = book(YEAR)
    cells = workbook.cells(1)
    line = named(workbook, "公开课直播")["开始"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    marked = [
        ref
        for ref, cell in cells.items()
        if cell.value == "◆" and ref.endswith(line) and ref[-len(line) - 1].isalpha()
    ]
    assert len(marked) == 1
    begin = day_of(cells[marked[0].removesuffix(line) + "6"])
    assert begin <= date(2027, 3, 18) < begin + timedelta(7)
    assert cells[marked[0]].formula.startswith("IF(AND($")


def test_heads_follow_the_rows_under_them_where_they_span_them() -> None:
    rows = (row("阶段", (1, 4), (2, 5), kind="phase"), row("甲", (1, 4), (1, 8)), row("乙", (2, 1), (2, 5)), row("宽", (3, 1), (6, 30), kind="phase"), milestone("点", (4, 1)))  # fmt: skip
    workbook = book(replace(YEAR, rows=rows))
    cells, at = workbook.cells(1), named(workbook, "阶段")
    column = at["开始"].rstrip("0123456789")
    assert cells[at["开始"]].formula == f"MIN({column}8:{column}9)"
    assert day_of(cells[at["结束"]]) == date(2027, 2, 5)
    assert cells[named(workbook, "宽")["开始"]].formula == ""


def test_the_axis_has_a_column_a_period_and_never_too_many() -> None:
    def starts(gantt: Gantt) -> list[date]:
        workbook = book(gantt)
        cells = workbook.cells(1)
        return [
            day_of(cell)
            for ref, cell in cells.items()
            if ref.endswith("6") and ref[:-1].isalpha() and cell.kind == "n"
        ]

    year = starts(YEAR)
    assert year[:3] == [date(2027, 1, 1), date(2027, 1, 4), date(2027, 1, 11)]
    assert year[-1] == date(2028, 1, 1)  # the hidden column that ends the last week
    month = starts(replace(YEAR, start=date(2027, 3, 1), end=date(2027, 3, 31)))
    assert all(later - day == timedelta(1) for day, later in pairwise(month))
    assert len(starts(replace(YEAR, scale="quarter"))) == 4 + 1
    assert len(starts(replace(YEAR, scale="day"))) == 365 + 1
    century = replace(YEAR, end=date(2126, 12, 31), scale="day")
    assert 50 < len(starts(century)) <= 400 + 1
    assert len(starts(replace(YEAR, start=date(1, 1, 1), end=date.max))) <= 401


def test_text_of_a_plan_is_never_a_formula_or_an_address() -> None:
    rows = tuple(
        GanttRow(f"r{i}", text, "task", date(2027, 1, 4), date(2027, 1, 8), text, code=text, phase=text, details=((text, text),))
        for i, text in enumerate(HOSTILE)
    )  # fmt: skip
    workbook = book(replace(YEAR, rows=rows, title=HOSTILE[0], legend=(("c1", HOSTILE[1]),)))
    for number in (1, 2, 3):
        assert not workbook.sheet(number).findall(".//m:hyperlink", NS)
    formulas = {
        cell.formula for number in (1, 2, 3) for cell in workbook.cells(number).values() if cell.formula
    }
    assert formulas
    assert not any("cmd" in formula or formula == "1+1" or "SUM(A1)" in formula for formula in formulas)
    shown = {cell.value for cell in workbook.cells(1).values() if cell.kind == "s"}
    assert {"=1+1", "@SUM(A1)", "{=A1}", "http://example.org", "-2", "<b>&"} <= shown
    assert b"_x005F_x0041_" in workbook.parts["xl/sharedStrings.xml"]


def test_a_baseline_has_columns_and_the_slip_in_working_days() -> None:
    task = replace(row("甲", (3, 8), (3, 19)), baseline=(date(2027, 3, 1), date(2027, 3, 12)))
    early = replace(row("乙", (3, 1), (3, 10)), baseline=(date(2027, 3, 1), date(2027, 3, 12)))
    workbook = book(replace(YEAR, rows=(task, early)))
    cells = workbook.cells(1)
    assert day_of(cells[named(workbook, "甲")["原定结束"]]) == date(2027, 3, 12)
    assert [float(cells[named(workbook, name)["推迟"]].value) for name in ("甲", "乙")] == [5, -2]
    assert "推迟" not in named(book(YEAR), "会员等级与积分方案")


def test_rows_fold_under_phases_and_the_sheet_is_set_up_for_print_and_typing() -> None:
    workbook = book(YEAR)
    sheet = workbook.sheet(1)
    levels = {line.get("r"): line.get("outlineLevel") for line in sheet.iterfind("m:sheetData/m:row", NS)}
    assert (levels["7"], levels["8"]) == (None, "1")
    assert sheet.find("m:sheetPr/m:outlinePr", NS) is not None
    pane = sheet.find("m:sheetViews/m:sheetView/m:pane", NS)
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("6", "frozen")
    page = sheet.find("m:pageSetup", NS)
    assert page is not None
    assert (page.get("orientation"), page.get("fitToHeight")) == ("landscape", "0")
    assert {"_xlnm.Print_Titles", "_xlnm.Print_Area", "_xlnm._FilterDatabase"} <= set(workbook.ranges)
    checks = {check.get("type") for check in sheet.iter(f"{{{NS['m']}}}dataValidation")}
    assert {"date", "decimal", "custom"} <= checks
    hidden = {
        number
        for column in sheet.iterfind("m:cols/m:col", NS)
        if column.get("hidden")
        for number in range(int(column.get("min", "0")), int(column.get("max", "0")) + 1)
    }
    assert set(range(1, 7)) < hidden
    assert 7 not in hidden


def test_a_status_can_be_chosen_from_a_list() -> None:
    workbook = book(replace(YEAR, rows=tuple(replace(each, status="late") for each in YEAR.rows)))
    lists = [
        check
        for check in workbook.sheet(1).iter(f"{{{NS['m']}}}dataValidation")
        if check.get("type") == "list"
    ]
    assert [check.findtext("m:formula1", "", NS) for check in lists] == ['"未开始,进行中,有风险,延期,已完成"']
    assert workbook.cells(1)[named(workbook, "公开课筹备")["状态"]].value == "延期"


def test_estimated_days_off_are_said_to_be() -> None:
    workbook = book(replace(YEAR, estimated_years=(2027,)))
    for number in (1, 2):
        assert any("2027 年放假安排尚未公布" in cell.value for cell in workbook.cells(number).values())
    assert "国庆（预测）" in {cell.value for cell in workbook.cells(1).values()}


def test_english_words_and_a_title_that_page_headers_would_take_for_codes() -> None:
    workbook = book(replace(YEAR, lang="en", title="R&D & more " + "x" * 300))
    assert workbook.names == ["Gantt", "Working calendar"]
    assert "Owner" in {cell.value for cell in workbook.cells(1).values()}
    header = workbook.sheet(1).findtext("m:headerFooter/m:oddHeader", "", NS)
    assert header.startswith("&R&9 R&&D && more")
    assert len(header) < 255


def test_days_that_a_sheet_has_no_number_for_are_text() -> None:
    old = GanttRow("old", "旧", "task", date(1850, 1, 1), date(2027, 2, 1))
    workbook = book(replace(YEAR, start=date(1850, 1, 1), rows=(old,)))
    cells, at = workbook.cells(1), named(workbook, "旧")
    assert (cells[at["开始"]].value, cells[at["开始"]].kind) == ("1850-01-01", "s")


def test_a_chart_without_rows_is_a_workbook_too() -> None:
    assert book(replace(YEAR, rows=(), links=(), days_off=())).names == ["甘特图", "工作日历"]


def test_details_stand_on_a_sheet_of_their_own() -> None:
    told = replace(row("甲", (3, 8), (3, 19)), details=(("交付物", "方案"), ("备注", "两周")))
    workbook = book(replace(YEAR, rows=(told, row("乙", (3, 8), (3, 19)))))
    assert workbook.names[2] == "任务明细"
    assert [cell.value for cell in workbook.cells(3).values()][:6] == [
        "编号",
        "任务",
        "阶段",
        "负责人",
        "交付物",
        "备注",
    ]


def test_a_longer_name_widens_its_column_before_it_makes_its_row_tall() -> None:
    rows = tuple(
        replace(row(name, (3, 8), (3, 19)), owner=owner, details=(("交付物", "方案"),))
        for name, owner in (("甲", "苏念"), ("乙", "Anna Schmidt"))
    )
    sheet = book(replace(YEAR, rows=rows, links=())).sheet(3)
    heights = {element.get("ht") for element in sheet.iterfind(".//m:row", NS) if element.get("ht")}
    assert len(heights) == 1


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert write_gantt_xlsx(YEAR, BRAND) == write_gantt_xlsx(YEAR, BRAND)
