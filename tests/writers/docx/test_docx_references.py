"""Cross references and footnotes in Word: live fields with the right numbers, and notes that belong to their marks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from docx_reading import HOSTILE, W, document, heading, paragraph, parts, table, text_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from opsplan.blocks.brand import default_brand
from opsplan.blocks.inline import Inlines, Run, footnote, plain, run
from opsplan.blocks.nodes import Block, Cell, Column, Heading, Paragraph, Row, Table

GOALS = replace(table(("目标", "基线"), ("月活", "1"), caption="目标总表"), name="goals")


def see(target: str) -> Run:
    return Run("“甲”", target=target)


def body(*blocks: Block, lang: str = "zh-CN") -> etree._Element:
    return etree.fromstring(parts(document(*blocks, lang=lang))["word/document.xml"])[0]


def first_text(*blocks: Block, lang: str = "zh-CN") -> str:
    return text_of(next(body(*blocks, lang=lang).iter(f"{W}p")))


def notes(files: dict[str, bytes]) -> list[etree._Element]:
    root = etree.fromstring(files["word/footnotes.xml"])
    return [note for note in root if note.get(f"{W}type") is None]


@pytest.mark.parametrize(
    ("target", "zh", "en"),
    [
        ("table-goals", "见表 1-1。", "见Table 1-1。"),
        ("sec-a", "见第 1 章。", "见Section 1。"),
        ("sec-b", "见第 1.1 节。", "见Section 1.1。"),
        ("table-none", "见“甲”。", "见“甲”。"),
        ("没有", "见“甲”。", "见“甲”。"),
    ],
)
def test_a_reference_prints_the_number_of_what_comes_later(target: str, zh: str, en: str) -> None:
    text = Paragraph((Run("见"), see(target), Run("。")))
    blocks = (text, Heading(1, run("目标"), "sec-a"), Heading(2, run("总表"), "sec-b"), GOALS)
    assert first_text(*blocks) == zh
    assert first_text(*blocks, lang="en") == en


def test_chapters_with_chinese_numbers_are_called_by_their_words() -> None:
    brand = replace(default_brand("zh-CN"), numbering="chinese")
    given = document(Paragraph((see("sec-a"), see("table-goals"))), Heading(1, run("目标"), "sec-a"), GOALS)
    made = etree.fromstring(parts(given, brand)["word/document.xml"])[0]
    assert text_of(next(made.iter(f"{W}p"))) == "“目标”表 1"


def test_every_reference_leads_to_a_bookmark_there_is() -> None:
    again = replace(GOALS, caption=run("目标总表之二"))
    text = Paragraph((see("table-goals"), see("sec-a"), see("table-none"), *footnote("源"), *footnote("源")))
    made = body(Heading(1, run("目标"), "sec-a"), text, GOALS, again)
    names = Counter(mark.get(f"{W}name") for mark in made.iter(f"{W}bookmarkStart"))
    assert max(names.values()) == 1
    assert all(len(name) <= 40 for name in names)
    asked = [re.split(r"\s+", (one.text or "").strip()) for one in made.iter(f"{W}instrText")]
    targets = [words[1] for words in asked if words[0] in ("REF", "NOTEREF", "PAGEREF")]
    assert len(targets) == 3
    assert set(targets) <= set(names)
    assert {"table_goals", "table_goals_2", "sec_a"} <= set(names)


def test_a_note_has_one_number_in_a_section_and_another_in_the_next() -> None:
    noted = Paragraph((Run("甲"), *footnote("台账"), Run("乙"), *footnote("台账"), *footnote("年报")))
    files = parts(document(heading(1, "一"), noted, heading(1, "二"), noted))
    made = etree.fromstring(files["word/document.xml"])
    marks = [one.get(f"{W}id") for one in made.iter(f"{W}footnoteReference")]
    assert marks == ["1", "2", "3", "4"] == [one.get(f"{W}id") for one in notes(files)]
    assert [text_of(one).strip() for one in notes(files)] == ["台账", "年报"] * 2
    assert sum("NOTEREF" in (one.text or "") for one in made.iter(f"{W}instrText")) == 2
    settings = etree.fromstring(files["word/settings.xml"])
    assert [one.get(f"{W}id") for one in settings.iter(f"{W}footnote")] == ["-1", "0"]


def test_a_note_in_a_table_keeps_its_cell_and_its_link() -> None:
    cell = Cell((Run("22 万"), *footnote("见 https://example.com/a?b=1。")))
    files = parts(document(Table((Column(run("值")),), (Row((cell,)),), run("表"))))
    assert text_of(etree.fromstring(files["word/document.xml"]).find(f".//{W}tbl")) == "值22 万"
    (note,) = notes(files)
    assert text_of(note.find(f".//{W}hyperlink")) == "https://example.com/a?b=1"
    assert b'Target="https://example.com/a?b=1"' in files["word/_rels/footnotes.xml.rels"]


def test_a_document_without_notes_has_no_part_for_them() -> None:
    assert "word/footnotes.xml" not in parts(document(paragraph("文")))


def test_an_address_in_a_text_can_be_followed() -> None:
    made = body(paragraph("见 https://example.com/x，或 http://a.cn/b。", "summary"))
    assert [text_of(link) for link in made.iter(f"{W}hyperlink")] == [
        "https://example.com/x",
        "http://a.cn/b",
    ]
    assert text_of(made.find(f"{W}p")) == "见 https://example.com/x，或 http://a.cn/b。"


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_makes_notes_that_say_it(texts: list[str]) -> None:
    inside: Inlines = tuple(mark for text in (*texts, HOSTILE) for mark in (Run("文"), *footnote(text)))
    files = parts(document(Paragraph(inside)))
    said = [text_of(one)[1:] for one in notes(files)]
    wanted = list(dict.fromkeys(text for text in (*texts, HOSTILE) if text))
    assert len(said) == len(wanted)
    assert said[-1].endswith("مرحبا")
    assert plain(inside).count("文") == len(texts) + 1
