"""The slide master and its layouts, written into the parts of python-pptx's base file."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from pptx.presentation import Presentation

from opsplan.blocks.deck import SLIDE_HEIGHT, SLIDE_WIDTH, LayoutName
from opsplan.writers.ooxml.xml import clean, emu, put, sub
from opsplan.writers.pptx.layouts import FOOTER_RULE, LAYOUTS, LEFT, MASTER_SLOTS, WIDTH, LayoutSpec, Slot
from opsplan.writers.pptx.pen import Pen
from opsplan.writers.pptx.text import ALIGNS, SLIDE_NUMBER_FIELD, add_body_properties
from opsplan.writers.pptx.xml import child, replace_children

_LEVELS = 9
_COLOR_MAP = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "accent1": "accent1", "accent2": "accent2",
    "accent3": "accent3", "accent4": "accent4", "accent5": "accent5", "accent6": "accent6",
    "hlink": "hlink", "folHlink": "folHlink",
}  # fmt: skip


def write_master(presentation: Presentation, pen: Pen) -> None:
    """Make the base file's master and its first five layouts ours and drop its other layouts."""
    size = child(presentation.element, "p:sldSz")
    put(size, cx=emu(SLIDE_WIDTH), cy=emu(SLIDE_HEIGHT))
    size.attrib.pop("type", None)  # the base file says screen4x3
    layouts = list(presentation.slide_layouts)
    for layout in layouts[len(LAYOUTS) :]:
        presentation.slide_layouts.remove(layout)
    for layout, name in zip(layouts, LAYOUTS, strict=False):
        _write_layout(layout.element, name, LAYOUTS[name], pen)
    _write_master(presentation.slide_master.element, pen)


def _write_master(master: etree._Element, pen: Pen) -> None:
    layout_ids = child(master, "p:sldLayoutIdLst")
    replace_children(master)
    tree = add_slide_data(master, pen, "bg")
    for number, slot in enumerate(MASTER_SLOTS, start=2):
        _add_slot(tree, number, slot, pen)
    sub(master, "p:clrMap", **_COLOR_MAP)
    master.append(layout_ids)
    sub(master, "p:hf", hdr=0, dt=0)
    styles = sub(master, "p:txStyles")
    title, body = MASTER_SLOTS[:2]
    _text_style(sub(styles, "p:titleStyle"), title, pen)
    _text_style(sub(styles, "p:bodyStyle"), body, pen)
    _text_style(sub(styles, "p:otherStyle"), replace(body, leading=0.0), pen)


def _write_layout(layout: etree._Element, name: LayoutName, spec: LayoutSpec, pen: Pen) -> None:
    replace_children(layout, keep_attributes=False)
    put(layout, type=spec.kind, preserve=1, userDrawn=1)
    tree = add_slide_data(layout, pen, spec.background, name=spec.name.get(pen.lang))
    for number, slot in enumerate(spec.slots, start=2):
        _add_slot(tree, number, slot, pen)
    if spec.footer_rule:
        _add_rule(tree, len(spec.slots) + 2, pen)
    sub(sub(layout, "p:clrMapOvr"), "a:masterClrMapping")


def add_slide_data(parent: etree._Element, pen: Pen, background: str, *, name: str = "") -> etree._Element:
    """``p:cSld`` with its background (an empty token inherits the layout's); the shape tree is returned."""
    data = sub(parent, "p:cSld")
    if name:
        data.set("name", name)
    if background:
        properties = sub(sub(data, "p:bg"), "p:bgPr")
        pen.fill(properties, background)
        sub(properties, "a:effectLst")
    tree = sub(data, "p:spTree")
    own = sub(tree, "p:nvGrpSpPr")
    sub(own, "p:cNvPr", id=1, name="")
    sub(own, "p:cNvGrpSpPr")
    sub(own, "p:nvPr")
    frame = sub(sub(tree, "p:grpSpPr"), "a:xfrm")
    for corner in ("a:off", "a:chOff"):
        sub(frame, corner, x=0, y=0)
        sub(frame, "a:ext" if corner == "a:off" else "a:chExt", cx=0, cy=0)
    return tree


def add_placeholder_mark(properties: etree._Element, slot: Slot, *, prompt: bool = False) -> None:
    """``p:ph`` of ``slot`` in ``p:nvPr``. Title placeholders have no index, small ones are marked as such."""
    mark = sub(properties, "p:ph", type=slot.kind)
    if slot.kind in ("ftr", "sldNum") or slot.index > 12:
        mark.set("sz", "quarter")
    if slot.index:
        mark.set("idx", str(slot.index))
    if prompt and slot.index > 12:
        mark.set("hasCustomPrompt", "1")


def _add_slot(tree: etree._Element, number: int, slot: Slot, pen: Pen) -> None:
    shape = sub(tree, "p:sp")
    own = sub(shape, "p:nvSpPr")
    sub(own, "p:cNvPr", id=number, name=f"{slot.role} {number - 1}")
    sub(sub(own, "p:cNvSpPr"), "a:spLocks", noGrp=1)
    add_placeholder_mark(sub(own, "p:nvPr"), slot, prompt=True)
    properties = sub(shape, "p:spPr")
    frame = sub(properties, "a:xfrm")
    x, y, width, height = slot.box
    sub(frame, "a:off", x=emu(x), y=emu(y))
    sub(frame, "a:ext", cx=emu(width), cy=emu(height))
    sub(sub(properties, "a:prstGeom", prst="rect"), "a:avLst")
    body = sub(shape, "p:txBody")
    add_body_properties(body, 0.0, slot.anchor)
    style = child(body, "a:lstStyle")
    for level in range(1, _LEVELS + 1):
        _level(style, level, slot, pen)
    paragraph = sub(body, "a:p")
    text = clean(slot.prompt.get(pen.lang))
    if slot.kind == "sldNum":
        run = sub(paragraph, "a:fld", id=SLIDE_NUMBER_FIELD, type="slidenum")
    else:
        run = sub(paragraph, "a:r")
    sub(run, "a:rPr", lang=pen.language(text))
    sub(run, "a:t").text = text


def _text_style(style: etree._Element, slot: Slot, pen: Pen) -> None:
    for level in range(1, _LEVELS + 1):
        _level(style, level, slot, pen)


def _level(style: etree._Element, level: int, slot: Slot, pen: Pen) -> None:
    """A list level without bullet; text that layout has placed brings its own."""
    indent = emu(1.25 * slot.look.size * (level - 1))
    properties = sub(
        style, f"a:lvl{level}pPr", marL=indent, indent=0, algn=ALIGNS[slot.align], defTabSz=914400,
        rtl=0, eaLnBrk=1, latinLnBrk=0, hangingPunct=1,
    )  # fmt: skip
    pitch = sub(properties, "a:lnSpc")
    if slot.leading:
        sub(pitch, "a:spcPts", val=round(slot.leading * 100))
    else:
        sub(pitch, "a:spcPct", val=100000)
    sub(sub(properties, "a:spcBef"), "a:spcPts", val=0)
    sub(properties, "a:buNone")
    pen.run_properties(properties, slot.look, name="a:defRPr")


def _add_rule(tree: etree._Element, number: int, pen: Pen) -> None:
    """The hairline above the footer, once in the layout and not on every slide."""
    rule = sub(tree, "p:cxnSp")
    own = sub(rule, "p:nvCxnSpPr")
    sub(own, "p:cNvPr", id=number, name=f"rule {number - 1}")
    sub(own, "p:cNvCxnSpPr")
    sub(own, "p:nvPr")
    properties = sub(rule, "p:spPr")
    frame = sub(properties, "a:xfrm")
    sub(frame, "a:off", x=emu(LEFT), y=emu(FOOTER_RULE))
    sub(frame, "a:ext", cx=emu(WIDTH), cy=0)
    sub(sub(properties, "a:prstGeom", prst="line"), "a:avLst")
    pen.line(properties, "line", 0.75)


def write_default_text(presentation: Presentation, pen: Pen) -> None:
    """The look of text boxes that a user adds later."""
    defaults = replace_children(child(presentation.element, "p:defaultTextStyle"))
    _text_style(defaults, replace(MASTER_SLOTS[1], leading=0.0), pen)
