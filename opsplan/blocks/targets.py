"""What text may refer to: tables and figures that have a caption and the name of the view that made them."""

from __future__ import annotations

from opsplan.blocks.chart import Chart
from opsplan.blocks.nodes import Block, Funnel, GanttFigure, Table
from opsplan.blocks.time_figures import TimeFigure


def target_of(block: Block) -> str:
    """The target that a captioned table or figure is (``table-goals``, ``figure-gantt``); empty for one without a number."""
    if isinstance(block, Table):
        numbered = block.caption and not (block.look == "facts" and block.columns and block.rows)
        return f"table-{block.name}" if numbered and block.name else ""
    if isinstance(block, Chart | Funnel | GanttFigure | TimeFigure) and block.caption and block.name:
        return f"figure-{block.name}"
    return ""
