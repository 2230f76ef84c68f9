"""Things side by side: columns of blocks, cards, and big numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opsplan.blocks.deck import Para, Placed, TextBox
from opsplan.blocks.deck_layout.elements import Element, Fitted, fit_stack, stack_height
from opsplan.blocks.deck_layout.tables import TableElement
from opsplan.blocks.deck_layout.text import split_text, text_height
from opsplan.records import dataclass

GUTTER = 18.0
_UNDER_LEAD = 6.0
"""Points between the lead of a card, the hairline below it, and its middle."""
_CARDS_OF_TWO_SLIDES = 4
"""Cards that rather stand on two slides than go on from one to the next."""
_STRIP_END = 12.0
"""Empty below a strip without ground, which would else crowd what follows."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled ground with a stack on it, down to the bottom of the room it gets."""

    elements: tuple[Element, ...]
    fill: str
    inset: float = 16.0

    @property
    def grows(self) -> bool:
        return True

    def natural(self, width: float) -> float:
        return stack_height(self.elements, width - 2 * self.inset) + 2 * self.inset

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        inner = room - 2 * self.inset
        fitted, rest = fit_stack(self.elements, width - 2 * self.inset, inner, full)
        if not fitted.shapes:
            return None, self
        ground = TextBox(0, 0, width, room, (), fill=self.fill, name="panel")
        shapes = (ground, *fitted.moved(self.inset, self.inset))
        return Fitted(room, shapes), replace(self, elements=rest) if rest else None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Stacks beside each other, ``widths`` points wide. Each goes on in its own column on the next slide; a table
    that goes on alone takes the whole width there."""

    stacks: tuple[tuple[Element, ...], ...]
    widths: tuple[float, ...]
    gutter: float = GUTTER

    @property
    def grows(self) -> bool:
        return any(each.grows for stack in self.stacks for each in stack)

    def natural(self, width: float) -> float:
        """Widths were settled when the columns were made."""
        pairs = zip(self.stacks, self.widths, strict=True)
        return max((stack_height(stack, own) for stack, own in pairs), default=0.0)

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        shapes: list[Placed] = []
        rests = []
        height = x = 0.0
        for stack, own in zip(self.stacks, self.widths, strict=True):
            fitted, rest = fit_stack(stack, own, room, full) if stack else (Fitted(0.0, ()), ())
            if stack and not fitted.shapes and not full:
                return None, self
            shapes += fitted.moved(x, 0)
            height = max(height, fitted.h)
            rests.append(rest)
            x += own + self.gutter
        if any(rests) and not full and self.natural(width) <= 1.5 * room:
            return None, self
        return Fitted(height, tuple(shapes)), self._going_on(rests, width) if any(rests) else None

    def _going_on(self, rests: Sequence[tuple[Element, ...]], width: float) -> SideBySide:
        left = [rest for rest in rests if rest]
        first = left[0][0]
        if len(left) == 1 and isinstance(first, TableElement) and not first.begun:
            wide = tuple(each.widened(width) if isinstance(each, TableElement) else each for each in left[0])
            return replace(self, stacks=(wide,), widths=(width,))
        return replace(self, stacks=tuple(rests))


@dataclass(frozen=True, slots=True)
class CardText:
    """What stands on a card: at its top, in its middle, at its foot; and the colour of its line. ``lead`` stands above
    the middle, parted from it by a hairline."""

    head: tuple[Para, ...]
    middle: tuple[Para, ...]
    foot: tuple[Para, ...]
    color: str = "accent"
    src: str = ""
    lead: tuple[Para, ...] = ()

    def led(self) -> CardText:
        """The card with its lead as a part of its middle."""
        return replace(self, lead=(), middle=(*self.lead, *self.middle))


@dataclass(frozen=True, slots=True)
class CardRow:
    """Cards of equal width whose heads, leads, middles and feet share their lines. ``fill`` empty: no ground."""

    cards: tuple[CardText, ...]
    fill: str = "wash"
    inset: float = 14.0
    bar: float = 4.0
    gap: float = 10.0
    stretch: float = 1.5
    """How much higher than its text a card may become where there is room."""
    columns: int = 0
    """Cards that the width is shared by, if they are more than these: on the last of several slides."""

    @property
    def grows(self) -> bool:
        return True

    def _own(self, width: float) -> tuple[float, float]:
        """Width of a card, and of its text."""
        count = max(len(self.cards), self.columns)
        own = (width - GUTTER * (count - 1)) / count
        return own, own - 2 * self.inset

    def _parts(self, width: float) -> tuple[float, float, float]:
        """Heights of head, middle and foot: those of the card that needs most."""
        inner = self._own(width)[1]
        return (
            max(text_height(card.head, inner) for card in self.cards),
            max(text_height(card.middle, inner) for card in self.cards),
            max(text_height(card.foot, inner) for card in self.cards),
        )

    def _edges(self) -> float:
        """Bar and insets above and below the text."""
        return self.bar + (2 * self.inset if self.fill else self.gap + _STRIP_END)

    def _lead(self, width: float) -> float:
        """Height of the leads with the space and the line below them."""
        inner = self._own(width)[1]
        high = max(text_height(card.lead, inner) for card in self.cards)
        return high + 2 * _UNDER_LEAD if high else 0.0

    def natural(self, width: float) -> float:
        parts = [part for part in self._parts(width) if part]
        return sum(parts) + self.gap * max(len(parts) - 1, 0) + self._edges() + self._lead(width)

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        need = self.natural(width)
        if need <= room:
            height = min(room, max(need * self.stretch, 200.0)) if self.fill else need
            return self._placed(width, height, self._parts(width)), None
        if not full:
            return None, self
        halves = self._halves()
        if halves and all(half.natural(width) <= room for half in halves):
            return halves[0].fit(width, room, full)[0], halves[1]
        if any(card.lead for card in self.cards):
            return replace(self, cards=tuple(card.led() for card in self.cards)).fit(width, room, full)
        head, _, foot = self._parts(width)
        if head + foot > 0.5 * room:  # too much to stand still on every slide: everything flows
            flowing = tuple(
                replace(card, head=(), middle=(*card.head, *card.middle, *card.foot), foot=())
                for card in self.cards
            )
            return replace(self, cards=flowing)._split(width, room, 0.0, 0.0)
        return self._split(width, room, head, foot)

    def _halves(self) -> tuple[CardRow, ...]:
        """Half of the cards each, as wide in both; none where a card would be alone."""
        count = -(-len(self.cards) // 2)
        if len(self.cards) < _CARDS_OF_TWO_SLIDES:
            return ()
        return tuple(
            replace(self, cards=part, columns=count) for part in (self.cards[:count], self.cards[count:])
        )

    def _split(
        self, width: float, room: float, head: float, foot: float
    ) -> tuple[Fitted | None, Element | None]:
        """Middles split by their lines; heads and feet stand on every slide."""
        inner = self._own(width)[1]
        middle = room - self._edges() - sum(part + self.gap for part in (head, foot) if part)
        now, later = [], []
        for card in self.cards:
            first, rest = split_text(card.middle, inner, middle)
            now.append(replace(card, middle=first))
            later.append(replace(card, middle=rest))
        fitted = replace(self, cards=tuple(now))._placed(width, room, (head, middle, foot))
        left = any(card.middle for card in later)
        return fitted, replace(self, cards=tuple(later)) if left else None

    def _placed(self, width: float, height: float, parts: tuple[float, float, float]) -> Fitted:
        own, inner = self._own(width)
        head, _, foot = parts
        top = self.bar + (self.inset if self.fill else self.gap)
        below = height - (self.inset if self.fill else 0.0)
        shapes: list[Placed] = []
        for index, card in enumerate(self.cards):
            x = index * (own + GUTTER)
            shapes.append(TextBox(x, 0, own, self.bar, (), fill=card.color, name="card line"))
            if self.fill:
                ground = TextBox(
                    x, self.bar, own, height - self.bar, (), fill=self.fill, name="card", src=card.src
                )
                shapes.append(ground)
            lead_top = top + (head + self.gap if head else 0.0)
            lead = self._lead(width)
            middle_top = lead_top + lead
            middle_end = below - (foot + self.gap if foot else 0.0)
            if lead:
                line = TextBox(
                    x + self.inset, middle_top - _UNDER_LEAD, inner, 0.75, (), fill="line", name="line"
                )
                shapes.append(line)
            for paras, y, h in (
                (card.head, top, head),
                (card.lead, lead_top, lead - 2 * _UNDER_LEAD),
                (card.middle, middle_top, middle_end - middle_top),
                (card.foot, below - foot, foot),
            ):
                if paras:
                    shapes.append(TextBox(x + self.inset, y, inner, h, paras, src=card.src))
        return Fitted(height, tuple(shapes))


def shared_widths(
    weights: Sequence[float], count: int, width: float, gutter: float = GUTTER
) -> tuple[float, ...]:
    """``width`` shared among ``count`` columns by ``weights`` (none: alike), no column under a sixth of it."""
    room = width - gutter * (count - 1)
    shares = (
        [max(each, 0.0) for each in weights] if len(weights) == count and sum(weights) > 0 else [1.0] * count
    )
    total = sum(shares)
    shares = [max(each / total, min(1 / 6, 1 / count)) for each in shares]
    return tuple(room * each / sum(shares) for each in shares)
