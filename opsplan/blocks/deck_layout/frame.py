"""What stands on every content slide around its body: breadcrumb, title, source line and footer."""

from __future__ import annotations

from opsplan.blocks.deck import Placed, SlideSource, TextBox
from opsplan.blocks.deck_layout.grid import Box, Grid
from opsplan.blocks.deck_layout.text import FONT_ROOM, count_lines, para
from opsplan.blocks.deck_layout.titles import Fit
from opsplan.blocks.inline import Run, plain
from opsplan.blocks.measure import shorten, text_width
from opsplan.blocks.nodes import Meta

SMALL = 12.0


def head_shapes(source: SlideSource, title: Fit, grid: Grid, agenda: int) -> tuple[Placed, ...]:
    """What is read before a body: the title, then the breadcrumb where it has a place; a click on that goes to slide
    ``agenda`` (an index; -1: none)."""
    shapes: list[Placed] = [TextBox(*grid.title, (title.paragraph,), role="title", src=source.src)]
    crumbs = _breadcrumb(source, grid.breadcrumb)
    if grid.breadcrumb and crumbs:
        words = para(crumbs, SMALL, color="ink2")
        shapes.append(TextBox(*grid.breadcrumb, (words,), role="breadcrumb", link=agenda))
    return tuple(shapes)


def foot_shapes(source: SlideSource, meta: Meta, number: int, grid: Grid) -> tuple[Placed, ...]:
    """What is read after a body; boxes without text or place are left out. The source line only where it is one line."""
    shapes: list[Placed] = []
    if grid.source and source.source and source_fits(source, grid):
        shapes.append(TextBox(*grid.source, (para(source.source, SMALL, color="ink3"),), role="source"))
    if grid.footer_left:
        plan = "    ".join(filter(None, (meta.title, meta.version)))
        plan = shorten(plan, SMALL, grid.footer_left.w * FONT_ROOM)
        if plan:
            words = para((Run(plan),), SMALL, color="ink3")
            shapes.append(TextBox(*grid.footer_left, (words,), role="footer_left"))
    if grid.footer_center:
        secret = shorten(meta.confidentiality, SMALL, grid.footer_center.w * FONT_ROOM)
        if secret:
            words = para((Run(secret),), SMALL, color="ink3", align="center")
            shapes.append(TextBox(*grid.footer_center, (words,), role="footer_center"))
    if grid.slide_number:
        page = para((Run(str(number)),), SMALL, color="ink3", align="right")
        shapes.append(TextBox(*grid.slide_number, (page,), role="slide_number"))
    return tuple(shapes)


def source_fits(source: SlideSource, grid: Grid) -> bool:
    """True when the source line has a place and is one line there; else it goes to the end of the body."""
    return grid.source is not None and count_lines(para(source.source, SMALL), grid.source.w) == 1


def _breadcrumb(source: SlideSource, box: Box | None) -> tuple[Run, ...]:
    """Section and topic; both are repeated from elsewhere, so they may be shortened."""
    if box is None:
        return ()
    room = box.w * FONT_ROOM
    section = shorten(source.section, SMALL, room * 0.6, bold=True)
    used = text_width(section, SMALL, True)
    topic = shorten(source.topic, SMALL, room - used - 40)
    runs = []
    if section:
        runs.append(Run(section, bold=True, color="accent"))
    if section and topic:
        runs.append(Run("    /    ", color="ink3"))
    if topic:
        runs.append(Run(topic))
    return tuple(runs)


def breadcrumb_is_cut(source: SlideSource, grid: Grid) -> bool:
    """True when the breadcrumb does not show section and topic in full."""
    shown = plain(_breadcrumb(source, grid.breadcrumb))
    return " ".join(source.section.split()) not in shown or " ".join(source.topic.split()) not in shown
