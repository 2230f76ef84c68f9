"""Views of the front matter and the background: revisions, status quo, SWOT, cases."""

from __future__ import annotations

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table, Takeaway, Takeaways
from opsplan.diagnostics import Bilingual
from opsplan.library import labels
from opsplan.library.context import Context, Options
from opsplan.library.shortening import shortened
from opsplan.library.shown import inline, show
from opsplan.library.views.problem_chain import problem_chain
from opsplan.library.views.sources import with_sources
from opsplan.library.views.tables import Col, caption_of, cols, known, listing, made
from opsplan.model.background import Background, Case, StatusQuo, Swot
from opsplan.model.plan import Revision

_SWOT_ITEMS = 3
"""Items in a quadrant on a slide."""


def revisions(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The revision table, as written. It has no caption: it stands under a heading before the numbered text."""
    columns = cols(Revision, "version", "date", "author", "summary")
    return listing(ctx, options, "revisions", ctx.plan.revisions, columns, Bilingual("", ""))


def _problems(ctx: Context, entry: StatusQuo) -> Inlines:
    runs: list[Run] = []
    for problem in entry.problems:
        if runs:
            runs.append(Run("\n"))
        runs.extend(inline(problem.text, problem.at("text")))
    return tuple(runs)


def status_quo(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What is done today and what is wrong with it, area by area; on a slide every problem with what answers it."""
    found = ctx.plan.background.status_quo if ctx.plan.background else ()
    if ctx.deck and not options.get("columns") and any(one.problems for one in found):
        known(options, "status_quo")
        return problem_chain(ctx, found)
    columns: tuple[Col[StatusQuo], ...] = (
        *cols(StatusQuo, "area", "current"),
        made("problems", "问题", "Problems", _problems),
    )
    return listing(
        ctx,
        options,
        "status_quo",
        found,
        columns,
        Bilingual("运营现状与问题", "Where we stand, and what is wrong"),
    )


_FEW_PROBLEMS = 4
"""Problems that leave room on a slide for the situation they stand in."""
_POINTS = 3


def background_points(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The situation in up to three points; on a slide only where few problems stand below them."""
    known(options, "background_points", common=())
    found = ctx.plan.background
    if found is None or (ctx.deck and sum(len(area.problems) for area in found.status_quo) > _FEW_PROBLEMS):
        return ()
    points = [
        Takeaway(
            (Run(ctx.say(labels.label(Background, field))),), inline(shortened(ctx, text), found.at(field))
        )
        for field in ("market", "customers", "product", "stage")
        if (text := getattr(found, field))
    ]
    return (Takeaways(tuple(points[:_POINTS]), name="background_points"),) if points else ()


def swot(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The four quadrants as a grid: strengths and weaknesses above opportunities and threats."""
    known(options, "swot", common=("caption",))
    found = ctx.plan.background.swot if ctx.plan.background else None
    if found is None or not any((found.strengths, found.weaknesses, found.opportunities, found.threats)):
        return ()
    rows = tuple(
        Row(tuple(_quadrant(ctx, found, field) for field in pair), src=found.path)
        for pair in (("strengths", "weaknesses"), ("opportunities", "threats"))
    )
    return (
        Table(
            (Column((), weight=1), Column((), weight=1)),
            rows,
            caption_of(ctx, options, Bilingual("SWOT 分析", "SWOT")),
            (),
            "swot",
            "grid",
            src=found.path,
        ),
    )


def _quadrant(ctx: Context, found: Swot, field: str) -> Cell:
    items: tuple[str, ...] = getattr(found, field)
    runs: list[Run] = [Run(ctx.say(labels.label(Swot, field)), bold=True, color="accent")]
    shown = items[:_SWOT_ITEMS] if ctx.deck else items
    for item in shown:
        runs += [Run("\n• "), Run(item, src=found.at(field))]
    if len(shown) < len(items):
        runs.append(
            Run(
                ctx.t(f"\n另有 {len(items) - len(shown)} 项", f"\nand {len(items) - len(shown)} more"),
                color="ink3",
            )
        )
    return Cell(
        tuple(runs),
        fill="accent-50" if field in ("strengths", "opportunities") else "wash",
        src=found.at(field),
    )


def cases(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What others did, with facts and lesson; where it is known from stands in footnotes."""
    found = ctx.plan.background.cases if ctx.plan.background else ()
    columns = cols(Case, "name", "facts", "lesson", "source")
    few = ("name", "facts", "lesson")
    blocks = listing(
        ctx, options, "cases", found, columns, Bilingual("参考案例", "Cases"), deck=few, document=few
    )
    return with_sources(
        ctx, blocks, found, ("facts", "lesson", "name"), lambda case: show(ctx, case, "source")
    )
