"""Content calendars as files agree with their plan; a digit or a word changed in one of them is found."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache

import pytest

from opsplan.pipeline import check, verify_files
from opsplan.pipeline.calendaring import CalendarOptions, make_calendar

DAY = date(2026, 1, 2)
PLAN = """\
opsplan: 1
title: 春节季
calendar: {country: CN}
period: {start: 2026-01-01, end: 2026-03-31}
team: [{id: lin, name: 林夏}]
strategy: {channels: [{id: wx, name: 服务号}]}
phases:
  - name: 准备
    tasks: [{id: t, name: 物料定稿, owner: lin, start: 2026-01-05, duration: 3wd}, {name: 上线, milestone: true, date: 2026-02-03}]
activities:
  - {name: 年货节 2027, form: promotion, owner: lin, start: 2026-02-05, end: 2026-02-10}
content:
  quarters: [{quarter: 2026Q1, theme: 团圆}]
  columns: [{name: 头条, channel: wx}]
  slots: [{channel: wx, column: 头条, weekday: 周四, time: "20:00"}]
  entries:
    - {date: 2026-02-05, time: "20:00", channel: wx, column: 头条, title: 年货清单, owner: lin, status: draft, target: 2800}
    - {date: 2026-02-06, time: "19:30", channel: wx, title: 买 618 件的人怎么挑, status: published, draft_due: 2026-02-01}
    - {date: 2026-03-09, channel: wx, title: 踏青之前}
    - {date: 2026-03-12, channel: wx, title: 植树那天}
    - {date: 2026-03-16, channel: wx, title: 春分预告}
    - {date: 2026-03-20, channel: wx, title: 春分当天}
"""
PARTS = {
    "docx": r"word/document\.xml", "pptx": r"ppt/slides/slide\d+\.xml", "xlsx": r"xl/sharedStrings\.xml",
}  # fmt: skip


@cache
def _made(form: str, quarter: tuple[date, date] | None = None, lang: str = "zh-CN") -> bytes:
    checked = check(PLAN.encode(), "plan.yaml", today=DAY)
    assert checked.renderable, [each.message.en for each in checked.report]
    start, end = quarter or (None, None)
    return make_calendar(
        checked, CalendarOptions((form,), DAY, "en" if lang == "en" else "zh-CN", start, end)
    ).files[form]


def _found(form: str, data: bytes) -> list[str]:
    checked = check(PLAN.encode(), "plan.yaml", today=DAY)
    return [each.message.zh for each in verify_files(checked, [(f"c.{form}", data)]).report]


def _changed(form: str, old: str, new: str, part: str = "") -> bytes:
    """The file with a text of one part changed wherever it stands."""
    out, hits = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(_made(form))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if re.fullmatch(part or PARTS[form], name):
                text = data.decode()
                hits += text.count(old)
                data = text.replace(old, new).encode()
            target.writestr(name, data)
    assert hits, f"'{old}' does not stand in the {form} file"
    return out.getvalue()


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("form", ["docx", "pptx", "xlsx", "ics"])
def test_a_calendar_agrees_with_its_plan(form: str, lang: str) -> None:
    assert _found(form, _made(form, lang=lang)) == []


@pytest.mark.parametrize("form", ["docx", "pptx", "xlsx"])
def test_a_part_of_a_calendar_lacks_nothing(form: str) -> None:
    assert _found(form, _made(form, (date(2026, 2, 6), date(2026, 2, 28)))) == []


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("docx", "2/6 周五", "2/7 周五"), ("docx", "19:30", "18:30"), ("docx", "618", "619"), ("docx", "年货清单", "年货名单"),
        ("pptx", "19:30", "18:30"), ("pptx", "618", "619"), ("pptx", "年货清单", "年货名单"),
        ("xlsx", "618", "619"), ("xlsx", "年货清单", "年货名单"),
    ],
)  # fmt: skip
def test_a_changed_digit_or_word_is_found(form: str, old: str, new: str) -> None:
    assert _found(form, _changed(form, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<v>46059</v>", "<v>46060</v>"),  # the date of the second entry
        ("<v>46054</v>", "<v>46053</v>"),  # its draft
        ("<v>0.8125</v>", "<v>0.7708333333</v>"),  # its time
        ("<v>2800</v>", "<v>2900</v>"),
    ],
)
def test_a_changed_number_of_the_list_is_found(old: str, new: str) -> None:
    assert _found("xlsx", _changed("xlsx", old, new, r"xl/worksheets/sheet2\.xml"))


def test_a_changed_time_in_a_month_of_a_workbook_is_found() -> None:
    assert _found("xlsx", _changed("xlsx", "19:30 ", "18:30 "))


def test_an_entry_that_stands_on_another_day_of_a_month_is_found() -> None:
    with zipfile.ZipFile(io.BytesIO(_made("xlsx"))) as package:
        strings = package.read("xl/sharedStrings.xml").decode().split("<si>")[1:]
        place = next(number for number, text in enumerate(strings) if "19:30 " in text)
        sheets = {name: package.read(name).decode() for name in package.namelist() if "worksheets" in name}
    cell = re.compile(rf'<c r="([A-G])(\d+)" s="(\d+)" t="s"><v>{place}</v></c>')
    part, found = next((name, hit) for name, text in sheets.items() if (hit := cell.search(text)))
    row = re.search(rf'<row r="{found[2]}".*?</row>', sheets[part])
    assert row is not None
    day_after = re.search(rf'<c r="{chr(ord(found[1]) + 1)}{found[2]}" s="\d+"/>', row[0])
    assert day_after is not None
    other = day_after[0].replace("/>", f' t="s"><v>{place}</v></c>')
    moved = row[0].replace(found[0], "").replace(day_after[0], other)
    assert _found("xlsx", _changed("xlsx", row[0], moved, re.escape(part)))


def test_a_title_in_a_month_that_the_plan_does_not_have_is_told() -> None:
    assert any(
        "踏春之前" in each or "对不上" in each
        for each in _found("xlsx", _changed("xlsx", "踏青之前", "踏春之前"))
    )
