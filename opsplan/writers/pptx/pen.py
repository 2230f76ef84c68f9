"""How text and lines look: colours, fonts and language of a deck, written as DrawingML."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.diagnostics import Lang
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import Stamps, emu, relate, sub

THEME_TOKENS = MappingProxyType({
    "ink": "tx1", "bg": "bg1", "ink2": "tx2", "wash": "bg2", "accent": "accent1",
    "c2": "accent2", "c3": "accent3", "c4": "accent4", "c5": "accent5", "c6": "accent6",
})  # fmt: skip
"""Brand tokens that are colours of the theme, so that another theme recolours the slide."""

Dash = Literal["", "dash", "dot"]
_DASHES = MappingProxyType({"": "solid", "dash": "dash", "dot": "sysDot"})
_MARKS = frozenset("●○■◆ ")
_KEEP_COLOR = "{A12FA001-AC4F-418D-AE19-62706E023703}"


@dataclass(frozen=True, slots=True)
class TextLook:
    """How a run looks: ``size`` in points, ``color`` a brand token."""

    size: float
    color: str = "ink"
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Pen:
    """The brand and the language everything is written with."""

    brand: Brand
    lang: Lang
    theme: Mapping[str, str] = field(default_factory=lambda: THEME_TOKENS)
    """Tokens that are colours of the theme."""
    stamps: Stamps = field(default_factory=lambda: Stamps("a", "p"), repr=False, compare=False)

    def color(self, parent: etree._Element, token: str) -> None:
        """A colour in ``parent``: of the theme where the token is one, else as RGB."""
        token = self.brand.token(token)
        if token == "panel" and self.brand.hex(token) == self.brand.hex("accent"):
            token = "accent"
        if token in self.theme:
            sub(parent, "a:schemeClr", val=self.theme[token])
        else:
            sub(parent, "a:srgbClr", val=self.brand.hex(token))

    def fill(self, parent: etree._Element, token: str) -> None:
        """A flat fill; none for an empty token."""
        if token:
            self.color(sub(parent, "a:solidFill"), token)
        else:
            sub(parent, "a:noFill")

    def line(
        self,
        parent: etree._Element,
        token: str,
        width: float,
        *,
        dash: Dash = "",
        arrow: bool = False,
        name: str = "a:ln",
    ) -> etree._Element:
        """A line ``width`` points wide; none for an empty token or no width."""
        token = self.brand.token(token)
        if not token or width <= 0:
            line = sub(parent, name)
            sub(line, "a:noFill")
            return line
        line = sub(parent, name, w=emu(width), cap="flat", cmpd="sng", algn="ctr")
        self.fill(line, token)
        sub(line, "a:prstDash", val=_DASHES[dash])
        sub(line, "a:miter", lim=800000)
        if arrow:
            sub(line, "a:tailEnd", type="triangle", w="med", len="med")
        return line

    def language(self, text: str) -> str:
        """The language tag of a run. In a Chinese deck Latin words stay zh-CN, else PowerPoint takes the
        quotation marks and dashes between them from the Latin font."""
        if self.lang == "zh-CN" or any(_is_cjk(character) for character in text):
            return "zh-CN"
        return "en-US"

    def run_properties(
        self, parent: etree._Element, look: TextLook, text: str = "", *, name: str = "a:rPr", link: str = ""
    ) -> etree._Element:
        """``a:rPr``, ``a:endParaRPr`` or ``a:defRPr``: size and all three fonts are always written, since PowerPoint
        for Mac, WPS and LibreOffice do not fall back from the Latin to the East Asian font. ``link`` is a relationship id."""
        language = self.language(text)
        # Dots and squares are in both fonts, at different sizes; a program takes the one of the letters beside them.
        marks = language == "zh-CN" and bool(text) and _MARKS.issuperset(text)
        properties = self.stamps.stamp(
            parent,
            (name, language, look, marks),
            lambda holder: self._make_run_properties(holder, look, language, name, marks=marks),
        )
        if link:
            click = relate(sub(properties, "a:hlinkClick"), link)
            # PowerPoint paints links in the theme's link colour unless this extension keeps the run's own.
            extension = sub(sub(click, "a:extLst"), "a:ext", uri=_KEEP_COLOR)
            sub(extension, "ahyp:hlinkClr", val="tx")
        return properties

    def _make_run_properties(
        self, parent: etree._Element, look: TextLook, language: str, name: str, *, marks: bool
    ) -> etree._Element:
        properties = sub(parent, name, lang=language, altLang="en-US" if language == "zh-CN" else "zh-CN")
        properties.set("sz", str(round(look.size * 100)))
        properties.set("b", str(int(look.bold)))
        properties.set("i", str(int(look.italic)))
        if look.strike:
            properties.set("strike", "sngStrike")
        if name != "a:defRPr":
            properties.set("dirty", "0")
        self.fill(properties, look.color)
        fonts = self.brand.deck_fonts
        latin, cjk = (
            (fonts.heading_latin, fonts.heading_cjk) if look.heading else (fonts.body_latin, fonts.body_cjk)
        )
        sub(properties, "a:latin", typeface=cjk if marks else fonts.mono if look.code else latin)
        sub(properties, "a:ea", typeface=cjk)
        sub(properties, "a:cs", typeface=latin)
        return properties


def _is_cjk(character: str) -> bool:
    return ord(character) > 0x2E7F and unicodedata.east_asian_width(character) in ("W", "F")
