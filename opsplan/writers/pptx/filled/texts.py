"""The places of a slide, its notes and its charts that hold text, as values: bodies of paragraphs, tables, descriptions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import qualified
from opsplan.writers.pptx.filled.tags import Tag, loose_mark, tags_of

P, R, BR, T = (qualified(f"a:{name}") for name in ("p", "r", "br", "t"))
PARAGRAPH_ENDS = (qualified("a:pPr"), qualified("a:endParaRPr"))
_TABLE, _ROW, _CELL = (qualified(f"a:{name}") for name in ("tbl", "tr", "tc"))
_BODIES = (qualified("p:txBody"), qualified("a:txBody"), qualified("c:rich"))
_PROPERTIES = qualified("p:cNvPr")
_DESCRIBED = ("descr", "title")
_OTHER = "\ufffc"
"""Stands for what is no text: a field, a formula."""


class Paragraph:
    """A paragraph: what is in it between its properties, and the text of that, each letter with the child it is of."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.children = [child for child in element if child.tag not in PARAGRAPH_ENDS]
        pieces: list[str] = []
        self.owners: list[int] = []
        for number, child in enumerate(self.children):
            piece = _text(child)
            pieces.append(piece)
            self.owners += [number] * len(piece)
        self.text = "".join(pieces)
        self.tags: tuple[Tag, ...] = tags_of(self.text)


def _text(child: etree._Element) -> str:
    if child.tag == R:
        text = child.find(T)
        return (text.text or "") if text is not None else ""
    return "\n" if child.tag == BR else _OTHER


@dataclass(frozen=True)
class Body:
    """A text body; ``index`` is the place of its element in its tree, or in its row for a cell."""

    index: int
    element: etree._Element

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(each) for each in self.element.iterchildren(P))

    @property
    def tagged(self) -> bool:
        """True for a body with a tag, or a part of one."""
        return any(each.tags or loose_mark(each.text) for each in self.paragraphs)

    @property
    def tags(self) -> Iterator[Tag]:
        return (tag for each in self.paragraphs for tag in each.tags)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the bodies of the cells of each row."""

    index: int
    element: etree._Element
    rows: tuple[tuple[Body, ...], ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """The words that a screen reader says for a shape."""

    index: int
    element: etree._Element
    name: str
    text: str
    tags: tuple[Tag, ...]


Holder = Body | Table | Attribute


def elements_of(tree: etree._Element) -> list[etree._Element]:
    """Every element in the order of the tree: the same for a copy of it."""
    return list(tree.iter(etree.Element))


def holders_of(tree: etree._Element) -> Iterator[Holder]:
    """What of a tree has tags in it."""
    for index, element in enumerate(elements_of(tree)):
        if element.tag == _PROPERTIES:
            for name in _DESCRIBED:
                text = element.get(name, "")
                if tags_of(text) or loose_mark(text):
                    yield Attribute(index, element, name, text, tags_of(text))
        elif element.tag == _TABLE:
            table = Table(index, element, tuple(_cells(row) for row in element.iterchildren(_ROW)))
            if any(body.tagged for row in table.rows for body in row):
                yield table
        elif element.tag in _BODIES and _parent_tag(element) != _CELL:
            body = Body(index, element)
            if body.tagged:
                yield body


def _parent_tag(element: etree._Element) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""


def _cells(row: etree._Element) -> tuple[Body, ...]:
    return tuple(
        Body(index, element) for index, element in enumerate(elements_of(row)) if element.tag == _BODIES[1]
    )


def shape_of(element: etree._Element) -> etree._Element | None:
    """The shape, picture or frame that an element is part of."""
    kinds = tuple(qualified(f"p:{name}") for name in ("sp", "graphicFrame", "pic", "cxnSp", "grpSp"))
    return next((each for each in (element, *element.iterancestors()) if each.tag in kinds), None)


def shape_name(shape: etree._Element | None) -> str:
    """The name that PowerPoint's selection pane shows."""
    found = next(shape.iter(_PROPERTIES), None) if shape is not None else None
    return found.get("name", "") if found is not None else ""


def body_text(body: etree._Element) -> str:
    """The text of a body, a line for each paragraph."""
    return "\n".join(Paragraph(each).text for each in body.iterchildren(P))
