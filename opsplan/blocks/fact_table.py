"""A fact sheet as a table of labels and values, for formats that have no sheets."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.inline import join
from opsplan.blocks.nodes import Cell, Column, Fact, FactSheet, Row, Table

_APART = "  "


def fact_table(sheet: FactSheet) -> Table:
    """A fact a row; small values stand below each other. The title with its mark is the caption."""
    rows = tuple(Row((Cell(fact.label, bold=True), _cell(fact)), src=sheet.src) for fact in sheet.facts)
    caption = join((sheet.title, tuple(replace(run, bold=False) for run in sheet.mark)), _APART)
    return Table((Column(()), Column(())), rows, caption, name=sheet.name, look="facts", src=sheet.src)


def _cell(fact: Fact) -> Cell:
    return Cell(join((fact.text, *(join(pair, _APART) for pair in fact.values)), "\n"))
