"""Paragraphs: runs, links, fields, bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.patterns import lazy_pattern
from opsplan.writers.docx.numbering import appendix_number
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.outline import Entry
from opsplan.writers.docx.xml import text_of
from opsplan.writers.ooxml.relations import link_target
from opsplan.writers.ooxml.xml import clean, relate, sub

_ADDRESS = lazy_pattern(
    r"(https?://[^\s<>\"'“”‘’（）()\[\]【】《》，。；、：！？\u4e00-\u9fff]*[^\s<>\"'“”‘’（）()\[\]【】《》，。；、：！？\u4e00-\u9fff.,;:!?])"
)
"""A web address written out in a text, without the mark that ends its sentence."""
SEE_MARK = "_see_"
"""Begins the bookmarks around references, whose numbers are none of the plan's."""
NOTE_MARK = "_note_"
"""Begins the bookmarks around the marks of footnotes."""
VALUE_MARK = "_src"
"""Begins the bookmarks of single values. Word hides names with a leading ``_`` from its list. Content controls would
carry the path as well, but python-docx and some converters skip the text inside them."""


def add_paragraph(
    parent: etree._Element, office: Office, style: str, inlines: Inlines = (), *, align: str = "", src: str = "",
    anchor: str = "", color: str = "", keep: bool = False,
) -> etree._Element:  # fmt: skip
    """A ``w:p`` in a named style. ``src`` and ``anchor`` become bookmarks around its text; ``keep`` holds it on
    the page of what follows."""
    paragraph = office.stamps.stamp(
        parent, ("w:p", style, keep, align), lambda holder: _empty_paragraph(holder, style, keep, align)
    )
    marks = [office.bookmark_name("src", src)] if src else []
    marks += [anchor] if anchor else []
    opened = [(office.next_mark(), name) for name in marks]
    for number, name in opened:
        sub(paragraph, "w:bookmarkStart", id=number, name=name)
    add_inlines(paragraph, office, inlines, color)
    for number, _ in reversed(opened):
        sub(paragraph, "w:bookmarkEnd", id=number)
    return paragraph


def _empty_paragraph(parent: etree._Element, style: str, keep: bool, align: str) -> etree._Element:
    paragraph = sub(parent, "w:p")
    properties = sub(paragraph, "w:pPr")
    sub(properties, "w:pStyle", val=style)
    if keep:
        sub(properties, "w:keepNext")
    if align:
        sub(properties, "w:jc", val=align)
    return paragraph


def add_inlines(
    paragraph: etree._Element, office: Office, inlines: Iterable[Run], color: str = "", style: str = ""
) -> None:
    """Runs one after the other; what leads to an address that Word may open goes into ``w:hyperlink``."""
    for run in inlines:
        if run.note:
            _add_note_mark(paragraph, office, run.note)
        if run.target:
            _add_reference(paragraph, office, run)
            continue
        marked = office.next_mark() if run.src and run.text else 0
        if marked:
            sub(paragraph, "w:bookmarkStart", id=marked, name=office.bookmark_name(VALUE_MARK, run.src))
        for piece in _linked(run):
            target = link_target(piece.link)
            parent = paragraph
            if target:
                relation = office.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                parent = relate(sub(paragraph, "w:hyperlink"), relation)
            _add_run(parent, office, piece, piece.color or color, "Hyperlink" if target else style)
        if marked:
            sub(paragraph, "w:bookmarkEnd", id=marked)


def _linked(run: Run) -> Iterator[Run]:
    """The run in pieces, so that addresses written out in it can be followed."""
    if run.link or run.code or "://" not in run.text:
        yield run
        return
    for place, piece in enumerate(_ADDRESS.split(run.text)):
        if piece:
            yield replace(run, text=piece, link=piece if place % 2 else "")


def _add_reference(paragraph: etree._Element, office: Office, run: Run) -> None:
    """``表 3-1`` or ``第 3 章`` as a field that Word keeps right; what has no number is text."""
    mark = _open_see(paragraph, office)
    entry = office.outline.named(run.target)
    if entry is not None:
        before, switch, result, after = _heading_words(office, entry)
        add_plain(paragraph, before)
        add_field(paragraph, f"REF {entry.anchor} {switch}\\h", result)
        add_plain(paragraph, after)
    elif run.target.startswith(("table-", "figure-")):
        instruction, shown = add_field(paragraph, "REF", run.text)
        office.references.append((instruction, shown, run.target))
    else:
        _add_run(paragraph, office, run, run.color, "")
    sub(paragraph, "w:bookmarkEnd", id=mark)


def _open_see(paragraph: etree._Element, office: Office) -> int:
    """Begin a bookmark that tells apart what is no text of the plan; the caller ends it."""
    mark = office.next_mark()
    sub(paragraph, "w:bookmarkStart", id=mark, name=f"{SEE_MARK}{mark}")
    return mark


def _heading_words(office: Office, entry: Entry) -> tuple[str, str, str, str]:
    """What stands before a field that refers to a heading, its switch, its result, and what stands after it."""
    if entry.appendix and entry.level == 1:
        return "", "\\r ", appendix_number(entry.counts, office.lang), ""
    number = office.heading_label(entry.counts)
    if entry.appendix or not office.by_chapter or not number:
        return "“", "", entry.text, "”"
    if not office.chinese:
        return "Section ", "\\r ", number, ""
    return "第 ", "\\r ", number, " 章" if entry.level == 1 else " 节"


def _add_note_mark(paragraph: etree._Element, office: Office, note: Inlines) -> None:
    """The mark of a footnote. One that says the same in the same section is pointed to once more."""
    key = (office.appendix, office.headings, plain(note))
    number = office.note_numbers.get(key)
    if number is not None:
        mark = _open_see(paragraph, office)
        add_field(paragraph, f"NOTEREF {NOTE_MARK}{number} \\f \\h", str(number), "FootnoteReference")
        sub(paragraph, "w:bookmarkEnd", id=mark)
        return
    office.notes.append(note)
    number = office.note_numbers[key] = len(office.notes)
    mark = office.next_mark()
    sub(paragraph, "w:bookmarkStart", id=mark, name=f"{NOTE_MARK}{number}")
    element = sub(paragraph, "w:r")
    sub(sub(element, "w:rPr"), "w:rStyle", val="FootnoteReference")
    sub(element, "w:footnoteReference", id=number)
    sub(paragraph, "w:bookmarkEnd", id=mark)


@contextmanager
def marked(paragraph: etree._Element, office: Office, src: str) -> Iterator[None]:
    """One bookmark for a value that is written in several runs, such as a number and its unit."""
    number = office.next_mark() if src else 0
    if src:
        sub(paragraph, "w:bookmarkStart", id=number, name=office.bookmark_name(VALUE_MARK, src))
    yield
    if src:
        sub(paragraph, "w:bookmarkEnd", id=number)


def _add_run(parent: etree._Element, office: Office, run: Run, color: str, style: str) -> None:
    text = clean(run.text)
    if not text:
        return
    element = sub(parent, "w:r")
    style = style or ("CodeText" if run.code else "")
    if style or run.bold or run.italic or run.strike or color:
        properties = sub(element, "w:rPr")
        if style:
            sub(properties, "w:rStyle", val=style)
        if run.bold:
            sub(properties, "w:b")
            sub(properties, "w:bCs")
        if run.italic:
            sub(properties, "w:i")
        if run.strike:
            sub(properties, "w:strike")
        if color and style != "Hyperlink":
            sub(properties, "w:color", val=office.brand.hex(color))
    add_text(element, text)


def add_text(run: etree._Element, text: str) -> None:
    """``w:t`` with breaks and tabs as elements of their own."""
    for index, line in enumerate(text.split("\n")):
        if index:
            sub(run, "w:br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                sub(run, "w:tab")
            if piece:
                text_of(sub(run, "w:t"), piece)


def add_field(
    paragraph: etree._Element, instruction: str, result: str, style: str = ""
) -> tuple[etree._Element, etree._Element]:
    """A complex field with its result in a character style, balanced within the paragraph.

    Returns the elements of the instruction and of the result.
    """
    sub(sub(paragraph, "w:r"), "w:fldChar", fldCharType="begin")
    asked = text_of(sub(sub(paragraph, "w:r"), "w:instrText"), f" {instruction} ")
    sub(sub(paragraph, "w:r"), "w:fldChar", fldCharType="separate")
    run = sub(paragraph, "w:r")
    if style:
        sub(sub(run, "w:rPr"), "w:rStyle", val=style)
    shown = text_of(sub(run, "w:t"), result)
    sub(sub(paragraph, "w:r"), "w:fldChar", fldCharType="end")
    return asked, shown


def add_plain(paragraph: etree._Element, text: str) -> None:
    """A run without properties; none for an empty text."""
    if text:
        add_text(sub(paragraph, "w:r"), clean(text))
