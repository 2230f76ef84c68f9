"""What a template says beside what is shown: where it divides, what a slide fence asks for, speaker's notes."""

from __future__ import annotations

from typing import Literal

from opsplan.blocks.deck import SlideKind
from opsplan.blocks.nodes import Block
from opsplan.library.context import Options
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Marker:
    """A directive of the template that divides it: ``body``, ``appendices`` or ``closing``."""

    name: str


@dataclass(frozen=True, slots=True)
class SlideOptions:
    """What a slide fence says; ``layout`` is the kind of slide it asks for, if any, ``optional`` when the slide is left
    out of a deck that is too long: 1 first, 0 never."""

    options: Options
    layout: SlideKind | Literal[""] = ""
    optional: int = 0


@dataclass(frozen=True, slots=True)
class Notes:
    """Speaker's notes."""

    blocks: tuple[Block, ...]
