"""A content calendar as iCalendar, read back by two parsers: times, days, alarms, UIDs that stay, text that stays whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from writers.calendar_example import CALENDAR, DONE, FAIR, HOSTILE, SHOW, TEA, hostile_calendar

from opsplan.blocks.calendar_item_facts import web_address
from opsplan.blocks.content_calendar import CalendarItem, ContentCalendar
from opsplan.writers.project import write_calendar_ics
from opsplan.writers.project.ical_lines import file_bytes, text_line


def strictly(calendar: ContentCalendar) -> dict[str, Any]:
    """Events by their summary, read by a parser that accepts nothing but the standard."""
    found = IcsCalendarStream.calendar_from_ics(write_calendar_ics(calendar).decode())
    return {event.summary: event for event in found.events if event.summary}


def events(calendar: ContentCalendar) -> dict[str, Any]:
    found = Calendar.from_ical(write_calendar_ics(calendar))
    return {str(event["summary"]): event for event in found.walk("VEVENT")}


def of(*items: CalendarItem) -> ContentCalendar:
    return replace(CALENDAR, items=items)


def test_what_there_is_for_people_to_keep_is_in_the_file() -> None:
    wanted = {
        "年货怎么挑",
        "交稿：年货怎么挑",
        "送审：年货怎么挑",
        "来信",
        "年货节",
        "提醒：会员",
        "直播",
        "◆ 验收",
    }
    assert set(events(CALENDAR)) == wanted
    assert set(strictly(CALENDAR)) == wanted


def test_an_entry_is_half_an_hour_at_its_time_and_takes_up_nobodys() -> None:
    tea = strictly(CALENDAR)["年货怎么挑"]
    assert tea.dtstart.isoformat() == "2027-01-14T20:00:00+08:00"
    assert tea.dtend - tea.dtstart == timedelta(minutes=30)
    assert (tea.transparency, tea.status.value, tea.categories) == (
        "TRANSPARENT",
        "TENTATIVE",
        ["内容", "服务号", "头条"],
    )
    assert str(tea.url) == TEA.link
    for said in ("日期：2027年1月14日 20:00", "状态：撰写", "目标值：3,200", "备注：第一行\n第二行"):
        assert said in tea.description


def test_an_entry_without_a_time_and_several_days_are_whole_days() -> None:
    found = strictly(CALENDAR)
    assert (found["来信"].dtstart, found["来信"].dtend) == (date(2027, 1, 14), date(2027, 1, 15))
    assert (found["年货节"].dtstart, found["年货节"].dtend) == (date(2027, 1, 29), date(2027, 2, 3))
    assert found["来信"].status.value == "CONFIRMED"
    daily = events(of(replace(FAIR, begins=600, ends=1080)))["年货节"]
    assert daily["dtend"].dt == date(2027, 2, 3)
    assert "10:00–18:00" in daily["description"]


def test_an_activity_may_go_on_after_midnight() -> None:
    show = strictly(CALENDAR)["直播"]
    assert (show.dtstart.isoformat(), show.dtend.isoformat()) == (
        "2027-02-06T19:30:00+08:00",
        "2027-02-07T01:00:00+08:00",
    )
    assert show.transparency == "OPAQUE"


def test_what_is_due_is_a_day_of_its_own_until_the_entry_is_published() -> None:
    found = strictly(CALENDAR)
    assert found["交稿：年货怎么挑"].dtstart == date(2027, 1, 11)
    assert found["送审：年货怎么挑"].dtstart == date(2027, 1, 12)
    assert "交稿：年货怎么挑" not in events(of(replace(TEA, status="published")))
    assert "Draft due: 年货怎么挑" in events(replace(CALENDAR, lang="en"))


def test_a_reminder_rings() -> None:
    (alarm,) = events(CALENDAR)["提醒：会员"].walk("VALARM")
    assert alarm["trigger"].dt == timedelta(hours=9)
    timed = replace(CALENDAR.items[4], begins=1110)
    (alarm,) = events(of(timed))["提醒：会员"].walk("VALARM")
    assert alarm["trigger"].dt == timedelta()
    assert sum(len(event.walk("VALARM")) for event in events(CALENDAR).values()) == 1


def test_a_later_file_updates_what_an_earlier_one_brought() -> None:
    moved = replace(TEA, day=date(2027, 1, 20), last=date(2027, 1, 20), status="ready", owner="叶拓")
    before, after = events(of(TEA)), events(replace(of(moved), today=date(2027, 2, 9)))
    for name, event in before.items():
        assert after[name]["uid"] == event["uid"]
        assert after[name]["sequence"] == event["sequence"] + 6
        assert (
            after[name]["last-modified"].dt == after[name]["dtstamp"].dt == datetime(2027, 2, 9, tzinfo=UTC)
        )
    assert len({str(event["uid"]) for event in events(CALENDAR).values()}) == 8


def test_another_plan_has_events_of_its_own() -> None:
    assert events(CALENDAR)["来信"]["uid"] != events(replace(CALENDAR, title="别的"))["来信"]["uid"]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/London", "America/New_York"])
def test_the_rules_of_the_time_zone_are_in_the_file(zone: str) -> None:
    summer = replace(SHOW, day=date(2027, 7, 1), last=date(2027, 7, 1))
    made = Calendar.from_ical(write_calendar_ics(replace(of(summer), timezone=zone)))
    (event,) = made.walk("VEVENT")
    (rules,) = made.walk("VTIMEZONE")
    assert rules["tzid"] == event["dtstart"].params["TZID"] == zone
    assert rules.to_tz().utcoffset(datetime(2027, 7, 1, 19)) == event["dtstart"].dt.utcoffset()


def test_hostile_text_stays_text() -> None:
    found = strictly(hostile_calendar())
    said = " ".join(HOSTILE.split())
    due = found[f"交稿：{said}"]
    assert due.url is None
    assert " ".join(due.description.split()).count(said) == 8
    assert set(found) == {said, f"交稿：{said}", f"送审：{said}", f"◆ {said}"}


def test_a_text_of_any_length_is_kept_whole() -> None:
    long = "茶" * 10_000
    assert long in strictly(of(replace(TEA, title=long)))


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=200))
@settings(max_examples=80)
def test_lines_are_folded_between_characters(text: str) -> None:
    data = file_bytes(["BEGIN:VEVENT", text_line("SUMMARY", text), "END:VEVENT"])
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    (event,) = Calendar.from_ical(data, multiple=True)
    assert str(event["summary"]) == text.replace("\u2028", "\n").replace("\u2029", "\n")


def test_the_same_calendar_gives_the_same_bytes() -> None:
    assert write_calendar_ics(CALENDAR) == write_calendar_ics(CALENDAR)
    assert write_calendar_ics(of(DONE)).endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("https://example.com/a?b=1#c", True), ("http://例子.中国/", False), ("javascript:alert(1)", False),
        ("https://", False), ("https://a b.com", False), ("ftp://a.com", False), ("https://a.com/\r\nX:1", False),
        ('https://a.com/"><b>', False), ("HTTPS://A.COM/", True), ("https://[::1", False), ("www.a.com", False),
        ("https://a.com:99999/", False),
    ],
)  # fmt: skip
def test_only_an_address_of_the_web_is_a_link(text: str, safe: bool) -> None:
    assert web_address(text) == (text if safe else "")


def test_chinese_in_an_address_is_encoded() -> None:
    assert web_address("https://a.com/年?x=货") == "https://a.com/%E5%B9%B4?x=%E8%B4%A7"
