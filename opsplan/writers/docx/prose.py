"""Paragraphs, as text and in the tree."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from opsplan.blocks.inline import Inlines, Run
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.runs import bookmarked, field_text, inlines_text, plain_text
from opsplan.writers.docx.xml import add_texts
from opsplan.writers.ooxml.markup import quoted


def paragraph_text(
    office: Office, style: str, inlines: Inlines = (), *, align: str = "", src: str = "", anchor: str = "",
    color: str = "", keep: bool = False,
) -> str:  # fmt: skip
    """A ``w:p`` in a named style. ``src`` and ``anchor`` become bookmarks around its text; ``keep`` holds it on
    the page of what follows."""
    content = content_text(office, inlines, src, anchor, color) if inlines or src or anchor else ""
    return f"{paragraph_start(office, style, keep, align)}{content}</w:p>"


def content_text(
    office: Office, inlines: Inlines, src: str, anchor: str = "", color: str = "", *, once: bool = False
) -> str:
    """What a paragraph says, with its bookmarks. ``once`` leaves out those of values that are ``src`` too."""
    outer = office.next_mark() if src else 0
    name = office.bookmark_name("src", src) if src else ""
    inner = office.next_mark() if anchor else 0
    content = inlines_text(office, inlines, color, marked=src if once else "")
    if inner:
        content = bookmarked(inner, quoted(anchor)[1:-1], content)
    return bookmarked(outer, name, content) if outer else content


def paragraph_start(office: Office, style: str, keep: bool = False, align: str = "") -> str:
    """A paragraph up to what it says."""
    key = (style, keep, align)
    found = office.paragraph_starts.get(key)
    if found is None:
        kept = "<w:keepNext/>" if keep else ""
        aligned = f"<w:jc w:val={quoted(align)}/>" if align else ""
        found = f"<w:p><w:pPr><w:pStyle w:val={quoted(style)}/>{kept}{aligned}</w:pPr>"
        office.paragraph_starts[key] = found
    return found


def add_paragraph(
    parent: etree._Element, office: Office, style: str, inlines: Inlines = (), *, align: str = "", src: str = "",
    anchor: str = "", color: str = "", keep: bool = False,
) -> etree._Element:  # fmt: skip
    """:func:`paragraph_text` as a new last child of ``parent``."""
    add_texts(
        parent,
        paragraph_text(office, style, inlines, align=align, src=src, anchor=anchor, color=color, keep=keep),
    )
    return parent[-1]


def add_inlines(
    paragraph: etree._Element, office: Office, inlines: Iterable[Run], color: str = "", style: str = ""
) -> None:
    """Runs at the end of a paragraph, as :func:`opsplan.writers.docx.runs.inlines_text` has them."""
    add_texts(paragraph, inlines_text(office, inlines, color, style))


def add_field(paragraph: etree._Element, instruction: str, result: str, style: str = "") -> None:
    """A field at the end of a paragraph, as :func:`opsplan.writers.docx.runs.field_text` has it."""
    add_texts(paragraph, field_text(instruction, result, style))


def add_plain(paragraph: etree._Element, text: str) -> None:
    """A run without properties; none for an empty text."""
    add_texts(paragraph, plain_text(text))
