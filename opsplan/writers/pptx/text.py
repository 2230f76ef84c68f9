"""Text bodies: paragraphs with exact line pitch, runs, breaks, bullets, fields and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from opsplan.blocks.deck import Para, indent_step, run_size, text_indent
from opsplan.blocks.inline import Run, plain
from opsplan.patterns import lazy_pattern
from opsplan.writers.ooxml.xml import clean, emu, sub
from opsplan.writers.pptx.pen import Pen, TextLook

ALIGNS = MappingProxyType({"left": "l", "center": "ctr", "right": "r"})
ANCHORS = MappingProxyType({"top": "t", "middle": "ctr", "bottom": "b"})
LINK_SCHEMES = ("http://", "https://", "mailto:")
"""Only these become links: a click in a deck must never open a file or start a program."""

_NUMBER = lazy_pattern(r"[0-9]{1,5}\.")
_LAST_NUMBER = 32767
"""The highest number that a numbered paragraph may begin with."""
_URI_CHARACTERS = ":/?#[]@!$&'()*+,;=%~-._"

SLIDE_NUMBER_FIELD = "{" + str(uuid5(NAMESPACE_URL, "opsplan/slide-number")).upper() + "}"

RelateLink = Callable[[str], str]


def add_body_properties(
    body: etree._Element, inset: float, anchor: str, *, wrap: bool = True
) -> etree._Element:
    """``a:bodyPr`` with the same inset on four sides. Text never resizes its box: layout has measured it."""
    margin = emu(inset)
    properties = sub(
        body, "a:bodyPr", wrap="square" if wrap else "none",
        lIns=margin, tIns=margin, rIns=margin, bIns=margin, rtlCol=0, anchor=ANCHORS[anchor],
    )  # fmt: skip
    sub(properties, "a:noAutofit")
    sub(body, "a:lstStyle")
    return properties


def add_paragraphs(
    body: etree._Element,
    paragraphs: Sequence[Para],
    pen: Pen,
    relate_link: RelateLink | None,
    *,
    heading: bool = False,
    field: bool = False,
    size: float = 12.0,
) -> None:
    """The paragraphs of a body; a body must have one, so an empty one of ``size`` stands for none.
    ``field`` makes the text a slide number that PowerPoint keeps right when slides move."""
    for para in paragraphs:
        _add_paragraph(body, para, pen, relate_link, heading, field)
    if not paragraphs:
        pen.run_properties(sub(body, "a:p"), TextLook(size), name="a:endParaRPr")


def _add_paragraph(
    body: etree._Element, para: Para, pen: Pen, relate_link: RelateLink | None, heading: bool, field: bool
) -> None:
    paragraph = sub(body, "a:p")
    hanging = (para.bullet, para.color, para.size) if para.bullet or para.level else None
    key = ("a:pPr", para.leading, para.after, para.align, para.level, hanging)
    pen.stamps.stamp(paragraph, key, lambda holder: _make_paragraph_properties(holder, para, pen))
    runs = para.text if _is_native(para.bullet) else (Run(para.bullet + "\t", bold=para.bold), *para.text)
    if field:
        first = runs[0] if runs else Run("")
        _add_field(paragraph, plain(runs), _look(first, para, heading), pen)
    else:
        for run in runs:
            _add_run(paragraph, run, _look(run, para, heading), pen, relate_link)
    last = runs[-1] if runs else Run("")
    if not clean(plain(runs)) or last.text.endswith("\n"):  # an empty line takes its height from here
        pen.run_properties(paragraph, _look(last, para, heading), name="a:endParaRPr")


def _look(run: Run, para: Para, heading: bool) -> TextLook:
    return TextLook(
        size=run_size(run, para),
        color=run.color or para.color,
        bold=run.bold or para.bold,
        italic=run.italic,
        strike=run.strike,
        code=run.code,
        heading=heading,
    )


def _is_native(bullet: str) -> bool:
    """A mark of one character is a real bullet, ``1.`` a real number; ``（1）`` is text before a tab, which every
    program shows alike. No mark needs no text either."""
    return len(bullet) <= 1 or _is_number(bullet)


def _is_number(bullet: str) -> bool:
    """True for ``1.`` up to what a numbered list can begin with."""
    return bool(_NUMBER.fullmatch(bullet)) and 1 <= int(bullet[:-1]) <= _LAST_NUMBER


def _make_paragraph_properties(parent: etree._Element, para: Para, pen: Pen) -> etree._Element:
    hanging = indent_step(para) if para.bullet else 0.0
    properties = sub(
        parent, "a:pPr", marL=emu(text_indent(para)), indent=-emu(hanging), algn=ALIGNS[para.align]
    )
    if para.level:
        properties.set("lvl", str(min(para.level, 8)))
    if para.leading:
        sub(sub(properties, "a:lnSpc"), "a:spcPts", val=round(para.leading * 100))
    else:
        sub(sub(properties, "a:lnSpc"), "a:spcPct", val=100000)
    sub(sub(properties, "a:spcBef"), "a:spcPts", val=0)
    sub(sub(properties, "a:spcAft"), "a:spcPts", val=round(para.after * 100))
    if para.bullet and _is_native(para.bullet):
        pen.color(sub(properties, "a:buClr"), para.color)
        sub(properties, "a:buFont", typeface=pen.brand.deck_fonts.body_latin)
        if _is_number(para.bullet):
            sub(properties, "a:buAutoNum", type="arabicPeriod", startAt=int(para.bullet[:-1]))
        else:
            sub(properties, "a:buChar", char=clean(para.bullet))
    else:
        sub(properties, "a:buNone")
    if not _is_native(para.bullet):
        sub(sub(properties, "a:tabLst"), "a:tab", pos=emu(text_indent(para)), algn="l")
    return properties


def _add_run(
    paragraph: etree._Element, run: Run, look: TextLook, pen: Pen, relate_link: RelateLink | None
) -> None:
    address = web_address(run.link)
    for index, line in enumerate(clean(run.text).split("\n")):
        if index:
            pen.run_properties(sub(paragraph, "a:br"), look)
        if line:
            element = sub(paragraph, "a:r")
            relation = relate_link(address) if address and relate_link is not None else ""
            pen.run_properties(element, look, line, link=relation)
            sub(element, "a:t").text = line


def web_address(link: str) -> str:
    """``link`` as a valid URI when it goes to the web or to mail, else empty."""
    address = clean(link).strip()
    if not address.lower().startswith(LINK_SCHEMES):
        return ""
    try:
        parts = urlsplit(address)
        complete = bool(parts.hostname or parts.path) and (parts.port is None or parts.port > 0)
    except ValueError:  # a port that is no number, a bracket that is not closed
        return ""
    return quote(address, safe=_URI_CHARACTERS) if complete else ""


def _add_field(paragraph: etree._Element, text: str, look: TextLook, pen: Pen) -> None:
    field = sub(paragraph, "a:fld", id=SLIDE_NUMBER_FIELD, type="slidenum")
    pen.run_properties(field, look, text)
    sub(field, "a:t").text = clean(text).replace("\n", " ")
