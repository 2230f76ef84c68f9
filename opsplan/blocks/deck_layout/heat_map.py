"""A risk matrix drawn: coloured squares with their score, numbered dots, axes, legend, and the risks named nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.blocks.deck import Placed, PlacedDrawing, TextBox
from opsplan.blocks.deck_layout.elements import Fitted
from opsplan.blocks.deck_layout.text import FONT_ROOM, font_room, leading_of, para
from opsplan.blocks.drawing import Drawing, Label, Rect, Shape
from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.measure import shorten, text_width
from opsplan.blocks.slide_figures import HeatMap, HeatMark
from opsplan.records import dataclass

_SMALL = 12.0
_LINE = leading_of(_SMALL)
_STEPS = 18.0
"""Room for the steps of an axis, and for its title."""
_LEAST_SQUARE, _MOST_SQUARE, _WIDEST = 36.0, 56.0, 84.0
_GAP = 3.0
"""White between squares."""
_DOT = 18.0
_LEGEND, _SWATCH = 22.0, 10.0
_ABOVE_OTHERS = 6.0


@dataclass(frozen=True, slots=True)
class HeatMapFigure:
    """The matrix; squares take the room that is left."""

    model: HeatMap

    def natural(self, width: float) -> float:
        return len(self.model.tones) * _LEAST_SQUARE + self._below(width) + _STEPS

    def placed(self, width: float, room: float) -> Fitted:
        rows = len(self.model.tones)
        high = min((room - self._below(width) - _STEPS) / rows, _MOST_SQUARE)
        wide = min((width - _STEPS) / len(self.model.tones[0]), _WIDEST)
        bottom = _STEPS + rows * high
        shapes = (*self._axes(wide, high), *self._squares(wide, high), *self._dots(wide, high))
        y = bottom + 2 * _STEPS + 4
        legend = tuple(self._legend(width, y))
        drawing = Drawing(
            width,
            y + self._legend_height(width),
            (*shapes, *legend),
            self.model.title,
            self.model.description,
        )
        placed: list[Placed] = [PlacedDrawing(0, 0, drawing, name="matrix")]
        placed += self._others(width, drawing.height + _ABOVE_OTHERS)
        return Fitted(bottom + self._below(width), tuple(placed))

    def _below(self, width: float) -> float:
        """Height of what stands below the squares."""
        lines = bool(self.model.others_title) + self._other_rows() + bool(self.model.more)
        return 2 * _STEPS + 4 + self._legend_height(width) + (_ABOVE_OTHERS + lines * _LINE if lines else 0.0)

    def _other_rows(self) -> int:
        return -(-len(self.model.others) // 2)

    def _axes(self, wide: float, high: float) -> Iterator[Shape]:
        model, rows = self.model, len(self.model.tones)
        yield Label(0, 0, wide * 2 + _STEPS, _STEPS - 2, plain(model.up), _SMALL, "ink2")
        for step in range(1, rows + 1):
            y = _STEPS + (rows - step) * high
            yield Label(
                0,
                y,
                _STEPS - 4,
                high - _GAP,
                str(step),
                _SMALL,
                "ink2",
                align="center",
                name=f"axis/up/{step}",
            )
        bottom = _STEPS + rows * high
        for step in range(1, len(model.tones[0]) + 1):
            x = _STEPS + (step - 1) * wide
            yield Label(
                x,
                bottom,
                wide - _GAP,
                _STEPS,
                str(step),
                _SMALL,
                "ink2",
                align="center",
                name=f"axis/across/{step}",
            )
        right = _STEPS + len(model.tones[0]) * wide - _GAP
        yield Label(
            _STEPS,
            bottom + _STEPS,
            right - _STEPS,
            _STEPS - 2,
            plain(model.across),
            _SMALL,
            "ink2",
            align="right",
        )

    def _squares(self, wide: float, high: float) -> Iterator[Shape]:
        for up, tones in enumerate(self.model.tones, 1):
            for across, tone in enumerate(tones, 1):
                x, y = self._corner(across, up, wide, high)
                name = f"matrix/{up}x{across}"
                yield Rect(x, y, wide - _GAP, high - _GAP, tone, name=name)
                score = Label(
                    x + 4,
                    y + high - _GAP - 18,
                    22,
                    16,
                    str(up * across),
                    _SMALL,
                    f"{tone}-text",
                    name=f"axis/{name}",
                )
                yield score

    def _corner(self, across: int, up: int, wide: float, high: float) -> tuple[float, float]:
        return _STEPS + (across - 1) * wide, _STEPS + (len(self.model.tones) - up) * high

    def _dots(self, wide: float, high: float) -> Iterator[Shape]:
        """Dots from the right of a square's top; more than it holds are counted in the last."""
        squares: dict[tuple[int, int], list[HeatMark]] = {}
        for mark in self.model.marks:
            squares.setdefault((mark.across, mark.up), []).append(mark)
        for (across, up), marks in squares.items():
            x, y = self._corner(across, up, wide, high)
            tone = self.model.tones[up - 1][across - 1]
            right, columns = x + wide - _GAP - 3, int((wide - _GAP - 6 + 1) // (_DOT + 1))
            places = [(right - (_DOT + 1) * (columns - n) + 1, y + 3) for n in range(columns)]
            places = places[-min(columns, len(marks)) :]
            if high - _GAP >= 2 * _DOT + 4:
                second = range(columns - 1 if wide - _GAP < columns * (_DOT + 1) + 24 else columns)
                places += [(right - (_DOT + 1) * (n + 1) + 1, y + 4 + _DOT) for n in second]
            shown = marks if len(marks) <= len(places) else marks[: len(places) - 1]
            for mark, place in zip(shown, places, strict=False):
                yield from _dot(*place, tone, str(mark.number), f"{mark.src}/mark", f"{mark.src}/number")
            if len(shown) < len(marks):
                yield from _dot(*places[-1], tone, f"+{len(marks) - len(shown)}", "matrix/more", "axis/more")

    def _legend(self, width: float, y: float) -> Iterator[Shape]:
        x = 0.0
        for tone, text in self.model.legend:
            own = _entry_width(text)
            if x and x + own > width:
                x, y = 0.0, y + _LINE
            yield Rect(x, y + 4, _SWATCH, _SWATCH, tone, name=f"legend/{tone}")
            yield Label(
                x + _SWATCH + 4,
                y,
                own - _SWATCH - 10,
                _STEPS,
                text,
                _SMALL,
                "ink2",
                name=f"legend/{tone}/text",
            )
            x += own

    def _legend_height(self, width: float) -> float:
        lines, x = 1, 0.0
        for _, text in self.model.legend:
            own = _entry_width(text)
            if x and x + own > width:
                lines, x = lines + 1, 0.0
            x += own
        return _LEGEND + (lines - 1) * _LINE if self.model.legend else 0.0

    def _others(self, width: float, y: float) -> Iterator[TextBox]:
        """In two columns, down each; a name that is too long is shortened (the notes have it in full)."""
        model, own = self.model, (width - 12) / 2
        if model.others_title:
            yield TextBox(0, y, width, _LINE, (para(model.others_title, _SMALL, color="ink2", bold=True),))
            y += _LINE
        rows = self._other_rows()
        for index, (number, name) in enumerate(model.others):
            x = (index // rows) * (own + 12)
            before = f"{plain(number)}  "
            room = own * font_room(before + plain(name), False) - text_width(before, _SMALL)
            line = (*number, Run("  "), *_cut(name, room))
            yield TextBox(x, y + index % rows * _LINE, own, _LINE, (para(line, _SMALL, color="ink2"),))
        if model.more:
            yield TextBox(0, y + rows * _LINE, width, _LINE, (para(model.more, _SMALL, color="ink3"),))


def _dot(x: float, y: float, tone: str, text: str, name: str, label: str) -> tuple[Shape, Shape]:
    """A dot that stands out from its square, which stays light on dark slides too, and its number."""
    fill = f"on:{tone}"
    return (
        Rect(x, y, _DOT, _DOT, fill, name=name, round=True),
        Label(x, y, _DOT, _DOT, text, _SMALL, f"on:{fill}", True, "center", name=label),
    )


def _entry_width(text: str) -> float:
    return _SWATCH + 4 + text_width(text, _SMALL) / FONT_ROOM + 12


def _cut(text: Inlines, room: float) -> Inlines:
    whole = plain(text)
    short = shorten(whole, _SMALL, room)
    return text if short == whole else (Run(short),)
