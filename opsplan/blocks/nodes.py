"""The format-neutral document: what a deliverable says, before any format is chosen.

Every node is frozen and never knows how to save itself. Lengths are points. Colours are tokens of
:mod:`opsplan.blocks.brand`. ``src`` is the plan path a node came from.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Literal

from opsplan.blocks.chart import Chart as Chart
from opsplan.blocks.chart import Series as Series
from opsplan.blocks.comments import Comment
from opsplan.blocks.gantt import Gantt
from opsplan.blocks.inline import Inlines
from opsplan.blocks.slide_figures import SlideModel
from opsplan.blocks.time_figures import TimeFigure
from opsplan.diagnostics import Lang
from opsplan.records import dataclass

Align = Literal["left", "center", "right"]
ParagraphStyle = Literal["body", "plain", "lead", "note", "quote"]
RowKind = Literal["body", "group", "subtotal", "total"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is a chapter. Numbers are the writer's business. ``anchor`` is unique in a document.

    ``appendix`` is the letter of the appendix that the heading begins (level 1) or stands in.
    """

    level: int
    text: Inlines
    anchor: str = ""
    src: str = ""
    appendix: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``body`` is running text (indented in Chinese), ``plain`` has no indent, ``lead`` is larger,
    ``note`` is the small line below a table, ``quote`` a quotation."""

    text: Inlines
    style: ParagraphStyle = "body"
    src: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list; its first block is usually a Paragraph."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list; may hold lists in its items."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Code:
    """Text kept as written, in a fixed-width font."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``weight`` shares the width among columns (0: computed from the content).
    ``key`` names what the column holds, for writers that need to know (``owner``, ``date``)."""

    title: Inlines
    align: Align = "left"
    weight: float = 0.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. ``text`` may hold line breaks. ``fill`` and ``color`` are brand tokens.
    ``span`` counts columns, ``rows`` counts rows; cells covered by a span are left out."""

    text: Inlines = ()
    align: Align | None = None
    bold: bool = False
    fill: str = ""
    color: str = ""
    span: int = 1
    rows: int = 1
    src: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. ``src`` is the plan path of the item that the row shows, ``height`` the points it has at least."""

    cells: tuple[Cell, ...]
    kind: RowKind = "body"
    src: str = ""
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row (none when every column title is empty).

    ``caption`` is printed above with its number by the writer, ``note`` below in small type.
    ``name`` is the view that made it (``goals``, ``risks``). ``look`` selects the family member:
    ``data`` is the normal one, ``facts`` a two-column list of labels and values without header,
    ``grid`` a matrix whose cells carry fills (risk 5×5, RACI, SWOT, week grid), ``month`` the weeks of a month in small
    type: each begins with a ``group`` row, ends with what its days hold, and stays on one page; lines of a cell are
    paragraphs.
    ``wide`` asks for a landscape page in a document. ``tighter`` says it in less room, for who has too little for it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Inlines = ()
    note: Inlines = ()
    name: str = ""
    look: Literal["data", "facts", "grid", "month"] = "data"
    wide: bool = False
    src: str = ""
    tighter: Table | None = None

    @property
    def has_header(self) -> bool:
        return any(column.title for column in self.columns)


@dataclass(frozen=True, slots=True)
class SlideFigure:
    """What a slide draws with native shapes. ``table`` says the same where there is no slide, or no room to draw."""

    model: SlideModel
    table: Table


@dataclass(frozen=True, slots=True)
class Card:
    """A card: a colour line, a small kicker, a title, a lead, labelled lines, and a number at the foot."""

    title: Inlines
    kicker: Inlines = ()
    lines: tuple[tuple[Inlines, Inlines], ...] = ()
    """Pairs of label (may be empty) and text."""
    number: Inlines = ()
    color: str = "accent"
    src: str = ""
    lead: Inlines = ()
    """What the lines answer; cards side by side begin their lines below it at the same height."""

    @property
    def all_lines(self) -> tuple[tuple[Inlines, Inlines], ...]:
        """The lines after the lead, for formats that have no place of its own for it."""
        return (((), self.lead), *self.lines) if self.lead else self.lines


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side (personas, pillars). A document may print them as tables."""

    cards: tuple[Card, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line of a sheet: a text, or small values side by side, each a pair of what it is and how much.

    Short facts may move up beside each other, but none past one that is ``fixed``.
    """

    label: Inlines
    text: Inlines = ()
    values: tuple[tuple[Inlines, Inlines], ...] = ()
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class FactSheet:
    """All that is said of one thing (a goal, a risk) under its name. ``mark`` stands at the right of the title, on the
    fill ``tone`` (a status token). Documents only; a slide shows cards or tables."""

    title: Inlines
    facts: tuple[Fact, ...]
    mark: Inlines = ()
    tone: str = ""
    name: str = ""
    src: str = ""


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A number to be seen from afar: label above, value with unit, and a line of change below."""

    label: Inlines
    value: Inlines
    unit: Inlines = ()
    base: Inlines = ()
    change: Inlines = ()
    src: str = ""


@dataclass(frozen=True, slots=True)
class BigNumbers:
    """Two to five big numbers in a strip."""

    numbers: tuple[BigNumber, ...]


@dataclass(frozen=True, slots=True)
class Takeaway:
    """What a reader should keep: a short title and what proves it. ``mark`` stands above on the fill ``tone`` (a status
    token)."""

    title: Inlines
    text: Inlines = ()
    mark: Inlines = ()
    tone: str = ""
    src: str = ""


@dataclass(frozen=True, slots=True)
class Takeaways:
    """What a figure means, beside it or below it. A document prints a list."""

    items: tuple[Takeaway, ...]
    head: Inlines = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """A stage of a funnel: ``value`` is what stands in the bar, ``share`` (0–1) its width."""

    name: Inlines
    value: Inlines
    share: float
    baseline: Inlines = ()
    conversion: Inlines = ()
    detail: Inlines = ()
    src: str = ""


@dataclass(frozen=True, slots=True)
class Funnel:
    """A funnel from the widest stage down."""

    stages: tuple[FunnelStage, ...]
    caption: Inlines = ()
    note: Inlines = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class GanttFigure:
    """The Gantt chart as a figure; the writer asks :func:`opsplan.blocks.gantt_layout.draw_gantt` for its pages.

    ``message`` is what a slide of the figure alone says; in a deck a figure with one begins a slide.
    """

    gantt: Gantt
    caption: Inlines = ()
    note: Inlines = ()
    name: str = ""
    message: Inlines = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """A filled bar with something to be noticed. ``tone`` is ``note`` (accent-50) or a status token."""

    blocks: tuple[Block, ...]
    tone: str = "note"


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side; ``weights`` share the width. A document prints them one after the other, except charts."""

    columns: tuple[tuple[Block, ...], ...]
    weights: tuple[float, ...] = ()

    @property
    def charts(self) -> tuple[Chart | None, ...]:
        """The chart of every column (None: an empty one) when no column holds anything else; else nothing."""
        found = tuple(column[0] if len(column) == 1 else None for column in self.columns)
        charts = tuple(one if isinstance(one, Chart) else None for one in found)
        whole = all(chart or not column for chart, column in zip(charts, self.columns, strict=True))
        return charts if whole and any(charts) else ()


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages of their own in landscape."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Toc:
    """The table of contents, filled from the document's own headings by the writer. ``levels`` are the most it may
    have: a writer that has pages shows two where more would make it long."""

    title: Inlines
    levels: int = 2


@dataclass(frozen=True, slots=True)
class CaptionList:
    """The list of figures or of tables, filled from the document's own captions by a writer that has pages.

    It is left out where the document has fewer than ``least`` captions of the kind.
    """

    kind: Literal["figure", "table"]
    title: Inlines
    least: int = 5


@dataclass(frozen=True, slots=True)
class PhaseBar:
    """A phase on the cover's scale; both dates inclusive."""

    name: str
    start: date
    end: date
    color: str
    src: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``facts`` are label and value pairs (version, authors, approvers, date)."""

    title: Inlines
    subtitle: Inlines = ()
    top: Inlines = ()
    """Organisation or department, at top left."""
    confidentiality: Inlines = ()
    facts: tuple[tuple[Inlines, Inlines], ...] = ()
    phases: tuple[PhaseBar, ...] = ()
    line: Inlines = ()
    """Authors on the left of a deck's cover."""
    stamp: Inlines = ()
    """Version and date on the right of a deck's cover."""


Block = (
    Heading | Paragraph | ListBlock | Code | Rule | Table | Cards | FactSheet | BigNumbers | Takeaways | Funnel | Chart
    | GanttFigure | SlideFigure | TimeFigure | Callout | Columns | Landscape | PageBreak | Toc | CaptionList
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file's properties say and what header and footer print."""

    title: str
    lang: Lang = "zh-CN"
    subtitle: str = ""
    version: str = ""
    date: date | None = None
    authors: tuple[str, ...] = ()
    organization: str = ""
    confidentiality: str = ""
    keywords: tuple[str, ...] = ()
    kind: str = ""
    """The kind of plan, in the language of the document."""
    status: str = ""
    """How far the plan has got (draft, approved), in the language of the document."""
    plan_text: bytes = b""
    """The plan itself as it was read, embedded as a custom XML part (empty: not embedded)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text document. Front matter (cover, table of contents) comes before ``blocks``."""

    meta: Meta
    blocks: tuple[Block, ...]
    cover: Cover | None = None
    front: tuple[Block, ...] = field(default=())
    """Pages between cover and body: revision table, summary, table of contents."""
    comments: tuple[Comment, ...] = ()
    """What is said of it in the margin, by formats that have one."""
