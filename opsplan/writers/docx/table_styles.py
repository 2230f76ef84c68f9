"""Table styles: lines, insets and the band of the header row, by name instead of cell by cell."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from opsplan.blocks.brand import Brand, TableFamily
from opsplan.records import dataclass
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.xml import sub

Edges = tuple[tuple[str, str, float], ...]
"""Side, colour token and width in points."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table style. Insets are top/bottom and left/right in points."""

    identity: str
    name: str
    edges: Edges = ()
    insets: tuple[float, float] = (4.0, 6.0)
    head_fill: str = ""
    head_line: str = ""


_BOXED: Edges = (
    ("top", "accent", 1), ("left", "mute", 0.5), ("bottom", "accent", 1), ("right", "mute", 0.5),
    ("insideH", "mute", 0.5), ("insideV", "mute", 0.5),
)  # fmt: skip
_OF_FAMILY = frozenset(("OpsplanData", "OpsplanFacts", "OpsplanGrid"))
"""The styles that the brand's family changes."""
_LOOKS = (
    TableLook(
        "OpsplanData", "Opsplan Data",
        (("top", "accent", 1), ("bottom", "accent", 1), ("insideH", "line", 0.5)),
        head_fill="accent-100", head_line="accent",
    ),
    TableLook(
        "OpsplanFacts", "Opsplan Facts",
        (("top", "accent", 1), ("bottom", "line", 0.5), ("insideH", "line", 0.5)),
    ),
    TableLook(
        "OpsplanGrid", "Opsplan Grid",
        tuple((side, "line", 0.5) for side in ("top", "left", "bottom", "right", "insideH", "insideV")),
        (4.0, 5.0), head_fill="accent-100",
    ),
    TableLook(
        "OpsplanMonth", "Opsplan Month",
        (("top", "accent", 1), ("bottom", "accent", 1), ("insideV", "line", 0.5)), (1.5, 4.0),
        head_fill="accent-100", head_line="accent",
    ),
    TableLook("OpsplanPanel", "Opsplan Panel", (), (6.0, 9.0)),
    TableLook("OpsplanStrip", "Opsplan Strip", (), (4.0, 0.0)),
    TableLook("OpsplanCover", "Opsplan Cover", (("top", "accent", 1), ("bottom", "line", 0.5), ("insideH", "line", 0.5)), (7.5, 0.0)),
    TableLook("OpsplanFunnel", "Opsplan Funnel", (("insideH", "bg", 4),), (2.0, 4.0)),
)  # fmt: skip


def add_table_styles(styles: etree._Element, brand: Brand) -> None:
    """Word's default table style and ours, those of data in the brand's family."""
    normal = sub(styles, "w:style", type="table", default=1, styleId="TableNormal")
    sub(normal, "w:name", val="Normal Table")
    sub(normal, "w:uiPriority", val=99)
    _add_insets(sub(normal, "w:tblPr"), 0, 5.4)
    for look in _LOOKS:
        _add(styles, _of_family(look, brand.tables.family), brand)


def _of_family(look: TableLook, family: TableFamily) -> TableLook:
    if look.identity not in _OF_FAMILY or family == "lines":
        return look
    if family == "grid":
        return replace(look, edges=_BOXED)
    return replace(look, head_fill="accent" if look.head_fill else "")


def _add(styles: etree._Element, look: TableLook, brand: Brand) -> None:
    style = sub(styles, "w:style", type="table", customStyle=1, styleId=look.identity)
    sub(style, "w:name", val=look.name)
    sub(style, "w:basedOn", val="TableNormal")
    sub(style, "w:uiPriority", val=59)
    sub(style, "w:qFormat")
    properties = sub(style, "w:tblPr")
    zebra = brand.tables.zebra and look.identity == "OpsplanData"
    if zebra:
        sub(properties, "w:tblStyleRowBandSize", val=1)
    if look.edges:
        add_edges(sub(properties, "w:tblBorders"), look.edges, brand)
    _add_insets(properties, *look.insets)
    if look.head_fill:
        head = sub(sub(style, "w:tblStylePr", type="firstRow"), "w:tcPr")
        if look.head_line:
            edges = (("top", look.head_line, 1.0), ("bottom", look.head_line, 0.5))
            add_edges(sub(head, "w:tcBorders"), edges, brand)
        sub(head, "w:shd", val="clear", color="auto", fill=brand.hex(look.head_fill))
    if zebra:
        band = sub(sub(style, "w:tblStylePr", type="band2Horz"), "w:tcPr")
        sub(band, "w:shd", val="clear", color="auto", fill=brand.hex("wash"))


def add_edges(borders: etree._Element, edges: Edges, brand: Brand) -> None:
    """Lines of a table or cell; their width is written in eighths of a point."""
    for side, token, width in edges:
        sub(borders, f"w:{side}", val="single", sz=round(width * 8), space=0, color=brand.hex(token))


def _add_insets(properties: etree._Element, vertical: float, horizontal: float) -> None:
    margins = sub(properties, "w:tblCellMar")
    for side, inset in (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal)):
        sub(margins, f"w:{side}", w=twips(inset), type="dxa")
