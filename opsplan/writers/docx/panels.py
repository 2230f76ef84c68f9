"""Cards, big numbers and funnels, printed as tables that stay editable and keep together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from lxml import etree

from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import BigNumber, BigNumbers, Card, Cards, Funnel, FunnelStage
from opsplan.writers.docx.captions import add_caption, add_gap, add_gap_above, add_note
from opsplan.writers.docx.estimate import GUTTER, cards_beside
from opsplan.writers.docx.grid import add_cell, add_grid, add_row
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.prose import add_inlines, add_paragraph
from opsplan.writers.docx.runs import VALUE_MARK, bookmarked, inlines_text, plain_text
from opsplan.writers.docx.styles import BIG_SIZE, UNIT_SIZE
from opsplan.writers.docx.xml import add_texts
from opsplan.writers.ooxml.xml import clean

_FUNNEL_FILLS = ("accent", "accent-600", "accent-400", "accent-200", "accent-100")
_LEAST_BAR = 0.3
"""Share of the bar column that the narrowest stage keeps, so that its value fits."""


def _said(texts: Iterable[Inlines]) -> str:
    """Texts in a line, for a reader who hears the table."""
    return clean("; ".join(" ".join(plain(text).split()) for text in texts if text))


def _spoken(number: BigNumber) -> Inlines:
    return (*number.label, Run(" "), *number.value, Run(" "), *number.unit)


def write_cards(frame: Frame, cards: Cards) -> None:
    """Cards two or three in a row, with an empty column between."""
    count = len(cards.cards)
    if not count:
        return
    add_gap_above(frame)
    per_row = cards_beside(count, frame.width)
    width = (frame.width - GUTTER * (per_row - 1)) / per_row
    for first in range(0, count, per_row):
        group = cards.cards[first : first + per_row]
        widths = [width if place % 2 == 0 else GUTTER for place in range(2 * per_row - 1)]
        row = add_row(add_grid(frame.parent, "OpsplanPanel", widths, alt=_said(card.title for card in group)))
        for place, room in enumerate(widths):
            card = group[place // 2] if place % 2 == 0 and place // 2 < len(group) else None
            _add_card(frame, row, room, card)
        add_gap(frame)


def _add_card(frame: Frame, row: etree._Element, width: float, card: Card | None) -> None:
    office = frame.office
    if card is None:
        add_paragraph(add_cell(row, width, office=office), office, "TableText")
        return
    cell = add_cell(row, width, fill="wash", office=office, line=("top", card.color or "accent", 3))
    if card.kicker:
        add_paragraph(cell, office, "TableSmall", card.kicker)
    add_paragraph(cell, office, "CardTitle", card.title, src=card.src)
    for label, text in card.all_lines:
        paragraph = add_paragraph(cell, office, "CardLine")
        if label:
            add_inlines(paragraph, office, (*label, Run("　" if office.chinese else "  ")), color="ink3")
        add_inlines(paragraph, office, text)
    if card.number:
        add_paragraph(cell, office, "CardNumber", card.number)


def write_big_numbers(frame: Frame, strip: BigNumbers) -> None:
    """A strip of numbers with a line above each."""
    if not strip.numbers:
        return
    add_gap_above(frame)
    count = len(strip.numbers)
    width = (frame.width - GUTTER * (count - 1)) / count
    widths = [width if place % 2 == 0 else GUTTER for place in range(2 * count - 1)]
    row = add_row(add_grid(frame.parent, "OpsplanStrip", widths, alt=_said(map(_spoken, strip.numbers))))
    style = "BigNumber" if all(_fits(number, width) for number in strip.numbers) else "MediumNumber"
    for place, room in enumerate(widths):
        number = strip.numbers[place // 2] if place % 2 == 0 else None
        _add_number(frame, row, room, number, style)
    add_gap(frame)


def _fits(number: BigNumber, width: float) -> bool:
    """True when value and unit stand on one line at full size. All numbers of a strip share one size."""
    value = text_width(plain(number.value), BIG_SIZE, True)
    return value + text_width(" " + plain(number.unit), UNIT_SIZE) + 6.0 <= width


def _add_number(
    frame: Frame, row: etree._Element, width: float, number: BigNumber | None, style: str
) -> None:
    office = frame.office
    if number is None:
        add_paragraph(add_cell(row, width, office=office), office, "TableText")
        return
    cell = add_cell(row, width, office=office, line=("top", "accent", 2))
    add_paragraph(cell, office, "TableText", number.label)
    paragraph = add_paragraph(cell, office, style)
    add_texts(paragraph, _value(office, number))
    below = _joined(number.base, number.change)
    if below:
        add_paragraph(cell, office, "TableSmall", below)


def _value(office: Office, number: BigNumber) -> str:
    """A number and its unit, in one bookmark."""
    src = next((run.src for run in number.value if run.src), "")
    mark = office.next_mark() if src else 0
    said = inlines_text(office, _unmarked(number.value))
    if number.unit:
        unit = inlines_text(office, _unmarked(number.unit), style="NumberUnit")
        said = f"{said}{plain_text(' ')}{unit}"
    return bookmarked(mark, office.bookmark_name(VALUE_MARK, src), said) if src else said


def _unmarked(text: Inlines) -> Inlines:
    return tuple(replace(run, src="") for run in text)


def _joined(base: Inlines, change: Inlines) -> Inlines:
    return (*base, Run("　"), *change) if base and change else base or change


def write_funnel(frame: Frame, funnel: Funnel) -> None:
    """A row for every stage: name, bar (a filled cell in the middle, its width to scale), and what is known of it."""
    if funnel.stages:
        add_gap_above(frame)
        ends = (frame.width * 0.2, frame.width * 0.36)
        bar = frame.width - sum(ends)
        shares = [max(_LEAST_BAR, min(1.0, stage.share)) for stage in funnel.stages]
        # All rows of a table share one grid, so both edges of every bar are columns of it.
        edges = sorted(
            {0.0, bar, *(round(bar * (1 + sign * share) / 2, 1) for share in shares for sign in (-1, 1))}
        )
        edges = [edge for place, edge in enumerate(edges) if place == 0 or edge - edges[place - 1] > 0.05]
        widths = (ends[0], *(right - left for left, right in pairwise(edges)), ends[1])
        table = add_grid(
            frame.parent,
            "OpsplanFunnel",
            widths,
            alt=clean(plain(funnel.caption)),
            heads=_said(stage.name for stage in funnel.stages),
        )
        for index, (stage, share) in enumerate(zip(funnel.stages, shares, strict=True)):
            left = _nearest(edges, bar * (1 - share) / 2)
            right = _nearest(edges, bar * (1 + share) / 2)
            row = add_row(table, height=34)
            _add_stage(
                frame,
                row,
                stage,
                index,
                widths,
                (left, right),
                keep=bool(funnel.caption) or stage is not funnel.stages[-1],
            )
    add_caption(frame, "figure", funnel.caption, funnel.name)
    add_note(frame, funnel.note)


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - value))


def _add_stage(
    frame: Frame,
    row: etree._Element,
    stage: FunnelStage,
    index: int,
    widths: tuple[float, ...],
    bar: tuple[int, int],
    *,
    keep: bool,
) -> None:
    office = frame.office
    shade = min(index, len(_FUNNEL_FILLS) - 1)
    name = add_cell(row, widths[0], vertical="center", office=office)
    add_paragraph(name, office, "TableStrong", stage.name, src=stage.src, keep=keep)
    middle = len(widths) - 2
    for begin, end, fill in ((0, bar[0], ""), (*bar, _FUNNEL_FILLS[shade]), (bar[1], middle, "")):
        if end <= begin:
            continue
        room = sum(widths[begin + 1 : end + 1])
        cell = add_cell(row, room, span=end - begin, fill=fill, vertical="center", office=office)
        text, color = (stage.value, f"on:{fill}") if fill else ((), "")
        add_paragraph(cell, office, "FunnelValue", text, color=color)
    last = add_cell(row, widths[-1], vertical="center", office=office)
    lines = [line for line in (_joined(stage.baseline, _conversion(frame, stage)), stage.detail) if line]
    for line in lines or [()]:
        add_paragraph(last, office, "TableSmall", line)


def _conversion(frame: Frame, stage: FunnelStage) -> Inlines:
    """The part of the stage above that comes this far, with words: nothing between the bars says it here."""
    words = Run("转化率 " if frame.office.chinese else "conversion ")
    return (words, *stage.conversion) if stage.conversion else ()
