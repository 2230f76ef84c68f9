"""What holds for every drawing, shared by the tests of geometry."""

from __future__ import annotations

from opsplan.blocks.drawing import Drawing, Label, Line, Polyline, Rect, Shape


def labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def corners(shape: Shape) -> tuple[tuple[float, float], ...]:
    match shape:
        case Line():
            return ((shape.x1, shape.y1), (shape.x2, shape.y2))
        case Polyline():
            return shape.points
        case _:
            return ((shape.x, shape.y), (shape.x + shape.w, shape.y + shape.h))


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of labels with text that share room, by a sweep over their left edges."""
    boxes = sorted((label for label in labels(drawing) if label.text), key=lambda label: label.x)
    found = []
    for index, first in enumerate(boxes):
        for second in boxes[index + 1 :]:
            if second.x >= first.x + first.w - 0.01:
                break
            if min(first.y + first.h, second.y + second.h) - max(first.y, second.y) > 0.01:
                found.append((first.text, second.text))
    return found


def check(drawing: Drawing) -> None:
    for shape in drawing.shapes:
        for x, y in corners(shape):
            assert -0.01 <= x <= drawing.width + 0.01, shape
            assert -0.01 <= y <= drawing.height + 0.01, shape
        if isinstance(shape, Rect | Label):
            assert shape.w >= 0
            assert shape.h >= 0
    found = overlapping(drawing)
    assert not found, found


def texts(drawing: Drawing) -> list[str]:
    return [label.text for label in labels(drawing)]


def by_name(drawing: Drawing, name: str) -> Shape:
    return next(shape for shape in drawing.shapes if shape.name == name)
