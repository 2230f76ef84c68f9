"""What stands in a slide's body, whatever it shows: something that fits as much of itself as there is room for.

A body is a stack of elements. Fitting never loses anything: what does not fit is an element again, for the
next slide. Positions inside a fitted element count from its own top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Protocol

from opsplan.blocks.deck import Para, Placed, TextBox
from opsplan.blocks.deck_layout.text import pitch, split_text, text_fits, text_height
from opsplan.records import dataclass

GAP = 12.0
"""Space between two elements of a stack."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Type sizes of a body: prose, tables and table heads, in points, and the least height of a table row."""

    prose: float
    table: float
    row: float


SCALES = (Scale(16.0, 14.0, 34.0), Scale(14.0, 12.0, 34.0), Scale(12.0, 12.0, 28.0))
"""From the normal sizes to the smallest that are allowed."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Shapes on a ground of ``h`` points height. ``label`` says which part of something longer they are."""

    h: float
    shapes: tuple[Placed, ...]
    label: str = ""

    def moved(self, x: float, y: float) -> tuple[Placed, ...]:
        """The shapes with their origin at ``x``, ``y``."""
        return tuple(replace(shape, x=shape.x + x, y=shape.y + y) for shape in self.shapes)


class Element(Protocol):
    """A part of a body."""

    @property
    def grows(self) -> bool:
        """True for what fills the room it gets (charts, cards); it is given what the others leave."""
        ...

    def natural(self, width: float) -> float:
        """The height it needs to show everything; for what grows the least that is worth looking at."""
        ...

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        """What fits ``room`` points and what is left. ``full`` says that there will never be more room, so that
        something must be placed; otherwise nothing (None) may be, and all of it waits for the next slide."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, on a filled panel if there is a ``fill``, which may reach down as far as there is room."""

    paragraphs: tuple[Para, ...]
    fill: str = ""
    inset: float = 0.0
    to_bottom: bool = False
    src: str = ""

    @property
    def grows(self) -> bool:
        return self.to_bottom

    def natural(self, width: float) -> float:
        return text_height(self.paragraphs, width - 2 * self.inset) + 2 * self.inset

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        inner = room - 2 * self.inset
        head, rest = self._split(width - 2 * self.inset, inner, full)
        lines = pitch(self.paragraphs[0])
        few = rest and inner < 3 * lines
        if not head or (few and not full):
            return None, self
        height = room if self.to_bottom else text_height(head, width - 2 * self.inset) + 2 * self.inset
        box = TextBox(0, 0, width, height, head, fill=self.fill, inset=self.inset, src=self.src)
        return Fitted(height, (box,)), replace(self, paragraphs=rest) if rest else None

    def _split(self, width: float, room: float, full: bool) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
        """What fits ``room``, and the rest; about half each where that is enough for two slides."""
        head, rest = split_text(self.paragraphs, width, room)
        if full and rest and text_fits(rest, width, room):
            half = text_height(self.paragraphs, width) / 2 + pitch(self.paragraphs[0]) / 2
            upper, lower = split_text(self.paragraphs, width, half)
            if upper and text_height(lower, width) <= room:
                return upper, lower
        return head, rest


def fit_stack(
    elements: Sequence[Element], width: float, room: float, full: bool = True, gap: float = GAP
) -> tuple[Fitted, tuple[Element, ...]]:
    """Elements one below the other in ``room`` points, and those left for the next slide."""
    shapes: list[Placed] = []
    y, label = 0.0, ""
    for index, element in enumerate(elements):
        left = room - y
        if element.grows:
            after = elements[index + 1 :]
            others = sum(each.natural(width) + gap for each in after)
            if left - others < element.natural(width):  # not all on this slide: at least what belongs to it
                after = tuple(takewhile(lambda each: not each.grows, after))
                others = min(sum(each.natural(width) + gap for each in after), 0.3 * room)
            if left - others >= element.natural(width):
                left -= others
                if any(each.grows for each in after):
                    left = (left + element.natural(width)) / 2
        fitted, rest = element.fit(width, left, full and not shapes) if left > 0 else (None, element)
        if fitted is not None:
            shapes += fitted.moved(0, y)
            y += fitted.h + gap
            label = label or fitted.label
        if rest is not None:
            return Fitted(max(y - gap, 0.0), tuple(shapes), label), (rest, *elements[index + 1 :])
    return Fitted(max(y - gap, 0.0), tuple(shapes), label), ()


def stack_height(elements: Sequence[Element], width: float, gap: float = GAP) -> float:
    """The height of a stack that shows everything."""
    return sum(each.natural(width) for each in elements) + gap * max(len(elements) - 1, 0)
