"""The cover: department, title, the plan's phases to scale, and the facts at the foot."""

from __future__ import annotations

from opsplan.blocks.inline import Run, plain
from opsplan.blocks.measure import text_width, wrap
from opsplan.blocks.nodes import Cover, PhaseBar
from opsplan.writers.docx.grid import add_cell, add_grid, add_row
from opsplan.writers.docx.office import Frame
from opsplan.writers.docx.prose import add_paragraph
from opsplan.writers.docx.xml import put, sub, twips

_GAP = 4.0
_FACTS_TOP = 508.0
"""Points from the top of the text to the facts."""
_FACT_ROW = 30.5


def write_cover(frame: Frame, cover: Cover) -> None:
    """Fill the first page. The space above the facts gives way to a long title."""
    office = frame.office
    half = frame.width / 2
    row = add_row(add_grid(frame.parent, "OpsplanPlain", (half, half)))
    for style, text in (("CoverTop", cover.top), ("CoverMark", cover.confidentiality)):
        add_paragraph(add_cell(row, half, brand=office.brand), office, style, text)
    add_paragraph(frame.parent, office, "Title", cover.title)
    used = 36.0 + 124.0 + 40.0 * len(wrap(plain(cover.title), 26, frame.width, True))
    if cover.subtitle:
        add_paragraph(frame.parent, office, "Subtitle", cover.subtitle)
        used += 14.0 + 22.0 * len(wrap(plain(cover.subtitle), 14, frame.width))
    if cover.phases:
        _add_gap(frame, 30.0)
        _add_phases(frame, cover.phases)
        used += 30.0 + 27.0
    if cover.facts:
        top = min(_FACTS_TOP, frame.height - _FACT_ROW * len(cover.facts) - 24.0)
        _add_gap(frame, max(24.0, top - used))
        table = add_grid(frame.parent, "OpsplanCover", (90.0, frame.width - 90.0))
        for label, value in cover.facts:
            line = add_row(table)
            add_paragraph(add_cell(line, 90.0, brand=office.brand), office, "TableLabel", label)
            add_paragraph(add_cell(line, frame.width - 90.0, brand=office.brand), office, "TableText", value)


def _add_gap(frame: Frame, points: float) -> None:
    """An empty line of an exact height: a table takes no space before itself."""
    paragraph = add_paragraph(frame.parent, frame.office, "Break")
    spacing = sub(paragraph[0], "w:spacing")
    put(spacing, "w:spacing", before=0, after=0, line=twips(points), lineRule="exact")


def _add_phases(frame: Frame, phases: tuple[PhaseBar, ...]) -> None:
    """Phases as filled cells of a table, their widths to scale, with their names below.

    A name wider than its bar would wrap in the cell, so bars have a least width.
    """
    brand, office = frame.office.brand, frame.office
    days = [max(1, (phase.end - phase.start).days + 1) for phase in phases]
    room = frame.width - _GAP * (len(phases) - 1)
    least = [min(text_width(phase.name, 9) + 4.0, room / len(phases)) for phase in phases]
    bars = _to_scale([float(day) for day in days], least, room)
    widths = [bars[place // 2] if place % 2 == 0 else _GAP for place in range(2 * len(phases) - 1)]
    table = add_grid(frame.parent, "OpsplanPlain", widths)
    upper, lower = add_row(table), add_row(table)
    properties = upper[0]
    sub(properties, "w:trHeight", val=twips(7), hRule="exact")
    for place, width in enumerate(widths):
        phase = phases[place // 2] if place % 2 == 0 else None
        add_paragraph(add_cell(upper, width, fill=phase.color if phase else "", brand=brand), office, "Break")
        cell = add_cell(lower, width, brand=brand)
        if phase:
            add_paragraph(cell, office, "PhaseName", (Run(phase.name),), src=phase.src)
        else:
            add_paragraph(cell, office, "Break")


def _to_scale(days: list[float], least: list[float], room: float) -> list[float]:
    """Share ``room`` by days, but no bar below its least width; the others share what is left."""
    fixed: dict[int, float] = {}
    while True:
        free = [index for index in range(len(days)) if index not in fixed]
        scale = (room - sum(fixed.values())) / sum(days[index] for index in free) if free else 0.0
        narrow = [index for index in free if days[index] * scale < least[index]]
        if not narrow:
            return [fixed.get(index, days[index] * scale) for index in range(len(days))]
        fixed.update((index, least[index]) for index in narrow)
