"""Prose as blocks: cases from a file, headings by level, provenance, and hostile texts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import Block, Code, Heading, ListBlock, Paragraph, Rule, Table

CASES = Path(__file__).parent / "markdown" / "cases.txt"


def cases() -> list[Any]:
    parts = CASES.read_text("utf-8").split("\n.\n")
    found = []
    for begin in range(0, len(parts) - 2, 3):
        title, text, wanted = parts[begin : begin + 3]
        found.append(pytest.param(text, wanted, id=title.strip()))
    return found


def words(runs: Inlines) -> str:
    return "".join(_word(run) for run in runs)


def _word(run: Run) -> str:
    text = run.text.replace("\n", "/")
    for look, mark in ((run.bold, "b"), (run.italic, "i"), (run.strike, "s"), (run.link, run.link)):
        text = f"[{mark} {text}]" if look else text
    return text


def dump(blocks: tuple[Block, ...], indent: str = "") -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield f"{indent}h{block.level} {words(block.text)}"
        elif isinstance(block, Paragraph):
            yield f"{indent}{'quote' if block.style == 'quote' else 'p'} {words(block.text)}"
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield f"{indent}ol {block.start}" if block.ordered else f"{indent}ul"
                yield from dump(item.blocks, indent + "  ")
        elif isinstance(block, Code):
            yield f"{indent}code {block.text}"
        elif isinstance(block, Rule):
            yield f"{indent}rule"
        elif isinstance(block, Table):
            yield f"{indent}table " + " ".join(f"{words(c.title)}:{c.align}" for c in block.columns)
            yield from (
                f"{indent}  " + " | ".join(words(cell.text) for cell in row.cells) for row in block.rows
            )


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_case(text: str, wanted: str) -> None:
    assert "\n".join(dump(parse_markdown(text))) == wanted


def test_there_are_cases() -> None:
    assert len(cases()) >= 12


def test_headings_go_below_the_level_and_four_is_the_deepest() -> None:
    text = "# a\n\n## b\n\n#### c\n"
    assert [b.level for b in parse_markdown(text, level=1) if isinstance(b, Heading)] == [2, 3, 4]
    assert [b.level for b in parse_markdown(text, level=3) if isinstance(b, Heading)] == [4, 4, 4]


def test_everything_carries_the_path_it_came_from() -> None:
    blocks = parse_markdown("# a\n\nb **c**\n\n| d |\n| - |\n| e |\n", src="background.summary")
    heading, paragraph, table = blocks
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Table)
    assert heading.src == paragraph.src == table.rows[0].src == "background.summary"
    assert {run.src for run in (*heading.text, *paragraph.text, *table.rows[0].cells[0].text)} == {
        "background.summary"
    }


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "*" * 10_000, "**a：" * 2_500, "[" * 10_000, "> " * 5_000, "- " * 5_000, "`" * 10_000, "_a_~" * 2_500,
     "![" * 5_000, "](" * 5_000, "<" * 10_000, "|" * 10_000, "~" * 10_000, "&amp;" * 2_000, "\\" * 9_999, "\x00\x07 a"],
    ids=lambda text: repr(text[:4]),
)  # fmt: skip
def test_hostile_prose_is_read_in_time(text: str) -> None:
    begin = time.perf_counter()
    assert isinstance(parse_markdown(text), tuple)
    assert time.perf_counter() - begin < 20, "a hang is what this is about"


def test_a_long_word_survives_whole() -> None:
    (block,) = parse_markdown("字" * 10_000)
    assert isinstance(block, Paragraph)
    assert plain(block.text) == "字" * 10_000


def test_no_text_of_brackets_takes_long_or_is_lost() -> None:
    for text in (
        "[[ref" + " " * 20_000,
        "[[" * 5_000,
        "[[ref x]" * 3_000,
        "[^" * 5_000,
        "[[ref ]]",
        "[[other x]]",
    ):
        (made,) = parse_markdown(text)
        assert isinstance(made, Paragraph)
        assert plain(made.text).strip() == text.strip()
        assert not any(run.target for run in made.text)


def test_a_reference_and_a_footnote_stand_in_any_inline() -> None:
    (made,) = parse_markdown("- **甲[[ref goals]]**[^1] ~~[[引用 目标 总表]]~~\n\n[^1]: 源")
    assert isinstance(made, ListBlock)
    (first,) = made.items[0].blocks
    assert isinstance(first, Paragraph)
    assert [run.target for run in first.text if run.target] == ["goals", "目标 总表"]
    assert [plain(run.note) for run in first.text if run.note] == ["源"]


def test_a_footnote_without_a_mark_and_a_mark_without_a_footnote_stay_as_written() -> None:
    made = parse_markdown("甲[^1]乙[^x]\n\n[^1]: 源\n[^b]: 没人提到")
    texts = [plain(one.text) for one in made if isinstance(one, Paragraph)]
    assert texts == ["甲乙[^x]", "[^b]: 没人提到"]
    assert [
        plain(run.note) for one in made if isinstance(one, Paragraph) for run in one.text if run.note
    ] == ["源"]
