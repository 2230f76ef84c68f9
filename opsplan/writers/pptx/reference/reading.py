"""Reading a company's masters and layouts: where placeholders stand, how their text looks, and what else is there."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.presentation import Presentation

from opsplan.blocks.deck_layout.grid import Box
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import EMU_PER_POINT, qualified
from opsplan.writers.pptx.reference.colors import SCHEME, Palette, palette_of
from opsplan.writers.pptx.reference.layout_facts import Decoration, Face, Fonts, Insets, Layout, Master, Place

_ABOVE = {
    "ctrTitle": "title",
    "subTitle": "body",
    "title": "title",
    "dt": "dt",
    "ftr": "ftr",
    "sldNum": "sldNum",
}
"""The master's placeholder that one of a layout takes after; all others after its body."""
_STYLES = {"title": "p:titleStyle", "body": "p:bodyStyle"}
_ALIGNS = {"l": "left", "ctr": "center", "r": "right"}
_GROUND_SHARE = 0.9
_HUNDREDTHS, _THOUSANDTHS = 100, 100000


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A layout or a master: its tree, and the colours under the names that it uses."""

    tree: etree._Element
    palette: Palette
    theme: etree._Element


def read_master(presentation: Presentation) -> Master:
    """What the masters of a presentation have, in the order of the file."""
    size = presentation.element.find(qualified("p:sldSz"))
    width, height = (_points(size.get(name, "")) if size is not None else 0.0 for name in ("cx", "cy"))
    layouts: list[Layout] = []
    slots: tuple[tuple[str, str], ...] = ()
    fonts = Fonts()
    for number, master in enumerate(presentation.slide_masters):
        theme = _theme(master.part)
        palette = palette_of(theme)
        if not number:
            slots, fonts = tuple(palette.slots.items()), _fonts(theme)
        above = _Sheet(master.element, palette.renamed(_find(master.element, "p:clrMap")), theme)
        for layout in master.slide_layouts:
            own = _Sheet(layout.element, _own_palette(layout.element, above.palette), theme)
            layouts.append(
                _layout(str(layout.part.partname), number, own, above, presentation, (width, height))
            )
    return Master(width, height, tuple(layouts), slots, fonts)


def _layout(
    part: str, number: int, own: _Sheet, above: _Sheet, presentation: Presentation, size: tuple[float, float]
) -> Layout:
    heirs = {_kind(each): each for each in _placeholders(above.tree)}
    places = tuple(
        _place(each, heirs.get(_ABOVE.get(_kind(each), "body")), own, above, presentation)
        for each in _placeholders(own.tree)
    )
    decorations: list[Decoration] = []
    if own.tree.get("showMasterSp", "1") not in ("0", "false"):
        decorations += _decorations(above)
    decorations += _decorations(own)
    ground = _background(own) if _find(own.tree, "p:cSld/p:bg") is not None else _background(above)
    whole = Box(0.0, 0.0, *size)
    for each in decorations:
        if overlap(each.box, whole) >= _GROUND_SHARE * whole.w * whole.h and (each.color or each.picture):
            ground = "" if each.picture else each.color
    data = _find(own.tree, "p:cSld")
    name = data.get("name", "") if data is not None else ""
    shown = tuple(
        each for each in decorations if each.color or each.picture or min(each.box.w, each.box.h) < whole.h
    )
    scheme = tuple((each, own.palette.named(each)) for each in SCHEME if own.palette.named(each))
    return Layout(part, name, own.tree.get("type", ""), number, places, shown, ground, scheme)


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(wide, 0.0) * max(high, 0.0)


def _place(
    shape: etree._Element, heir: etree._Element | None, own: _Sheet, above: _Sheet, presentation: Presentation
) -> Place:
    mark = next(shape.iter(qualified("p:ph")))
    kind = _kind(shape)
    family = "title" if "itle" in kind and kind != "subTitle" else "body"
    family = "" if kind in ("dt", "ftr", "sldNum") else family
    styles = _find(above.tree, f"p:txStyles/{_STYLES.get(family, 'p:otherStyle')}/a:lvl1pPr")
    defaults = _find(presentation.element, "p:defaultTextStyle/a:lvl1pPr")
    levels = [_find(each, "p:txBody/a:lstStyle/a:lvl1pPr") for each in (shape, heir)]
    paragraphs = [each for each in (*levels, styles, defaults) if each is not None]
    runs = [each for level in paragraphs if (each := _find(level, "a:defRPr")) is not None]
    bodies = [each for holder in (shape, heir) if (each := _find(holder, "p:txBody/a:bodyPr")) is not None]
    latin = next((each for run in runs if (each := _find(run, "a:latin")) is not None), None)
    return Place(
        kind, _number(mark.get("idx", "0")), _name(shape), box_of(shape) or (box_of(heir) if heir is not None else None),
        size=_number(_said(runs, "sz") or _prompt_size(shape, heir), 1800) / _HUNDREDTHS,
        sized=bool(_said(runs, "sz")),
        pitch=_pitch(paragraphs),
        color=next((color for run in runs if (color := own.palette.fill(_find(run, "a:solidFill")))), "")
        or own.palette.named("tx1"),
        bold=_said(runs, "b") in ("1", "true"),
        align=_ALIGNS.get(_said(paragraphs, "algn"), "left"),
        font=latin.get("typeface", "") if latin is not None else "",
        anchor=_said(bodies, "anchor") or "t",
        insets=Insets(*(
            _points(said) if (said := _said(bodies, name)) else default
            for name, default in zip(("lIns", "tIns", "rIns", "bIns"), Insets(), strict=True)
        )),
        vertical=_said(bodies, "vert") not in ("", "horz"),
    )  # fmt: skip


def _prompt_size(*shapes: etree._Element | None) -> str:
    """The size of the text that a placeholder shows while it is empty."""
    runs = [run for shape in shapes if shape is not None for run in shape.iter(qualified("a:rPr"))]
    return _said(runs, "sz")


def _said(elements: list[etree._Element], name: str) -> str:
    """An attribute of the first element that has it."""
    return next((said for each in elements if (said := each.get(name, ""))), "")


def _pitch(paragraphs: list[etree._Element]) -> float:
    """The distance of lines, in lines."""
    for each in paragraphs:
        share = _find(each, "a:lnSpc/a:spcPct")
        if share is not None:
            return _number(share.get("val", "").rstrip("%"), _THOUSANDTHS) / _THOUSANDTHS or 1.0
    return 1.0


def _decorations(sheet: _Sheet) -> Iterator[Decoration]:
    tree = _find(sheet.tree, "p:cSld/p:spTree")
    for shape in _shapes(tree) if tree is not None else ():
        box = box_of(shape)
        if box is None or next(shape.iter(qualified("p:ph")), None) is not None:
            continue
        picture = shape.tag in (qualified("p:pic"), qualified("p:graphicFrame"))
        properties = _find(shape, "p:spPr")
        fills = list(properties) if properties is not None else []
        color = next((found for each in fills if (found := sheet.palette.fill(each))), "")
        picture = picture or any(each.tag == qualified("a:blipFill") for each in fills)
        if not color and shape.tag == qualified("p:sp") and not picture:
            hidden = any(each.tag == qualified("a:noFill") for each in fills)
            color = "" if hidden else sheet.palette.color(_find(shape, "p:style/a:fillRef"))
            lined = properties is not None and _find(properties, "a:ln/a:solidFill") is not None
            if not color and not lined and not _text(shape):
                continue  # nothing of it is seen
        yield Decoration(box, color, picture)


def _shapes(tree: etree._Element) -> Iterator[etree._Element]:
    """The shapes of a tree; of those with alternatives the first."""
    kinds = tuple(qualified(f"p:{name}") for name in ("sp", "pic", "grpSp", "cxnSp", "graphicFrame"))
    for each in tree:
        if each.tag == qualified("mc:AlternateContent"):
            yield from (shape for choice in list(each)[:1] for shape in choice if shape.tag in kinds)
        elif each.tag in kinds:
            yield each


def _background(sheet: _Sheet) -> str:
    """The colour of a background, white where nothing is said, empty for a picture."""
    own = _find(sheet.tree, "p:cSld/p:bg")
    if own is None:
        return sheet.palette.named("bg1") or "FFFFFF"
    properties = _find(own, "p:bgPr")
    if properties is not None:
        if any(each.tag == qualified("a:blipFill") for each in properties):
            return ""
        return next((color for each in properties if (color := sheet.palette.fill(each))), "FFFFFF")
    reference = _find(own, "p:bgRef")
    if reference is None:
        return "FFFFFF"
    color = sheet.palette.color(reference)
    listed = next(sheet.theme.iter(qualified("a:bgFillStyleLst")), None)
    place = _number(reference.get("idx", "1001"), 1001) - 1001
    if listed is None or not 0 <= place < len(listed):
        return color or "FFFFFF"
    return (
        ""
        if listed[place].tag == qualified("a:blipFill")
        else sheet.palette.fill(listed[place], color) or color
    )


def _placeholders(tree: etree._Element) -> Iterator[etree._Element]:
    shapes = _find(tree, "p:cSld/p:spTree")
    for shape in _shapes(shapes) if shapes is not None else ():
        if next(shape.iter(qualified("p:ph")), None) is not None:
            yield shape


def _kind(shape: etree._Element) -> str:
    return next(shape.iter(qualified("p:ph"))).get("type", "obj")


def _name(shape: etree._Element) -> str:
    return next(shape.iter(qualified("p:cNvPr"))).get("name", "")


def _text(shape: etree._Element) -> str:
    return "".join(each.text or "" for each in shape.iter(qualified("a:t"))).strip()


def box_of(shape: etree._Element) -> Box | None:
    """Where a shape says that it stands, in points."""
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        frame = _find(shape, path)
        offset, extent = (_find(frame, name) for name in ("a:off", "a:ext"))
        if offset is not None and extent is not None:
            values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
            return Box(*(_points(value or "") for value in values))
    return None


def _theme(master: Part) -> etree._Element:
    return etree.fromstring(master.part_related_by(RELATIONSHIP_TYPE.THEME).blob)


def _fonts(theme: etree._Element) -> Fonts:
    found = []
    for kind in ("major", "minor"):
        scheme = next(theme.iter(qualified(f"a:{kind}Font")), None)
        latin, asian = (_find(scheme, name) for name in ("a:latin", "a:ea"))
        chinese = [
            each.get("typeface", "")
            for each in (scheme if scheme is not None else ())
            if isinstance(each.tag, str) and each.get("script") == "Hans"
        ]
        first, second = (each.get("typeface", "") if each is not None else "" for each in (latin, asian))
        found.append(Face(first, second, next(iter(chinese), "")))
    return Fonts(*found)


def _own_palette(layout: etree._Element, palette: Palette) -> Palette:
    return palette.renamed(_find(layout, "p:clrMapOvr/a:overrideClrMapping"))


def _points(emu: str) -> float:
    return _number(emu) / EMU_PER_POINT


def _number(said: str, default: int = 0) -> int:
    try:
        return int(said)
    except ValueError:
        return default


def _find(parent: etree._Element | None, path: str) -> etree._Element | None:
    if parent is None:
        return None
    return parent.find("/".join(qualified(step) for step in path.split("/")))
