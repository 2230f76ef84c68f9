"""The caret stands under the character that is meant, whatever stands before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from opsplan.diagnostics import Position
from opsplan.reporting.snippet import excerpt, snippet
from opsplan.reporting.told import plain
from opsplan.yamlio.source import SourceLines


def caret_over(line: str, column: int, width: int = 80) -> str:
    """The character of the snippet that a terminal shows above the caret."""
    shown, marked = snippet(SourceLines(line), Position(1, column), width, plain)
    cells = len(marked) - 1
    for index in range(len(shown)):
        if cell_len(shown[:index]) == cells:
            return shown[index]
    raise AssertionError(f"nothing stands over the caret:\n{shown}\n{marked}")


@pytest.mark.parametrize(
    ("line", "column", "character"),
    [
        ("name: Sales", 7, "S"),
        ("目标值: 约3万", 6, "约"),
        ("\ttitle: x", 2, "t"),
        ("a: 🎉🎉 b", 7, "b"),
        ("  宽\u3000格: 值", 8, "值"),
        ("e\u0301te\u0301: x", 8, "x"),
    ],
)
def test_the_caret_stands_under_its_character(line: str, column: int, character: str) -> None:
    assert caret_over(line, column) == character


def test_the_line_has_its_number_and_the_caret_the_same_indent() -> None:
    lines = SourceLines("one\ntwo\nthree")
    assert snippet(lines, Position(3, 2), 80, plain) == ("    3 | three", "      |  ^")


def test_a_place_behind_the_end_is_marked_behind_the_end() -> None:
    assert excerpt("key:", 99, 40) == ("key:", 4)
    assert snippet(SourceLines("key:"), Position(7, 1), 40, plain) == ()


@pytest.mark.parametrize("column", [1, 12, 150, 301, 600])
def test_a_long_line_is_cut_around_the_column(column: int) -> None:
    line = "".join(f"{{名称: 第{number}项}}, " for number in range(80))
    shown, before = excerpt(line, column, 60)
    assert cell_len(shown) <= 60
    assert before < 60
    assert caret_over(line, column, 60) == line[column - 1]
    assert shown.startswith("…") is (column > 40)
    assert shown.endswith("…")


def test_the_end_of_a_long_line_uses_the_whole_width() -> None:
    shown, before = excerpt("x" * 500, 500, 60)
    assert (len(shown), before) == (59, 58)


@pytest.mark.parametrize("character", ["❤\ufe0f", "👨\u200d👩\u200d👧", "e\u0301", "\t"])
def test_characters_of_several_parts_fit_too(character: str) -> None:
    shown, before = excerpt(character * 100, 51, 40)
    assert cell_len(shown) <= 40
    assert before <= 40


@given(st.text(max_size=300), st.integers(1, 320), st.integers(20, 90))
def test_any_line_fits_into_its_width(line: str, column: int, width: int) -> None:
    shown, before = excerpt(line.replace("\n", " "), column, width)
    assert cell_len(shown) <= width
    assert 0 <= before <= width


def test_what_a_terminal_would_act_on_is_shown_as_unknown() -> None:
    assert excerpt("a\x1b[31mb\u202ec", 1, 40)[0] == "a\ufffd[31mb\ufffdc"
