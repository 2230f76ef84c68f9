"""The page on PowerPoint files with tags: its example is made and filled as the page says, and its tags can be read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import tagged_decks as decks
from conftest import ROOT, TODAY

from opsplan.pipeline import RenderOptions, check, render
from opsplan.writers.pptx.filled.tags import STATEMENTS, tags_of

_PAGE = (ROOT / "docs" / "deck-template.md").read_text("utf-8")
_CODE = re.compile(r"`([^`]+)`")


def _example() -> list[list[str]]:
    """The tags of each slide of the example, in order."""
    table = _PAGE.partition("| 页 slide |")[2].partition("\n\n")[0]
    return [_CODE.findall(line) for line in table.splitlines() if re.match(r"\| \d", line)]


def test_the_example_gives_the_slides_that_the_page_says(tmp_path: Path) -> None:
    cover, goals, phases, risks = _example()
    made = decks.deck()
    decks.slide(made, cover[0], layout=0).placeholders[1].text_frame.text = cover[1]
    decks.table(decks.slide(made, goals[0]), ("目标", "基线", "目标值", "负责人"), goals[1:])
    decks.slide(made, phases[0], notes=phases[2], layout=decks.TITLE_AND_BODY).placeholders[
        1
    ].text_frame.text = phases[1]
    decks.slide(made, risks[0], layout=decks.TITLE_AND_BODY).placeholders[1].text_frame.text = risks[1]
    file = tmp_path / "template.pptx"
    file.write_bytes(decks.saved(made))
    plan = ROOT / "plans" / "tea-brand-2027.yaml"
    checked = check(plan.read_bytes(), str(plan), today=TODAY)
    filled = render(checked, RenderOptions(("pptx",), date(2026, 11, 22), template=str(file))).files["pptx"]
    slides = list(decks.opened(filled).slides)
    assert len(slides) == 10
    table = next(shape for shape in slides[1].shapes if shape.has_table).table
    assert len(list(table.rows)) == 6
    titles = [each.shapes.title.text_frame.text for each in slides]
    assert [title[-5:] for title in titles[-2:]] == ["（1/2）", "（2/2）"]


def test_every_tag_of_the_page_is_one() -> None:
    spans = [
        span
        for span in _CODE.findall(_PAGE.replace("```", "").replace("\\|", "|"))
        if span.startswith(("{{", "{%"))
    ]
    tags = [tag for span in spans for tag in tags_of(span)]
    assert len(tags) > 20
    assert all(tag.prints or tag.keyword in STATEMENTS for tag in tags)
