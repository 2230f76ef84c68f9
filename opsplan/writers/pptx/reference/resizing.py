"""Slides of a company that are larger or smaller than ours: everything painted on them is resized at the end."""

from __future__ import annotations

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart

from opsplan.writers.ooxml.xml import qualified

_LENGTHS = {
    qualified(f"a:{tag}"): tuple(names.split())
    for tag, names in {
        "off": "x y", "ext": "cx cy", "chOff": "x y", "chExt": "cx cy", "rPr": "sz", "endParaRPr": "sz", "defRPr": "sz",
        "spcPts": "val", "pPr": "marL indent", "tab": "pos", "bodyPr": "lIns tIns rIns bIns", "ln": "w", "lnL": "w",
        "lnR": "w", "lnT": "w", "lnB": "w", "gridCol": "w", "tr": "h", "tcPr": "marL marR marT marB", "path": "w h",
        "pt": "x y", "pos": "x y",
    }.items()
}  # fmt: skip
"""Attributes that are EMU or hundredths of a point."""


def resize(slide: Part, root: etree._Element, factor: float) -> None:
    """Make lengths and type sizes of a slide and its charts ``factor`` times as large."""
    resize_tree(root, factor)
    for relation in slide.rels.values():
        if not relation.is_external and relation.reltype == RELATIONSHIP_TYPE.CHART:
            chart = relation.target_part
            assert isinstance(chart, XmlPart)  # we have made it
            resize_tree(chart._element, factor)


def resize_tree(root: etree._Element, factor: float) -> None:
    """Make every length and type size below ``root`` ``factor`` times as large."""
    for element in root.iter():
        for name in _LENGTHS.get(str(element.tag), ()):
            said = element.get(name, "")
            if said.lstrip("-").isdecimal():
                element.set(name, str(round(int(said) * factor)))
