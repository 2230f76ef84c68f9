"""PowerPoint files: shapes whose names, and rows of tables whose ids, say what of the plan they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zlib import crc32

from lxml import etree

from opsplan.patterns import lazy_pattern
from opsplan.verifying.package import A, P, Package, R
from opsplan.verifying.shown import Deliverable, Shown, ShownRow, at, drawn_path

_PRESENTATION = "ppt/presentation.xml"
_NAME = lazy_pattern(r".*?(?:^| )\[(?P<paths>.+)\](?: \(\d+\))?")
_AXIS = ("axis/", "holiday/", "legend")
"""Shapes of a drawing that show the calendar, nothing of the plan."""
_ROW_ID = "{http://schemas.microsoft.com/office/drawing/2014/main}rowId"
_TEN_THOUSANDS = "（万元）"
_BARE = lazy_pattern(r"[−-]?[\d,]+(?:\.\d+)?")
_NEIGHBOURS = 64
"""How far the id of a row may be from its path's own, when several rows of a table show the same."""


def read_powerpoint(package: Package, file: str, paths: Iterable[str]) -> Deliverable:
    """What a PowerPoint file shows, slide by slide. ``paths`` are the places of the plan that it can mean."""
    known = tuple(paths)
    reader = _Reader(
        frozenset(known), {crc32(path.encode("utf-8", "surrogatepass")) or 1: path for path in known}
    )
    for number, name in enumerate(slide_parts(package), start=1):
        reader.slide(package.xml(name), number)
    return Deliverable(
        file, "pptx", tuple(reader.texts), tuple(reader.rows), package.plan(), tuple(reader.lost)
    )


def slide_parts(package: Package) -> list[str]:
    """The parts of the slides, in the order of the deck."""
    targets = package.targets(_PRESENTATION)
    ids = package.xml(_PRESENTATION).iter(f"{P}sldId")
    return [targets[one.get(f"{R}id", "")] for one in ids if one.get(f"{R}id", "") in targets]


def shape_text(element: etree._Element) -> str:
    """All paragraphs of a text body, a line each."""
    lines = []
    for paragraph in element.iter(f"{A}p"):
        pieces = (
            node.text or "" if node.tag == f"{A}t" else "\n" for node in paragraph.iter(f"{A}t", f"{A}br")
        )
        lines.append("".join(pieces))
    return "\n".join(lines)


def with_scale(text: str, head: tuple[str, ...]) -> str:
    """A bare number with the 万 that the head of its column gives: ``129.6`` below ``金额（万元）``."""
    scaled = bool(head) and head[0].strip().endswith(_TEN_THOUSANDS)
    return f"{text.strip()} 万" if scaled and _BARE.fullmatch(text.strip()) else text


class _Reader:
    """Collects what the slides of one deck show."""

    def __init__(self, places: frozenset[str], rows: Mapping[int, str]) -> None:
        self.texts: list[Shown] = []
        self.rows: list[ShownRow] = []
        self.lost: list[str] = []
        self._places = places
        self._row_ids = rows

    def slide(self, root: etree._Element, number: int) -> None:
        """The shapes of a slide, tables row by row."""
        for properties in root.iter(f"{P}cNvPr"):
            holder = properties.getparent()
            shape = holder.getparent() if holder is not None else None
            if shape is None or shape.tag not in (f"{P}sp", f"{P}graphicFrame"):
                continue
            name = properties.get("name", "")
            table = next(shape.iter(f"{A}tbl"), None)
            if table is not None:
                self._table(table, name, number)
                continue
            text = shape_text(shape)
            if text.strip() and not name.startswith(_AXIS):
                place = at([f"第 {number} 页幻灯片", f"形状“{name}”"], [f"slide {number}", f'shape "{name}"'])
                self.texts.append(Shown(text, self._paths(name), place))

    def _paths(self, name: str) -> tuple[str, ...]:
        """The places that a shape's name gives: ``label [path path]``, or ``path/part`` within a drawing."""
        drawn = drawn_path(name.partition(" [")[0], self._places)
        if drawn:
            return (drawn,)
        found = _NAME.fullmatch(name)
        if found is None:
            return ()
        paths: list[str] = []
        rest = found["paths"].split(" ")
        while rest:
            end = next((end for end in range(len(rest), 0, -1) if " ".join(rest[:end]) in self._places), 0)
            if not end:
                self.lost.append(rest.pop(0))
                continue
            paths.append(" ".join(rest[:end]))
            del rest[:end]
        return tuple(paths)

    def _table(self, table: etree._Element, name: str, number: int) -> None:
        heads: tuple[str, ...] = ()
        first = table.find(f"{A}tblPr")
        headed = first is not None and first.get("firstRow") == "1"
        own = self._paths(name)
        for index, line in enumerate(table.iterchildren(f"{A}tr"), start=1):
            texts = [shape_text(cell) for cell in line.iterchildren(f"{A}tc")]
            if headed and index == 1:
                heads = tuple(texts)
                continue
            zh = [f"第 {number} 页幻灯片", f"表“{name}”第 {index} 行"]
            en = [f"slide {number}", f'table "{name}", row {index}']
            cells = tuple(
                Shown(
                    with_scale(text, heads[column - 1 : column]),
                    (),
                    at([*zh, f"第 {column} 列"], [*en, f"column {column}"]),
                )
                for column, text in enumerate(texts, start=1)
            )
            self.rows.append(
                ShownRow(self._row_path(line) or (own[0] if own else ""), heads, cells, at(zh, en))
            )

    def _row_path(self, line: etree._Element) -> str:
        mark = next(line.iter(_ROW_ID), None)
        value = mark.get("val", "") if mark is not None else ""
        if not value.isdecimal():
            return ""
        near = (self._row_ids.get((int(value) - step) & 0xFFFFFFFF) for step in range(_NEIGHBOURS))
        return next((path for path in near if path is not None), "")
