"""Blocks laid out in a box on somebody else's slide, measured and split as the bodies of our own are."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.brand import Tables
from opsplan.blocks.deck import Placed
from opsplan.blocks.deck_layout.bodies import fit_body
from opsplan.blocks.deck_layout.grid import Box
from opsplan.blocks.deck_layout.orphans import without_orphans
from opsplan.blocks.deck_layout.table_family import in_family
from opsplan.blocks.nodes import Block


def lay_in_box(blocks: Sequence[Block], room: Box, tables: Tables) -> tuple[tuple[Placed, ...], ...]:
    """What stands in ``room`` (in points of its slide), slide by slide where one does not hold it."""
    return tuple(
        tuple(in_family(without_orphans(each), tables) for each in body.moved(room.x, room.y))
        for body in fit_body(blocks, "", "", room)
    )
