"""What a figure means, as an element: below each other in a column, side by side where the width is theirs alone."""

from __future__ import annotations

from opsplan.blocks.deck import Para, Placed, TextBox
from opsplan.blocks.deck_layout.elements import Element, Fitted, Scale, Text
from opsplan.blocks.deck_layout.text import para, text_height, widest_line
from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Takeaway, Takeaways
from opsplan.records import dataclass

_HEAD = 14.0
_HEAD_LINE, _HAIRLINE = 1.5, 0.75
_BELOW_HEAD, _BETWEEN, _GUTTER = 8.0, 14.0, 24.0
_MARK, _MARK_SIDE, _UNDER_MARK, _UNDER_TITLE = 12.0, 6.0, 4.0, 3.0
_WIDE = 460.0
"""Width from which takeaways stand side by side."""


@dataclass(frozen=True, slots=True)
class Said:
    """A takeaway as text: its mark, its title, and what proves it."""

    title: tuple[Para, ...] = ()
    text: tuple[Para, ...] = ()
    mark: Para | None = None
    tone: str = ""
    src: str = ""

    def height(self, width: float) -> float:
        """Its height in points in a column ``width`` points wide."""
        return self._top(width) + self._title(width) + text_height(self.text, width)

    def _top(self, width: float) -> float:
        """The mark and the space below it."""
        return self._mark(width)[1] + _UNDER_MARK if self.mark else 0.0

    def _mark(self, width: float) -> tuple[float, float]:
        """Width and height of the mark's box."""
        if not self.mark:
            return 0.0, 0.0
        own = min(widest_line((self.mark,)) + 2 * _MARK_SIDE, width)
        return own, text_height((self.mark,), own) + 2.0

    def _title(self, width: float) -> float:
        return text_height(self.title, width) + (_UNDER_TITLE if self.title and self.text else 0.0)

    def placed(self, x: float, y: float, width: float) -> list[Placed]:
        """Its boxes with their top left corner at ``x``, ``y``."""
        boxes: list[Placed] = []
        if self.mark:
            own, high = self._mark(width)
            boxes.append(TextBox(x, y, own, high, (self.mark,), anchor="middle", fill=self.tone, name="mark"))
        y += self._top(width)
        for name, words in (("takeaway", self.title), ("reason", self.text)):
            if words:
                boxes.append(TextBox(x, y, width, text_height(words, width), words, name=name, src=self.src))
                y += self._title(width)
        return boxes

    def flowing(self) -> tuple[Para, ...]:
        """All of it as running text."""
        return ((self.mark,) if self.mark else ()) + self.title + self.text


@dataclass(frozen=True, slots=True)
class TakeawaysElement:
    """Takeaways with hairlines between. What is too high for a slide flows as text."""

    head: tuple[Para, ...]
    said: tuple[Said, ...]

    @property
    def grows(self) -> bool:
        return False

    def natural(self, width: float) -> float:
        heights, _ = self._heights(width)
        if self._beside(width):
            return self._top(width) + max(heights, default=0.0)
        return self._top(width) + sum(heights) + 2 * _BETWEEN * max(len(heights) - 1, 0)

    def _beside(self, width: float) -> bool:
        """True when they stand side by side."""
        return width >= _WIDE and len(self.said) > 1

    def _heights(self, width: float) -> tuple[list[float], float]:
        """The heights of all in the width that each has, and that width."""
        count = len(self.said)
        own = (width - _GUTTER * (count - 1)) / count if self._beside(width) else width
        return [each.height(own) for each in self.said], own

    def _top(self, width: float) -> float:
        if not self.head:
            return _HEAD_LINE + _BELOW_HEAD if self._beside(width) else 0.0
        return text_height(self.head, width) + 4.0 + _HEAD_LINE + _BELOW_HEAD

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        if self.natural(width) <= room + 0.01:
            return Fitted(self.natural(width), tuple(self._placed(width))), None
        return Text(self._flowing()).fit(width, room, full) if full else (None, self)

    def _flowing(self) -> tuple[Para, ...]:
        return (*self.head, *(paragraph for each in self.said for paragraph in each.flowing()))

    def _placed(self, width: float) -> list[Placed]:
        heights, own = self._heights(width)
        shapes: list[Placed] = []
        top = self._top(width)
        if self.head:
            high = text_height(self.head, width)
            shapes.append(TextBox(0, 0, width, high, self.head, name="takeaways"))
            shapes.append(TextBox(0, high + 4.0, width, _HEAD_LINE, (), fill="accent", name="line"))
        x, y = 0.0, top
        for index, (each, high) in enumerate(zip(self.said, heights, strict=True)):
            shapes += each.placed(x, y, own)
            last = index == len(self.said) - 1
            if self._beside(width):
                if not self.head:
                    shapes.append(TextBox(x, 0, own, _HEAD_LINE, (), fill="accent", name="line"))
                x += own + _GUTTER
            elif not last:
                shapes.append(TextBox(0, y + high + _BETWEEN, width, _HAIRLINE, (), fill="line", name="line"))
                y += high + 2 * _BETWEEN
        return shapes


def takeaways_element(block: Takeaways, scale: Scale) -> tuple[Element, ...]:
    """Takeaways in the sizes of ``scale``; nothing without any."""
    said = tuple(_said(each, scale) for each in block.items if plain(each.title) or plain(each.text))
    head = (para(block.head, _HEAD, color="accent", bold=True),) if block.head else ()
    return (TakeawaysElement(head, said),) if said else ()


def _said(each: Takeaway, scale: Scale) -> Said:
    size = 16.0 if scale.table >= 14 else 14.0
    title = (para(each.title, size, bold=True),) if each.title else ()
    text = (para(each.text, scale.table, color="ink2"),) if each.text else ()
    color = f"{each.tone}-text" if each.tone else "ink2"
    mark = para(each.mark, _MARK, color=color, bold=True, align="center") if each.mark else None
    return Said(title, text, mark, each.tone, each.src)
