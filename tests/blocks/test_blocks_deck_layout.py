"""The deck's layout: nothing is lost, nothing overlaps, nothing leaves the slide, whatever the texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from deck_checks import FOUR_TO_THREE, assert_sound, words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slide_samples import texts

from opsplan.blocks.brand import default_brand
from opsplan.blocks.deck import Deck, DeckSource, SlideSource
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import (
    BigNumber,
    BigNumbers,
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Columns,
    Cover,
    Funnel,
    FunnelStage,
    Heading,
    ListBlock,
    ListItem,
    Meta,
    Paragraph,
    PhaseBar,
    Row,
    Series,
    Table,
    Takeaway,
    Takeaways,
)

TEXTS = texts(300, 60, (1, 40, 400, 1000))


def layout(*blocks: Block, kind: str = "", title: str = "标题", lang: str = "zh-CN") -> Deck:
    meta = Meta("方案", "en" if lang == "en" else "zh-CN", version="V1")
    source = DeckSource(
        meta, Cover(run("封面")), (SlideSource(run(title), blocks, "章", "题", kind, src="a.b"),)
    )
    return layout_deck(source, default_brand(meta.lang))[0]


def prose(text: str) -> Block:
    return Paragraph(run(text))


def bullets(text: str) -> Block:
    return ListBlock(
        tuple(ListItem((prose(part),)) for part in (text, "尾", text[:40])), ordered=True, start=9
    )


def table(text: str) -> Block:
    row = (Cell(run("甲")), Cell(run(text)), Cell(run("1,234")))
    rows = (Row((Cell(run("组"), span=3),), "group"), Row(row), Row(row[::-1]), Row(row, "total"))
    return Table((Column(run("名称")), Column(run("说明")), Column(run("数"), "right")), rows, note=run("注"))


def cards(text: str) -> Block:
    each = Card(run("卡片"), run("类"), ((run("问题"), run(text)), ((), run("短"))), run("150 万元"))
    return Cards((each, Card(run(text[:80]), lines=(((), run("短")),)), each))


def numbers(text: str) -> Block:
    one = BigNumber(run("月活"), run("36"), run("万人"), run("基线 22.4"), run("+61%"))
    return BigNumbers((one, BigNumber(run(text), run("7,600"), run("万元")), one))


def columns(text: str) -> Block:
    return Columns(((prose(text), bullets("短")), (table("短"),), (prose("右"),)), (2, 3, 1))


def funnel(text: str) -> Block:
    stage = FunnelStage(run("到达"), run("290 万"), 1.0, run("基线 186 万"), run("17.9%"), run(text))
    return Funnel((stage, FunnelStage(run("拉新"), run("52 万"), 0.5)), note=run("不按比例"))


def takeaways(text: str) -> Block:
    said = Takeaway(run("增幅最大"), run(text), run("橙色"), "high")
    return Takeaways((said, Takeaway(run(text[:60])), Takeaway(run("守住护栏"), run("短"))), run("这意味着"))


def callout(text: str) -> Block:
    return Callout((Heading(3, run("注意")), prose(text)), "severe")


def chart(text: str) -> Block:
    series = (Series("基线", (1.0, 2.0)), Series("目标", (2.0, 3.0)))
    return Chart("bar", ("甲", "乙"), series, "图", run("图题"), run(text[:300]), "万元")


KINDS: dict[str, Callable[[str], Block]] = {
    f.__name__: f for f in (prose, bullets, table, cards, numbers, columns, funnel, takeaways, callout, chart)
}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, layout_name=st.sampled_from(("", "summary", "decisions")))
def test_every_text_arrives_in_its_place(kind: str, text: str, layout_name: str) -> None:
    block = KINDS[kind](text)
    deck = layout(prose("前"), block, prose("后"), kind=layout_name)
    assert_sound(deck)
    shown = words_of(deck)
    wanted = text[:300] if kind == "chart" else text
    for repeated in ("类", "卡片", "150 万元"):  # heads and feet of cards stand on every part
        shown, wanted = shown.replace(repeated, ""), wanted.replace(repeated, "")
    assert "".join(wanted.split()) in "".join(shown.split())


@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_characters_arrive_whole(kind: str) -> None:
    text = "".join(chr(0x4E00 + index % 5000) for index in range(10_000))
    deck = layout(KINDS[kind](text))
    assert_sound(deck)
    assert (text[:300] if kind == "chart" else text) in words_of(deck).replace("\n", "")


@given(title=TEXTS.filter(str.strip))
@settings(max_examples=8)
def test_a_title_is_two_lines_or_shortened_with_all_of_it_in_the_notes(title: str) -> None:
    source = DeckSource(
        Meta("方案"), Cover(run(title)), (SlideSource(run(title)), SlideSource(run(title))), (run(title),) * 3
    )
    deck, findings = layout_deck(source, default_brand("zh-CN"))
    assert_sound(deck)
    for slide in deck.slides:
        notes = "".join("".join(r.text for r in para.text) for para in slide.notes)
        assert "".join(title.split()) in "".join((slide.title + " " + notes).split())
    assert all(finding.code.startswith("OPS5") for finding in findings)


def test_titles_are_unique_and_parts_are_counted() -> None:
    rows = tuple(Row((Cell(run(f"第{n}行")), Cell(run("值")))) for n in range(20))
    deck = layout(Table((Column(run("行")), Column(run("值"))), rows), title="二十行")
    assert [slide.title for slide in deck.slides[1:]] == [f"二十行（{n}/3）" for n in (1, 2, 3)]
    english = layout(Table((Column(run("row")), Column(run("value"))), rows), title="Rows", lang="en")
    assert english.slides[1].title == "Rows (1/3)"


def test_on_another_grid_what_has_no_box_is_in_the_notes_or_the_body() -> None:
    slides = (
        SlideSource(run("目录"), layout="agenda"),
        SlideSource(run("目标"), (prose("导语"),), "目标", layout="section"),
        SlideSource(run("目标要翻倍" * 8), (prose("字" * 900),), "目标", "题", source=run("来源：年报")),
    )
    cover = Cover(run("封面"), run("副标题"), run("市场部"), run("内部"), line=run("林悦"), stamp=run("2027"))
    closing = (run("请批准"), run("今天定"), run("联系人：林悦"))
    source = DeckSource(Meta("方案", confidentiality="内部"), cover, slides, closing)
    deck, findings = layout_deck(source, default_brand("zh-CN"), FOUR_TO_THREE)
    assert_sound(deck)
    assert (deck.width, deck.height) == (720.0, 540.0)
    assert "来源：年报" in words_of(deck)
    assert "导语" in words_of(deck)
    notes = {plain(para.text) for slide in deck.slides for para in slide.notes}
    assert {"市场部", "内部", "林悦", "2027", "目标", "题", "联系人：林悦"} <= notes
    assert not findings


def test_agenda_and_dividers_know_the_pages_of_the_sections() -> None:
    slides = (
        SlideSource(run("议程"), layout="agenda"),
        SlideSource(run("目标"), (prose("导语"),), "目标", layout="section"),
        SlideSource(run("目标要翻倍"), (prose("字" * 3000),), "目标"),
        SlideSource(run("预算"), section="预算", layout="section"),
        SlideSource(run("预算够用"), section="预算"),
    )
    bars = (
        PhaseBar("一期", date(2027, 1, 1), date(2027, 6, 30), "c1"),
        PhaseBar("二期", date(2027, 7, 1), date(2027, 9, 1), "c2"),
    )
    source = DeckSource(Meta("方案"), Cover(run("封面"), phases=bars), slides)
    deck, _ = layout_deck(source, default_brand("zh-CN"))
    assert_sound(deck)
    agenda = deck.slides[1]
    second = next(index for index, slide in enumerate(deck.slides) if slide.title == "预算")
    assert second > 5
    assert {box.link for box in agenda.shapes if getattr(box, "link", -1) >= 0} == {2, second}
    assert "预算够用" in words_of(Deck(deck.meta, (agenda,)))
