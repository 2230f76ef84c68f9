"""Which shapes of a drawing go into one group without changing what is seen.

A group is one layer: all its shapes lie together in the stacking order. A shape joins the open group of
its name only when nothing painted between them overlaps it; else a second group of that name begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from opsplan.blocks.drawing import Shape
from opsplan.records import dataclass
from opsplan.writers.ooxml.bounds import Box


@dataclass(slots=True)
class Layer:
    """Shapes painted together, by index; ``group`` is empty for a shape on its own."""

    group: str
    members: list[int] = field(default_factory=list)


def overlap(one: Box, other: Box) -> bool:
    """True when two rectangles share more than an edge; a line without thickness counts as one."""
    return (
        one.x < other.x + other.w + 0.01
        and other.x < one.x + one.w + 0.01
        and one.y < other.y + other.h + 0.01
        and other.y < one.y + one.h + 0.01
    )


def layers(shapes: Sequence[Shape], boxes: Sequence[Box]) -> tuple[Layer, ...]:
    """The layers of a drawing from back to front; ``boxes`` are the bounds of its shapes."""
    out: list[Layer] = []
    open_at: dict[str, int] = {}
    for index, shape in enumerate(shapes):
        if not shape.group:
            out.append(Layer("", [index]))
            continue
        place = open_at.get(shape.group)
        if place is not None and not any(
            overlap(boxes[index], boxes[member]) for layer in out[place + 1 :] for member in layer.members
        ):
            out[place].members.append(index)
            continue
        open_at[shape.group] = len(out)
        out.append(Layer(shape.group, [index]))
    return tuple(out)
