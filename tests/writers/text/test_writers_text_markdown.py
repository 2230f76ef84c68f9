"""Documents as Markdown, read back by a Markdown parser."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from text_example import BLOCKS, DOCUMENT, GOALS

from opsplan.blocks.inline import Inlines, Run, footnote, run
from opsplan.blocks.nodes import (
    Block,
    Cell,
    Code,
    Column,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Meta,
    Paragraph,
    Row,
    Table,
)
from opsplan.writers.text import write_markdown
from opsplan.writers.text.markdown import _BLOCKS

HOSTILE = "& < > \" ' | * _ # - =SUM(A1) {{ x }} `code` ~~x~~ ![a](b) <b>&amp;</b> $x$ 😀 שלום"


def parse(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def words(token: Token) -> str:
    """The text a reader sees; ``<br>`` is a line break."""
    parts = []
    for child in token.children or []:
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.content == "<br>" or child.type == "softbreak":
            parts.append("\n")
    return "".join(parts)


def shape(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens]


def markdown(*blocks: Block) -> list[Token]:
    """The tokens of a document with these blocks, without those of its title."""
    return parse(write_markdown(Document(Meta("T"), blocks)))[3:]


def test_every_kind_of_block_is_written() -> None:
    assert set(_BLOCKS) == set(get_args(Block))
    assert {type(block) for block in (*BLOCKS, *DOCUMENT.front)} == set(_BLOCKS)


def test_the_whole_document() -> None:
    text = write_markdown(DOCUMENT)
    for line in (
        "# 熊猫家居 2027 年度产品运营方案",
        '## <a id="summary"></a>摘要',
        "只做一件事：**让进店的人留在线上**，见[看板](<https://example.com/a?b=1&amp;copy=2>)",
        "> 引文",
        "- 内容\n  - 选题\n- 会员\n\n<!-- -->\n\n3. 先试点\n4. 再铺开",
        "````\nopsplan render plan.yaml\n```\n````",
        "**年度目标**\n\n| 目标 | 基线 | 2027 目标 |\n| :-- | --: | --: |\n| **增长** |  |  |\n| **小程序月活** | 22.4 万 | 36 万 |",
        "| a\\|b<br>第二行 | 1 | 2 |\n|  | 3 | 4 |\n| **合计** |  | **7,600 万元** |\n\n来源：数据看板",
        "支柱一 · **内容种草**",
        "| 月活 | **36 万** | 22.4 万 | +61% |",
        "| **到达** | 290 万 | 186 万 |",
        "| 二季度 | 2,000.5 | — |",
        "| 一季度 | 1,300 | 812 万 |",
        "| \u3000公开课直播 | 里程碑 |  | 2027-03-18 | 2027-03-18 |  |  |",
        "> 请批准预算",
        "**目录**\n\n- [摘要](<#summary>)\n  - [做法](<#how>)\n  - [甘特图](<#gantt>)",
    ):
        assert line in text, line
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert text == write_markdown(DOCUMENT)


def test_a_table_without_header_and_one_without_columns() -> None:
    tokens = markdown(
        Table((Column(()), Column(())), (Row((Cell(run("版本")), Cell(run("1.1")))),)), Table((), ())
    )
    assert [words(token) for token in tokens if token.type == "inline"] == ["", "", "版本", "1.1"]


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "# a",
        "1. a",
        "2) a",
        "- a",
        "+ a",
        "===",
        "---",
        "> a",
        "    a",
        "```",
        "a\n---",
        "<!-- x",
        "|a|b|\n|-|-|",
        "字" * 10_000,
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    expected = text.strip()
    assert [words(t) for t in markdown(Paragraph(run(text))) if t.type == "inline"] == [expected]
    assert shape(markdown(Paragraph(run(text)))) == ["paragraph_open", "inline", "paragraph_close"]
    item = markdown(ListBlock((ListItem((Paragraph(run(text)),)),)))
    assert shape(item) == shape(markdown(ListBlock((ListItem((Paragraph(run("x")),)),))))
    table = markdown(Table((Column(run(text)),), (Row((Cell(run(text)),)),)))
    assert [words(t) for t in table if t.type == "inline"] == [expected, expected]
    heading = markdown(Heading(1, run(text)))
    assert [words(t) for t in heading if t.type == "inline"] == [expected.replace("\n", " ")]
    assert shape(heading) == ["heading_open", "inline", "heading_close"]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


SAFE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)
RUNS = st.lists(
    st.builds(
        Run,
        SAFE,
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.sampled_from(["", "https://a.cn/(b)|<c>", "javascript:x"]),
    ),
    max_size=5,
)


@given(RUNS)
def test_any_runs_are_one_paragraph_with_their_text(runs: list[Run]) -> None:
    text: Inlines = tuple(runs)
    tokens = markdown(Paragraph(text), Paragraph(run("结尾")))
    expected = squeezed("".join(part.text for part in runs))
    found = [squeezed(words(token)) for token in tokens if token.type == "inline"]
    assert found == ([expected] if expected else []) + ["结尾"]
    assert all(token.type in ("paragraph_open", "inline", "paragraph_close") for token in tokens)
    assert not any("javascript:" in (token.attrs.get("href") or "") for token in tokens)


@given(st.lists(st.lists(SAFE, min_size=2, max_size=2), max_size=4))
def test_any_table_keeps_its_cells(rows: list[list[str]]) -> None:
    table = Table(
        (Column(run("甲")), Column(run("乙"))),
        tuple(Row(tuple(Cell(run(text)) for text in cells)) for cells in rows),
    )
    found = [squeezed(words(token)) for token in markdown(table) if token.type == "inline"]
    assert found == ["甲", "乙", *(squeezed(text) for cells in rows for text in cells)]


def test_emphasis_beside_chinese_punctuation_is_still_emphasis() -> None:
    tokens = markdown(
        Paragraph(
            (
                Run("见"),
                Run("“直播”", bold=True),
                Run("，"),
                Run("甲", bold=True),
                Run("乙", italic=True),
                Run("丙", bold=True, strike=True),
            )
        )
    )
    inline = next(token for token in tokens if token.type == "inline")
    kinds = [child.content or child.type for child in inline.children or []]
    assert kinds.count("strong_open") == 1
    assert kinds.count("<strong>") == 2
    assert "<em>" in kinds
    assert "<del>" in kinds


def test_nested_lists_that_markdown_would_misread() -> None:
    def nested(inner: ListBlock) -> list[str]:
        return shape(markdown(ListBlock((ListItem((Paragraph(run("外")), inner)),))))

    assert (
        nested(ListBlock((ListItem((Paragraph(run("内")),)),), ordered=True, start=5)).count(
            "ordered_list_open"
        )
        == 1
    )
    empty = nested(ListBlock((ListItem(()),)))
    assert empty.count("bullet_list_open") == 2
    assert "heading_open" not in empty


def test_code_keeps_every_character() -> None:
    (token,) = markdown(Code("a\n  ``` b\n````\n# c"))
    assert token.content == "a\n  ``` b\n````\n# c\n"


def test_spans_leave_every_row_as_wide_as_the_table() -> None:
    tokens = markdown(GOALS)
    assert shape(tokens).count("td_open") == 5 * 3


def test_footnotes_and_references_are_those_of_markdown() -> None:
    noted = Paragraph((Run("甲"), *footnote("源 [a](b)"), Run("见"), Run("“总表”", target="table-goals")))
    table = Table(
        (Column(run("值")),), (Row((Cell((Run("1"), *footnote("源 [a](b)"))),)),), run("总表"), name="goals"
    )
    text = write_markdown(Document(Meta("T"), (noted, noted, table, table)))
    assert text.count("甲[^1]见[“总表”](<#table-goals>)") == 2
    assert text.count('<a id="table-goals"></a>') == 1
    assert "| 1[^1] |" in text
    assert text.endswith("\n\n[^1]: 源 \\[a\\](b)\n")
