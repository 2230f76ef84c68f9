"""Risk matrices on slides: every numbered dot stands in the square of its risk's probability and impact.

Dots and squares are found by their names (``risks[r1]/number``, ``matrix/4x3``), and which lies in which by their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from opsplan.patterns import lazy_pattern
from opsplan.verifying.agreement import Difference
from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.package import A, P, Package
from opsplan.verifying.powerpoint import shape_text, slide_parts
from opsplan.verifying.shown import at
from opsplan.verifying.values import read_values

_DOT = lazy_pattern(r"(?P<path>risks\[.+\])/number(?: \(\d+\))?")
_SQUARE = lazy_pattern(r"matrix/(?P<up>\d)x(?P<across>\d)")


class _Place(NamedTuple):
    """A rectangle in EMU."""

    x: int
    y: int
    w: int
    h: int

    def holds(self, other: _Place) -> bool:
        """True when the middle of the other lies inside."""
        x, y = other.x + other.w // 2, other.y + other.h // 2
        return self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h


def matrix_differences(package: Package, facts: PlanFacts) -> Iterator[Difference]:
    """Dots with another number than their risk's, or in another square."""
    numbers = {path: place for place, path in enumerate(facts.below.get("risks", ()), start=1)}
    for slide, name in enumerate(slide_parts(package), start=1):
        squares: dict[tuple[str, str], _Place] = {}
        dots: list[tuple[str, str, _Place]] = []
        for label, shape, place in _shapes(package.xml(name)):
            if found := _SQUARE.fullmatch(label):
                squares[found["up"], found["across"]] = place
            elif found := _DOT.fullmatch(label):
                dots.append((found["path"], shape_text(shape).strip(), place))
        for path, text, place in dots:
            where = at([f"第 {slide} 页幻灯片的风险矩阵"], [f"risk matrix of slide {slide}"])
            if path not in numbers:
                continue
            if text != str(numbers[path]):
                yield Difference(path, text, str(numbers[path]), where)
            steps = next((key for key, square in squares.items() if square.holds(place)), ("", ""))
            for field, step in zip(("probability", "impact"), steps, strict=True):
                node = facts.nodes[f"{path}.{field}"]
                if not step or not any(
                    fact.shows(value) for value in read_values(step) for fact in node.facts
                ):
                    yield Difference(node.path, step or text, node.texts[0] if node.texts else "", where)


def _shapes(root: etree._Element) -> Iterator[tuple[str, etree._Element, _Place]]:
    for shape in root.iter(f"{P}sp"):
        name = shape.find(f"{P}nvSpPr/{P}cNvPr")
        frame = shape.find(f"{P}spPr/{A}xfrm")
        offset = frame.find(f"{A}off") if frame is not None else None
        extent = frame.find(f"{A}ext") if frame is not None else None
        if name is not None and offset is not None and extent is not None:
            numbers = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
            yield name.get("name", ""), shape, _Place(*(int(each or 0) for each in numbers))
