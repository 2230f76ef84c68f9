"""The text of an Office file as a reader sees it, from its XML, independent of the writers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
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
