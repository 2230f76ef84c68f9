"""Recurring places of the calendar: their days, the entries that fill them, the keys of entries."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opsplan.content.keys import entry_keys
from opsplan.content.quarters import quarter_span
from opsplan.content.slots import PlacedEntry, SlotPlace, placed_entries, slot_days, slot_places
from opsplan.model.content import ContentEntry, Slot
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.model.read import read_plan
from opsplan.model.times import DateExpr, TimeOfDay, parse_time
from opsplan.yamlio.reader import read_yaml

PLAN = """\
opsplan: 1
title: 内容
period: {start: 2027-01-01, end: 2027-03-31}
strategy: {channels: [{id: wx, name: 服务号}, {name: 视频号}]}
content:
  columns: [{name: 头条, channel: wx}, {name: 二条, channel: wx}]
  slots:
    - {channel: wx, weekday: 周四, column: 头条, time: "20:00", from: 2027-01-05, except: [2027-01-21]}
    - {channel: wx, weekday: 周四, column: 二条}
    - {column: 头条, weekday: 周一, nth: 2}
  entries:
    - {date: 2027-01-07, channel: 服务号, title: 没写栏目}
    - {date: 2027-01-07, channel: 服务号, column: 头条, title: 头条文}
    - {date: 2027-01-14, channel: 视频号, title: 别的渠道}
    - {date: 2027-01-11, column: 头条, title: 周一的头条}
"""


def _plan(text: str = PLAN) -> Plan:
    root = read_yaml(text.encode(), "plan.yaml").root
    assert root is not None
    return read_plan(root, "plan.yaml").plan


_INDEX = PlanIndex(_plan())


def _when(expr: DateExpr | None) -> date | None:
    return date.fromisoformat(expr.text) if expr else None


def _laid_out(plan: Plan, start: date, end: date) -> tuple[SlotPlace, ...]:
    index, content = PlanIndex(plan), plan.content
    assert content is not None
    return slot_places(content.slots, placed_entries(content, index, _when), index, _when, start, end)


def _places(start: date, end: date) -> list[tuple[str, str, str, str]]:
    places = _laid_out(_plan(), start, end)
    return [
        (place.day.isoformat(), place.channel, place.column, place.entry.entry.title if place.entry else "")
        for place in places
    ]  # fmt: skip


def test_an_entry_fills_the_place_of_its_own_column_first_and_one_without_column_any_other() -> None:
    assert _places(date(2027, 1, 1), date(2027, 1, 14)) == [
        ("2027-01-07", "服务号", "头条", "头条文"),
        ("2027-01-07", "服务号", "二条", "没写栏目"),
        ("2027-01-11", "服务号", "头条", "周一的头条"),
        ("2027-01-14", "服务号", "头条", ""),
        ("2027-01-14", "服务号", "二条", ""),
    ]


def test_days_left_out_and_days_before_the_slot_begins_are_no_places() -> None:
    days = [day for day, _, column, _ in _places(date(2027, 1, 1), date(2027, 1, 31)) if column == "头条"]
    assert days == ["2027-01-07", "2027-01-11", "2027-01-14", "2027-01-28"]


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 400), st.sets(st.integers(1, 7)),
    st.none() | st.integers(1, 4),
)  # fmt: skip
def test_the_days_of_a_slot_are_those_weekdays_and_of_the_wanted_week(
    start: date, length: int, weekdays: set[int], nth: int | None
) -> None:
    end = start + timedelta(days=length)
    slot = Slot(weekdays=tuple(weekdays), nth=nth)
    found = set(slot_days(slot, lambda _: None, start, end))
    for ordinal in range(start.toordinal(), end.toordinal() + 1):
        day = date.fromordinal(ordinal)
        earlier = sum(
            1 for back in range(1, 5) if (day - timedelta(days=7 * back)).month == day.month
            and (day - timedelta(days=7 * back)).year == day.year
        )  # fmt: skip
        wanted = (not weekdays or day.isoweekday() in weekdays) and nth in (None, earlier + 1)
        assert (day in found) == wanted


def _entry(title: str, day: date, channel: str = "wx") -> PlacedEntry:
    return PlacedEntry(ContentEntry(title=title), day, channel, "")


def test_a_key_stays_when_the_day_and_the_order_change() -> None:
    one, two = _entry("甲", date(2027, 1, 7)), _entry("乙", date(2027, 1, 8))
    moved = _entry("甲", date(2027, 2, 1))
    assert entry_keys([one, two]) == tuple(reversed(entry_keys([two, moved])))


@given(st.lists(st.tuples(st.sampled_from(["甲", "乙", ""]), st.integers(0, 3)), max_size=12))
def test_keys_are_unique(entries: list[tuple[str, int]]) -> None:
    keys = entry_keys(_entry(title, date(2027, 1, 1) + timedelta(days=day)) for title, day in entries)
    assert len(set(keys)) == len(keys) == len(entries)


def test_quarters_are_read_with_both_their_ends() -> None:
    assert quarter_span("2027Q1") == (date(2027, 1, 1), date(2027, 3, 31))
    assert quarter_span("2027年四季度") == (date(2027, 10, 1), date(2027, 12, 31))
    assert quarter_span("2027Q5") is None
    assert quarter_span("Q2") is None


def test_an_entry_stands_in_the_place_of_its_own_time() -> None:
    plan = _plan(
        PLAN.partition("  columns")[0]
        + """\
  slots:
    - {channel: wx, weekday: 周五, time: "08:00"}
    - {channel: wx, weekday: 周五, time: "20:00"}
  entries:
    - {date: 2027-01-08, time: "20:00", channel: wx, title: 晚上}
    - {date: 2027-01-15, time: "09:30", channel: wx, title: 上午}
"""
    )
    places = _laid_out(plan, date(2027, 1, 8), date(2027, 1, 15))
    assert [each.entry.entry.title if each.entry else "" for each in places] == ["", "晚上", "上午", ""]


_PLACE = st.tuples(st.sampled_from(["头条", "二条", ""]), st.none() | st.sampled_from(["08:00", "20:00"]))


@given(st.lists(_PLACE, max_size=5), st.lists(_PLACE, max_size=5))
def test_no_entry_stands_in_two_places_and_none_waits_beside_a_place_it_fits(
    wanted: list[tuple[str, str | None]], written: list[tuple[str, str | None]]
) -> None:
    day = date(2027, 1, 8)

    def clock(text: str | None) -> TimeOfDay | None:
        return parse_time(text) if text else None

    slots = [Slot(channel="服务号", column=column or None, time=clock(time)) for column, time in wanted]
    entries = [
        PlacedEntry(ContentEntry(title=str(at), time=clock(time)), day, "服务号", column)
        for at, (column, time) in enumerate(written)
    ]
    places = slot_places(slots, entries, _INDEX, _when, day, day)
    assert len(places) == len(slots)
    taken = [each.entry.entry.title for each in places if each.entry]
    assert len(set(taken)) == len(taken)
    left = [each.column for each in entries if each.entry.title not in taken]
    for place in places:
        assert place.entry or not any(place.column == each or not (place.column and each) for each in left)
