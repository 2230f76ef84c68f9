"""Slides that divide and close: what they have in common with the cover, the divider of a section, the closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opsplan.blocks.deck import Para, Placed, SlideSource, TextBox
from opsplan.blocks.deck_layout.frame import SMALL
from opsplan.blocks.deck_layout.grid import Box, ClosingBoxes, SectionBoxes
from opsplan.blocks.deck_layout.make_text import all_paras
from opsplan.blocks.deck_layout.text import FONT_ROOM, para, text_height
from opsplan.blocks.deck_layout.titles import Fit, fit_display
from opsplan.blocks.inline import Inlines, Run, run
from opsplan.blocks.measure import shorten
from opsplan.blocks.nodes import Paragraph
from opsplan.records import dataclass

_UNDER_TITLE = 12.0
_LEAST_LEAD, _LEAST_ASK = 58.0, 29.0
"""Heights in points that a lead and an ask take even when they are short: those of their placeholders."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The shapes of such a slide, its title as shown, and what the notes have to say instead of it: texts that had to be
    shortened, in full, and those that the grid has no place for."""

    shapes: tuple[Placed, ...]
    title: Fit
    shortened: tuple[Inlines, ...] = ()
    unplaced: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section for agenda and dividers. ``index`` is its first slide from 0, ``says`` that slide's title.

    ``mark`` is what an agenda shows instead of a number, ``holds`` a sentence on the section's slides.
    """

    name: str
    index: int
    says: Inlines = ()
    mark: str = ""
    holds: str = ""


def section_slide(
    source: SlideSource, sections: Sequence[SectionEntry], boxes: SectionBoxes
) -> tuple[Opening, bool]:
    """A divider, and whether its lead fitted; a lead that is too long goes on slides of its own."""
    number, own = next(
        ((n, each) for n, each in enumerate(sections, 1) if each.name == source.section), (0, None)
    )
    place = boxes.title
    title = fit_display(source.title, boxes.title_sizes, 2, place.w, color="panel-text")
    height = max(title.height, place.h)
    shapes: list[Placed] = [TextBox(place.x, place.y, place.w, height, (title.paragraph,), role="title")]
    if own and not own.mark and boxes.number:
        digits = Para((Run(str(number)),), 80.0, 90.0, "panel-mark", True)
        shapes.append(TextBox(*boxes.number, (digits,)))
    fits = True
    holds = (Paragraph(run(own.holds), "plain"),) if own and own.holds else ()
    if source.blocks or holds:
        box = boxes.lead
        lead: tuple[Para, ...] = ()
        if box is not None:
            top = max(box.y, place.y + height + _UNDER_TITLE) if box.y > place.y else box.y
            texts = ((*source.blocks, *holds), source.blocks)
            sizes = (all_paras(text, size, "panel-text2") for text in texts for size in (16.0, 14.0, 12.0))
            lead = next((each for each in sizes if each and text_height(each, box.w) <= box.bottom - top), ())
            if lead:
                tall = max(text_height(lead, box.w), _LEAST_LEAD)
                shapes.append(TextBox(box.x, top, box.w, tall, lead, role="body"))
        fits = bool(lead) or not source.blocks
    if boxes.progress:
        shapes += _progress(sections, number, boxes.progress)
    return Opening(tuple(shapes), title, (source.title,) if title.cut else ()), fits


def _progress(sections: Sequence[SectionEntry], current: int, box: Box) -> list[Placed]:
    """A bar for every section with its name, ours white; too many for names get bars only."""
    count = len(sections)
    if not 2 <= count <= 40:
        return []
    gap = 9.0 if count <= 12 else 3.0
    width = (box.w - gap * (count - 1)) / count
    shapes: list[Placed] = []
    for number, section in enumerate(sections, 1):
        x = box.x + (number - 1) * (width + gap)
        ours = number == current
        fill = "panel-text" if ours else "panel-line"
        shapes.append(TextBox(x, box.y, width, 3, (), fill=fill, name="progress"))
        name = shorten(f"{section.mark or number}  {section.name}", SMALL, width * FONT_ROOM, bold=ours)
        if width >= 60 and name:
            words = para((Run(name),), SMALL, color="panel-text" if ours else "panel-text2", bold=ours)
            shapes.append(TextBox(x, box.y + 12, width, 18, (words,), link=section.index))
    return shapes


def closing_slide(closing: tuple[Inlines, Inlines, Inlines], boxes: ClosingBoxes) -> Opening:
    """The last slide: the message, the ask, and whom to talk to."""
    message, ask, contact = closing
    place = boxes.title
    title = fit_display(message, boxes.title_sizes, 2, place.w, color="cover-text", height=place.h)
    if title.cut:
        title = fit_display(message, boxes.small_sizes, 3, place.w, color="cover-text", height=place.h)
    shapes: list[Placed] = [TextBox(*place, (title.paragraph,), role="title")]
    lost = [message] if title.cut else []
    if ask and boxes.ask:
        x, y, width, room = boxes.ask
        wish = fit_display(ask, (18.0, 16.0), 1, width, color="cover-text2", bold=False)
        if wish.cut:
            wish = fit_display(ask, (16.0, 14.0), 6, width, color="cover-text2", bold=False, height=room)
        tall = max(wish.height, _LEAST_ASK)
        shapes.append(TextBox(x, y, width, tall, (wish.paragraph,), role="subtitle"))
        lost += [ask] if wish.cut else []
    if contact and boxes.contact:
        line = fit_display(contact, (14.0, 12.0), 1, boxes.contact.w, color="cover-text2", bold=False)
        words = replace(line.paragraph, align=boxes.align)
        shapes.append(TextBox(*boxes.contact, (words,)))
        lost += [contact] if line.cut else []
    unplaced = tuple(
        text for text, box in ((ask, boxes.ask), (contact, boxes.contact)) if text and box is None
    )
    return Opening(tuple(shapes), title, tuple(lost), unplaced)
