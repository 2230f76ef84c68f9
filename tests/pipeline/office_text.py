"""The text of an Office file as a reader sees it, from its XML, independent of the writers."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SPACE = r"[^\S\n]*"
_SENTENCE = 30
"""Longer texts are no numbers, whatever they begin with."""
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def _parts(data: bytes, pattern: str) -> Iterator[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if re.fullmatch(pattern, name):
                yield etree.fromstring(package.read(name))


def docx_text(data: bytes) -> str:
    """All paragraphs of body, headers, footers, drawings and charts of a .docx, a line each."""
    lines = []
    for root in _parts(data, r"word/(document|header\d*|footer\d*|footnotes)\.xml"):
        for paragraph in root.iter(f"{_W}p"):
            lines.append("".join(_run_text(node) for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br")))
    lines.extend(_chart_text(data, r"word/charts/chart\d+\.xml"))
    return "\n".join(lines)


def _run_text(node: etree._Element) -> str:
    return (node.text or "") if node.tag == f"{_W}t" else " "


def pptx_text(data: bytes) -> str:
    """All paragraphs of slides, notes and charts of a .pptx, a line each."""
    lines = []
    for root in _parts(data, r"ppt/(slides|notesSlides)/\w+\.xml"):
        for paragraph in root.iter(f"{_A}p"):
            lines.append(
                "".join(
                    node.text or "" if node.tag == f"{_A}t" else " "
                    for node in paragraph.iter(f"{_A}t", f"{_A}br")
                )
            )
    lines.extend(_chart_text(data, r"ppt/charts/chart\d+\.xml"))
    return "\n".join(lines)


def _chart_text(data: bytes, pattern: str) -> Iterator[str]:
    for root in _parts(data, pattern):
        for node in root.iter(f"{_C}v", f"{_A}t"):
            yield node.text or ""


def squeeze(text: str) -> str:
    """The text without white space, thousands separators and the soft marks of layout."""
    return re.sub(r"[\s,\u200b\u2060\u00ad]+", "", text)


def with_borders(text: str) -> str:
    """The text without thousands separators and soft marks; words, cells and lines keep apart."""
    return re.sub(r"(?<=\d),(?=\d{3})|[\u200b\u2060\u00ad]", "", text)


def said(value: str, text: str) -> bool:
    """True when a text of :func:`with_borders` holds the value, its numbers not as a part of longer ones.

    A text of a sentence's length is not looked for. A bare number is no part of a date, a time or a decimal either: ``5`` is not said by ``2027-03-05`` or ``1.5``.
    """
    bare = with_borders(value).strip()
    if not bare or len(bare) > _SENTENCE:
        return True
    bounds = (r"(?<!\d)", r"(?!\d|\.\d)")
    if bare.isdigit():
        bounds = (r"(?<![\d.:/\-–])", r"(?![\d:/\-–]|\.\d| ?[年月日])")
    before = bounds[0] if bare[0].isdigit() else ""
    after = bounds[1] if bare[-1].isdigit() else ""
    if not before and not after:
        return True
    pattern = re.escape(bare[0])
    for one, following in itertools.pairwise(bare):
        together = one.isdigit() and following.isdigit()
        pattern += ("" if together else _SPACE) + (_SPACE if following.isspace() else re.escape(following))
    return re.search(before + pattern + after, text) is not None
