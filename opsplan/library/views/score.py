"""The score of the plan, where a document is asked to have it: a sentence and its tables. Slides have none."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.inline import Run
from opsplan.blocks.nodes import Align, Block, Cell, Column, Paragraph, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options, ViewError
from opsplan.library.shown import inline
from opsplan.library.views.tables import known, list_option
from opsplan.scoring.smart import LETTERS
from opsplan.scoring.tables import MET, NOTHING, Line, ScoreTable, headline, tables_of

SCORE_TABLES = "score_"
"""How the names of the tables of a score begin."""


def score(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The whole score, or only the ``tables`` named: sections, open, smart, coverage, money."""
    known(options, "score", "tables", common=())
    if ctx.score is None or ctx.deck:
        return ()
    tables = {table.key.removeprefix(SCORE_TABLES): table for table in tables_of(ctx.score, ctx.lang)}
    wanted = list_option(options, "tables")
    for name in wanted:
        if name not in KEYS:
            raise ViewError(
                Bilingual(f"视图 score 没有表“{name}”", f"view score has no table '{name}'"),
                Bilingual(f"可用：{'、'.join(KEYS)}", f"tables: {', '.join(KEYS)}"),
            )
    shown = tuple(_table(ctx, tables[name]) for name in wanted or tables if name in tables)
    return shown if wanted else (_sentence(ctx), *shown)


KEYS = ("sections", "open", "smart", "coverage", "money")
"""The tables of a score."""


def _sentence(ctx: Context) -> Paragraph:
    assert ctx.score is not None
    said = headline(ctx.score, ctx.lang)
    text = ctx.t(
        f"方案得分 {said}。每一项只数有没有写清，不加权，也不评价写得好不好。",
        f"The plan scores {said}. Every item counts as one and only says whether the plan has it, not how good it is.",
    )
    return Paragraph((Run(text),))


def _table(ctx: Context, table: ScoreTable) -> Table:
    """The table without the columns that no row fills."""
    kept = [i for i in range(len(table.heads)) if any(line.texts[i] for line in table.rows)]
    columns = tuple(Column((Run(table.heads[i]),), _align(table, i), _weight(table, i)) for i in kept)
    rows = tuple(_row(table, line, kept) for line in table.rows)
    note = (Run(_letters(ctx)),) if table.key == "score_smart" else ()
    return Table(columns, rows, (Run(table.title),), note, table.key)


def _letters(ctx: Context) -> str:
    return ctx.t("；", "; ").join(f"{key} {meaning.title.get(ctx.lang)}" for key, meaning in LETTERS.items())


def _align(table: ScoreTable, index: int) -> Align:
    return "right" if index in table.right else "center" if index in table.center else "left"


def _weight(table: ScoreTable, index: int) -> float:
    """A column of marks is a quarter of one of texts; without marks the widths follow from the texts."""
    return 0.0 if not table.center else 1.0 if index in table.center else 4.0


def _row(table: ScoreTable, line: Line, kept: Sequence[int]) -> Row:
    cells = tuple(
        Cell(
            inline(line.texts[i], line.src if i == 0 else "", color=_color(line.texts[i], i in table.center)),
            bold=line.total or i in table.center,
        )
        for i in kept
    )
    return Row(cells, "total" if line.total else "body", line.src)


def _color(text: str, mark: bool) -> str:
    if mark:
        return "low-strong" if text == MET else "severe-strong"
    return "ink3" if text == NOTHING else ""
