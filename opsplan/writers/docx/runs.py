"""Runs as text: what a paragraph says, with its looks, links, fields and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docx.opc.constants import RELATIONSHIP_TYPE

from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.patterns import lazy_pattern
from opsplan.writers.docx.numbering import appendix_number
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.outline import Entry
from opsplan.writers.ooxml.markup import escaped, quoted
from opsplan.writers.ooxml.relations import link_target
from opsplan.writers.ooxml.xml import clean

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


def inlines_text(
    office: Office, inlines: Iterable[Run], color: str = "", style: str = "", marked: str = ""
) -> str:
    """Runs one after the other; what leads to an address that Word may open goes into ``w:hyperlink``. Runs of the
    plan path ``marked`` have no bookmark: one stands around all of them."""
    return "".join([_inline_text(office, run, color, style, marked) for run in inlines])


def _inline_text(office: Office, run: Run, color: str, style: str, marked: str) -> str:
    before = _note_mark(office, run.note) if run.note else ""
    if run.target:
        return before + _reference(office, run)
    text = run.text
    if not text:
        return before
    mark = office.next_mark() if run.src and run.src != marked else 0
    if run.link or "://" in text:
        said = "".join([_link_text(office, piece, color, style) for piece in _linked(run)])
    else:
        said = _run_text(office, run, color, style)
    if mark:
        said = bookmarked(mark, office.bookmark_name(VALUE_MARK, run.src), said)
    return before + said if before else said


def bookmarked(mark: int, name: str, content: str) -> str:
    """``content`` in a bookmark, whose name is of letters, digits and ``_``."""
    return f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{mark}"/>'


def _linked(run: Run) -> Iterator[Run]:
    """The run in pieces, so that addresses written out in it can be followed."""
    if run.link or run.code:
        yield run
        return
    for place, piece in enumerate(_ADDRESS.split(run.text)):
        if piece:
            yield replace(run, text=piece, link=piece if place % 2 else "")


def _link_text(office: Office, run: Run, color: str, style: str) -> str:
    target = link_target(run.link)
    if not target:
        return _run_text(office, run, color, style)
    relation = office.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    said = _run_text(office, run, color, "Hyperlink")
    return (
        f'<w:hyperlink r:id="{relation}">{said}</w:hyperlink>'
        if said
        else f'<w:hyperlink r:id="{relation}"/>'
    )


def _run_text(office: Office, run: Run, color: str, style: str) -> str:
    text = clean(run.text)
    if not text:
        return ""
    style = style or ("CodeText" if run.code else "")
    color = run.color or color
    if not (style or color or run.bold or run.italic or run.strike):
        return f"<w:r>{said(text)}</w:r>"
    look = [f"<w:rStyle w:val={quoted(style)}/>"] if style else []
    if run.bold:
        look.append("<w:b/><w:bCs/>")
    if run.italic:
        look.append("<w:i/>")
    if run.strike:
        look.append("<w:strike/>")
    if color and style != "Hyperlink":
        look.append(f"<w:color w:val={quoted(office.brand.hex(color))}/>")
    return f"<w:r>{_look(look)}{said(text)}</w:r>"


def _look(properties: list[str]) -> str:
    return f"<w:rPr>{''.join(properties)}</w:rPr>" if properties else "<w:rPr/>"


def said(text: str) -> str:
    """``w:t`` with breaks and tabs as elements of their own; ``text`` has been through :func:`clean`."""
    if "\n" not in text and "\t" not in text:
        return _piece(text)
    lines = ("<w:tab/>".join(map(_piece, line.split("\t"))) for line in text.split("\n"))
    return "<w:br/>".join(lines)


def _piece(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""


def plain_text(text: str) -> str:
    """A run without properties; none for an empty text."""
    if not text:
        return ""
    content = said(clean(text))
    return f"<w:r>{content}</w:r>" if content else "<w:r/>"


def field_text(instruction: str, result: str, style: str = "") -> str:
    """A complex field with its result in a character style, balanced within the paragraph."""
    look = f"<w:rPr><w:rStyle w:val={quoted(style)}/></w:rPr>" if style else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{look}<w:t xml:space="preserve">{escaped(result)}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _reference(office: Office, run: Run) -> str:
    """``表 3-1`` or ``第 3 章`` as a field that Word keeps right; what has no number is text."""
    mark = office.next_mark()
    entry = office.outline.named(run.target)
    if entry is not None:
        before, switch, result, after = _heading_words(office, entry)
        field = field_text(f"REF {entry.anchor} {switch}\\h", result)
        content = f"{plain_text(before)}{field}{plain_text(after)}"
    elif run.target.startswith(("table-", "figure-")):
        place, content = office.fragments.later(_run_text(office, Run(run.text), "", ""))
        office.references.append((place, run.target))
    else:
        content = _run_text(office, run, run.color, "")
    return bookmarked(mark, f"{SEE_MARK}{mark}", content)


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


def _note_mark(office: Office, note: Inlines) -> str:
    """The mark of a footnote. One that says the same in the same section is pointed to once more."""
    key = (office.appendix, office.headings, plain(note))
    number = office.note_numbers.get(key)
    if number is not None:
        mark = office.next_mark()
        field = field_text(f"NOTEREF {NOTE_MARK}{number} \\f \\h", str(number), "FootnoteReference")
        return bookmarked(mark, f"{SEE_MARK}{mark}", field)
    office.notes.append(note)
    number = office.note_numbers[key] = len(office.notes)
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    content = f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'
    return bookmarked(office.next_mark(), f"{NOTE_MARK}{number}", content)
