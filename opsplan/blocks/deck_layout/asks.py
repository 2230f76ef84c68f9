"""What is asked for, on a filled panel: large numbers, asks and reasons, spread over its height with hairlines between."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.deck import Para, Placed, TextBox
from opsplan.blocks.deck_layout.elements import Element, Fitted
from opsplan.blocks.deck_layout.text import leading_of, para, text_height
from opsplan.blocks.inline import run
from opsplan.records import dataclass

_INSET, _NUMBER, _NUMBERS = 20.0, 26.0, 40.0
"""Points around the text, the size of the numbers, and the room they take."""
_GAP, _HAIR = 12.0, 0.75
_MOST_GAP = 44.0


@dataclass(frozen=True, slots=True)
class Ask:
    """An ask with its number and its reasons."""

    number: int
    words: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class AskPanel:
    """A heading and asks; where a slide has no room for them, ``instead`` goes on over several."""

    heading: tuple[Para, ...]
    asks: tuple[Ask, ...]
    instead: Element

    @property
    def grows(self) -> bool:
        return True

    def _heights(self, width: float) -> Sequence[float]:
        inner = width - 2 * _INSET
        least = leading_of(_NUMBER)
        return [max(text_height(ask.words, inner - _NUMBERS), least) for ask in self.asks]

    def natural(self, width: float) -> float:
        head = text_height(self.heading, width - 2 * _INSET)
        return 2 * _INSET + head + sum(high + 2 * _GAP for high in self._heights(width)) - _GAP

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        need = self.natural(width)
        if need > room:
            return self.instead.fit(width, room, full)
        gap = min(_GAP + (room - need) / (2 * len(self.asks)), _MOST_GAP)
        shapes: list[Placed] = [TextBox(0, 0, width, room, (), fill="panel", name="panel")]
        inner, y = width - 2 * _INSET, _INSET
        if self.heading:
            high = text_height(self.heading, inner)
            shapes.append(TextBox(_INSET, y, inner, high, self.heading))
            y += high + _GAP
        for index, (ask, high) in enumerate(zip(self.asks, self._heights(width), strict=True)):
            if index or self.heading:
                shapes.append(TextBox(_INSET, y, inner, _HAIR, (), fill="panel-line", name="panel line"))
                y += gap
            number = (para(run(str(ask.number)), _NUMBER, color="panel-mark", bold=True),)
            shapes.append(TextBox(_INSET, y, _NUMBERS, leading_of(_NUMBER), number))
            shapes.append(TextBox(_INSET + _NUMBERS, y, inner - _NUMBERS, high, ask.words))
            y += high + gap
        return Fitted(room, tuple(shapes)), None
