"""The score in a document: where it is asked for, as tables with the places of goals; never on slides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import TODAY
from library_plans import PERIOD, cells, context_of
from test_library_templates import template

from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Heading, PageBreak, Paragraph, Table
from opsplan.errors import TemplateError
from opsplan.library.compose import compose_document
from opsplan.library.context import Context, ViewError
from opsplan.library.locate import find_template
from opsplan.library.views import VIEWS
from opsplan.pipeline import RenderOptions, check, render
from opsplan.pipeline.scoring import score_of

PLAN = f"{PERIOD}language: en\ngoals: [{{id: g1, name: Sales, baseline: 10%, target: 12%, due: period.end, metric: Orders}}, {{id: g2, name: Visits}}]\n"


def scored(text: str = PLAN) -> Context:
    ctx = context_of(text)
    return replace(ctx, score=score_of(check(text.encode(), "plan.yaml", today=TODAY), TODAY))


def heads(one: Table) -> list[str]:
    return [plain(column.title) for column in one.columns]


def test_a_document_has_its_score_as_native_tables() -> None:
    first, *tables = VIEWS["score"](scored(), {})
    assert isinstance(first, Paragraph)
    assert plain(first.text).startswith("The plan scores ")
    named = {one.name: one for one in tables if isinstance(one, Table)}
    assert list(named) == ["score_sections", "score_open", "score_smart", "score_coverage"]
    smart = named["score_smart"]
    assert heads(smart) == ["Goal", "S", "M", "A", "R", "T", "What is missing"]
    assert [row[:6] for row in cells(smart)] == [["Sales", "✓", "✓", "✓", "–", "✓"], ["Visits", *"–––––"]]
    assert [row.src for row in smart.rows] == ["goals[g1]", "goals[g2]"]
    assert named["score_sections"].rows[-1].kind == "total"


def test_a_column_that_nothing_fills_is_left_out() -> None:
    text = (
        PLAN.replace(", {id: g2, name: Visits}", "")
        + "phases: [{name: p, start: 2027-03-01, end: 2027-03-05}]\n"
    )
    (smart,) = VIEWS["score"](scored(text), {"tables": "smart"})
    assert isinstance(smart, Table)
    assert heads(smart) == ["Goal", "S", "M", "A", "R", "T"]


def test_a_template_picks_tables() -> None:
    blocks = VIEWS["score"](scored(), {"tables": "coverage, smart"})
    assert [one.name for one in blocks if isinstance(one, Table)] == ["score_coverage", "score_smart"]
    with pytest.raises(ViewError) as caught:
        VIEWS["score"](scored(), {"tables": "grades"})
    assert caught.value.help is not None
    assert "sections" in caught.value.help.en


def test_slides_and_plans_not_asked_for_it_have_no_score() -> None:
    assert VIEWS["score"](replace(scored(), deck=True), {}) == ()
    assert VIEWS["score"](context_of(PLAN), {}) == ()


def test_the_appendix_is_the_last_chapter_on_a_page_of_its_own() -> None:
    ctx, base = scored(), find_template("base")
    body = compose_document(
        ctx.plan, ctx.schedule, template=base, lang="en", today=TODAY, score=ctx.score
    ).blocks
    without = compose_document(ctx.plan, ctx.schedule, template=base, lang="en", today=TODAY).blocks
    place = max(i for i, block in enumerate(body) if isinstance(block, Heading) and block.level == 1)
    heading = body[place]
    assert isinstance(heading, Heading)
    assert plain(heading.text) == "Plan quality"
    assert heading.appendix == "A"
    assert isinstance(body[place - 1], PageBreak)
    assert body[: place - 1] == without


def test_a_template_without_a_place_for_it_is_told(tmp_path: Path) -> None:
    ctx = scored()
    own = find_template(str(template(tmp_path, "# Goals\n\n```view goals\n```\n")))
    with pytest.raises(TemplateError) as caught:
        compose_document(ctx.plan, ctx.schedule, template=own, lang="en", today=TODAY, score=ctx.score)
    assert "appendix" in caught.value.text.en
    assert caught.value.file.endswith("document.md.j2")
    assert compose_document(ctx.plan, ctx.schedule, template=own, lang="en", today=TODAY).blocks


def test_render_puts_it_into_documents_alone() -> None:
    checked = check(PLAN.encode(), "plan.yaml", today=TODAY)
    files = render(checked, RenderOptions(("md", "deck-txt"), TODAY, appendices=("score",))).files
    assert "</a>Appendix A: Plan quality" in files["md"].decode()
    assert "Plan quality" not in files["deck-txt"].decode()
    assert "Plan quality" not in render(checked, RenderOptions(("md",), TODAY)).files["md"].decode()
