"""Every kind of slide, and which one shows given blocks.

To change how a kind looks, give it a module of its own here, as ``chart.py`` is one; ``arrange`` makes elements of the
blocks in its slots, and whoever fits them sees to sizes, splitting and the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.deck import SlideKind
from opsplan.blocks.deck_layout.kinds.chart import CHART
from opsplan.blocks.deck_layout.kinds.decisions import DECISIONS
from opsplan.blocks.deck_layout.kinds.funnel import FUNNEL
from opsplan.blocks.deck_layout.kinds.kind import BELOW, REST, WORDS, Kind, Slot, stacked
from opsplan.blocks.deck_layout.kinds.numbers import NUMBERS
from opsplan.blocks.deck_layout.kinds.process import PROCESS
from opsplan.blocks.deck_layout.kinds.quote import QUOTE
from opsplan.blocks.deck_layout.kinds.stack import STACK
from opsplan.blocks.deck_layout.kinds.summary import SUMMARY
from opsplan.blocks.deck_layout.kinds.table import TABLE
from opsplan.blocks.nodes import Block, Cards, Columns, GanttFigure, SlideFigure, Table
from opsplan.blocks.time_figures import TimeFigure
from opsplan.diagnostics import Bilingual


def _is_matrix(block: Block) -> bool:
    return isinstance(block, SlideFigure) or (isinstance(block, Table) and block.look == "grid")


def _shows_rows(block: Block) -> bool:
    return isinstance(block, Table | SlideFigure)


def _is_columns(block: Block) -> bool:
    return isinstance(block, Columns)


_COLUMNS = Slot("columns", _is_columns, Bilingual("并排的栏", "columns side by side"), least=1)
_CARDS = Slot(
    "cards", lambda block: isinstance(block, Cards), Bilingual("三至六张卡片", "three to six cards"), 1
)
_GRID = Slot(
    "matrix", _is_matrix, Bilingual("矩阵：方格带底色的表格", "a matrix: a table of filled squares"), 1
)
_GANTT = Slot("chart", lambda block: isinstance(block, GanttFigure), Bilingual("甘特图", "a Gantt chart"), 1)
_TIME = Slot("chart", lambda block: isinstance(block, TimeFigure), Bilingual("路线图等时间图", "a roadmap or another view of time"), 1)  # fmt: skip
_QUARTERS = Slot("quarters", lambda block: _shows_rows(block) or _is_columns(block), Bilingual("各季度：图、表格或分栏", "the quarters: a figure, a table or columns"), 1)  # fmt: skip
_WHO = Slot("who", lambda block: _shows_rows(block) or isinstance(block, Cards), Bilingual("分工表、RACI 或人员卡片", "who does what: RACI, a table or cards"), 1)  # fmt: skip
_STAGES = Slot("stages", lambda block: isinstance(block, TimeFigure) or _shows_rows(block), Bilingual("时间图或阶段表", "a view of time or a table of phases"), 1)  # fmt: skip


def _plain(zh: str, en: str, *slots: Slot) -> Kind:
    """A kind whose blocks stand one below the other."""
    return Kind(Bilingual(zh, en), slots, stacked, stacked)


KINDS: Mapping[SlideKind, Kind] = MappingProxyType({
    "section": _plain("章节页", "divider of a section", WORDS),
    "agenda": _plain("目录页，由各章自动生成", "agenda, made of the sections"),
    "summary": SUMMARY,
    "table": TABLE,
    "chart": CHART,
    "columns": _plain("分栏", "columns", _COLUMNS, REST),
    "cards": _plain("卡片", "cards", _CARDS, BELOW, WORDS),
    "matrix": _plain("矩阵（SWOT、风险、竞品）", "matrix (SWOT, risks, competitors)", _GRID, REST),
    "timeline": _plain("时间线", "timeline", _STAGES, BELOW, WORDS),
    "gantt": _plain("甘特图", "Gantt chart", _GANTT, BELOW, WORDS),
    "funnel": FUNNEL,
    "process": PROCESS,
    "numbers": NUMBERS,
    "calendar": _plain("季度日历", "calendar of quarters", _QUARTERS, BELOW, WORDS),
    "team": _plain("团队与分工", "team and RACI", _WHO, BELOW, WORDS),
    "quote": QUOTE,
    "decisions": DECISIONS,
    "stack": STACK,
})  # fmt: skip
"""In the order of the story. Dividers and the agenda are framed by the deck, which sees all sections."""

_BY_CONTENT: tuple[SlideKind, ...] = (
    "quote", "numbers", "gantt", "funnel", "chart", "cards", "matrix", "table", "columns",
)  # fmt: skip
"""The kinds that are tried for a slide that asks for none, one after the other."""


def filled_kind(
    layout: SlideKind | Literal[""], blocks: Sequence[Block]
) -> tuple[Kind, Mapping[str, tuple[Block, ...]]]:
    """The kind that shows ``blocks`` and the blocks of its slots: the one asked for, else by what there is to show.

    One block alone cannot be stacked, so that it gets the kind it would have by itself.
    """
    stack = STACK, {"rest": tuple(blocks)}
    if layout == "stack" and len(blocks) > 1:
        return stack
    asked: tuple[SlideKind, ...] = (layout,) if layout and layout != "stack" else ()
    for name in (*asked, *_BY_CONTENT):
        slots = KINDS[name].fill(blocks)
        if slots is not None:
            return KINDS[name], slots
    return stack
