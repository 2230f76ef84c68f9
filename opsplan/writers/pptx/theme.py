"""The theme: the brand's colours and fonts, and flat shapes without shadow or gradient."""

from __future__ import annotations

from types import MappingProxyType

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.writers.ooxml.xml import clean, put, root, serialise, sub
from opsplan.writers.pptx.xml import replace_children

_SLOTS = MappingProxyType({
    "dk1": "ink", "lt1": "bg", "dk2": "ink2", "lt2": "wash", "accent1": "accent", "accent2": "c2", "accent3": "c3",
    "accent4": "c4", "accent5": "c5", "accent6": "c6", "hlink": "accent", "folHlink": "accent-600",
})  # fmt: skip
"""The twelve colours of a theme, in the order of the schema, and the tokens that fill them."""

NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own id of the table style without lines and fills."""

_EDGES = ("left", "right", "top", "bottom", "insideH", "insideV")


def write_theme(theme: etree._Element, brand: Brand) -> None:
    """Fill ``a:theme`` in place."""
    put(replace_children(theme), name=clean(brand.name))
    elements = sub(theme, "a:themeElements")
    colors = sub(elements, "a:clrScheme", name=clean(brand.name))
    for slot, token in _SLOTS.items():
        sub(sub(colors, f"a:{slot}"), "a:srgbClr", val=brand.hex(token))
    fonts = brand.deck_fonts
    scheme = sub(elements, "a:fontScheme", name=clean(brand.name))
    _fonts(sub(scheme, "a:majorFont"), fonts.heading_latin, fonts.heading_cjk)
    _fonts(sub(scheme, "a:minorFont"), fonts.body_latin, fonts.body_cjk)
    _flat_formats(sub(elements, "a:fmtScheme", name=clean(brand.name)))
    sub(theme, "a:objectDefaults")
    sub(theme, "a:extraClrSchemeLst")


def _fonts(group: etree._Element, latin: str, cjk: str) -> None:
    sub(group, "a:latin", typeface=latin)
    sub(group, "a:ea", typeface=cjk)
    sub(group, "a:cs", typeface=latin)
    sub(group, "a:font", script="Hans", typeface=cjk)


def _flat_formats(scheme: etree._Element) -> None:
    """Three of each, as the schema asks; what a user draws later is as flat as what is here."""
    fills = sub(scheme, "a:fillStyleLst")
    lines = sub(scheme, "a:lnStyleLst")
    effects = sub(scheme, "a:effectStyleLst")
    backgrounds = sub(scheme, "a:bgFillStyleLst")
    for width in (9525, 19050, 25400):
        _placeholder_color(fills)
        line = sub(lines, "a:ln", w=width, cap="flat", cmpd="sng", algn="ctr")
        _placeholder_color(line)
        sub(line, "a:prstDash", val="solid")
        sub(sub(effects, "a:effectStyle"), "a:effectLst")
        _placeholder_color(backgrounds)


def _placeholder_color(parent: etree._Element) -> None:
    sub(sub(parent, "a:solidFill"), "a:schemeClr", val="phClr")


def table_styles() -> bytes:
    """The part that holds the one table style the deck uses, so that no program has to know it by its id."""
    styles = root("a:tblStyleLst", **{"def": NO_STYLE_NO_GRID})
    style = sub(styles, "a:tblStyle", styleId=NO_STYLE_NO_GRID, styleName="No Style, No Grid")
    whole = sub(style, "a:wholeTbl")
    text = sub(whole, "a:tcTxStyle")
    reference = sub(text, "a:fontRef", idx="minor")
    sub(reference, "a:scrgbClr", r=0, g=0, b=0)
    sub(text, "a:schemeClr", val="tx1")
    cell = sub(whole, "a:tcStyle")
    borders = sub(cell, "a:tcBdr")
    for edge in _EDGES:
        sub(sub(sub(borders, f"a:{edge}"), "a:ln"), "a:noFill")
    sub(sub(cell, "a:fill"), "a:noFill")
    return serialise(styles)
