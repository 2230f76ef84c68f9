"""Text boxes: placeholders of the layout where the role has one, free boxes where not."""

from __future__ import annotations

from lxml import etree

from opsplan.blocks.deck import TextBox
from opsplan.blocks.inline import plain
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.xml import clean, sub
from opsplan.writers.pptx.canvas import Canvas, add_frame, add_identity, add_preset
from opsplan.writers.pptx.layouts import Slot
from opsplan.writers.pptx.master import add_placeholder_mark
from opsplan.writers.pptx.text import add_body_properties, add_paragraphs

_HEADINGS = ("title", "subtitle")
_OUTLINE = 0.75


def paint_text_box(canvas: Canvas, box: TextBox) -> None:
    """Add a text box. A placeholder without text would show its prompt, so it is left out unless it is filled,
    and then it is a free box."""
    words = clean("".join(plain(para.text) for para in box.paragraphs))
    slot = canvas.slots.get(box.role) if words.strip() else None
    if box.role and not words.strip() and not box.fill and not box.line:
        return
    if slot is not None and box.role in canvas.slots_used:
        slot = None  # a layout has one placeholder a role; a second box stands free
    identity = canvas.identify(
        box.name or box.role or ("text" if words else "panel"), box.src or _sources(box)
    )
    shape = sub(canvas.tree, "p:sp")
    own = sub(shape, "p:nvSpPr")
    properties = add_identity(own, identity)
    if box.link >= 0:
        canvas.link_to_slide(properties, box.link)
    kind = sub(own, "p:cNvSpPr")
    application = sub(own, "p:nvPr")
    if slot is not None:
        canvas.slots_used.add(box.role)
        sub(kind, "a:spLocks", noGrp=1)
        if not isinstance(slot, Slot):
            from opsplan.writers.pptx.reference.placeholders import (
                frame_placeholder,
                mark_placeholder,
                write_placeholder,
            )

            mark_placeholder(application, slot)
            look = sub(shape, "p:spPr")
            frame_placeholder(look, box, slot)
            write_placeholder(canvas, shape, box, slot)
            return
        add_placeholder_mark(application, slot)
    elif words:
        kind.set("txBox", "1")
    _add_look(canvas, sub(shape, "p:spPr"), box, slot)
    body = sub(shape, "p:txBody")
    add_body_properties(body, box.inset, box.anchor)
    add_paragraphs(
        body, box.paragraphs, canvas.pen, canvas.hyperlink,
        heading=box.role in _HEADINGS, field=box.role == "slide_number",
    )  # fmt: skip


def _add_look(canvas: Canvas, properties: etree._Element, box: TextBox, slot: Slot | None) -> None:
    """Where a box stands as its placeholder does, it says nothing, so that another template can move it."""
    if slot is None or slot.box != (box.x, box.y, box.w, box.h):
        add_frame(properties, Box(box.x, box.y, box.w, box.h))
    if slot is None:
        add_preset(properties, "rect")
    if slot is None or box.fill:
        canvas.pen.fill(properties, box.fill)
    if slot is None or box.line:
        canvas.pen.line(properties, box.line, _OUTLINE)


def _sources(box: TextBox) -> str:
    """The plan paths of the runs, each once, for a box that has none of its own."""
    return " ".join(dict.fromkeys(run.src for para in box.paragraphs for run in para.text if run.src))
