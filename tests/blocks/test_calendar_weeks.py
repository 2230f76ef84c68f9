"""The weeks of a content calendar: nothing twice in one place, nothing left out."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opsplan.blocks.calendar_weeks import calendar_weeks, first_weekday
from opsplan.blocks.content_calendar import CalendarDay, CalendarItem, ContentCalendar, ItemKind

START = date(2027, 1, 20)
KINDS: tuple[ItemKind, ...] = ("entry", "gap", "activity", "reminder", "milestone")


def _calendar(
    places: list[tuple[int, int, ItemKind]], length: int, weekend: tuple[int, ...]
) -> ContentCalendar:
    end = START + timedelta(length)
    days = tuple(CalendarDay(START + timedelta(each)) for each in range(length + 1))
    items = (
        CalendarItem(str(number), kind, START + timedelta(day), START + timedelta(day + more), f"t{number}")
        for number, (day, more, kind) in enumerate(places)
    )
    shown = tuple(item for item in items if item.day <= end and item.last >= START)
    return ContentCalendar("t", "zh-CN", START, end, shown, days, weekend=weekend)


_PLACES = st.lists(
    st.tuples(st.integers(-40, 90), st.integers(0, 40), st.sampled_from(KINDS)), max_size=30
).map(lambda found: [(day, more if kind == "activity" else 0, kind) for day, more, kind in found])


@given(_PLACES, st.integers(0, 80), st.sampled_from([(), (5, 6), (6, 7), (7,), (1, 2, 3, 4, 5, 6, 7)]))
def test_every_item_stands_on_each_of_its_days_once_and_alone(
    places: list[tuple[int, int, ItemKind]], length: int, weekend: tuple[int, ...]
) -> None:
    calendar = _calendar(places, length, weekend)
    seen: Counter[tuple[str, date]] = Counter()
    for month, weeks in calendar_weeks(calendar):
        for week in weeks:
            cells = Counter(
                (block.row, column) for block in week.blocks for column in range(block.first, block.last + 1)
            )
            assert max(cells.values(), default=1) == 1
            assert all(block.row < week.rows for block in week.blocks)
            for block in week.blocks:
                for column in range(block.first, block.last + 1):
                    day = week.days[column]
                    assert day is not None
                    assert day.day == week.start + timedelta(column)
                    assert (day.day.year, day.day.month) == (month.year, month.month)
                    seen.update((item.key, day.day) for item in block.items)
    assert seen == Counter(
        (item.key, day.day)
        for item in calendar.items
        for day in calendar.days
        if item.day <= day.day <= item.last
    )


def test_a_week_ends_with_its_weekend() -> None:
    weekends = ((6, 7), (5, 6), (7,), (6,), (4, 5), (), (1, 2, 3, 4, 5, 6, 7))
    assert [first_weekday(weekend) for weekend in weekends] == [1, 7, 1, 7, 6, 1, 1]


def test_a_day_reads_milestone_then_by_time_and_its_gaps_are_one() -> None:
    day = START
    items = (
        CalendarItem("g1", "gap", day, day, "", 480, channel="甲"),
        CalendarItem("e2", "entry", day, day, "晚", 1200),
        CalendarItem("e1", "entry", day, day, "早", 540),
        CalendarItem("g2", "gap", day, day, "", 600, channel="乙"),
        CalendarItem("m", "milestone", day, day, "上线"),
    )
    calendar = ContentCalendar("t", "en", day, day, items, (CalendarDay(day),))
    ((_, weeks),) = calendar_weeks(calendar)
    blocks = [block for week in weeks for block in week.blocks]
    assert [[item.key for item in block.items] for block in blocks] == [["m"], ["e1"], ["e2"], ["g1", "g2"]]
    assert [block.row for block in blocks] == [0, 1, 2, 3]
