"""Marks in a filled file: a value's become a bookmark with its plan path, a view's the place where its blocks go."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from opsplan.blocks.printed import MARK, Printed, without_marks
from opsplan.records import dataclass
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.runs import VALUE_MARK
from opsplan.writers.docx.xml import text_of
from opsplan.writers.ooxml.xml import qualified, sub

_TEXT, _RUN, _PARAGRAPH = qualified("w:t"), qualified("w:r"), qualified("w:p")
_OF_PARAGRAPH, _OF_RUN = qualified("w:pPr"), qualified("w:rPr")
_VIEW = "opsplan-view"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the blocks of view ``number`` go: the paragraph that holds the mark's place, and nothing else."""

    paragraph: etree._Element
    number: int


def drop_marks(root: etree._Element) -> bool:
    """Remove every mark from texts and attributes of a tree; True when a view was among them."""
    viewed = False
    for element in root.iter("{*}t", "{*}instrText"):
        if element.text and MARK.search(element.text):
            viewed |= any(found[1] for found in MARK.finditer(element.text))
            element.text = without_marks(element.text)
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if MARK.search(value):
                element.set(name, without_marks(value))
    return viewed


def place_marks(body: etree._Element, printed: Printed, office: Office) -> tuple[Place, ...]:
    """Turn the marks in ``body`` into bookmarks; returns the places of views, in order, each a paragraph of its own."""
    open_marks: list[int | None] = []
    for run in list(body.iter(_RUN)):
        if any(MARK.search(text.text or "") for text in run.iterchildren(_TEXT)):
            _split(run, printed, office, open_marks)
    drop_marks(body)
    return tuple(_places(body))


def _split(run: etree._Element, printed: Printed, office: Office, open_marks: list[int | None]) -> None:
    """A run as runs of the same look with bookmarks between them."""
    out: list[etree._Element] = []

    def current() -> etree._Element:
        if not out or out[-1].tag != _RUN:
            fresh = etree.Element(_RUN, nsmap=dict(run.nsmap))
            look = run.find(_OF_RUN)
            if look is not None:
                fresh.append(deepcopy(look))
            out.append(fresh)
        return out[-1]

    for child in list(run):
        if child.tag == _OF_RUN:
            continue
        if child.tag != _TEXT:
            current().append(child)
            continue
        text, at = child.text or "", 0
        for found in MARK.finditer(text):
            if found.start() > at:
                _add_text(current(), text[at : found.start()])
            at = found.end()
            out.extend(_mark(found[1], found[2], printed, office, open_marks))
        if at < len(text):
            _add_text(current(), text[at:])
    for element in out:
        run.addprevious(element)
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _mark(
    kind: str, number: str | None, printed: Printed, office: Office, open_marks: list[int | None]
) -> Iterator[etree._Element]:
    holder = etree.Element("holder")
    if number is None:
        begun = open_marks.pop() if open_marks else None
        if begun is not None:
            yield sub(holder, "w:bookmarkEnd", id=begun)
    elif kind:
        open_marks.append(None)
        place = etree.SubElement(holder, _VIEW)
        place.set("number", number)
        yield place
    else:
        identity = office.next_mark()
        name = office.bookmark_name(VALUE_MARK, printed.paths[int(number)])
        start = sub(holder, "w:bookmarkStart", id=identity, name=name)
        open_marks.append(identity)
        yield start


def _add_text(run: etree._Element, text: str) -> None:
    text_of(sub(run, "w:t"), text)


def _places(body: etree._Element) -> Iterator[Place]:
    """Paragraphs divided at the places of views. Outside a paragraph's own runs a view follows the paragraph."""
    for mark in list(body.iter(_VIEW)):
        number = int(mark.get("number", "0"))
        paragraph = next(mark.iterancestors(_PARAGRAPH))
        before = _copy(paragraph)
        own = mark.getparent() is paragraph
        for sibling in list(paragraph):
            if own and sibling is mark:
                break
            if sibling.tag != _OF_PARAGRAPH:
                before.append(sibling)
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
        if _says(before):
            paragraph.addprevious(before)
        here = etree.Element(_PARAGRAPH, nsmap=dict(paragraph.nsmap))
        paragraph.addprevious(here)
        if not _says(paragraph) and paragraph.find(f"{_OF_PARAGRAPH}/{qualified('w:sectPr')}") is None:
            for left in list(paragraph):
                if left.tag != _OF_PARAGRAPH:
                    here.append(left)
            outer = paragraph.getparent()
            if outer is not None:
                outer.remove(paragraph)
        yield Place(here, number)


def _copy(paragraph: etree._Element) -> etree._Element:
    """An empty paragraph of the same look, without the section that may end in it."""
    copy = etree.Element(_PARAGRAPH, nsmap=dict(paragraph.nsmap))
    look = paragraph.find(_OF_PARAGRAPH)
    if look is not None:
        copy.append(deepcopy(look))
        for section in copy[0].findall(qualified("w:sectPr")):
            copy[0].remove(section)
    return copy


def _says(paragraph: etree._Element) -> bool:
    """True for a paragraph with anything that a reader sees, or that another mark stands for."""
    seen = (qualified("w:drawing"), qualified("w:pict"), qualified("w:object"), qualified("w:br"), _VIEW)
    if any(True for _ in paragraph.iter(*seen)):
        return True
    return any((text.text or "").strip() for text in paragraph.iter(_TEXT))
