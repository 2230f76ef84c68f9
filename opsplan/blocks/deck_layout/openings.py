"""Slides that open and close: cover, divider of a section, agenda and closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from opsplan.blocks.brand import Brand
from opsplan.blocks.colors import luminance
from opsplan.blocks.deck import Para, Placed, PlacedPicture, SlideSource, TextBox
from opsplan.blocks.deck_layout.frame import BODY_TOP, LEFT, SMALL, WIDTH
from opsplan.blocks.deck_layout.make_text import all_paras
from opsplan.blocks.deck_layout.text import FONT_ROOM, para, text_height
from opsplan.blocks.deck_layout.titles import Fit, fit_display
from opsplan.blocks.drawing import HAlign
from opsplan.blocks.gantt_words import span_text
from opsplan.blocks.inline import Inlines, Run, join, run
from opsplan.blocks.measure import shorten
from opsplan.blocks.nodes import Cover, PhaseBar
from opsplan.diagnostics import Lang

_FOOT = 486.0
_LOGO_HEIGHT, _BESIDE_LOGO, _PLATE = 44.0, 14.0, 6.0
_DARK_GROUND = 0.4
"""Luminance of a cover below which it is dark."""
AGENDA_ROWS = 8
_NAME_SIZES = (20.0, 16.0, 14.0, 12.0)


@dataclass(frozen=True, slots=True)
class Opening:
    """The shapes of such a slide, its title as shown, and the texts that had to be shortened, in full."""

    shapes: tuple[Placed, ...]
    title: Fit
    shortened: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section for agenda and dividers. ``index`` is its first slide from 0, ``says`` that slide's title."""

    name: str
    index: int
    says: Inlines = ()


def cover_slide(cover: Cover, lang: Lang, brand: Brand) -> Opening:
    """The first slide: who, what, when; the phases of the plan to scale."""
    title = fit_display(cover.title, (42.0, 36.0), 2, 760.0, color="cover-text")
    if title.cut:
        title = fit_display(cover.title, (28.0, 24.0), 3, 760.0, color="cover-text")
    logo, room = _logo(brand)
    shapes: list[Placed] = [*logo, TextBox(LEFT, 132, 760, 108, (title.paragraph,), role="title")]
    lost = [cover.title] if title.cut else []
    subtitle = fit_display(
        cover.subtitle, (18.0, 16.0, 14.0, 12.0), 1, 720.0, color="cover-text2", bold=False
    )
    if cover.subtitle:
        shapes.append(TextBox(LEFT, 252, 720, 30, (subtitle.paragraph,), role="subtitle"))
        lost += [cover.subtitle] if subtitle.cut else []
    line = cover.line or join((label + value for label, value in cover.facts), "    ")
    corners: tuple[tuple[Inlines, float, float, float, HAlign, bool, str], ...] = (
        (cover.top, LEFT + room, 48, 480 - room, "left", True, "cover-text"),
        (cover.confidentiality, 552, 48, 360, "right", False, "cover-text2"),
        (line, LEFT, _FOOT, 540, "left", False, "cover-text2"),
        (cover.stamp, 612, _FOOT, 300, "right", False, "cover-text2"),
    )
    for text, x, y, width, align, bold, color in corners:
        fit = fit_display(text, (14.0, 12.0), 1, width, color=color, bold=bold)
        if text:
            paragraph = para(fit.paragraph.text, fit.paragraph.size, color=color, bold=bold, align=align)
            shapes.append(TextBox(x, y, width, 22, (paragraph,)))
            lost += [text] if fit.cut else []
    if cover.line:
        lost += [join(pair, "  ") for pair in cover.facts]
    scale, unnamed = _phase_scale(cover.phases, lang)
    shapes += scale
    lost += [run(phase.name, phase.src) for phase in unnamed]
    return Opening(tuple(shapes), title, tuple(lost))


def _logo(brand: Brand) -> tuple[tuple[Placed, ...], float]:
    """The logo at the top left, level with the text beside it, and the width it takes. A logo that was not made for dark
    grounds stands on a white one there."""
    dark = luminance(brand.for_slides().hex("cover")) < _DARK_GROUND
    logo = (brand.logo_on_dark or brand.logo) if dark else brand.logo
    if logo is None:
        return (), 0.0
    shrink = min(1.0, _LOGO_HEIGHT / logo.height)
    width, height = logo.width * shrink, logo.height * shrink
    y = 59.0 - height / 2
    if dark and brand.logo_on_dark is None:
        plate = TextBox(
            LEFT, y - _PLATE, width + 2 * _PLATE, height + 2 * _PLATE, (), fill="#FFFFFF", name="logo ground"
        )
        picture = PlacedPicture(LEFT + _PLATE, y, width, height, logo)
        return (plate, picture), width + 2 * _PLATE + _BESIDE_LOGO
    return (PlacedPicture(LEFT, y, width, height, logo),), width + _BESIDE_LOGO


def _phase_scale(phases: Sequence[PhaseBar], lang: Lang) -> tuple[list[Placed], list[PhaseBar]]:
    """A bar for every phase, as long as the phase; names below in up to three lanes; and the phases whose
    name does not stand there in full."""
    if not phases:
        return [], []
    begin, end = min(phase.start for phase in phases), max(phase.end for phase in phases)
    scale = WIDTH / ((end - begin).days + 1)
    shapes: list[Placed] = []
    reached = {0: LEFT - 10.0, 1: LEFT - 10.0, 2: LEFT - 10.0}
    covered = LEFT
    unnamed: list[PhaseBar] = []
    for phase in sorted(phases, key=lambda each: (each.start, each.end)):
        x = max(LEFT + (phase.start - begin).days * scale, covered)
        right = LEFT + ((phase.end - begin).days + 1) * scale - 2
        if right - x >= 1:
            fill = f"lift:{phase.color}"
            shapes.append(TextBox(x, 352, right - x, 10, (), fill=fill, name=phase.name, src=phase.src))
            covered = right + 2
        width = max(right - x, 80.0)
        x = min(x, LEFT + WIDTH - width)
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
        shapes.append(TextBox(x, 370 + lane * 36, width, 36, paras))
    return shapes, unnamed


def section_slide(source: SlideSource, sections: Sequence[SectionEntry]) -> tuple[Opening, bool]:
    """A divider, and whether its lead fitted; a lead that is too long goes on slides of its own."""
    number = next((n for n, each in enumerate(sections, 1) if each.name == source.section), 0)
    title = fit_display(source.title, (40.0, 32.0, 24.0), 2, 720.0, color="panel-text")
    shapes: list[Placed] = [TextBox(192, 156, 720, max(title.height, 54.0), (title.paragraph,), role="title")]
    if number:
        digits = Para((Run(str(number)),), 80.0, 90.0, "panel-mark", True)
        shapes.append(TextBox(LEFT, 144, 130, 90, (digits,)))
    top = 156 + max(title.height, 54.0) + 12
    fits = True
    if source.blocks:
        leads = (all_paras(source.blocks, size, "panel-text2") for size in (16.0, 14.0, 12.0))
        lead = next((each for each in leads if text_height(each, 600.0) <= _FOOT - 40 - top), None)
        fits = lead is not None
        if lead:
            height = max(text_height(lead, 600.0), 58.0)
            shapes.append(TextBox(192, top, 600, height, lead, role="body"))
    shapes += _progress(sections, number)
    return Opening(tuple(shapes), title, (source.title,) if title.cut else ()), fits


def _progress(sections: Sequence[SectionEntry], current: int) -> list[Placed]:
    """A bar for every section with its name, ours white; too many for names get bars only."""
    count = len(sections)
    if not 2 <= count <= 40:
        return []
    gap = 9.0 if count <= 12 else 3.0
    width = (WIDTH - gap * (count - 1)) / count
    shapes: list[Placed] = []
    for number, section in enumerate(sections, 1):
        x = LEFT + (number - 1) * (width + gap)
        ours = number == current
        shapes.append(
            TextBox(x, 462, width, 3, (), fill="panel-text" if ours else "panel-line", name="progress")
        )
        name = shorten(f"{number}  {section.name}", SMALL, width * FONT_ROOM, bold=ours)
        if width >= 60 and name:
            words = para((Run(name),), SMALL, color="panel-text" if ours else "panel-text2", bold=ours)
            shapes.append(TextBox(x, 474, width, 18, (words,), link=section.index))
    return shapes


def agenda_slides(sections: Sequence[SectionEntry]) -> tuple[tuple[Placed, ...], ...]:
    """The bodies of the agenda: number, name, what the section's first slide says, page; each row is a link."""
    pages = max(-(-len(sections) // AGENDA_ROWS), 1)
    each = -(-len(sections) // pages)
    bodies = []
    for begin in range(0, max(len(sections), 1), max(each, 1)):
        rows = sections[begin : begin + each]
        height = min(360.0 / max(len(rows), 1), 60.0)
        size = min(_name_fit(section, _NAME_SIZES).paragraph.size for section in rows) if rows else 0.0
        shapes: list[Placed] = []
        for position, section in enumerate(rows):
            shapes += _agenda_row(section, begin + position + 1, BODY_TOP + position * height, height, size)
        bodies.append(tuple(shapes))
    return tuple(bodies)


def _name_fit(section: SectionEntry, sizes: tuple[float, ...]) -> Fit:
    return fit_display(run(section.name), sizes, 1, 200.0, color="ink")


def _agenda_row(section: SectionEntry, number: int, y: float, height: float, size: float) -> list[Placed]:
    """A row of the agenda; ``size`` is that of all its names."""
    name = _name_fit(section, (size,))
    says = fit_display(section.says, (14.0, 12.0), 2 if height >= 44 else 1, 490.0, color="ink2", bold=False)
    page = para((Run(str(section.index + 1)),), 14.0, color="ink2", align="right")
    numeral = para((Run(str(number)),), 20.0, color="accent", bold=True)
    cells = (
        (LEFT, 60.0, numeral),
        (126.0, 200.0, name.paragraph),
        (342.0, 490.0, says.paragraph),
        (852.0, 60.0, page),
    )
    shapes: list[Placed] = [
        TextBox(x, y, width, height - 1, (words,), anchor="middle", link=section.index, name="agenda")
        for x, width, words in cells
        if words.text
    ]
    shapes.append(TextBox(LEFT, y + height - 1, WIDTH, 0.75, (), fill="line", name="agenda line"))
    return shapes


def closing_slide(closing: tuple[Inlines, Inlines, Inlines]) -> Opening:
    """The last slide: the message, the ask, and whom to talk to."""
    message, ask, contact = closing
    title = fit_display(message, (36.0, 32.0), 2, WIDTH, color="cover-text")
    if title.cut:
        title = fit_display(message, (24.0,), 3, WIDTH, color="cover-text")
    shapes: list[Placed] = [TextBox(LEFT, 168, WIDTH, 96, (title.paragraph,), role="title")]
    lost = [message] if title.cut else []
    wish = fit_display(ask, (18.0, 16.0), 1, WIDTH, color="cover-text2", bold=False)
    if wish.cut:
        wish = fit_display(ask, (16.0, 14.0), 6, WIDTH, color="cover-text2", bold=False)
    if ask:
        shapes.append(TextBox(LEFT, 282, WIDTH, max(wish.height, 29.0), (wish.paragraph,), role="subtitle"))
        lost += [ask] if wish.cut else []
    line = fit_display(contact, (14.0, 12.0), 1, WIDTH, color="cover-text2", bold=False)
    if contact:
        shapes.append(TextBox(LEFT, _FOOT, WIDTH, 22, (line.paragraph,)))
        lost += [contact] if line.cut else []
    return Opening(tuple(shapes), title, tuple(lost))
