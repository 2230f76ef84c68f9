"""Functions that build one style of ``styles.xml`` each."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.records import dataclass
from opsplan.writers.docx.headings import BODY_SIZE
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.xml import sub

FontFamily = Literal["heading", "body", "mono"]


@dataclass(frozen=True, slots=True)
class TextLook:
    """Character properties of a style; empty or 0 is inherited. ``size`` in points, ``color`` a brand token."""

    family: FontFamily | None = None
    size: float = 0.0
    bold: bool | None = None
    color: str = ""
    underline: bool = False
    raised: bool = False
    """Set as a superscript, as the mark of a footnote is."""
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Paragraph properties of a style; None is inherited. Lengths in points."""

    align: Literal["left", "center", "right", "both"] | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    """Height of a line in points, at least."""
    lines: float | None = None
    """Height of a line in lines (1.5)."""
    left: float | None = None
    right: float | None = None
    first_line_chars: int | None = None
    """Indent of the first line in hundredths of a character."""
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    numbering: tuple[int, int] | None = None
    """Number and level of the list the style belongs to."""
    tabs: tuple[tuple[str, float, str], ...] = field(default=())
    """Kind, position and leader of tab stops."""
    bottom: str = ""
    side: str = ""
    """Colours of a hairline below, and of a thick line at the left."""
    fill: str = ""
    line_rules: bool = False
    """Says outright what Word does where nothing is said: no widows, no mark at the wrong end of a line, marks that hang.
    Other programs need it said."""
    cjk_latin: bool | None = None
    """Whether there is space between Chinese and Latin letters or digits that is not in the text."""


def add_fonts(properties: etree._Element, brand: Brand, family: FontFamily, chinese: bool) -> None:
    """``w:rFonts``. In Chinese the hint makes Word take quotes and dashes from the Chinese font."""
    fonts = brand.document_fonts
    latin, cjk = {
        "heading": (fonts.heading_latin, fonts.heading_cjk),
        "body": (fonts.body_latin, fonts.body_cjk),
        "mono": (fonts.mono, fonts.heading_cjk),
    }[family]
    hint = {"hint": "eastAsia"} if chinese else {}
    sub(properties, "w:rFonts", **hint, ascii=latin, eastAsia=cjk, hAnsi=latin, cs=latin)


def add_text_look(parent: etree._Element, look: TextLook, brand: Brand, chinese: bool) -> None:
    """``w:rPr`` in the order of the schema."""
    properties = sub(parent, "w:rPr")
    if look.family:
        add_fonts(properties, brand, look.family, chinese)
    if look.bold is not None:
        for name in ("w:b", "w:bCs"):
            sub(properties, name, **({} if look.bold else {"val": 0}))
    if look.color:
        sub(properties, "w:color", val=brand.hex(look.color))
    if look.size:
        for name in ("w:sz", "w:szCs"):
            sub(properties, name, val=round(look.size * 2))
    if look.underline:
        sub(properties, "w:u", val="single")
    if look.fill:
        sub(properties, "w:shd", val="clear", color="auto", fill=brand.hex(look.fill))
    if look.raised:
        sub(properties, "w:vertAlign", val="superscript")


def add_setting(parent: etree._Element, setting: Setting, brand: Brand) -> None:
    """``w:pPr`` in the order of the schema."""
    properties = sub(parent, "w:pPr")
    if setting.keep_next:
        sub(properties, "w:keepNext")
    if setting.keep_lines:
        sub(properties, "w:keepLines")
    if setting.line_rules:
        sub(properties, "w:widowControl")
    if setting.numbering:
        numbering = sub(properties, "w:numPr")
        sub(numbering, "w:ilvl", val=setting.numbering[1])
        sub(numbering, "w:numId", val=setting.numbering[0])
    lines = (
        ("w:left", setting.side, 24, 10),
        ("w:bottom", setting.bottom, 4, 6),
    )
    if any(color for _, color, _, _ in lines):
        borders = sub(properties, "w:pBdr")
        for name, color, width, space in lines:
            if color:
                sub(borders, name, val="single", sz=width, space=space, color=brand.hex(color))
    if setting.fill:
        sub(properties, "w:shd", val="clear", color="auto", fill=brand.hex(setting.fill))
    if setting.tabs:
        tabs = sub(properties, "w:tabs")
        for kind, position, leader in setting.tabs:
            sub(tabs, "w:tab", val=kind, **({"leader": leader} if leader else {}), pos=twips(position))
    if setting.line_rules:
        for name in ("w:kinsoku", "w:overflowPunct"):
            sub(properties, name)
    if setting.cjk_latin is not None:
        for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
            sub(properties, name, val=int(setting.cjk_latin))
    _add_spacing(properties, setting, brand.body_size or BODY_SIZE)
    if setting.align:
        sub(properties, "w:jc", val=setting.align)
    if setting.outline is not None:
        sub(properties, "w:outlineLvl", val=setting.outline)


def _add_spacing(properties: etree._Element, setting: Setting, size: float) -> None:
    spacing: dict[str, str | int] = {}
    if setting.before is not None:
        spacing["before"] = twips(setting.before)
    if setting.after is not None:
        spacing["after"] = twips(setting.after)
    if setting.line is not None:
        spacing.update(line=twips(setting.line), lineRule="atLeast")
    elif setting.lines is not None:
        spacing.update(line=round(setting.lines * 240), lineRule="auto")
    if spacing:
        sub(properties, "w:spacing", **spacing)
    indent: dict[str, str | int] = {}
    if setting.left is not None:
        indent["left"] = twips(setting.left)
    if setting.right is not None:
        indent["right"] = twips(setting.right)
    if setting.first_line_chars is not None:
        # The characters win in Word and WPS; the twips are for readers that know no characters.
        indent["firstLineChars"] = setting.first_line_chars
        indent["firstLine"] = twips(setting.first_line_chars / 100 * size)
    if indent:
        sub(properties, "w:ind", **indent)
