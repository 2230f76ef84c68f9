"""Where a filled slide asks for a view: text goes into the box as its own text does, all else takes the box's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from opsplan.blocks.deck import Para, indent_step, text_indent
from opsplan.blocks.deck_layout.make_text import all_paras
from opsplan.blocks.nodes import Block, Code, Heading, ListBlock, Paragraph, Rule
from opsplan.blocks.printed import MARK, without_marks
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import clean, emu, put, qualified, sub
from opsplan.writers.pptx.filled.filling import Filled
from opsplan.writers.pptx.filled.source import Place, Problem
from opsplan.writers.pptx.filled.texts import PARAGRAPH_ENDS, P, R, T, shape_name, shape_of

_TEXT = (Heading, Paragraph, ListBlock, Code, Rule)
_PROPERTIES, _RUN_LOOK = qualified("a:pPr"), qualified("a:rPr")
_BULLETS = tuple(qualified(f"a:{name}") for name in ("buNone", "buAutoNum", "buChar", "buBlip"))


@dataclass(frozen=True, slots=True)
class ViewPlace:
    """A shape whose place blocks take."""

    shape: etree._Element
    blocks: tuple[Block, ...]


def place_views(filled: Filled, views: Sequence[tuple[Block, ...]]) -> tuple[list[ViewPlace], list[Problem]]:
    """Put views of text into their bodies, and find the shapes whose place the others take. Shapes of views that have
    nothing to show are removed."""
    places: list[ViewPlace] = []
    problems: list[Problem] = []
    for tree, body in filled.bodies:
        for paragraph in list(body.iterchildren(P)):
            words = _words(paragraph)
            wanted = [int(found[2]) for found in MARK.finditer(words) if found[1]]
            if not wanted:
                continue
            rest = without_marks(words).strip()
            blocks = views[wanted[0]]
            shape = shape_of(body)
            if len(wanted) == 1 and not rest and all(isinstance(each, _TEXT) for each in blocks) and blocks:
                _write_text(paragraph, blocks)
            elif shape is None or len(wanted) > 1 or rest or _words(body).replace(words, "", 1).strip():
                problems.append(_not_alone(filled, shape, words))
            elif tree or not filled.page.number or body.getparent() is not shape:
                problems.append(_no_place(filled, shape, words))
            elif blocks:
                places.append(ViewPlace(shape, blocks))
            else:
                remove(shape)
    return places, problems


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(T))


def remove(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _not_alone(filled: Filled, shape: etree._Element | None, words: str) -> Problem:
    return Problem(
        _place(filled, shape, words),
        Bilingual("视图要单独占一个文本框", "a view stands alone in its box"),
        Bilingual("把 {{ view(…) }} 移到自己的文本框里，框多大视图就多大", "move {{ view(…) }} to a box of its own; the view is as large as the box"),
    )  # fmt: skip


def _no_place(filled: Filled, shape: etree._Element | None, words: str) -> Problem:
    return Problem(
        _place(filled, shape, words),
        Bilingual("这里只能放文字，放不下表格和图", "only text can stand here, no table and no figure"),
        Bilingual("表格单元格、备注、图表和版式里不放视图；用幻灯片上的文本框", "cells of tables, notes, charts and layouts hold no views; use a text box on the slide"),
    )  # fmt: skip


def _place(filled: Filled, shape: etree._Element | None, words: str) -> Place:
    return Place(filled.page, shape_name(shape), without_marks(words).strip() or "{{ view(…) }}")


def _write_text(paragraph: etree._Element, blocks: Sequence[Block]) -> None:
    """Paragraphs that say what ``blocks`` say, each with the look of ``paragraph`` and of its first run."""
    run = paragraph.find(R)
    for para in all_paras(blocks, _size(run)):
        paragraph.addprevious(_paragraph(paragraph, run, para))
    remove(paragraph)


def _size(run: etree._Element | None) -> float:
    look = run.find(_RUN_LOOK) if run is not None else None
    size = look.get("sz", "") if look is not None else ""
    return int(size) / 100 if size.isdecimal() else 18.0


def _paragraph(model: etree._Element, run: etree._Element | None, para: Para) -> etree._Element:
    new = etree.Element(P, nsmap=dict(model.nsmap))
    look = model.find(_PROPERTIES)
    if look is not None:
        new.append(deepcopy(look))
    if para.bullet:
        _hang(new, para)
    for each in _runs(run, para):
        new.append(each)
    end = model.find(PARAGRAPH_ENDS[1])
    if end is not None:
        new.append(deepcopy(end))
    return new


def _hang(paragraph: etree._Element, para: Para) -> None:
    """A mark before the first line, and the others hanging below its text."""
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        properties = etree.Element(_PROPERTIES, nsmap=dict(paragraph.nsmap))
        paragraph.insert(0, properties)
    put(properties, marL=emu(text_indent(para)), indent=-emu(indent_step(para)))
    for old in [each for each in properties if each.tag in _BULLETS]:
        properties.remove(old)
    mark = etree.Element(_BULLETS[2], nsmap=dict(paragraph.nsmap))
    if len(para.bullet) > 1:
        mark = put(etree.Element(_BULLETS[1], nsmap=dict(paragraph.nsmap)), type="arabicPeriod")
        put(mark, startAt=int(para.bullet.rstrip(".")) if para.bullet.rstrip(".").isdecimal() else 1)
    else:
        put(mark, char=para.bullet)
    tail = next((each for each in properties if each.tag in (qualified("a:tabLst"), qualified("a:defRPr"), qualified("a:extLst"))), None)  # fmt: skip
    if tail is None:
        properties.append(mark)
    else:
        tail.addprevious(mark)


def _runs(run: etree._Element | None, para: Para) -> Iterator[etree._Element]:
    for each in para.text:
        text = clean(each.text).replace("\n", " ")
        if not text:
            continue
        new = deepcopy(run) if run is not None else etree.Element(R)
        words = new.find(T)
        words = sub(new, "a:t") if words is None else words
        words.text = text
        if each.bold or para.bold or each.italic:
            look = new.find(_RUN_LOOK)
            if look is None:
                look = etree.Element(_RUN_LOOK)
                new.insert(0, look)
            if each.bold or para.bold:
                look.set("b", "1")
            if each.italic:
                look.set("i", "1")
        yield new
