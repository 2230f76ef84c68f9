"""The forms of values in the schema: all that the readers take, so that no editor marks what a plan may say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.diagnostics import LANGS
from opsplan.model import base, goals, numbers, times
from opsplan.model.problems import Problem
from opsplan.model.schema import plan_schema
from opsplan.model.schema.values import BY_READER, any_case

SPACE = st.sampled_from(["", " "])
DIGITS = st.one_of(
    st.text("0123456789", min_size=1, max_size=6), st.text("０１２３４５６７８９", min_size=1, max_size=4)
)
NUMBER = st.one_of(
    DIGITS,
    st.builds("{}.{}".format, DIGITS, DIGITS),
    st.integers(1000, 99_999_999).map("{:,}".format),
)
SCALE = st.sampled_from(
    ["", "千", "万", "百万", "千万", "亿", "k", "K", "m", "M", "mn", "Mn", "bn", "BN", "b", "B"]
)
SIGN = st.sampled_from(["", "+", "-", "−"])
PLUS = st.sampled_from(["", "+"])
PERCENT = st.sampled_from(["", "%", "％"])
CURRENCY = st.sampled_from(["", *numbers.CURRENCY_SIGNS])
UNITS = st.sampled_from(["", *times.UNITS])
LENGTH_UNITS = st.sampled_from(
    ["", "h", "H", "小时", "hour", "Hours", "min", "MIN", "分钟", "分", "m", "minutes", "天"]
)
MINUTES = st.sampled_from(["", "30", "30min", "30 分钟", "5分", "5 Minutes"])
LENGTHS = st.tuples(NUMBER, SPACE, LENGTH_UNITS, SPACE, MINUTES).map("".join)
CLOCK = st.builds("{}{}{:02}".format, st.integers(0, 25), st.sampled_from(":："), st.integers(0, 61))
CLOCKS = st.one_of(
    CLOCK, st.builds("{}{}{}".format, CLOCK, st.sampled_from(["-", " - ", "–", "~", "至", "到"]), CLOCK)
)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str)
WORDS = st.sampled_from(
    [
        *times._WEEKDAYS,
        *base._LEVELS,
        goals.NEW,
        "新指标",
        "THU",
        "Thursday",
        "MID",
        "New",
        "0",
        "1",
        "5",
        "7",
        "9",
    ]
)
FORMS = {
    "quantity": st.tuples(SIGN, NUMBER, SPACE, SCALE, PERCENT).map("".join),
    "share": st.tuples(PLUS, NUMBER, SPACE, SCALE, PERCENT).map("".join),
    "money": st.tuples(CURRENCY, SPACE, SIGN, NUMBER, SPACE, SCALE, CURRENCY).map("".join),
    "money-or-share": st.tuples(CURRENCY, PLUS, NUMBER, SPACE, SCALE, PERCENT).map("".join),
    "baseline": st.one_of(st.tuples(SIGN, NUMBER, SPACE, SCALE, PERCENT).map("".join), WORDS),
    "threshold": st.tuples(SIGN, NUMBER).map("".join),
    "date": DAYS,
    "month": DAYS.map(lambda day: day[:7]),
    "quarter": st.builds("{}Q{}".format, st.integers(1, 9999), st.integers(0, 5)),
    "duration": st.tuples(DIGITS, SPACE, UNITS).map("".join),
    "length": LENGTHS,
    "time": CLOCKS,
}
KNOWN_DIGITS = "0123456789０１２３４５６７８９"
"""The readers take the digits of every script, the patterns those that are written in the plan's languages."""
OTHER = st.text(max_size=4).filter(lambda text: all(c in KNOWN_DIGITS for c in text if c.isdecimal()))
ANYTHING = st.one_of(WORDS, OTHER)
"""For the forms that are words, and for what nobody thought of."""


def is_read(reader: Callable[[Any], Any], text: str) -> bool:
    try:
        reader(text)
    except Problem:
        return False
    return True


@pytest.mark.parametrize("reader", BY_READER, ids=lambda reader: BY_READER[reader].name)
@given(data=st.data())
def test_what_is_read_fits_the_pattern(reader: Callable[[Any], Any], data: st.DataObject) -> None:
    kind = BY_READER[reader]
    text = data.draw(st.one_of(FORMS.get(kind.name, ANYTHING), FORMS.get(kind.name, ANYTHING), ANYTHING))
    if is_read(reader, text):
        assert re.search(kind.pattern, text), text


@pytest.mark.parametrize(
    ("reader", "texts"),
    [
        (numbers.parse_quantity, ["约30万", "30万人", "≤5%", "三十万", "", "1,20", "30 - 40"]),
        (numbers.parse_share, ["六成", "60%左右", "-5%"]),
        (numbers.parse_money, ["30万左右", "12%", "¥", "一万"]),
        (times.parse_date, ["2027/03/12", "2027年3月12日", "2027-3-12", "3月12日"]),
        (times.parse_duration, ["五天", "5 days", "1.5", "-3d"]),
        (times.parse_time, ["19点", "7pm", "19.30"]),
        (times.parse_length, ["半小时", "", "1.5"]),
        (times.parse_weekday, ["周八", "每周四", "8", "th"]),
        (times.parse_month, ["2027", "2027/03"]),
        (times.parse_quarter, ["2027Q5", "Q1", "2027年1季度"]),
        (base._level, ["6", "很高", "0"]),
        (base._id, ["目标1", "g mau", ""]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_not_read_is_marked(reader: Callable[[Any], Any], texts: list[str]) -> None:
    for text in texts:
        assert not is_read(reader, text), text
        assert not re.search(BY_READER[reader].pattern, text), text


@pytest.mark.parametrize("lang", LANGS)
def test_patterns_are_written_for_every_dialect(lang: Any) -> None:
    """Named groups, flags and look-behind are not known to all editors."""
    patterns = [said["pattern"] for said in plan_schema(lang)["$defs"].values() if "pattern" in said]
    assert len(patterns) > 10
    assert not [pattern for pattern in patterns if re.search(r"\(\?|\\d|\\Z|\\A", pattern)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        ("text", ["a", 1, 1.5, True], [["a"], {"a": 1}]),
        ("text-list", ["a", 1, ["a", 2, True], []], [{"a": 1}, [["a"]]]),
        ("flag", [True, False, "是", "no"], ["maybe", 1]),
        ("share", ["60%", 60, 0, 100], [101, -1, "六成"]),
        ("person", ["lin", ["lin", "zhou"]], [3, {"name": "lin"}]),
        ("duration", [5, "7d", "2 周"], [1.5, "五天", -1]),
        ("level", [1, "3", "高", "Low"], [0, 6, "很高"]),
        ("kind", ["大促", "promotion", "Private domain"], ["promo"]),
        ("metric-category", ["拉新", "acquisition", "品牌"], [["拉新"]]),
        ("ref-goals-list", ["g1", ["g1", "月活"]], [{"id": "g1"}]),
    ],
)
def test_a_form_takes_what_the_spec_allows(lang: Any, form: str, right: list[Any], wrong: list[Any]) -> None:
    defs = plan_schema(lang)["$defs"]
    validator = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{form}", "$defs": defs})
    assert [value for value in right if not validator.is_valid(value)] == []
    assert [value for value in wrong if validator.is_valid(value)] == []


def test_any_case_is_a_pattern_for_all_spellings() -> None:
    assert re.fullmatch(any_case("Bn"), "bN")
    assert re.fullmatch(any_case("HK$"), "hk$")
    assert not re.fullmatch(any_case("Bn"), "n")
