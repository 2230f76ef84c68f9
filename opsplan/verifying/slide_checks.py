"""How a PowerPoint file is made: tables that are too long for a slide, text that does not fit its shape."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from opsplan.diagnostics import Bilingual, Finding
from opsplan.patterns import lazy_pattern
from opsplan.thresholds import Thresholds
from opsplan.verifying.findings import made_finding, short
from opsplan.verifying.package import A, P, Package
from opsplan.verifying.powerpoint import shape_text, slide_parts
from opsplan.verifying.rules import LONG_TABLE, MARK_ROWS, OVERFLOW, ROWS
from opsplan.verifying.shown import at

_MARK = 3
"""Characters of a mark at most. Rows of a table of marks, such as who does what, are one line high."""
_WEEKS = ({f"周{day}" for day in "一二三四五六日"}, {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})
"""The heads of a month's columns."""
_EMU = 12700
_LATIN, _NARROW = 0.45, 0.22
"""Width of a Latin character, and of one like ``i``, in parts of its size: less than in most fonts, so that what is found
does not fit."""
_THIN = frozenset(" ,.:;!|'()[]ijlftrI/")
_ROOM = 1.1
_WIDE = lazy_pattern(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")


def check_slides(package: Package, file: str, thresholds: Thresholds) -> Iterator[Finding]:
    """Everything that is wrong with how the file is made, slide by slide. How many rows a slide holds is a company's own
    matter in its own file."""
    filled = package.is_filled()
    for number, name in enumerate(slide_parts(package), start=1):
        root = package.xml(name)
        for table in root.iter(f"{A}tbl") if not filled else ():
            yield from _table(table, number, file, thresholds)
        for shape in root.iter(f"{P}sp"):
            yield from _shape(shape, number, file)


def _table(table: etree._Element, number: int, file: str, thresholds: Thresholds) -> Iterator[Finding]:
    rows = [[shape_text(cell) for cell in row.iterchildren(f"{A}tc")] for row in table.iterchildren(f"{A}tr")]
    properties = table.find(f"{A}tblPr")
    body = rows[1:] if properties is not None and properties.get("firstRow") == "1" else rows
    marks = all(len(text.strip()) <= _MARK for row in body for text in row[1:])
    most = (MARK_ROWS if marks else ROWS).of(LONG_TABLE.name, thresholds)
    if len(body) > most and not _is_month(rows[0]):
        yield made_finding(
            LONG_TABLE, file, at([f"第 {number} 页幻灯片的表"], [f"table of slide {number}"]),
            Bilingual(f"有 {len(body)} 行", f"it has {len(body)} rows"),
            Bilingual(f"一页最多 {most:g} 行，多的分到下一页", f"a slide takes {most:g} rows at most; put the rest on the next"),
        )  # fmt: skip


def _is_month(head: list[str]) -> bool:
    """True for the head of a month, whose weeks take several rows each."""
    return len(head) == 7 and {text.strip() for text in head} in _WEEKS


def _shape(shape: etree._Element, number: int, file: str) -> Iterator[Finding]:
    """A text that needs more lines than its shape is high, by a measure that is kind to the text."""
    body, extent = shape.find(f"{P}txBody"), shape.find(f"{P}spPr/{A}xfrm/{A}ext")
    frame = body.find(f"{A}bodyPr") if body is not None else None
    if body is None or extent is None or frame is None or frame.get("wrap") == "none":
        return
    inset = [
        int(frame.get(side, default))
        for side, default in (("lIns", "91440"), ("rIns", "91440"), ("tIns", "45720"), ("bIns", "45720"))
    ]
    width = (int(extent.get("cx", "0")) - inset[0] - inset[1]) / _EMU
    height = (int(extent.get("cy", "0")) - inset[2] - inset[3]) / _EMU
    needed = sum(_height(paragraph, width) for paragraph in body.iterchildren(f"{A}p"))
    text = shape_text(body).strip()
    if text and width > 0 and needed > max(height * _ROOM, height + 4):
        yield made_finding(
            OVERFLOW, file, at([f"第 {number} 页幻灯片，“{short(text)}”"], [f"slide {number}, '{short(text)}'"]),
            Bilingual(f"文本约高 {needed:.0f} 磅，形状只有 {height:.0f} 磅", f"the text is about {needed:.0f} pt high, its shape {height:.0f} pt"),
            Bilingual("写短一些，或重新生成", "shorten the text, or make the file again"),
        )  # fmt: skip


def _ems(character: str) -> float:
    """The least width of a character in parts of its size."""
    if _WIDE.match(character):
        return 1.0
    return _NARROW if character in _THIN else _LATIN


def _height(paragraph: etree._Element, width: float) -> float:
    """The least height of a paragraph in points; 0 where its size is left to the layout."""
    lines, used, largest = 1, 0.0, 0.0
    for node in paragraph.iter(f"{A}r", f"{A}br", f"{A}fld"):
        properties = node.find(f"{A}rPr")
        size = int(properties.get("sz", "0")) / 100 if properties is not None else 0.0
        if not size:
            return 0.0
        largest = max(largest, size)
        if node.tag == f"{A}br":
            lines, used = lines + 1, 0.0
            continue
        text = "".join(one.text or "" for one in node.iter(f"{A}t"))
        used += size * sum(map(_ems, text))
        if width > 0 and used > width:
            lines += int(used // width)
            used %= width
    exact = paragraph.find(f"{A}pPr/{A}lnSpc/{A}spcPts")
    return lines * (int(exact.get("val", "0")) / 100 if exact is not None else largest)
