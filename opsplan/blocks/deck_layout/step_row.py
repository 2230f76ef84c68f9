"""Steps beside each other: arrows for a process, stairs for levels, and below each what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from opsplan.blocks.deck import Para, Placed, PlacedDrawing
from opsplan.blocks.deck_layout.elements import Fitted, Scale
from opsplan.blocks.deck_layout.panels import GUTTER, CardRow, CardText
from opsplan.blocks.deck_layout.text import FONT_ROOM, para
from opsplan.blocks.drawing import Drawing, Label, Polyline, Rect, Shape
from opsplan.blocks.inline import Run, plain
from opsplan.blocks.measure import text_width, wrap
from opsplan.blocks.slide_figures import Step, StepRow
from opsplan.records import dataclass

_MOST = 7
"""Steps that have room for their words side by side."""
_SMALL, _NAME, _PITCH = 12.0, 14.0, 1.2
_ARROW, _TIP = 58.0, 14.0
"""Height of an arrow, and how far its point reaches."""
_LOWEST, _RISE, _TALLEST = 52.0, 26.0, 170.0
"""Points of the lowest stair, of the rise to the next, and the most that the highest may have."""
_SHADES = ("accent-100", "accent-200", "accent-300", "accent-500", "accent-600", "accent")
_LINES = 2
_BELOW = 10.0
_MORE_ARROW, _MORE_STAIRS = 14.0, 70.0
"""By how much a band may be higher where there is room."""
_TOO_HIGH = 10_000.0
"""What steps need that cannot be drawn."""


@dataclass(frozen=True, slots=True)
class StepRowFigure:
    """Up to seven steps; a name has two lines."""

    model: StepRow
    scale: Scale
    roomy: bool = False
    """Labels on lines of their own."""
    more: float = 0.0
    """Points that the band is higher than it needs to be."""

    def natural(self, width: float) -> float:
        if len(self.model.steps) > _MOST or any(
            len(self._name(each, width)) > _LINES for each in self.model.steps
        ):
            return _TOO_HIGH
        return self._band_height() + self._columns_height(width)

    def placed(self, width: float, room: float) -> Fitted:
        looser = replace(self, roomy=True)
        figure = looser if looser.natural(width) <= room else self
        spare = min(
            room - figure.natural(width), _MORE_ARROW if self.model.look == "arrows" else _MORE_STAIRS
        )
        return replace(figure, more=max(spare, 0.0))._placed(width)

    def _placed(self, width: float) -> Fitted:
        band = self._band_height()
        shapes = tuple(self._arrows(width) if self.model.look == "arrows" else self._stairs(width))
        drawing = Drawing(width, band, shapes, self.model.title, self.model.description)
        placed: list[Placed] = [PlacedDrawing(0, 0, drawing, name="steps")]
        columns = self._columns()
        if any(card.middle for card in columns.cards):
            fitted, _ = columns.fit(width, columns.natural(width), True)
            placed += fitted.moved(0, band + _BELOW) if fitted else ()
        return Fitted(band + self._columns_height(width), tuple(placed))

    def _own(self, width: float) -> float:
        count = len(self.model.steps)
        return (width - GUTTER * (count - 1)) / count

    def _inset(self) -> float:
        return _TIP + 8 if self.model.look == "arrows" else 10.0

    def _name(self, step: Step, width: float) -> tuple[str, ...]:
        inner = self._own(width) - self._inset() - 4
        lines = wrap(plain(step.name), _NAME, inner * FONT_ROOM, True)
        wide = any(text_width(line, _NAME, True) > inner for line in lines)
        return lines * (_LINES + 1) if wide else lines

    def _band_height(self) -> float:
        if self.model.look == "arrows":
            return _ARROW + self.more
        return min(_LOWEST + _RISE * (len(self.model.steps) - 1), _TALLEST) + self.more

    def _columns(self) -> CardRow:
        cards = tuple(
            CardText((), _words(step, self.scale, self.roomy), (), "mute", step.src)
            for step in self.model.steps
        )
        return CardRow(cards, fill="", inset=0.0, bar=1.0, gap=8.0)

    def _columns_height(self, width: float) -> float:
        columns = self._columns()
        return _BELOW + columns.natural(width) if any(card.middle for card in columns.cards) else 0.0

    def _arrows(self, width: float) -> Iterator[Shape]:
        own, high = self._own(width), self._band_height()
        middle = high / 2
        for number, step in enumerate(self.model.steps):
            x = number * (own + GUTTER)
            right, notch = x + own + GUTTER - _TIP - 4, x + (_TIP if number else 0.0)
            if number == len(self.model.steps) - 1:
                right = x + own - _TIP
            points = (
                (x, 0.0),
                (right, 0.0),
                (right + _TIP, middle),
                (right, high),
                (x, high),
                (notch, middle),
            )
            yield Polyline(points, fill="panel", closed=True, name=f"{step.src}/arrow")
            yield from self._text(step, x + self._inset(), 0.0, high, width, "panel-text", "panel-text2")

    def _stairs(self, width: float) -> Iterator[Shape]:
        own, base, count = self._own(width), self._band_height(), len(self.model.steps)
        rise = (base - _LOWEST) / max(count - 1, 1)
        shades = (
            _SHADES[-count:] if count <= len(_SHADES) else (_SHADES[0],) * (count - len(_SHADES)) + _SHADES
        )
        for number, (step, shade) in enumerate(zip(self.model.steps, shades, strict=True)):
            x, high = number * (own + GUTTER), _LOWEST + number * rise
            yield Rect(x, base - high, own, high, shade, name=f"{step.src}/stair")
            color = f"mark:{shade}"
            yield from self._text(step, x + self._inset(), base - high, _LOWEST, width, color, color)

    def _text(
        self, step: Step, x: float, y: float, high: float, width: float, color: str, second: str
    ) -> Iterator[Shape]:
        """The name, and what stands above it, in the middle of ``high`` points."""
        lines, inner = self._name(step, width), self._own(width) - self._inset() - 4
        above = _SMALL * _PITCH if step.above else 0.0
        own = len(lines) * _NAME * _PITCH
        top = y + (high - above - own) / 2
        if step.above:
            yield Label(x, top, inner, above, plain(step.above), _SMALL, second, name=f"{step.src}/when")
        name = "\n".join(lines)
        yield Label(
            x,
            top + above,
            inner,
            own,
            name,
            _NAME,
            color,
            True,
            name=f"{step.src}/{step.field}",
            alt=plain(step.name),
        )


def _words(step: Step, scale: Scale, roomy: bool) -> tuple[Para, ...]:
    paras: list[Para] = []
    for label, text in step.facts:
        strong = tuple(Run(run.text, True, color="ink2", src=run.src) for run in label)
        if roomy and label:
            paras.append(para(strong, _SMALL, color="ink2"))
            paras.append(para(text, scale.table, after=12.0))
        else:
            paras.append(para((*strong, *((Run("  "),) if label else ()), *text), scale.table, after=6.0))
    return tuple(paras)
