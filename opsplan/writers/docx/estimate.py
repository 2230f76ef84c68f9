"""Heights of blocks, estimated, so that the table of contents has page numbers before Word refreshes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import singledispatch

from opsplan.blocks import nodes
from opsplan.blocks.inline import Inlines, plain
from opsplan.blocks.takeaway_list import takeaway_list
from opsplan.blocks.time_figures import TimeFigure, draw_time
from opsplan.records import dataclass
from opsplan.writers.docx.fact_rows import fact_sheet_height, fact_sheet_of, is_fact_sheet
from opsplan.writers.docx.headings import HEADING_LEVELS, HEADING_LINES, HEADING_SIZES
from opsplan.writers.docx.measured import Said, lines_of, notes_of, once, texts_of
from opsplan.writers.docx.month_rows import fitting, month_height
from opsplan.writers.docx.widths import INSETS, column_widths

_LINE, _LATIN_LINE, _LATIN_SPACE = 23.0, 18.5, 8.0
"""Points of a body line: at 1.5 lines, where Chinese fonts are 1.3 em high; at 1.25, with space below a paragraph."""
_MOST_KEPT = 60.0
_ROW = 9.0
"""Insets and line of a table row."""
_CAPTION = 30.0
_FIGURE = 400.0
"""About what a landscape page leaves a figure."""
_NOTE = 26.0
_WHOLE, _WHOLE_SHEET = 200.0, 300.0
"""About up to which height a table and a fact sheet stand on one page."""
_GANTT_ROWS, _GANTT_FRAME = 18, 110.0
"""Rows of a Gantt chart on a page, and the height of its head and foot."""
_MONTH = 340.0
"""About what a landscape page leaves the weeks of a month."""
_GAP = 8.0
"""The low line between tables."""
_NOTE_LINE = 14.0
"""Height of a line of a footnote."""
_SPACES = (39.0, 29.0, 24.0, 21.0)
"""Space around a heading's first line, by level, beyond the line itself."""


GUTTER = 12.0
"""Between cards side by side."""
_CARD, _CARD_INSETS = 18.0, 18.0
"""What a card has above and below its texts, and at their sides."""


def cards_beside(count: int, width: float) -> int:
    """How many cards stand side by side: two, or three where they come in threes and there is room."""
    return 1 if count == 1 else 3 if count in (3, 6, 9) and width > 380 else 2


@dataclass(slots=True)
class Page:
    """A page being filled. ``height`` is the room for text in points."""

    height: float
    used: float = 0.0

    def put(self, amount: float, keep: float = 0.0) -> int:
        """Place something whole, with ``keep`` points more below it; the number of pages turned."""
        if self.used and self.used + amount + keep > self.height:
            self.used = min(amount, self.height)
            return 1
        self.used += amount
        return 0

    def flow(self, amount: float) -> int:
        """Place something that breaks anywhere; the number of pages turned."""
        pages = 0
        self.used += amount
        while self.used > self.height:
            self.used -= self.height
            pages += 1
        return pages


def put_block(page: Page, block: nodes.Block, height: float) -> int:
    """Pages turned by a block of that height: high tables break between rows, paragraphs between lines, figures and low
    tables not."""
    most = _WHOLE_SHEET if isinstance(block, nodes.FactSheet) or _is_sheet(block) else _WHOLE
    low = isinstance(block, nodes.Table | nodes.FactSheet | nodes.Cards) and height <= most
    figure = isinstance(
        block, nodes.GanttFigure | nodes.Chart | nodes.Columns | nodes.BigNumbers | nodes.Callout
    )
    return page.put(height) if low or figure else page.flow(height)


def _is_sheet(block: nodes.Block) -> bool:
    return isinstance(block, nodes.Table) and is_fact_sheet(block)


def heading_height(heading: nodes.Heading, width: float) -> float:
    """Height of a heading with its spaces."""
    level = max(1, min(heading.level, HEADING_LEVELS)) - 1
    line = HEADING_LINES[level]
    return line * lines_of(plain(heading.text), width, HEADING_SIZES[level]) + _SPACES[level] - 6


def heights(blocks: Iterable[nodes.Block], width: float) -> float:
    """Sum of the heights of blocks."""
    return sum(height_of(block, width) for block in blocks)


def height_of(block: nodes.Block, width: float) -> float:
    """Height of a block in points, with its footnotes."""
    return _height(block, width) + _NOTE_LINE * sum(lines_of(plain(note), width, 9) for note in _notes(block))


def _notes(block: nodes.Block) -> Set[Inlines]:
    """What the footnotes of a block say."""
    if isinstance(block, nodes.Paragraph):
        return {run.note for run in block.text if run.note}
    if isinstance(block, nodes.Table):
        return notes_of(block)
    return set()


def height_after_heading(block: nodes.Block, width: float) -> float:
    """How much of a block has to stand on the page of the heading before it: two lines, or a table's first rows."""
    if isinstance(block, nodes.Table):
        return _MOST_KEPT
    if isinstance(block, nodes.Paragraph | nodes.ListBlock):
        return min(_height(block, width), 2 * _LINE)
    return min(_height(block, width), _MOST_KEPT)


@singledispatch
def _height(block: object, width: float) -> float:
    return 0.0


@_height.register
def _(block: nodes.Paragraph, width: float) -> float:
    if block.style == "note":
        return 14.0 * lines_of(plain(block.text), width, 9) + 16
    indent = "　　" if block.style == "body" else ""
    text = plain(block.text)
    if text.isascii() or not any("\u3000" <= character <= "\u9fff" for character in text):
        return _LATIN_LINE * lines_of(text, width, 12) + _LATIN_SPACE
    return _LINE * lines_of(indent + text, width, 12)


@_height.register
def _(block: nodes.Heading, width: float) -> float:
    return heading_height(block, width)


@_height.register
def _(block: nodes.ListBlock, width: float) -> float:
    return sum(heights(item.blocks, width - 21) + 2 for item in block.items)


@_height.register
def _(block: nodes.Code, width: float) -> float:
    return 14.0 * lines_of(block.text, width - 12, 9)


@_height.register
def _(block: nodes.Table, width: float) -> float:
    if block.look == "month" and block.columns:
        return month_height(fitting(block, width, _MONTH), width) + _CAPTION + _NOTE
    if is_fact_sheet(block):
        return _height(fact_sheet_of(block), width)
    return _table_height(block, width)


@once(64)
def _table_height(block: nodes.Table, width: float) -> float:
    """Asked for more than once of every table: upright, on a turned page, and when its rows are kept together."""
    widths = column_widths(block, width)
    rooms = [width - INSETS for width in widths]
    total = (_CAPTION if block.caption else 0.0) + (_NOTE if block.note else 8.0)
    if block.has_header:
        titles = zip(block.columns, rooms, strict=True)
        total += 15.5 * max(lines_of(plain(column.title), room, 10.5) for column, room in titles) + _ROW
    texts = texts_of(block)
    lines = [_lines(said, widths) for said in texts.said]
    for row, said in zip(block.rows, texts.rows, strict=True):
        most = max(map(lines.__getitem__, said), default=1)
        total += max(15.5 * most + _ROW, row.height)
    return total


def _lines(said: Said, widths: Sequence[float]) -> int:
    if said.at < 0:
        return 1
    room = sum(widths[said.at : said.at + max(1, said.span)]) - INSETS
    return lines_of(said.text, room, 10.5, said.bold)


@_height.register
def _(block: nodes.Cards, width: float) -> float:
    if not block.cards:
        return 0.0
    beside = cards_beside(len(block.cards), width)
    room = (width - GUTTER * (beside - 1)) / beside - _CARD_INSETS

    def height(card: nodes.Card) -> float:
        texts = (f"{plain(label)}　{plain(text)}" if label else plain(text) for label, text in card.all_lines)
        total = _CARD + 18.0 * lines_of(plain(card.title), room, 12, True)
        total += 14.5 * lines_of(plain(card.kicker), room, 9) + (22.0 if card.number else 0.0)
        return total + sum(15.5 * lines_of(text, room, 10.5) + 3 for text in texts)

    rows = (block.cards[index : index + beside] for index in range(0, len(block.cards), beside))
    return sum(max(map(height, row)) + _GAP for row in rows)


@_height.register
def _(block: nodes.Takeaways, width: float) -> float:
    return heights(takeaway_list(block), width)


@_height.register
def _(block: nodes.FactSheet, width: float) -> float:
    return fact_sheet_height(block, width) + _GAP


@_height.register
def _(block: nodes.BigNumbers, width: float) -> float:
    return 92.0


@_height.register
def _(block: nodes.Funnel, width: float) -> float:
    return 46.0 * len(block.stages) + _CAPTION + _NOTE


@_height.register
def _(block: nodes.SlideFigure, width: float) -> float:
    return _height(block.table, width)


@_height.register
def _(block: nodes.Chart, width: float) -> float:
    return block.height + _CAPTION + _NOTE


@_height.register
def _(block: nodes.GanttFigure, width: float) -> float:
    rows = len(block.gantt.rows)
    return 18.0 * rows + _GANTT_FRAME * -(-rows // _GANTT_ROWS) + _CAPTION + _NOTE


@_height.register
def _(block: TimeFigure, width: float) -> float:
    pages = draw_time(block.model, width=width, max_height=_FIGURE, look="document")
    return sum(page.height for page in pages) + _CAPTION + _NOTE


@_height.register
def _(block: nodes.Callout, width: float) -> float:
    return heights(block.blocks, width - 18) + 22.0


@_height.register
def _(block: nodes.Columns, width: float) -> float:
    each = [heights(column, width) for column in block.columns]
    return max(each, default=0.0) if block.charts else sum(each)


@_height.register
def _(block: nodes.Landscape, width: float) -> float:
    return heights(block.blocks, width)


@_height.register
def _(block: nodes.Rule, width: float) -> float:
    return 18.0
