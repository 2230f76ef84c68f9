"""The deck, in two values: what the slides say (``DeckSource``) and where everything stands (``Deck``).

:func:`opsplan.blocks.deck_layout.layout_deck` turns the first into the second with measured text;
the PowerPoint writer only paints the second. Lengths are points.
"""

from __future__ import annotations

from typing import Literal, get_args

from opsplan.blocks.brand import Logo
from opsplan.blocks.drawing import Drawing, HAlign
from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Chart, Cover, Meta
from opsplan.records import dataclass

SLIDE_WIDTH = 960.0
SLIDE_HEIGHT = 540.0


SlideKind = Literal[
    "section", "agenda", "summary", "table", "chart", "columns", "cards", "matrix", "timeline", "gantt", "funnel",
    "process", "numbers", "calendar", "team", "quote", "decisions", "stack",
]  # fmt: skip
"""The kinds of slides that a template may ask for. Cover and closing are made of the plan and of the last list."""

SLIDE_KINDS: tuple[SlideKind, ...] = get_args(SlideKind)


@dataclass(frozen=True, slots=True)
class SlideSource:
    """A slide as the template says it: a message, what proves it, and the speaker's notes.

    ``layout`` is its kind; with ``""``, or where the slots of that kind are not filled, it is chosen by what is in
    ``blocks``.
    """

    title: Inlines
    blocks: tuple[Block, ...] = ()
    section: str = ""
    """The chapter the slide belongs to, printed bold in the breadcrumb."""
    topic: str = ""
    """The second part of the breadcrumb."""
    layout: SlideKind | Literal[""] = ""
    notes: tuple[Block, ...] = ()
    source: Inlines = ()
    """The source line below the body."""
    src: str = ""
    optional: int = 0
    """When a standard deck that is too long leaves the slide out: 1 first; 0 never."""


@dataclass(frozen=True, slots=True)
class DeckSource:
    """A deck before layout, without a first page when ``cover`` is None.

    ``closing`` is the message and the ask of the last slide (empty: none).
    """

    meta: Meta
    cover: Cover | None
    slides: tuple[SlideSource, ...]
    closing: tuple[Inlines, Inlines, Inlines] = ((), (), ())
    """Message, ask, contact line."""
    appendix: tuple[SlideSource, ...] = ()
    """What is looked up, behind the last slide; its first slide divides it from the rest."""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in a text box. ``size`` and ``leading`` (line pitch) in points; ``bullet`` is the mark, if any.
    ``level`` indents. ``after`` is the space below, in points."""

    text: Inlines
    size: float
    leading: float = 0.0
    color: str = "ink"
    bold: bool = False
    align: HAlign = "left"
    bullet: str = ""
    level: int = 0
    after: float = 0.0


SMALL_RUN, SMALLEST_RUN = 14.0, 12.0
"""Sizes in points of small runs in large text, and in the text of tables."""


def run_size(run: Run, para: Para) -> float:
    """The size of ``run`` in ``para``, in points."""
    small = SMALL_RUN if para.size > SMALL_RUN else min(SMALLEST_RUN, para.size)
    return small if run.small else para.size


def indent_step(para: Para) -> float:
    """How far one level of ``para`` stands in, in points; a bullet hangs in a step of its own."""
    return 1.25 * para.size


def text_indent(para: Para) -> float:
    """Where the lines of ``para`` begin, in points from the left inset: its level and the room for its bullet."""
    return (para.level + (1 if para.bullet else 0)) * indent_step(para)


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text in a rectangle. ``role`` binds it to a placeholder of the layout (title, body, footer …); empty: a free box.
    ``inset`` is the same on four sides. ``anchor`` is where the text stands vertically."""

    x: float
    y: float
    w: float
    h: float
    paragraphs: tuple[Para, ...]
    role: Literal[
        "",
        "title",
        "subtitle",
        "body",
        "breadcrumb",
        "source",
        "footer_left",
        "footer_center",
        "slide_number",
    ] = ""
    anchor: Literal["top", "middle", "bottom"] = "top"
    fill: str = ""
    line: str = ""
    inset: float = 0.0
    name: str = ""
    src: str = ""
    link: int = -1
    """Index of the slide a click goes to; -1: none."""


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of a placed table; text already measured to fit the row's height."""

    paragraphs: tuple[Para, ...]
    fill: str = ""
    anchor: Literal["top", "middle", "bottom"] = "middle"
    span: int = 1
    rows: int = 1
    inset: tuple[float, float, float, float] = (8.0, 4.0, 8.0, 4.0)
    """Left, top, right, bottom in points."""
    borders: tuple[tuple[str, str, float], ...] = ()
    """``(side, color token, width pt)`` with side in ``L R T B``."""
    src: str = ""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a placed table. Covered cells of spans are left out, as in :class:`opsplan.blocks.nodes.Row`."""

    height: float
    cells: tuple[PlacedCell, ...]
    header: bool = False
    src: str = ""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A native table with its final column widths and row heights."""

    x: float
    y: float
    widths: tuple[float, ...]
    rows: tuple[PlacedRow, ...]
    name: str = ""
    alt: str = ""
    src: str = ""

    @property
    def w(self) -> float:
        return sum(self.widths)

    @property
    def h(self) -> float:
        return sum(row.height for row in self.rows)


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A native chart in its frame."""

    x: float
    y: float
    w: float
    h: float
    chart: Chart
    name: str = ""
    src: str = ""


@dataclass(frozen=True, slots=True)
class PlacedDrawing:
    """A drawing (Gantt, funnel, phase bars) moved to ``x``, ``y``; painted as native shapes."""

    x: float
    y: float
    drawing: Drawing
    name: str = ""
    src: str = ""

    @property
    def w(self) -> float:
        return self.drawing.width

    @property
    def h(self) -> float:
        return self.drawing.height


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in its frame."""

    x: float
    y: float
    w: float
    h: float
    logo: Logo
    name: str = "logo"


Placed = PlacedPicture | TextBox | PlacedTable | PlacedChart | PlacedDrawing
LayoutName = Literal["cover", "section", "content", "blank", "closing"]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with everything in its place. ``title`` is unique in the deck (``(1/2)`` when split)."""

    layout: LayoutName
    title: str
    shapes: tuple[Placed, ...]
    notes: tuple[Para, ...] = ()
    background: str = "bg"
    src: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck ready to be painted."""

    meta: Meta
    slides: tuple[Slide, ...]
    width: float = SLIDE_WIDTH
    height: float = SLIDE_HEIGHT
    """Of every slide, in points."""
