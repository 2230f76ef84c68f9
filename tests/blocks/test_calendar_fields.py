"""The contract between the calendar's workbook and reading it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from opsplan.blocks.calendar_fields import CALENDAR_FIELDS, FIELDS, choice_of, field_of_head, field_value
from opsplan.blocks.content_calendar import CalendarItem
from opsplan.blocks.sheet import cell_text

DAY = date(2027, 3, 1)
ENTRY = CalendarItem("0a", "entry", DAY, DAY, "标题", 600, 660, status="draft", draft_due=date(1899, 1, 1))


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_every_head_names_one_field(lang: str) -> None:
    assert len(FIELDS) == len(CALENDAR_FIELDS)
    for field in CALENDAR_FIELDS:
        text = field.head.en if lang == "en" else field.head.zh
        assert field_of_head(f" {text.upper()} ") == field
    assert field_of_head("别的") is None


def test_values_have_the_type_of_their_field() -> None:
    values = {field.key: field_value(field, ENTRY, "zh-CN") for field in CALENDAR_FIELDS}
    assert {key: value for key, value in values.items() if value is not None} == {
        "key": "0a", "date": DAY, "time": 600, "until": 660, "kind": "内容", "title": "标题", "status": "撰写",
        "draft_due": "1899-01-01",
    }  # fmt: skip


def test_a_span_has_a_last_day_and_a_gap_no_title() -> None:
    span = CalendarItem("0b", "activity", DAY, date(2027, 3, 3), "直播")
    assert field_value(FIELDS["end"], span, "en") == date(2027, 3, 3)
    gap = CalendarItem("0c", "gap", DAY, DAY, "To fill")
    assert field_value(FIELDS["title"], gap, "en") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", Decimal("1234.5")), ("0", Decimal(0)), ("−5", Decimal(-5)), ("1.2 万", "1.2 万"), ("45%", "45%"),
        ("007", "007"), ("1234567890123456", "1234567890123456"), ("=1+1", "=1+1"), ("", None), ("1,2", "1,2"),
    ],
)  # fmt: skip
def test_a_number_is_one_where_its_digits_say_it_wholly(text: str, value: object) -> None:
    item = CalendarItem("0d", "entry", DAY, DAY, "t", actual=text)
    found = field_value(FIELDS["actual"], item, "en")
    assert (type(found), found) == (type(value), value)


def test_words_of_a_closed_list_are_known_in_both_languages() -> None:
    status = FIELDS["status"]
    assert [choice_of(status, text) for text in (" 待发 ", "READY", "ready", "fertig")] == ["ready"] * 3 + [
        None
    ]


def test_a_cell_holds_no_more_than_it_can() -> None:
    assert cell_text("a\x00\x0b\ufffe\r\nb") == "a\nb"
    for text in ("汉" * 40_000, "😀" * 40_000, "a" + "😀" * 40_000):
        assert 31_998 <= len(cell_text(text).encode("utf-16-le")) // 2 <= 32_000
