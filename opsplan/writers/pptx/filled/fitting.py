"""Text that was filled in, measured in its box: shrunk in steps where the box says that its text shrinks, else told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lxml import etree

from opsplan.blocks.deck import Para
from opsplan.blocks.deck_layout.text import text_height
from opsplan.blocks.inline import Run
from opsplan.writers.ooxml.xml import EMU_PER_POINT, emu, qualified
from opsplan.writers.pptx.filled.inherit import Grounds, first, number
from opsplan.writers.pptx.filled.texts import BR, P, R, T

Fit = Literal["fits", "shrunk", "over"]

_STEPS = ((92.5, 0), (92.5, 10), (85.0, 10), (85.0, 20), (77.5, 20), (70.0, 20), (62.5, 20))
"""Percent of the type size and percent taken from the line pitch, as PowerPoint's own shrinking goes."""
_LEAST = 10.0
"""Points below which no text is shrunk."""
_SINGLE = 1.2
_INSETS = {"lIns": 91440, "rIns": 91440, "tIns": 45720, "bIns": 45720}
_TOLERANCE = 1.05
"""Measured text is a little higher than what a program draws."""


def fit_text(shape: etree._Element, grounds: Grounds, slide_height: float) -> Fit:
    """Make the text of a shape fit it, as far as the shape allows. ``slide_height`` in points."""
    body, box = shape.find(qualified("p:txBody")), grounds.frame(shape)
    if body is None or box is None:
        return "fits"
    properties = grounds.properties(shape)
    left, right, top, bottom = (
        number(properties, side, default) / EMU_PER_POINT for side, default in _INSETS.items()
    )
    if any(each.get("vert", "horz") != "horz" for each in properties[:1]):
        return "fits"
    wraps = next((each.get("wrap") for each in properties if each.get("wrap")), "square") == "square"
    width = box.w - left - right if wraps else 100_000.0
    room = box.h - top - bottom
    needed = _height(body, shape, grounds, width, 1.0, 0)
    if needed <= room * _TOLERANCE:
        _keep_size(properties)
        return "fits"
    mode = _autofit(properties)
    if mode == "spAutoFit":
        return _grow(shape, needed + top + bottom, box.y, slide_height)
    if mode == "normAutofit":
        for share, tighter in _STEPS:
            if _smallest(body, shape, grounds) * share / 100 < _LEAST:
                break
            if _height(body, shape, grounds, width, share / 100, tighter) <= room * _TOLERANCE:
                _shrink(properties[0], share, tighter)
                return "shrunk"
    return "over"


def text_height_of(body: etree._Element, shape: etree._Element, grounds: Grounds, width: float) -> float:
    """The height in points of a body's text, ``width`` points wide."""
    return _height(body, shape, grounds, width, 1.0, 0)


def _autofit(properties: Sequence[etree._Element]) -> str:
    """Which of PowerPoint's three ways holds: the nearest that is said."""
    for each in properties:
        for name in ("noAutofit", "normAutofit", "spAutoFit"):
            if each.find(qualified(f"a:{name}")) is not None:
                return name
    return "noAutofit"


def _keep_size(properties: Sequence[etree._Element]) -> None:
    """Text that fits is not smaller than the template has it: what an earlier text made necessary is gone."""
    own = properties[0].find(qualified("a:normAutofit")) if properties else None
    if own is not None:
        own.attrib.clear()


def _shrink(properties: etree._Element, share: float, tighter: int) -> None:
    own = properties.find(qualified("a:normAutofit"))
    if own is None:
        own = etree.Element(qualified("a:normAutofit"))
        warp = properties.find(qualified("a:prstTxWarp"))
        properties.insert(0 if warp is None else 1, own)
    own.set("fontScale", str(round(share * 1000)))
    if tighter:
        own.set("lnSpcReduction", str(tighter * 1000))


def _grow(shape: etree._Element, height: float, top: float, slide_height: float) -> Fit:
    extent = shape.find(f"{qualified('p:spPr')}/{qualified('a:xfrm')}/{qualified('a:ext')}")
    in_group = next(shape.iterancestors(qualified("p:grpSp")), None) is not None
    if extent is None or in_group or top + height > slide_height:
        return "over"
    extent.set("cy", str(emu(height)))
    return "fits"


def _height(
    body: etree._Element, shape: etree._Element, grounds: Grounds, width: float, share: float, tighter: int
) -> float:
    """The height of a body's paragraphs in points, ``share`` of their size, ``tighter`` percent closer."""
    total = 0.0
    for index, paragraph in enumerate(body.iterchildren(P)):
        own, level = _level(paragraph)
        chain = [*own, *grounds.levels(shape, level)]
        size = _size(paragraph, chain) * share
        pitch, before, after = _spacing(chain, size)
        margin = max(number(chain, "marL", 0) / EMU_PER_POINT, 0.0)
        text = Para(
            (Run(_words(paragraph), bold=_bold(paragraph, chain)),), size, pitch * (1 - tighter / 100)
        )
        total += text_height((text,), max(width - margin, size)) + (before if index else 0.0) + after
    return total


def _level(paragraph: etree._Element) -> tuple[list[etree._Element], int]:
    own = paragraph.find(qualified("a:pPr"))
    if own is None:
        return [], 0
    return [own], number([own], "lvl", 0)


def _words(paragraph: etree._Element) -> str:
    pieces = (
        node.text or "" if node.tag == T else "\n" if node.tag == BR else "" for node in paragraph.iter(T, BR)
    )
    return "".join(pieces)


def _defaults(chain: Sequence[etree._Element]) -> list[etree._Element]:
    found = (each.find(qualified("a:defRPr")) for each in chain)
    return [each for each in found if each is not None]


def _size(paragraph: etree._Element, chain: Sequence[etree._Element]) -> float:
    """The largest type of a paragraph in points."""
    default = number(_defaults(chain), "sz", 1800)
    looks = [each.find(qualified("a:rPr")) for each in paragraph.iterchildren(R)]
    if not looks:
        looks = [paragraph.find(qualified("a:endParaRPr"))]
    return max(number([each] if each is not None else [], "sz", default) for each in looks) / 100


def _smallest(body: etree._Element, shape: etree._Element, grounds: Grounds) -> float:
    sizes = []
    for paragraph in body.iterchildren(P):
        own, level = _level(paragraph)
        if _words(paragraph).strip():
            sizes.append(_size(paragraph, [*own, *grounds.levels(shape, level)]))
    return min(sizes, default=18.0)


def _bold(paragraph: etree._Element, chain: Sequence[etree._Element]) -> bool:
    looks = [each.find(qualified("a:rPr")) for each in paragraph.iterchildren(R)]
    default = next((each.get("b") for each in _defaults(chain) if each.get("b")), "0")
    said = [(each.get("b") if each is not None else None) or default for each in looks] or [default]
    return any(each in ("1", "true") for each in said)


def _spacing(chain: Sequence[etree._Element], size: float) -> tuple[float, float, float]:
    """Pitch of the lines, space before and behind a paragraph, in points."""
    pitch = _space(first(chain, "a:lnSpc"), size * _SINGLE, size * _SINGLE)
    return pitch, _space(first(chain, "a:spcBef"), size, 0.0), _space(first(chain, "a:spcAft"), size, 0.0)


def _space(said: etree._Element | None, whole: float, default: float) -> float:
    if said is None:
        return default
    share, points = said.find(qualified("a:spcPct")), said.find(qualified("a:spcPts"))
    if points is not None:
        return number([points], "val", 0) / 100
    if share is None:
        return default
    text = share.get("val", "100000")
    percent = float(text[:-1]) * 1000 if text.endswith("%") else float(text)
    return whole * percent / 100_000
