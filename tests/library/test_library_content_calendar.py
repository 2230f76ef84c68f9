"""What a content calendar shows of a plan."""

from __future__ import annotations

from datetime import date

import pytest
from library_plans import context_of

from opsplan.blocks.content_calendar import CalendarItem, ContentCalendar
from opsplan.errors import UserError
from opsplan.library.calendar_choices import chosen_names
from opsplan.library.calendar_sheets import calendar_records, calendar_sheet
from opsplan.library.content_calendars import CalendarChoice, content_calendar_of

PLAN = """\
opsplan: 1
title: 春节季
calendar: {country: CN}
period: {start: 2026-01-01, end: 2026-03-31}
team: [{id: lin, name: 林夏, role: 运营}]
strategy: {channels: [{id: wx, name: 服务号}]}
phases:
  - name: 筹备
    tasks: [{id: m, name: 上线, owner: lin, date: 2026-02-12, milestone: true}]
activities:
  - name: 年货直播
    form: livestream
    owner: lin
    date: 2026-02-06
    time: "20:00-22:00"
    reminders: [{when: -1d, to: 会员, channel: 短信, text: 明晚开播, owner: lin}]
content:
  quarters: [{quarter: 2026Q1, theme: 团圆, festivals: [春节]}]
  columns: [{name: 头条, channel: wx, cadence: 每周 1 期}]
  menus: [{name: 会员, items: [{name: 积分, purpose: 复购}]}, {name: 门店}]
  slots: [{channel: wx, column: 头条, weekday: 周四, time: "20:00", from: 2026-02-01, to: 2026-02-28}]
  entries:
    - {date: 2026-02-05, time: "20:00", channel: wx, column: 头条, title: 年货清单, owner: lin, status: draft, festival: 春节, target: 1.2万, draft_due: 2026-02-02}
    - {date: 2026-02-05, channel: wx, title: 年货清单, status: idea}
"""


ALL = CalendarChoice()


def _calendar(choice: CalendarChoice = ALL) -> ContentCalendar:
    found = content_calendar_of(context_of(PLAN), choice)
    assert found is not None
    return found


def _whole() -> ContentCalendar:
    return _calendar(CalendarChoice(date(2026, 2, 1), date(2026, 2, 28)))


def _items(calendar: ContentCalendar) -> list[tuple[str, str, str, str]]:
    return [(item.day.isoformat(), item.kind, item.title, item.clock) for item in calendar.items]


def test_entries_stand_with_gaps_activities_reminders_and_milestones_in_the_order_of_days() -> None:
    assert _items(_whole()) == [
        ("2026-02-05", "entry", "年货清单", ""),
        ("2026-02-05", "reminder", "提醒：会员", ""),
        ("2026-02-05", "entry", "年货清单", "20:00"),
        ("2026-02-06", "activity", "年货直播", "20:00–22:00"),
        ("2026-02-12", "milestone", "上线", ""),
        ("2026-02-12", "gap", "待填", "20:00"),
        ("2026-02-19", "gap", "待填", "20:00"),
        ("2026-02-26", "gap", "待填", "20:00"),
    ]


def test_a_slot_without_days_of_its_own_runs_as_long_as_the_plan() -> None:
    plan = context_of(PLAN.replace(", from: 2026-02-01, to: 2026-02-28", ""))
    calendar = content_calendar_of(plan, CalendarChoice(date(2025, 12, 1), date(2026, 4, 30)))
    assert calendar is not None
    days = [item.day for item in calendar.items if item.kind == "gap"]
    assert (days[0], days[-1]) == (date(2026, 1, 1), date(2026, 3, 26))


def test_an_entry_is_told_in_names_and_dates() -> None:
    item = next(item for item in _whole().items if item.column)
    assert (item.channel, item.column, item.owner, item.status, item.target, item.draft_due) == (
        "服务号", "头条", "林夏", "draft", "1.2 万", date(2026, 2, 2),
    )  # fmt: skip


def test_days_know_festivals_days_off_and_days_worked_instead() -> None:
    days = {each.day: each for each in _whole().days}
    assert len(days) == 28
    assert days[date(2026, 2, 17)].lunar == "正月"
    assert "春节" in days[date(2026, 2, 17)].festivals
    assert days[date(2026, 2, 17)].off
    assert days[date(2026, 2, 14)].worked
    assert not days[date(2026, 2, 10)].off
    assert not any(each.estimated for each in days.values())


def test_key_dates_are_named_for_people_and_left_to_the_milestone_on_their_day() -> None:
    text = PLAN.replace("team:", "dates: {soft_launch: 2026-02-10, go_live: 2026-02-12}\nteam:")
    found = content_calendar_of(context_of(text), CalendarChoice(date(2026, 2, 10), date(2026, 2, 12)))
    assert found is not None
    names = [name for each in found.days for name in each.festivals]
    assert "Soft launch" in names
    assert not {"go_live", "Go live"} & set(names)


def test_without_days_asked_for_it_goes_from_the_first_entry_to_the_last() -> None:
    calendar = _calendar()
    assert (calendar.start, calendar.end) == (date(2026, 2, 5), date(2026, 2, 5))


def test_quarters_columns_and_menus_stand_beside_it() -> None:
    calendar = _whole()
    assert [(each.theme, each.start, each.end) for each in calendar.quarters] == [
        ("团圆", date(2026, 1, 1), date(2026, 3, 31))
    ]
    assert [(each.name, each.planned) for each in calendar.columns] == [("头条", 1)]
    assert [(each.menu, each.item) for each in calendar.menus] == [("会员", "积分"), ("门店", "")]


def test_a_choice_keeps_what_was_asked_for_only() -> None:
    kept = _calendar(CalendarChoice(date(2026, 2, 1), date(2026, 2, 28), statuses=("draft",)))
    assert [item.key for item in kept.items] == [
        item.key for item in _whole().items if item.status == "draft"
    ]


def test_channels_owners_and_states_are_known_by_id_and_by_name() -> None:
    ctx = context_of(PLAN)
    assert chosen_names(ctx, ["wx"], ["lin"], ["撰写"]) == (("服务号",), ("林夏",), ("draft",))
    assert chosen_names(ctx, ["服务号"], ["林夏"], ["draft"]) == (("服务号",), ("林夏",), ("draft",))


@pytest.mark.parametrize("asked", [(["抖音"], [], []), ([], ["老王"], []), ([], [], ["完成"])])
def test_what_no_entry_has_is_refused_with_what_there_is(
    asked: tuple[list[str], list[str], list[str]],
) -> None:
    with pytest.raises(UserError) as caught:
        chosen_names(context_of(PLAN), *asked)
    assert any(name in str(caught.value.help) for name in ("服务号", "林夏", "draft"))


def test_a_short_table_leaves_out_what_stays_empty_and_a_whole_one_nothing() -> None:
    calendar = _whole()
    short, whole = calendar_sheet(calendar, whole=False), calendar_sheet(calendar, whole=True)
    assert "审核人" not in short.heads
    assert "审核人" in whole.heads
    assert len(whole.rows) == len(short.rows) == len(calendar.items)
    assert all(len(row) == len(whole.heads) for row in whole.rows)


def test_records_are_for_programs() -> None:
    record = next(
        each for each in calendar_records(_whole()) if each["column"] == "头条" and each["kind"] == "entry"
    )
    assert (record["date"], record["time"], record["status"], record["draft_due"]) == (
        "2026-02-05", "20:00", "draft", "2026-02-02",
    )  # fmt: skip
    assert record["reviewer"] is None


def test_keys_are_not_shared() -> None:
    keys = [item.key for item in _whole().items]
    assert len(set(keys)) == len(keys)
    assert isinstance(_whole().items[0], CalendarItem)
