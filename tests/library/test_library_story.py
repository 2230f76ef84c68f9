"""The story of a deck: as long as its edition allows, every title a sentence, in the full deck everything a plan says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT, TODAY, plan_paths
from library_plans import PERIOD, context_of

from opsplan.blocks.brand import default_brand
from opsplan.blocks.deck import Deck, DeckSource, SlideSource, TextBox
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import Paragraph, Row, Table
from opsplan.diagnostics import LANGS, Lang
from opsplan.errors import TemplateError
from opsplan.library.compose_deck import compose_deck
from opsplan.library.context import Context
from opsplan.library.locate import find_template
from opsplan.library.messages import MESSAGES
from opsplan.library.story import MOST, SMALL_MOST, told
from opsplan.model.editions import SHIPPED, STANDARD, Length
from opsplan.pipeline.starting import desk_for, start

LENGTHS: dict[Length, range] = {"brief": range(5, 8), "standard": range(6, 21), "full": range(10, 130)}
"""Slides of a shipped plan; a table that is split makes a deck longer than its story."""
SAYS = re.compile(
    r"\d|[是有从到让把在分靠赢输要增降设定办写拆守借说排按]"
    r"|\b(is|are|has|have|to|we|takes?|needs?|lists?|says?|shows?|comes|runs?|went|reach(es)?|grows?)\b",
    re.IGNORECASE,
)
"""What a sentence has and a bare noun lacks: a number or a verb."""


def story(ctx: Context, length: Length, template: str | None = None) -> DeckSource:
    edition = STANDARD if length == "standard" else SHIPPED[length]
    chosen = find_template(template or ctx.plan.template, ctx.plan.kind)
    return compose_deck(ctx.plan, ctx.schedule, template=chosen, lang=ctx.lang, today=TODAY, edition=edition)


def is_bare(title: str) -> bool:
    return SAYS.search(title) is None


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_a_deck_is_as_long_as_asked_and_every_title_is_a_sentence(
    path: Path, lang: Lang, length: Length
) -> None:
    source = story(context_of(path.read_text("utf-8"), lang), length)
    if length == "standard":
        assert len(source.slides) + 2 <= MOST
    deck, findings = layout_deck(source, default_brand(lang))
    assert "ppt-title-long" not in {finding.code for finding in findings}
    assert len(deck.slides) in LENGTHS[length]
    titles = [slide.title for slide in deck.slides]
    assert len(titles) == len(set(titles))
    assert not [title for title in titles if re.search(r"（\d+）|\(\d+\)", title)]
    for slide in deck.slides:
        if slide.layout == "content":
            shown = next(
                shape for shape in slide.shapes if isinstance(shape, TextBox) and shape.role == "title"
            )
            assert plain(shown.paragraphs[0].text).count("\n") <= 1
            assert not slide.title.endswith(("。", ".", "，", ","))
            assert not is_bare(slide.title), slide.title


@pytest.mark.parametrize("title", ["异业合作清单", "目标总表", "Risk register", "Market and competitors"])
def test_a_bare_noun_would_be_found(title: str) -> None:
    assert is_bare(title)


def slides(*ranks: int) -> tuple[SlideSource, ...]:
    return tuple(
        SlideSource(run(str(place)), (Paragraph(run("x")),), optional=rank)
        for place, rank in enumerate(ranks)
    )


def test_a_standard_deck_that_is_too_long_leaves_out_what_is_optional_number_1_first() -> None:
    many = slides(*([0] * 13), 3, 1, 2, 0)

    def shown(length: Length, around: int) -> list[int]:
        return [int(plain(slide.title)) for slide in told(many, length, MOST - around)]

    assert shown("standard", 1) == list(range(17))
    assert shown("standard", 2) == [*range(14), 15, 16]
    assert shown("standard", 4) == [*range(13), 16]
    assert shown("standard", 9) == [*range(13), 16]
    assert shown("full", 9) == list(range(17))


def test_a_rank_that_is_no_number_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text("name: own\nextends: base\n", encoding="utf-8")
    (tmp_path / "deck.md.j2").write_text(
        "## A title\n\n```slide\noptional: often\n```\n\nWords\n", encoding="utf-8"
    )
    with pytest.raises(TemplateError) as raised:
        story(context_of(f"{PERIOD}goals: [{{name: A}}]\n"), "standard", str(tmp_path))
    assert raised.value.line == 3


def boxes(deck: Deck, index: int) -> list[TextBox]:
    return [shape for shape in deck.slides[index].shapes if isinstance(shape, TextBox)]


def test_a_full_deck_is_divided_and_its_agenda_leads_to_the_appendix() -> None:
    path = next(path for path in plan_paths() if path.stem.startswith("tea-brand"))
    deck, _ = layout_deck(story(context_of(path.read_text("utf-8")), "full"), default_brand("zh-CN"))
    kinds = [slide.layout for slide in deck.slides]
    agenda = [box for box in boxes(deck, 2) if box.link >= 0]
    assert {kinds[box.link] for box in agenda} == {"section"}
    last = deck.slides[max(box.link for box in agenda)]
    assert last.title == "附录"
    assert kinds.index("closing") < deck.slides.index(last)
    assert any(plain(box.paragraphs[0].text) == "A–G" for box in agenda)
    first = deck.slides[kinds.index("section")]
    lead = [plain(each.text) for box in first.shapes if isinstance(box, TextBox) and box.role == "body" for each in box.paragraphs]  # fmt: skip
    following = kinds.index("section", kinds.index("section") + 1) - kinds.index("section") - 1
    assert lead[-1].startswith(f"本部分共 {following} 页：")


SMALL = ["webinar", "salon"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SMALL)
def test_a_plan_that_says_little_gets_a_short_deck_that_ends_with_what_is_asked(
    name: str, lang: Lang
) -> None:
    text = start(find_template(name), {}, desk_for(TODAY, lang)).text
    source = story(context_of(text, lang), "standard")
    assert 8 <= len(source.slides) + 1 <= SMALL_MOST
    assert source.closing == ((), (), ())
    assert source.slides[-1].layout == "decisions"
    assert not any(slide.layout in ("agenda", "section") for slide in source.slides)
    shown = {table.name for slide in source.slides for table in slide.blocks if isinstance(table, Table)}
    assert {"segments", "channels", "promotion", "entries"} <= shown
    full = story(context_of(text, lang), "full")
    assert len(full.slides) > len(source.slides) + 4
    assert full.closing != ((), (), ())


def test_a_brief_deck_has_neither_agenda_nor_closing() -> None:
    path = next(path for path in plan_paths() if path.stem.startswith("tea-brand"))
    source = story(context_of(path.read_text("utf-8")), "brief")
    assert not any(slide.layout in ("agenda", "section") for slide in source.slides)
    assert source.closing == ((), (), ())
    assert source.appendix == ()


def test_the_titles_on_the_page_about_decks_are_those_of_the_plans() -> None:
    page = (ROOT / "docs" / "deck.md").read_text("utf-8")
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \|$", page, re.MULTILINE)
    shown = {title.strip() for title in rows} - {"标题的例子", "a title", "---"}
    ctxs = [context_of(path.read_text("utf-8")) for path in plan_paths() if path.stem in ("example-zh", "launch-atlas-2027")]  # fmt: skip
    made = {message(ctx) for ctx in ctxs for message in MESSAGES.values()}
    assert len(shown) == 12
    assert shown <= made


def test_a_table_that_will_be_split_counts_as_the_slides_it_takes() -> None:
    long = Table((), tuple(Row(()) for _ in range(17)))
    source = (SlideSource(run("three"), (long,)), *slides(2, 1, 0))
    assert [plain(slide.title) for slide in told(source, "standard", 5)] == ["three", "0", "2"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_starter_of_the_shelf_has_a_deck_of_18_slides_at_most(lang: Lang) -> None:
    """Nor is its summary split, which is one page by name. Two of the largest; all of them are rendered elsewhere."""
    for name in ("annual-product", "conference"):
        text = start(find_template(name), {}, desk_for(TODAY, lang)).text
        deck, _ = layout_deck(story(context_of(text, lang), "standard", name), default_brand(lang))
        assert len(deck.slides) <= MOST
        assert not any("(1/2)" in slide.title for slide in deck.slides[:2])
