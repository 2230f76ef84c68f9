"""Text measuring and wrapping."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.blocks.measure import NO_LINE_END, NO_LINE_START, line_height, shorten, text_width, wrap


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("会员", 2.0),
        ("（）", 2.0),
        ("😀", 1.0),
        ("0", 0.556),
        (" ", 0.278),
        ("e\u0301", 0.556),
        ("é", 0.556),
        ("", 0.0),
        ("\x00", 0.0),
    ],
)
def test_widths_are_those_of_arial_and_square_type(text: str, ems: float) -> None:
    assert text_width(text, 10) == pytest.approx(ems * 10)


def test_bold_latin_is_wider_and_bold_chinese_is_not() -> None:
    assert text_width("budget", 12, bold=True) > text_width("budget", 12)
    assert text_width("预算", 12, bold=True) == text_width("预算", 12)


def test_line_height() -> None:
    assert line_height(10) == pytest.approx(12.3)


def test_closing_marks_never_begin_a_line_and_opening_marks_never_end_one() -> None:
    lines = wrap("会员等级（三级）与积分方案，上线后“复盘”。", 10, 50)
    assert "".join(lines) == "会员等级（三级）与积分方案，上线后“复盘”。"
    assert not any(line[0] in NO_LINE_START for line in lines)
    assert not any(line[-1] in NO_LINE_END for line in lines)


def test_latin_breaks_at_spaces_and_drops_them() -> None:
    assert wrap("grow the store traffic", 10, 46) == ("grow the", "store", "traffic")


def test_mixed_text_breaks_between_chinese_and_latin() -> None:
    assert wrap("商城Mall上线", 10, 41) == ("商城Mall", "上线")


def test_a_word_wider_than_the_box_is_broken() -> None:
    lines = wrap("W" * 10, 10, 30)
    assert "".join(lines) == "W" * 10
    assert all(text_width(line, 10) <= 30 for line in lines)


def test_ten_thousand_characters_take_no_time() -> None:
    begin = time.perf_counter()
    for word in ("x" * 10_000, "，" * 10_000, "字" * 10_000, "（" * 10_000, "a " * 5_000):
        wrap(word, 12, 100)
    assert time.perf_counter() - begin < 20, "a hang is what this is about"


def test_line_breaks_are_kept_and_nothing_is_one_empty_line() -> None:
    assert wrap("甲\n\n乙", 10, 100) == ("甲", "", "乙")
    assert wrap("", 10, 100) == ("",)


@given(st.text(max_size=80), st.floats(10, 200), st.booleans())
def test_every_line_fits_and_no_character_but_spaces_is_lost(text: str, width: float, bold: bool) -> None:
    lines = wrap(text, 10, width, bold)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(text_width(line, 10, bold) <= max(width, 20) + 0.1 for line in lines)


@given(st.text(max_size=60), st.floats(0, 200))
def test_a_shortened_text_fits(text: str, width: float) -> None:
    assert text_width(shorten(text, 10, width), 10) <= width + 0.01
