"""The first slide: who, what, when; the phases of the plan to scale."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.brand import Brand
from opsplan.blocks.colors import luminance
from opsplan.blocks.deck import Placed, PlacedPicture, TextBox
from opsplan.blocks.deck_layout.frame import SMALL
from opsplan.blocks.deck_layout.grid import Box, CoverBoxes
from opsplan.blocks.deck_layout.openings import Opening
from opsplan.blocks.deck_layout.text import FONT_ROOM, para
from opsplan.blocks.deck_layout.titles import fit_display
from opsplan.blocks.drawing import HAlign
from opsplan.blocks.gantt_words import span_text
from opsplan.blocks.inline import Inlines, Run, join, run
from opsplan.blocks.measure import shorten
from opsplan.blocks.nodes import Cover, PhaseBar
from opsplan.diagnostics import Lang

_LOGO_HEIGHT, _BESIDE_LOGO, _PLATE = 44.0, 14.0, 6.0
_DARK_GROUND = 0.4
"""Luminance of a cover below which it is dark."""
_BAR, _NAMES, _LANE = 10.0, 18.0, 36.0
"""Height of a phase's bar, where the names begin below it, and the height of each lane of names, in points."""


def cover_slide(cover: Cover, lang: Lang, brand: Brand, boxes: CoverBoxes) -> Opening:
    """The first slide."""
    place = boxes.title
    title = fit_display(cover.title, boxes.title_sizes, 2, place.w, color="cover-text", height=place.h)
    if title.cut:
        title = fit_display(cover.title, boxes.small_sizes, 3, place.w, color="cover-text", height=place.h)
    logo, room = _logo(brand, boxes.top)
    shapes: list[Placed] = [*logo, TextBox(*place, (title.paragraph,), role="title")]
    lost = [cover.title] if title.cut else []
    unplaced: list[Inlines] = []
    if cover.subtitle and boxes.subtitle:
        sizes = (18.0, 16.0, 14.0, 12.0)
        subtitle = fit_display(cover.subtitle, sizes, 1, boxes.subtitle.w, color="cover-text2", bold=False)
        shapes.append(TextBox(*boxes.subtitle, (subtitle.paragraph,), role="subtitle"))
        lost += [cover.subtitle] if subtitle.cut else []
    elif cover.subtitle:
        unplaced.append(cover.subtitle)
    top = boxes.top and boxes.top._replace(x=boxes.top.x + room, w=boxes.top.w - room)
    line = cover.line or join((label + value for label, value in cover.facts), "    ")
    corners: tuple[tuple[Inlines, Box | None, HAlign, bool, str], ...] = (
        (cover.top, top, "left", True, "cover-text"),
        (cover.confidentiality, boxes.confidentiality, "right", False, "cover-text2"),
        (line, boxes.line, boxes.align, False, "cover-text2"),
        (cover.stamp, boxes.stamp, boxes.stamp_align, False, "cover-text2"),
    )
    for text, box, align, bold, color in corners:
        if not text or box is None:
            unplaced += [text] if text else []
            continue
        fit = fit_display(text, (14.0, 12.0), 1, box.w, color=color, bold=bold)
        words = para(fit.paragraph.text, fit.paragraph.size, color=color, bold=bold, align=align)
        shapes.append(TextBox(*box, (words,)))
        lost += [text] if fit.cut else []
    if cover.line:
        lost += [join(pair, "  ") for pair in cover.facts]
    if boxes.phases:
        scale, unnamed = _phase_scale(cover.phases, lang, boxes.phases)
        shapes += scale
        lost += [run(phase.name, phase.src) for phase in unnamed]
    else:
        unplaced += [run(phase.name, phase.src) for phase in cover.phases]
    return Opening(tuple(shapes), title, tuple(lost), tuple(unplaced))


def _logo(brand: Brand, box: Box | None) -> tuple[tuple[Placed, ...], float]:
    """The logo at the left of ``box``, level with the text beside it, and the width it takes. A logo that was not made for
    dark grounds stands on a white one there."""
    dark = luminance(brand.for_slides().hex("cover")) < _DARK_GROUND
    logo = (brand.logo_on_dark or brand.logo) if dark else brand.logo
    if logo is None or box is None:
        return (), 0.0
    shrink = min(1.0, _LOGO_HEIGHT / logo.height)
    width, height = logo.width * shrink, logo.height * shrink
    y = box.y + box.h / 2 - height / 2
    if dark and brand.logo_on_dark is None:
        plate = TextBox(
            box.x, y - _PLATE, width + 2 * _PLATE, height + 2 * _PLATE, (), fill="#FFFFFF", name="logo ground"
        )
        picture = PlacedPicture(box.x + _PLATE, y, width, height, logo)
        return (plate, picture), width + 2 * _PLATE + _BESIDE_LOGO
    return (PlacedPicture(box.x, y, width, height, logo),), width + _BESIDE_LOGO


def _phase_scale(phases: Sequence[PhaseBar], lang: Lang, box: Box) -> tuple[list[Placed], list[PhaseBar]]:
    """A bar for every phase, as long as the phase; names below in up to three lanes; and the phases whose
    name does not stand there in full."""
    if not phases:
        return [], []
    begin, end = min(phase.start for phase in phases), max(phase.end for phase in phases)
    scale = box.w / ((end - begin).days + 1)
    shapes: list[Placed] = []
    reached = {0: box.x - 10.0, 1: box.x - 10.0, 2: box.x - 10.0}
    covered = box.x
    unnamed: list[PhaseBar] = []
    for phase in sorted(phases, key=lambda each: (each.start, each.end)):
        x = max(box.x + (phase.start - begin).days * scale, covered)
        right = box.x + ((phase.end - begin).days + 1) * scale - 2
        if right - x >= 1:
            fill = f"lift:{phase.color}"
            shapes.append(TextBox(x, box.y, right - x, _BAR, (), fill=fill, name=phase.name, src=phase.src))
            covered = right + 2
        width = max(right - x, 80.0)
        x = min(x, box.right - width)
        lane = next((lane for lane, used in reached.items() if used <= x), None)
        if lane is None:
            unnamed.append(phase)
            continue
        reached[lane] = x + width + 2
        name = shorten(phase.name, SMALL, (width - 2) * FONT_ROOM)
        unnamed += [phase] if name != " ".join(phase.name.split()) else []
        paras = (
            para((Run(name, src=phase.src),), SMALL, color="cover-text"),
            para((Run(span_text(phase.start, phase.end, lang, False)),), SMALL, color="cover-text2"),
        )
        shapes.append(TextBox(x, box.y + _NAMES + lane * _LANE, width, _LANE, paras))
    return shapes, unnamed
