"""Where a shape stands and how its text looks, when the layout or the master behind its slide says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from opsplan.records import dataclass
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.xml import EMU_PER_POINT, qualified
from opsplan.writers.pptx.filled.pages import placeholder_kind

_MARK = qualified("p:ph")
_STYLES = {"title": "p:titleStyle", "ctrTitle": "p:titleStyle", "body": "p:bodyStyle", "subTitle": "p:bodyStyle", "obj": "p:bodyStyle"}  # fmt: skip
_ON_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_FRAMES = (f"{qualified('p:spPr')}/{qualified('a:xfrm')}", qualified("p:xfrm"), f"{qualified('p:grpSpPr')}/{qualified('a:xfrm')}")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a slide inherits from: its layout's tree, its master's, and the look of text in the whole deck."""

    layout: etree._Element
    master: etree._Element
    defaults: etree._Element | None

    def behind(self, shape: etree._Element) -> Iterator[etree._Element]:
        """The shape itself, and the placeholders that it takes from, the nearest first."""
        yield shape
        kind = placeholder_kind(shape)
        if kind is None:
            return
        mark = next(shape.iter(_MARK))
        on_layout = _same_place(self.layout, mark.get("idx", "0"), kind)
        if on_layout is not None:
            yield on_layout
            kind = placeholder_kind(on_layout) or kind
        wanted = _ON_MASTER.get(kind, kind)
        on_master = next(
            (each for each in self.master.iter(qualified("p:sp")) if placeholder_kind(each) == wanted), None
        )
        if on_master is not None:
            yield on_master

    def frame(self, shape: etree._Element) -> Box | None:
        """Where a shape stands on its slide, in points; None where nothing says it."""
        for each in self.behind(shape):
            found = _frame(each)
            if found is not None:
                return _out_of_groups(shape, found) if each is shape else found
        return None

    def properties(self, shape: etree._Element) -> list[etree._Element]:
        """The ``a:bodyPr`` that hold for a shape, the nearest first."""
        found = (each.find(f"{qualified('p:txBody')}/{qualified('a:bodyPr')}") for each in self.behind(shape))
        return [each for each in found if each is not None]

    def levels(self, shape: etree._Element, level: int) -> list[etree._Element]:
        """The ``a:lvlNpPr`` that hold for paragraphs of ``level`` (0 the first), the nearest first."""
        name = qualified(f"a:lvl{level + 1}pPr")
        lists: list[etree._Element | None] = [
            each.find(f"{qualified('p:txBody')}/{qualified('a:lstStyle')}") for each in self.behind(shape)
        ]
        kind = placeholder_kind(shape)
        styles = self.master.find(qualified("p:txStyles"))
        if styles is not None:
            lists.append(styles.find(qualified(_STYLES.get(kind or "", "p:otherStyle"))))
        lists.append(self.defaults)
        found = (each.find(name) for each in lists if each is not None)
        return [each for each in found if each is not None]


def _same_place(layout: etree._Element, index: str, kind: str) -> etree._Element | None:
    shapes = [each for each in layout.iter(qualified("p:sp")) if placeholder_kind(each)]
    titles = ("title", "ctrTitle")
    for shape in shapes:
        mark = next(shape.iter(_MARK))
        if kind in titles and placeholder_kind(shape) in titles:
            return shape
        if kind not in titles and mark.get("idx", "0") == index and placeholder_kind(shape) not in titles:
            return shape
    return next((shape for shape in shapes if placeholder_kind(shape) == kind), None)


def _frame(shape: etree._Element) -> Box | None:
    for path in _FRAMES:
        found = shape.find(path)
        if found is not None:
            offset, extent = found.find(qualified("a:off")), found.find(qualified("a:ext"))
            if offset is not None and extent is not None:
                return _box(offset, extent)
    return None


def _box(offset: etree._Element, extent: etree._Element) -> Box:
    values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    return Box(*(int(value or 0) / EMU_PER_POINT for value in values))


def _out_of_groups(shape: etree._Element, box: Box) -> Box:
    """A box within groups as it stands on the slide."""
    for group in shape.iterancestors(qualified("p:grpSp")):
        frame = group.find(_FRAMES[2])
        outer = _frame(group)
        inner_at = frame.find(qualified("a:chOff")) if frame is not None else None
        inner_size = frame.find(qualified("a:chExt")) if frame is not None else None
        if outer is None or inner_at is None or inner_size is None:
            continue
        inner = _box(inner_at, inner_size)
        across = outer.w / inner.w if inner.w else 1.0
        down = outer.h / inner.h if inner.h else 1.0
        box = Box(
            outer.x + (box.x - inner.x) * across, outer.y + (box.y - inner.y) * down, box.w * across, box.h * down
        )  # fmt: skip
    return box


def first(elements: Sequence[etree._Element], name: str) -> etree._Element | None:
    """The first child ``name`` among ``elements``."""
    return next((child for each in elements if (child := each.find(qualified(name))) is not None), None)


def number(elements: Sequence[etree._Element], name: str, default: int) -> int:
    """The first attribute ``name`` among ``elements`` as a number."""
    said = next((each.get(name) for each in elements if each.get(name)), None)
    try:
        return int(said) if said is not None else default
    except ValueError:
        return default
