"""Paragraphs: runs, links, fields, bookmarks."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from opsplan.blocks.inline import Inlines, Run
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.xml import text_of
from opsplan.writers.ooxml.xml import clean, relate, sub

_SCHEMES = ("http", "https", "mailto")
_MAX_LINK = 2000
VALUE_MARK = "_src"
"""Begins the bookmarks of single values. Word hides names with a leading ``_`` from its list. Content controls would
carry the path as well, but python-docx and some converters skip the text inside them."""


def add_paragraph(
    parent: etree._Element, office: Office, style: str, inlines: Inlines = (), *, align: str = "", src: str = "",
    anchor: str = "", color: str = "", keep: bool = False,
) -> etree._Element:  # fmt: skip
    """A ``w:p`` in a named style. ``src`` and ``anchor`` become bookmarks around its text; ``keep`` holds it on
    the page of what follows."""
    paragraph = sub(parent, "w:p")
    properties = sub(paragraph, "w:pPr")
    sub(properties, "w:pStyle", val=style)
    if keep:
        sub(properties, "w:keepNext")
    if align:
        sub(properties, "w:jc", val=align)
    marks = [office.bookmark_name("src", src)] if src else []
    marks += [anchor] if anchor else []
    opened = [(office.next_mark(), name) for name in marks]
    for number, name in opened:
        sub(paragraph, "w:bookmarkStart", id=number, name=name)
    add_inlines(paragraph, office, inlines, color)
    for number, _ in reversed(opened):
        sub(paragraph, "w:bookmarkEnd", id=number)
    return paragraph


def add_inlines(
    paragraph: etree._Element, office: Office, inlines: Iterable[Run], color: str = "", style: str = ""
) -> None:
    """Runs one after the other; runs with a link that Word may open go into ``w:hyperlink``."""
    for run in inlines:
        target = link_target(run.link)
        parent = paragraph
        if target:
            relation = office.package.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            parent = relate(sub(paragraph, "w:hyperlink"), relation)
        marked = office.next_mark() if run.src and run.text else 0
        if marked:
            sub(parent, "w:bookmarkStart", id=marked, name=office.bookmark_name(VALUE_MARK, run.src))
        _add_run(parent, office, run, run.color or color, "Hyperlink" if target else style)
        if marked:
            sub(parent, "w:bookmarkEnd", id=marked)


def link_target(link: str) -> str:
    """The link when a reader may safely follow it (web and mail addresses), else nothing."""
    address = clean(link).strip()
    if not address or len(address) > _MAX_LINK or any(character.isspace() for character in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    return address


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


def add_field(paragraph: etree._Element, instruction: str, result: str) -> None:
    """A complex field with its result, balanced within the paragraph."""
    sub(sub(paragraph, "w:r"), "w:fldChar", fldCharType="begin")
    text_of(sub(sub(paragraph, "w:r"), "w:instrText"), f" {instruction} ")
    sub(sub(paragraph, "w:r"), "w:fldChar", fldCharType="separate")
    text_of(sub(sub(paragraph, "w:r"), "w:t"), result)
    sub(sub(paragraph, "w:r"), "w:fldChar", fldCharType="end")


def add_plain(paragraph: etree._Element, text: str) -> None:
    """A run without properties."""
    add_text(sub(paragraph, "w:r"), clean(text))
