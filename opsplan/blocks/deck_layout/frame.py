"""What stands on every content slide around its body: breadcrumb, title, source line and footer."""

from __future__ import annotations

from opsplan.blocks.deck import Placed, SlideSource, TextBox
from opsplan.blocks.deck_layout.text import FONT_ROOM, count_lines, para
from opsplan.blocks.deck_layout.titles import Fit
from opsplan.blocks.inline import Run, plain
from opsplan.blocks.measure import shorten, text_width
from opsplan.blocks.nodes import Meta

LEFT, WIDTH = 48.0, 864.0
BODY_TOP, BODY_HEIGHT = 120.0, 360.0
SMALL = 12.0

TITLE_BOX = (LEFT, 43.0, WIDTH, 64.0)
_BREADCRUMB_BOX = (LEFT, 21.0, WIDTH, 18.0)
_SOURCE_BOX = (LEFT, 486.0, WIDTH, 18.0)
_LEFT_BOX = (LEFT, 510.0, 360.0, 18.0)
_CENTER_BOX = (420.0, 510.0, 240.0, 18.0)
_NUMBER_BOX = (816.0, 510.0, 96.0, 18.0)
"""The positions of the content layout's placeholders: a box that stands just there takes its place from it."""


def frame_shapes(source: SlideSource, title: Fit, meta: Meta, number: int) -> tuple[Placed, ...]:
    """The boxes around a body; those without text are left out. The source line only where it is one line."""
    shapes: list[Placed] = []
    crumbs = _breadcrumb(source)
    if crumbs:
        shapes.append(TextBox(*_BREADCRUMB_BOX, (para(crumbs, SMALL, color="ink2"),), role="breadcrumb"))
    shapes.append(TextBox(*TITLE_BOX, (title.paragraph,), role="title", src=source.src))
    if source.source and source_fits(source):
        shapes.append(TextBox(*_SOURCE_BOX, (para(source.source, SMALL, color="ink3"),), role="source"))
    plan = shorten("    ".join(filter(None, (meta.title, meta.version))), SMALL, _LEFT_BOX[2] * FONT_ROOM)
    if plan:
        shapes.append(TextBox(*_LEFT_BOX, (para((Run(plan),), SMALL, color="ink3"),), role="footer_left"))
    secret = shorten(meta.confidentiality, SMALL, _CENTER_BOX[2] * FONT_ROOM)
    if secret:
        words = para((Run(secret),), SMALL, color="ink3", align="center")
        shapes.append(TextBox(*_CENTER_BOX, (words,), role="footer_center"))
    page = para((Run(str(number)),), SMALL, color="ink3", align="right")
    shapes.append(TextBox(*_NUMBER_BOX, (page,), role="slide_number"))
    return tuple(shapes)


def source_fits(source: SlideSource) -> bool:
    """True when the source line is one line; a longer one goes to the end of the body."""
    return count_lines(para(source.source, SMALL), WIDTH) == 1


def _breadcrumb(source: SlideSource) -> tuple[Run, ...]:
    """Section and topic; both are repeated from elsewhere, so they may be shortened."""
    room = WIDTH * FONT_ROOM
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


def breadcrumb_is_cut(source: SlideSource) -> bool:
    """True when the breadcrumb does not show section and topic in full."""
    shown = plain(_breadcrumb(source))
    return " ".join(source.section.split()) not in shown or " ".join(source.topic.split()) not in shown
