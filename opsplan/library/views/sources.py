"""Where values come from: footnotes of a document's tables, and the line below those that cannot have any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from opsplan.blocks.inline import Inlines, Run, join, plain
from opsplan.blocks.nodes import Block, Row, Table
from opsplan.library.context import Context
from opsplan.library.format import MISSING, aside
from opsplan.library.shown import show
from opsplan.model.base import Entry

Source = Callable[[Entry], Inlines]


def with_sources(
    ctx: Context, blocks: Iterable[Block], entries: Iterable[Entry], places: Sequence[str], source: Source
) -> tuple[Block, ...]:  # fmt: skip
    """Tables with a footnote for the ``source`` of every entry, in the first of the columns ``places`` that has a value.

    A slide has no footnotes, and a table that shows its sources in a column needs none.
    """
    said = {entry.path: source(entry) for entry in entries}
    return tuple(
        _noted(ctx, block, places, said) if isinstance(block, Table) and not ctx.deck else block
        for block in blocks
    )


def _noted(ctx: Context, table: Table, places: Sequence[str], said: dict[str, Inlines]) -> Table:
    keys = [column.key for column in table.columns]
    if "source" in keys:
        return table
    columns = [keys.index(key) for key in places if key in keys]
    return replace(
        table, rows=tuple(_noted_row(ctx, row, columns, said.get(row.src, ())) for row in table.rows)
    )


def _noted_row(ctx: Context, row: Row, columns: Sequence[int], said: Inlines) -> Row:
    at = next((at for at in columns if plain(row.cells[at].text) not in ("", MISSING)), None)
    if at is None or not said:
        return row
    mark = Run("", note=(Run(ctx.t("来源：", "Source: ")), *said))
    cell = replace(row.cells[at], text=(*row.cells[at].text, mark))
    return replace(row, cells=(*row.cells[:at], cell, *row.cells[at + 1 :]))


def source_line(ctx: Context, entries: Iterable[Entry], name: Source) -> Inlines:
    """One line that says of each entry where it is from and of which day; nothing when none says so."""
    parts = []
    for entry in entries:
        said = show(ctx, entry, "source")
        if said:
            day = tuple(
                replace(run, text=aside(run.text, ctx.lang).strip()) for run in show(ctx, entry, "as_of")
            )
            space = (Run(ctx.t("", " ")),) if day else ()
            parts.append((*name(entry), Run(ctx.t("：", ": ")), *said, *space, *day))
    line = join(parts, ctx.t("；", "; "))
    return (Run(ctx.t("来源：", "Sources: ")), *line) if line else ()
