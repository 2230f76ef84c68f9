"""Captions of tables and figures, numbered by chapter through fields, and the notes below."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.inline import Inlines, plain
from opsplan.writers.docx.numbering import letter_of
from opsplan.writers.docx.office import Captioned, Frame, Office
from opsplan.writers.docx.prose import add_field, add_inlines, add_paragraph, add_plain
from opsplan.writers.docx.runs import field_text
from opsplan.writers.ooxml.xml import clean, qualified, sub

Kind = Literal["table", "figure"]

LABELS: Mapping[tuple[Kind, bool], str] = MappingProxyType({
    ("table", True): "表", ("figure", True): "图", ("table", False): "Table", ("figure", False): "Figure",
})  # fmt: skip

_TEXT_STYLES = frozenset(
    ("BodyText", "PlainText1", "Lead", "Quote", "ListParagraph", "SourceCode", "CalloutText")
)


def add_caption(frame: Frame, kind: Kind, text: Inlines, name: str = "", *, above: bool = False) -> None:
    """``表 3-1　…`` with fields that Word renumbers, in a bookmark that cross references use.

    The bookmark is named after the view ``name`` (``table_goals``), without one after the text. ``above`` keeps the caption on
    the page of what it names.
    """
    if not text:
        return
    office = frame.office
    label = LABELS[kind, office.chinese]
    listed = "" if frame.front else f"_Toc_{kind}_{len(office.captioned) + 1}"
    paragraph = add_paragraph(frame.parent, office, "Caption", keep=above, anchor=listed)
    number = office.next_mark()
    mark = office.target_name(f"{kind}-{name}") if name else office.bookmark_name(kind, plain(text))
    sub(paragraph, "w:bookmarkStart", id=number, name=mark)
    add_plain(paragraph, label + " ")
    count = office.count_caption(kind)
    chapter = office.headings[0] if office.headings and not frame.front else 0
    # Word's chapter number of a Chinese heading would read 三、, so such captions count through the document.
    printed = str(count)
    if chapter and office.by_chapter:
        style = '"Appendix 1"' if office.appendix else "1"
        place = letter_of(chapter) if office.appendix else str(chapter)
        add_field(paragraph, f"STYLEREF {style} \\s", place)
        add_plain(paragraph, "-")
        # Word begins anew by \\s 1 after every chapter heading; LibreOffice knows only an explicit \\r.
        restart = "\\r 1" if count == 1 else "\\s 1"
        add_field(paragraph, f"SEQ {label} \\* ARABIC {restart}", str(count))
        printed = f"{place}-{count}"
    else:
        add_field(paragraph, f"SEQ {label} \\* ARABIC", str(count))
    sub(paragraph, "w:bookmarkEnd", id=number)
    add_plain(paragraph, "\u3000" if office.chinese else "  ")
    add_inlines(paragraph, office, text)
    if listed:
        office.captioned.append(
            Captioned(kind, f"{label} {printed}", clean(plain(text)), listed, f"{kind}-{name}", mark)
        )


def settle_references(office: Office) -> None:
    """Give every cross reference the number of what it leads to, wherever that came in the document.

    A reference to what was not numbered after all stays plain text.
    """
    numbered = {entry.target: entry for entry in reversed(office.captioned)}
    for place, target in office.references:
        entry = numbered.get(target)
        if entry is not None:
            office.fragments.tell(place, field_text(f"REF {entry.mark} \\h", entry.number))


def add_note(frame: Frame, note: Inlines) -> None:
    """The small line below a table or figure; without one, a gap that keeps the next block apart."""
    if note:
        add_paragraph(frame.parent, frame.office, "Note", note)
    else:
        add_gap(frame)


def add_gap(frame: Frame) -> None:
    """A low empty line: two tables that touch would become one in Word."""
    add_paragraph(frame.parent, frame.office, "Spacer")


def add_gap_above(frame: Frame) -> None:
    """A low empty line where a table without caption follows text, which has no space of its own below."""
    last = frame.parent[-1] if len(frame.parent) else None
    style = last.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}") if last is not None else None
    if style is not None and style.get(qualified("w:val")) in _TEXT_STYLES:
        add_gap(frame)
