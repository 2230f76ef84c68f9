"""What a deck with tags is made of: its slides with their notes and charts, and the masters and layouts behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart
from pptx.presentation import Presentation

from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import qualified
from opsplan.writers.pptx.filled.tags import without_tags
from opsplan.writers.pptx.filled.texts import Holder, body_text, holders_of

_TITLES = ("title", "ctrTitle")


def tree_of(part: Part) -> etree._Element:
    """The XML of a part."""
    return part._element if isinstance(part, XmlPart) else etree.fromstring(part.blob)


@dataclass(frozen=True)
class Page:
    """A slide, master or layout. ``number`` is its place in the deck from 1 (0: no slide); ``parts`` are its own part, its
    notes' and its charts'."""

    number: int
    words: Bilingual
    """What it is called where something is wrong with it."""
    parts: tuple[Part, ...]

    @cached_property
    def trees(self) -> tuple[etree._Element, ...]:
        """The trees of ``parts``; nobody changes them."""
        return tuple(tree_of(part) for part in self.parts)

    @cached_property
    def holders(self) -> tuple[tuple[int, Holder], ...]:
        """Everything with tags: the number of its tree, and what it is."""
        return tuple(
            (number, holder) for number, tree in enumerate(self.trees) for holder in holders_of(tree)
        )


def slides_of(presentation: Presentation) -> tuple[Page, ...]:
    """The slides in their order."""
    return tuple(_slide(slide.part, number) for number, slide in enumerate(presentation.slides, start=1))


def grounds_of(presentation: Presentation) -> tuple[Page, ...]:
    """Masters and layouts."""
    out = []
    for master in presentation.slide_masters:
        out.append(_ground(master.part, "母版", "master", master.name))
        out += [_ground(layout.part, "版式", "layout", layout.name) for layout in master.slide_layouts]
    return tuple(out)


def _ground(part: Part, zh: str, en: str, name: str) -> Page:
    return Page(0, Bilingual(f"{zh}“{name}”" if name else zh, f"{en} '{name}'" if name else en), (part,))


def _slide(part: Part, number: int) -> Page:
    """A slide. Raises KeyError for one without a layout, or whose layout has no master."""
    part.part_related_by(RELATIONSHIP_TYPE.SLIDE_LAYOUT).part_related_by(RELATIONSHIP_TYPE.SLIDE_MASTER)
    title = title_of(tree_of(part))
    words = Bilingual(
        f"第 {number} 页" + (f"“{title}”" if title else ""),
        f"slide {number}" + (f" '{title}'" if title else ""),
    )
    return Page(number, words, (part, *_beside(part)))


def _beside(part: Part) -> Iterator[Part]:
    for kind in (RELATIONSHIP_TYPE.NOTES_SLIDE, RELATIONSHIP_TYPE.CHART):
        for relation in part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                yield relation.target_part


def placeholder_kind(shape: etree._Element) -> str | None:
    """The ``type`` of a placeholder (``obj`` where it says none); None for a shape that is none."""
    mark = next(shape.iter(qualified("p:ph")), None)
    return None if mark is None else mark.get("type", "obj")


def title_shape(tree: etree._Element) -> etree._Element | None:
    """The placeholder of a slide's title."""
    shapes = tree.iter(qualified("p:sp"))
    return next((shape for shape in shapes if placeholder_kind(shape) in _TITLES), None)


def title_of(tree: etree._Element) -> str:
    """The words of a slide's title on one line, tags left out; its first words where it has no title."""
    shape = title_shape(tree)
    bodies = [shape] if shape is not None else list(tree.iter(qualified("p:sp")))
    for each in bodies:
        body = each.find(qualified("p:txBody"))
        words = " ".join(without_tags(body_text(body)).split()) if body is not None else ""
        if words:
            return words if len(words) <= 24 else f"{words[:24]}…"
    return ""
