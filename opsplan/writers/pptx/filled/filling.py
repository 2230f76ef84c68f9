"""The words of a source that was carried out, put back into copies of the slides they are from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import field

from lxml import etree

from opsplan.blocks.printed import without_marks
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import clean, qualified
from opsplan.writers.pptx.filled import source
from opsplan.writers.pptx.filled.pages import Page
from opsplan.writers.pptx.filled.texts import (
    BR,
    PARAGRAPH_ENDS,
    Attribute,
    Body,
    Holder,
    P,
    Paragraph,
    R,
    T,
    Table,
    elements_of,
)

_ROW, _RUN_LOOK = qualified("a:tr"), qualified("a:rPr")


@dataclass(slots=True)
class Filled:
    """A slide, master or layout filled: copies of the trees of ``page``, the bodies in them that were written anew, each
    with the number of its tree, and the tables whose rows were. Their values still stand between marks."""

    page: Page
    trees: tuple[etree._Element, ...]
    bodies: list[tuple[int, etree._Element]] = field(default_factory=list)
    tables: list[etree._Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Event:
    kind: str
    number: int
    text: str


def filled_pages(text: str, grounds: Sequence[Page], slides: Sequence[Page]) -> Iterator[Filled]:
    """The masters, layouts and slides of a carried-out source in its order; slides as often as they came up."""
    found = list(source.MARK.finditer(text))
    ends = [each.start() for each in found[1:]] + [len(text)]
    events = [
        _Event(each[1], int(each[2] or 0), text[each.end() : end])
        for each, end in zip(found, ends, strict=True)
    ]
    waiting = iter(events)
    for event in waiting:
        if event.kind == source.GROUND:
            yield _Filling(grounds[event.number], waiting).filled
        elif event.kind == source.SLIDE:
            yield _Filling(slides[event.number], waiting).filled


class _Filling:
    """One page being filled, from the events up to its end."""

    def __init__(self, page: Page, events: Iterator[_Event]) -> None:
        self.filled = Filled(page, tuple(deepcopy(tree) for tree in page.trees))
        self._events = events
        elements = [elements_of(tree) for tree in self.filled.trees]
        for event in events:
            if event.kind == source.END:
                break
            tree, holder = page.holders[event.number]
            self._fill(tree, holder, elements[tree][holder.index], event)

    def _fill(self, tree: int, holder: Holder, target: etree._Element, event: _Event) -> None:
        match holder:
            case Body():
                self._body(tree, holder, target)
            case Table():
                self._table(tree, holder, target)
            case Attribute():
                next(self._events)
                target.set(holder.name, " ".join(clean(without_marks(event.text)).split()))

    def _body(self, tree: int, body: Body, target: etree._Element) -> None:
        paragraphs: list[etree._Element] = []
        last = -1
        pristine = body.paragraphs[0]
        for event in self._events:
            if event.kind == source.END:
                break
            if event.kind == source.PARAGRAPH:
                pristine, last = body.paragraphs[event.number], -1
                paragraphs.append(_shell(pristine))
                continue
            if not paragraphs:
                paragraphs.append(_shell(pristine))
            last = _add(paragraphs[-1], pristine, event, last)
        for old in list(target.iterchildren(P)):
            target.remove(old)
        target.extend(paragraphs or [_shell(pristine)])
        self.filled.bodies.append((tree, target))

    def _table(self, tree: int, table: Table, target: etree._Element) -> None:
        originals = list(table.element.iterchildren(_ROW))
        rows: list[etree._Element] = []
        for event in self._events:
            if event.kind == source.END:
                break
            row = deepcopy(originals[event.number])
            elements = elements_of(row)
            cells = {body.index: body for body in table.rows[event.number]}
            for inner in self._events:
                if inner.kind == source.END:
                    break
                self._body(tree, cells[inner.number], elements[inner.number])
            rows.append(row)
        for old in list(target.iterchildren(_ROW)):
            target.remove(old)
        target.extend(rows)
        self.filled.tables.append(target)


def _shell(paragraph: Paragraph) -> etree._Element:
    """The paragraph with its look and nothing in it."""
    shell = deepcopy(paragraph.element)
    for child in list(shell):
        if child.tag not in PARAGRAPH_ENDS:
            shell.remove(child)
    return shell


def _add(paragraph: etree._Element, pristine: Paragraph, event: _Event, last: int) -> int:
    """A child of the pristine paragraph with its new text; text of the child that was added ``last`` is joined to it.
    The child's number is returned."""
    original = pristine.children[event.number]
    if original.tag != R:
        _append(paragraph, deepcopy(original))
        return event.number
    if not event.text:
        return last
    joined = _last(paragraph) if event.number == last else None
    for number, line in enumerate(clean(event.text).split("\n")):
        if number:
            _append(paragraph, _break(original))
            joined = None
        if joined is not None:
            text = joined.find(T)
            if text is not None:
                text.text = (text.text or "") + line
        elif line:
            run = deepcopy(original)
            text = run.find(T)
            if text is None:
                text = etree.SubElement(run, T)
            text.text = line
            _append(paragraph, run)
    return event.number


def _last(paragraph: etree._Element) -> etree._Element | None:
    children = [child for child in paragraph if child.tag not in PARAGRAPH_ENDS]
    return children[-1] if children and children[-1].tag == R else None


def _append(paragraph: etree._Element, child: etree._Element) -> None:
    """Put a child behind the others and before the properties that end the paragraph."""
    end = paragraph.find(PARAGRAPH_ENDS[1])
    if end is None:
        paragraph.append(child)
    else:
        end.addprevious(child)


def _break(run: etree._Element) -> etree._Element:
    """A line break with the look of a run."""
    line = etree.Element(BR, nsmap=dict(run.nsmap))
    look = run.find(_RUN_LOOK)
    if look is not None:
        line.append(deepcopy(look))
    return line
