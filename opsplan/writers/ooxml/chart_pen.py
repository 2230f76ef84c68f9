"""How text, fills and lines in a chart look: the brand's colours, two fonts, two sizes, a language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal, NamedTuple

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.diagnostics import Lang
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import emu, sub

Dash = Literal["", "dash", "dot"]
_DASHES = MappingProxyType({"": "solid", "dash": "dash", "dot": "sysDot"})


class Words(NamedTuple):
    """How a text in a chart looks: ``size`` in points, ``color`` a brand token."""

    size: float
    color: str = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class ChartPen:
    """What a chart is drawn with. ``label`` and ``axis`` are the sizes of its words, in points.

    ``themed`` are the brand tokens that are colours of the file's theme, so that another theme recolours the chart.
    """

    brand: Brand
    latin: str
    cjk: str
    lang: Lang
    label: float
    axis: float
    themed: Mapping[str, str] = field(default_factory=dict)

    def fill(self, parent: etree._Element, token: str) -> None:
        """A flat fill; none for an empty token."""
        token = self.brand.token(token)
        if not token:
            sub(parent, "a:noFill")
            return
        solid = sub(parent, "a:solidFill")
        if token in self.themed:
            sub(solid, "a:schemeClr", val=self.themed[token])
        else:
            sub(solid, "a:srgbClr", val=self.brand.hex(token))

    def line(self, parent: etree._Element, token: str, width: float, dash: Dash = "") -> None:
        """A line ``width`` points wide; none for an empty token or no width."""
        token = self.brand.token(token)
        if not token or width <= 0:
            sub(sub(parent, "a:ln"), "a:noFill")
            return
        line = sub(parent, "a:ln", w=emu(width), cap="flat", cmpd="sng", algn="ctr")
        self.fill(line, token)
        sub(line, "a:prstDash", val=_DASHES[dash])
        sub(line, "a:miter", lim=800000)

    def language(self, text: str) -> str:
        """The language tag of a text. In a Chinese file Latin words stay zh-CN, else Office takes the quotation
        marks and dashes between them from the Latin font."""
        chinese = self.lang == "zh-CN" or any(map(_is_cjk, text))
        return "zh-CN" if chinese else "en-US"

    def run(self, parent: etree._Element, name: str, look: Words, text: str = "") -> None:
        """``a:rPr`` or ``a:defRPr`` with all three fonts: Office for Mac, WPS and LibreOffice do not fall back from
        the Latin to the East Asian font."""
        language = self.language(text)
        properties = sub(parent, name, lang=language, altLang="en-US" if language == "zh-CN" else "zh-CN")
        for key, setting in (("sz", round(look.size * 100)), ("b", int(look.bold)), ("i", 0)):
            properties.set(key, str(setting))
        self.fill(properties, look.color)
        sub(properties, "a:latin", typeface=self.latin)
        sub(properties, "a:ea", typeface=self.cjk)
        sub(properties, "a:cs", typeface=self.latin)


def _is_cjk(character: str) -> bool:
    return ord(character) > 0x2E7F and unicodedata.east_asian_width(character) in ("W", "F")
