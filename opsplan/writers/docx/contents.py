"""Contents, list of figures, list of tables: live fields with their entries inside, since WPS shows empty ones otherwise."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from lxml import etree

from opsplan.blocks.nodes import CaptionList, Toc
from opsplan.writers.docx.captions import LABELS
from opsplan.writers.docx.headings import HEADING_LEVELS
from opsplan.writers.docx.numbering import appendix_number
from opsplan.writers.docx.office import Captioned, Frame, Office
from opsplan.writers.docx.outline import Entry
from opsplan.writers.docx.prose import add_field, add_paragraph, add_plain
from opsplan.writers.docx.styles import TOC_CHAPTER, TOC_LINE, number_stop
from opsplan.writers.docx.xml import text_of, twips
from opsplan.writers.ooxml.xml import root, sub

_TITLE, _PAGES = 62.0, 2
_FEW = 3
"""Headings from which a document has contents."""
_APPENDIX_STOP = 78.0
"""Points from the margin to the title of an appendix, behind ``Appendix A``."""


def write_toc(frame: Frame, toc: Toc) -> None:
    """Title and field, where there are enough headings to look one up."""
    office = frame.office
    most = max(1, min(office.brand.toc_levels or toc.levels, HEADING_LEVELS))
    levels = _levels_that_fit(office.outline.entries, most, frame.height)
    entries = tuple(entry for entry in office.outline.entries if entry.level <= levels)
    if len(entries) < _FEW:
        return
    if toc.title:
        add_paragraph(frame.parent, office, "TOCHeading", toc.title, keep=True)
    paragraphs = [_add_entry(frame, entry) for entry in entries]
    _wrap_in_field(paragraphs, f'TOC \\o "1-{levels}" \\h \\z \\u')


def _levels_that_fit(entries: Sequence[Entry], most: int, height: float) -> int:
    """As many levels as two pages hold, but two at least when so many are wanted."""
    for levels in range(most, 2, -1):
        lines = (TOC_CHAPTER if entry.level == 1 else TOC_LINE for entry in entries if entry.level <= levels)
        if _TITLE + sum(lines) <= _PAGES * height:
            return levels
    return min(most, 2)


def write_caption_list(frame: Frame, block: CaptionList) -> None:
    """A place for the list: its captions are written after it."""
    frame.office.caption_lists.append((sub(frame.parent, "w:sdt"), block))


def fill_caption_lists(office: Office) -> None:
    """Put the lists of figures and tables where they were asked for, as live fields with their entries."""
    pages = _pages(office)
    for place, block in office.caption_lists:
        entries = [entry for entry in office.captioned if entry.kind == block.kind]
        made = root("w:body")
        if len(entries) >= max(1, block.least):
            _write_list(office, made, block, entries, pages)
        for element in list(made):
            place.addprevious(element)
        parent = place.getparent()
        assert parent is not None
        parent.remove(place)


def _pages(office: Office) -> dict[str, int]:
    """The page of every caption by its bookmark; a caption that was not foreseen is on the page of the one before."""
    foreseen: dict[str, deque[int]] = {}
    for text, page in office.outline.captions:
        foreseen.setdefault(text, deque()).append(page)
    out, last = {}, 1
    for entry in office.captioned:
        queue = foreseen.get(entry.text)
        last = queue.popleft() if queue else last
        out[entry.anchor] = last
    return out


def _write_list(
    office: Office, parent: etree._Element, block: CaptionList, entries: Sequence[Captioned], pages: Mapping[str, int]
) -> None:  # fmt: skip
    if block.title:
        add_paragraph(parent, office, "TOCHeading", block.title, keep=True)
    paragraphs = []
    for entry in entries:
        paragraph = add_paragraph(parent, office, "TableofFigures")
        link = sub(paragraph, "w:hyperlink", anchor=entry.anchor, history=1)
        gap = "\u3000" if office.chinese else "  "
        add_plain(link, f"{entry.number}{gap}{' '.join(entry.text.split())}")
        sub(sub(link, "w:r"), "w:tab")
        add_field(link, f"PAGEREF {entry.anchor} \\h", str(pages[entry.anchor]))
        paragraphs.append(paragraph)
    label = LABELS[block.kind, office.chinese]
    _wrap_in_field(paragraphs, f'TOC \\h \\z \\c "{label}"')


def _wrap_in_field(paragraphs: Sequence[etree._Element], instruction: str) -> None:
    """One field from the first paragraph to the last."""
    opening = [_field_run("begin"), _instruction(instruction), _field_run("separate")]
    for place, run in enumerate(opening, start=1):
        paragraphs[0].insert(place, run)
    paragraphs[-1].append(_field_run("end"))


def _add_entry(frame: Frame, entry: Entry) -> etree._Element:
    paragraph = add_paragraph(frame.parent, frame.office, f"TOC{entry.level}")
    if entry.appendix and entry.level == 1:
        _make_room(paragraph, frame.office)
    link = sub(paragraph, "w:hyperlink", anchor=entry.anchor, history=1)
    label = _number(frame.office, entry)
    if label:
        add_plain(link, label)
        sub(sub(link, "w:r"), "w:tab")
    add_plain(link, " ".join(entry.text.split()))
    sub(sub(link, "w:r"), "w:tab")
    add_field(link, f"PAGEREF {entry.anchor} \\h", str(entry.page))
    return paragraph


def _number(office: Office, entry: Entry) -> str:
    if entry.appendix:
        return appendix_number(entry.counts, office.lang)
    return office.heading_label(entry.counts)


def _make_room(paragraph: etree._Element, office: Office) -> None:
    """``附录 A`` reaches beyond the tab stop of the chapters' numbers; Word sets such a stop by itself when it makes
    the contents anew."""
    used = [entry.counts for entry in office.outline.entries if not entry.appendix]
    tabs = sub(paragraph[0], "w:tabs")
    sub(tabs, "w:tab", val="clear", pos=twips(number_stop(1, office.brand, used, chinese=office.chinese)))
    sub(tabs, "w:tab", val="left", pos=twips(_APPENDIX_STOP))


def _field_run(kind: str) -> etree._Element:
    run = root("w:r")
    sub(run, "w:fldChar", fldCharType=kind)
    return run


def _instruction(text: str) -> etree._Element:
    run = root("w:r")
    text_of(sub(run, "w:instrText"), f" {text} ")
    return run
