"""A content calendar in numbers: months and channels, festivals ahead."""

from __future__ import annotations

from datetime import date

from opsplan.library.calendar_summaries import (
    CalendarSummary,
    calendar_summary,
    summary_record,
    summary_sheets,
)
from opsplan.library.content_calendars import CalendarChoice, content_calendar_of
from opsplan.library.context import Context
from opsplan.pipeline import check
from opsplan.pipeline.scheduling import context_of

PLAN = """\
opsplan: 1
title: 二季度内容
language: zh-CN
period: {start: 2027-04-01, end: 2027-06-30}
goals: [{name: 月活, baseline: 1, target: 2, due: 2027-06-30, owner: 林, source: 看板}]
strategy: {channels: [{id: wx, name: 服务号}, {name: 短信, cadence: 每月 2 条}, {name: 展会}]}
activities: [{name: 五一会场, start: 2027-04-28, end: 2027-05-05}]
content:
  columns: [{name: 时令, channel: wx, cadence: 每周 1 期, purpose: 回访}]
  slots: [{channel: wx, column: 时令, weekday: 周四, time: "20:00", from: 2027-04-01, to: 2027-04-30}]
  marketing_dates: {include: [劳动节, 母亲节, 端午, 七夕]}
  entries:
    - {date: 2027-04-08, channel: wx, column: 时令, title: 谷雨前, status: ready}
    - {date: 2027-04-15, channel: wx, column: 时令, title: 五一去哪, status: idea}
    - {date: 2027-05-06, channel: 短信, title: 给妈妈, festival: 母亲节}
    - {date: 2027-05-20, channel: 展会, title: 春季展, status: idea}
"""


def summed(
    today: date, *, start: date = date(2027, 4, 1), end: date = date(2027, 5, 31), lang: str = "zh-CN"
) -> tuple[Context, CalendarSummary]:
    checked = check(PLAN.encode(), "plan.yaml", today=today)
    assert checked.renderable, [finding.message.en for finding in checked.report]
    ctx = context_of(checked, today, "en" if lang == "en" else "zh-CN")
    calendar = content_calendar_of(ctx, CalendarChoice(start, end))
    assert calendar is not None
    return ctx, calendar_summary(ctx, calendar)


def test_months_count_entries_gaps_promises_and_states_by_channel() -> None:
    _, summary = summed(date(2027, 4, 1))
    rows = [(row.month, row.channel, row.entries, row.gaps, row.promised) for row in summary.months]
    assert rows == [
        ("2027-04", "服务号", 2, 3, 4),
        ("2027-05", "展会", 1, 0, None),
        ("2027-05", "短信", 1, 0, 2),
    ]
    assert summary.months[0].states == {"ready": 1, "idea": 1}
    assert summary.months[2].states == {"": 1}


def test_half_a_month_promises_half() -> None:
    _, summary = summed(date(2027, 4, 1), start=date(2027, 4, 1), end=date(2027, 4, 14))
    assert [row.promised for row in summary.months] == [2]


def test_festivals_ahead_name_what_is_planned_for_them() -> None:
    _, summary = summed(date(2027, 5, 13))
    rows = [(row.name, row.days, row.planned, row.title, row.late) for row in summary.festivals]
    assert rows == [("端午节", 27, 0, "", True)]
    _, earlier = summed(date(2027, 4, 1))
    assert [(row.name, row.planned, row.first, row.title) for row in earlier.festivals] == [
        ("劳动节", 2, date(2027, 4, 15), "五一去哪"),
        ("母亲节", 1, date(2027, 5, 6), "给妈妈"),
        ("端午节", 0, None, ""),
    ]


def test_a_festival_after_the_end_is_named_when_it_is_prepared_before() -> None:
    _, summary = summed(date(2027, 4, 1), end=date(2027, 5, 15))
    assert [row.name for row in summary.festivals] == ["劳动节", "母亲节", "端午节"]
    _, shorter = summed(date(2027, 4, 1), end=date(2027, 5, 8))
    assert [row.name for row in shorter.festivals] == ["劳动节", "母亲节"]


def test_the_sheets_are_as_wide_as_their_heads_in_both_languages() -> None:
    for lang in ("zh-CN", "en"):
        sheets = summary_sheets(*summed(date(2027, 4, 1), lang=lang))
        assert len(sheets) == 2
        assert all(len(row) == len(sheet.heads) for sheet in sheets for row in sheet.rows)
    assert [row[0] for row in sheets[0].rows] == ["2027-04", "2027-05", ""]
    assert sheets[1].rows[-1][-1] == "no content or activity"


def test_the_record_holds_days_as_text() -> None:
    record = summary_record(summed(date(2027, 4, 1))[1])
    assert record["festivals"][0]["prepare_by"] == "2027-04-03"
    assert record["months"][0]["entries"] == 2


def test_the_last_days_there_are_have_a_summary_too() -> None:
    _, summary = summed(date(2027, 4, 1), start=date(9999, 12, 1), end=date(9999, 12, 31))
    assert summary == CalendarSummary((), ())
