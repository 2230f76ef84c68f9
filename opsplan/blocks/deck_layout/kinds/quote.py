"""A quotation, large, behind a line in the accent; who said it below."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.deck import Para, TextBox
from opsplan.blocks.deck_layout.elements import Element, Fitted, Scale
from opsplan.blocks.deck_layout.kinds.kind import Body, Kind, Slot, stacked
from opsplan.blocks.deck_layout.text import para, split_text, text_height
from opsplan.blocks.nodes import Block, Paragraph
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

_LINE, _GUTTER = 4.0, 24.0


@dataclass(frozen=True, slots=True)
class Saying:
    """Paragraphs with a line at their left, as high as they are."""

    paragraphs: tuple[Para, ...]

    @property
    def grows(self) -> bool:
        return False

    def natural(self, width: float) -> float:
        return text_height(self.paragraphs, width - _LINE - _GUTTER)

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        inner = width - _LINE - _GUTTER
        head, rest = split_text(self.paragraphs, inner, room)
        if not head or (rest and not full):
            return None, self
        height = text_height(head, inner)
        line = TextBox(0, 0, _LINE, height, (), fill="accent", name="quote line")
        words = TextBox(_LINE + _GUTTER, 0, inner, height, head)
        return Fitted(height, (line, words)), replace(self, paragraphs=rest) if rest else None


def _is_quote(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "quote"


def _is_saying(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style != "quote"


def _sizes(scale: Scale) -> tuple[float, float]:
    """Of the quotation and of who said it."""
    return (28.0, 16.0) if scale.prose > 14 else (24.0, 14.0) if scale.prose > 12 else (18.0, 12.0)


def _arrange(body: Body) -> tuple[Element, ...]:
    large, small = _sizes(body.scale)
    paras = [
        para(block.text, large, bold=True, after=12.0)
        if _is_quote(block)
        else para(block.text, small, color="ink2", after=6.0)
        for block in (*body.slots["quote"], *body.slots["by"])
        if isinstance(block, Paragraph) and block.text
    ]
    return (Saying(tuple(paras)),) if paras else ()


QUOTE = Kind(
    Bilingual("引语", "quotation"),
    (
        Slot("quote", _is_quote, Bilingual("一段引语（以 > 开头）", "a quotation, written with >"), 1, 3),
        Slot("by", _is_saying, Bilingual("出处", "who said it"), 0, 2),
    ),
    _arrange,
    stacked,
)
