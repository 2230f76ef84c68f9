"""A kind of slide: which blocks have a place on it, and how they are arranged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from opsplan.blocks.deck_layout.elements import Element, Scale
from opsplan.blocks.deck_layout.make_elements import elements_of
from opsplan.blocks.nodes import Block, Callout, Code, Heading, ListBlock, Paragraph, Takeaways
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

ANY_NUMBER = 999


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a kind of slide: which blocks it ``takes``, how many at ``least`` (0: it may be empty) and at ``most``.

    ``says`` names what stands there, for those who write templates.
    """

    name: str
    takes: Callable[[Block], bool]
    says: Bilingual
    least: int = 0
    most: int = ANY_NUMBER


@dataclass(frozen=True, slots=True)
class Body:
    """What a kind arranges: all blocks in their order, and by the name of their slot; the sizes of type that are tried now;
    the slide's title; and the size of the body in points."""

    blocks: tuple[Block, ...]
    slots: Mapping[str, tuple[Block, ...]]
    scale: Scale
    title: str
    width: float
    height: float


Arrange = Callable[[Body], tuple[Element, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of slide. ``split`` arranges what one slide cannot hold at any size.

    A block goes to the first slot that takes it and has room; a kind whose slots do not take all, or lack one, is not used.
    """

    says: Bilingual
    slots: tuple[Slot, ...]
    arrange: Arrange
    split: Arrange

    def fill(self, blocks: Sequence[Block]) -> Mapping[str, tuple[Block, ...]] | None:
        """The blocks of each slot; None where this kind cannot show them all, or lacks what it is for."""
        filled: dict[str, list[Block]] = {slot.name: [] for slot in self.slots}
        for block in blocks:
            slot = next((s for s in self.slots if s.takes(block) and len(filled[s.name]) < s.most), None)
            if slot is None:
                return None
            filled[slot.name].append(block)
        if any(len(filled[slot.name]) < slot.least for slot in self.slots):
            return None
        return {name: tuple(inside) for name, inside in filled.items()}


def stacked(body: Body) -> tuple[Element, ...]:
    """One below the other, as they are written."""
    return elements_of(body.blocks, body.scale, body.width, body.title)


def is_anything(block: Block) -> bool:
    """True for every block."""
    return True


def is_words(block: Block) -> bool:
    """True for running text and takeaways."""
    return isinstance(block, Heading | Paragraph | ListBlock | Code | Takeaways)


def is_note(block: Block) -> bool:
    """True for what stands below a figure over the whole width: a note bar or a small line."""
    return isinstance(block, Callout) or (isinstance(block, Paragraph) and block.style == "note")


BELOW = Slot("below", is_note, Bilingual("提示条或小字注", "note bars, small notes"))
WORDS = Slot("words", is_words, Bilingual("段落、列表", "paragraphs, lists"))
REST = Slot("rest", is_anything, Bilingual("其余内容", "anything else"))
