"""Comments in the margin, each around the text that it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from opsplan.blocks.comments import Comment
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.prose import add_paragraph
from opsplan.writers.docx.runs import VALUE_MARK
from opsplan.writers.ooxml.xml import qualified, root, serialise, sub

_AUTHOR, _INITIALS = "opsplan", "op"
_LAST_STEP = lazy_pattern(r"\.[^.\[\]]*$|\[[^\]]*\]$")
"""``.target`` or ``[g1]`` at the end of a plan path."""
_ENTRY_END = "]"
"""Ends the path of an entry of a list; the list itself is told by the heading over it."""
_Range = tuple[etree._Element, etree._Element]
"""The first and the last element of a text, beside each other."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bookmark of the place ``path``. ``whole`` is True around a paragraph: a heading, the first cell of a row.

    ``chapter`` and ``heading`` count those printed up to it, from 1; 0 before the first.
    """

    path: str
    start: etree._Element
    whole: bool
    chapter: int
    heading: int


class _Places:
    """Where a document shows what."""

    def __init__(self, office: Office, body: etree._Element) -> None:
        self._headings = [paragraph for paragraph, _ in office.printed_headings]
        self._title = next(_openings(office, body), None)
        self._shown: dict[str, list[_Mark]] = {}
        self._inside: dict[str, list[_Mark]] = {}
        self._counts: dict[str, Counter[int]] = {}
        for mark in _marks(office, body):
            self._shown.setdefault(mark.path, []).append(mark)
            for around in _outwards(mark.path):
                if around != mark.path:
                    self._inside.setdefault(around, []).append(mark)

    def find(self, path: str) -> _Range | None:
        """The text that shows a place of the plan; None in a document without any text.

        Where nothing shows the place itself, it is what shows the nearest entry around it, else the heading over what
        is in it, else the title; without a cover of ours, the first heading or text.
        """
        for around in _outwards(path):
            shown, inside = self._shown.get(around, ()), self._inside.get(around, ())
            if shown:
                return _marked(self._main(around, shown))
            if inside:
                first = self._main(around, inside)
                if around.endswith(_ENTRY_END) or not first.heading:
                    return _marked(first)
                return _all_of(self._headings[first.heading - 1])
        return _all_of(self._title) if self._title is not None else None

    def _main(self, path: str, marks: Sequence[_Mark]) -> _Mark:
        """The first of the marks in the chapter that is about them: the one that shows most of that part of the plan."""
        section = re.split(r"[.\[]", path, maxsplit=1)[0]
        counts = self._chapters(section) if section in self._inside else _chapters_of(marks)
        return max(marks, key=lambda mark: (counts[mark.chapter], mark.whole))

    def _chapters(self, section: str) -> Counter[int]:
        """How much of a section of the plan each chapter shows; thousands of comments may be about the same."""
        if section not in self._counts:
            self._counts[section] = _chapters_of(self._inside[section])
        return self._counts[section]


def _chapters_of(marks: Iterable[_Mark]) -> Counter[int]:
    return Counter(mark.chapter for mark in marks)


def add_comments(office: Office, body: etree._Element, comments: Sequence[Comment]) -> None:
    """Tie the comments to the text and write them in a part of their own. Those of one place follow one another."""
    if not comments:
        return
    part = root("w:comments")
    places = _Places(office, body)
    ends: dict[etree._Element, etree._Element] = {}
    for number, comment in enumerate(comments):
        found = places.find(comment.path)
        if found is None:
            continue
        start, end = found
        start.addprevious(_element("w:commentRangeStart", number))
        closing, reference = _element("w:commentRangeEnd", number), etree.Element(qualified("w:r"))
        sub(sub(reference, "w:rPr"), "w:rStyle", val="CommentReference")
        sub(reference, "w:commentReference", id=number)
        ends.get(end, end).addnext(closing)
        closing.addnext(reference)
        ends[end] = reference
        _write(part, office, comment, number)
    if len(part):
        document = office.package.part
        name, kind = PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS
        document.relate_to(Part(name, kind, serialise(part), document.package), RELATIONSHIP_TYPE.COMMENTS)


def _write(part: etree._Element, office: Office, comment: Comment, number: int) -> None:
    element = sub(
        part, "w:comment", id=number, author=_AUTHOR, date=f"{comment.day.isoformat()}T00:00:00Z",
        initials=_INITIALS,
    )  # fmt: skip
    for inlines in comment.paragraphs:
        add_paragraph(element, office, "CommentText", inlines)


def _marks(office: Office, body: etree._Element) -> Iterator[_Mark]:
    """The bookmarks of places in the order of the document, without those in drawings: no comment may stand there."""
    levels = dict(office.printed_headings)
    mark, paragraph, box = (qualified(name) for name in ("w:bookmarkStart", "w:p", "w:txbxContent"))
    chapter = heading = 0
    for element in body.iter(mark, paragraph):
        if element.tag == paragraph:
            if element in levels:
                heading += 1
                chapter += levels[element] == 1
            continue
        name = element.get(qualified("w:name"), "")
        path = office.places.get(name)
        if path is not None and next(element.iterancestors(box), None) is None:
            yield _Mark(path, element, not name.startswith(VALUE_MARK), chapter, heading)


def _openings(office: Office, body: etree._Element) -> Iterator[etree._Element]:
    """What a comment on the whole plan may stand at, best first: the title, a heading, any text."""
    yield from (office.title,) if office.title is not None else ()
    yield from (paragraph for paragraph, _ in office.printed_headings)
    run = qualified("w:r")
    yield from (one for one in body.iter(qualified("w:p")) if one.find(run) is not None)


def _outwards(path: str) -> Iterator[str]:
    """A path and those around it: ``goals[g1].target``, ``goals[g1]``, ``goals``."""
    while path:
        yield path
        shorter = _LAST_STEP.sub("", path)
        path = shorter if shorter != path else ""


def _marked(mark: _Mark) -> _Range:
    """From the beginning of a bookmark to its end; the whole link for a bookmark in one."""
    parent = mark.start.getparent()
    if parent is not None and parent.tag == qualified("w:hyperlink"):
        return parent, parent
    number = mark.start.get(qualified("w:id"))
    ends = (one for one in mark.start.itersiblings(qualified("w:bookmarkEnd")))
    return mark.start, next((one for one in ends if one.get(qualified("w:id")) == number), mark.start)


def _all_of(paragraph: etree._Element) -> _Range | None:
    """All that is in a paragraph, after its properties."""
    inside = [child for child in paragraph if child.tag != qualified("w:pPr")]
    return (inside[0], inside[-1]) if inside else None


def _element(name: str, number: int) -> etree._Element:
    element = etree.Element(qualified(name))
    element.set(qualified("w:id"), str(number))
    return element
