"""Word files: the texts between the bookmarks that name a place of the plan, and the rows of tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.verifying.package import C, Package, W
from opsplan.verifying.shown import Deliverable, Shown, ShownRow, at, drawn_path

_DOCUMENT, _FOOTNOTES = "word/document.xml", "word/footnotes.xml"
_SEE = "_see_"
"""Begins the bookmarks around references to tables, chapters and notes: their numbers are Word's, none of the plan's."""
MARK = lazy_pattern(r"_?src_(?:.*_)?([0-9a-f]{8})(?:_\d+)?")
"""The name of a bookmark that marks a value or a text; its group is the :func:`digest` of the place."""
_SCORE = "table_score_"
"""Begins the bookmarks in captions of tables that judge the plan. Their chapter says nothing that stands in it."""
_DRAWN = lazy_pattern(r"_draw_(?P<part>\w+)_(?P<digest>[0-9a-f]{8})(?:_(?P<number>\d+))?")
"""The name of a bookmark that marks a line of a text in a drawing."""
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_INSIDE = frozenset(
    f"{W}{name}" for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple")
)
"""Elements between a paragraph and its runs."""


def digest(path: str) -> str:
    """How a bookmark names a place of the plan, since its name has room for 40 characters only."""
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def read_word(package: Package, file: str, paths: Iterable[str]) -> Deliverable:
    """What a Word file shows. ``paths`` are the places of the plan that its bookmarks can mean."""
    root = package.xml(_DOCUMENT)
    body = root.find(f"{W}body")
    headings, contents = _styles(package)
    reader = _Reader({digest(path): path for path in paths}, headings, contents)
    if body is not None:
        reader.blocks(body)
        reader.drawings(body)
    if _FOOTNOTES in package.names:
        reader.footnotes(package.xml(_FOOTNOTES))
    return Deliverable(
        file, "docx", tuple(reader.texts), tuple(reader.rows), package.plan(), tuple(reader.lost)
    )


def _styles(package: Package) -> tuple[Mapping[str, str], frozenset[str]]:
    """The ids of the styles that stand in the outline with their level, and of those of the table of contents."""
    outline, contents = {}, set()
    for style in package.xml("word/styles.xml").iter(f"{W}style"):
        level = outline_level(style)
        if level:
            outline[style.get(f"{W}styleId", "")] = level
        elif _name(style).startswith(("toc ", "table of")):
            contents.add(style.get(f"{W}styleId", ""))
    return outline, frozenset(contents)


def outline_level(style: etree._Element) -> str:
    """The level that a style has in the outline, ``0`` for chapters; empty for text, which is level 9."""
    level = style.find(f"{W}pPr/{W}outlineLvl")
    said = level.get(f"{W}val", "") if level is not None else ""
    return "" if said == "9" else said


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "").lower() if name is not None else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its style, its text, and what its bookmarks mark, as (name, text, inside the paragraph)."""

    style: str
    text: str
    marks: tuple[tuple[str, str], ...]


def read_paragraph(element: etree._Element) -> Paragraph:
    """The text of a ``w:p`` and of its bookmarks, without references; drawings in it are not entered."""
    pieces: list[str] = []
    opened: dict[str, tuple[str, int]] = {}
    marks: list[tuple[str, str]] = []

    inside_reference = ""

    def walk(parent: etree._Element) -> None:
        nonlocal inside_reference
        for child in parent:
            if child.tag == f"{W}bookmarkStart" and child.get(f"{W}name", "").startswith(_SEE):
                inside_reference = child.get(f"{W}id", "")
            elif child.tag == f"{W}bookmarkEnd" and inside_reference == child.get(f"{W}id", "-"):
                inside_reference = ""
            elif child.tag == f"{W}bookmarkStart":
                opened[child.get(f"{W}id", "")] = (child.get(f"{W}name", ""), len(pieces))
            elif child.tag == f"{W}bookmarkEnd" and child.get(f"{W}id", "") in opened:
                name, begin = opened.pop(child.get(f"{W}id", ""))
                marks.append((name, "".join(pieces[begin:])))
            elif child.tag == f"{W}r":
                if not inside_reference:
                    pieces.extend(_run(child))
            elif child.tag in _INSIDE:
                walk(child)

    walk(element)
    style = element.find(f"{W}pPr/{W}pStyle")
    return Paragraph(style.get(f"{W}val", "") if style is not None else "", "".join(pieces), tuple(marks))


def _run(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}br", f"{W}tab", f"{W}cr"):
            yield "\n" if child.tag != f"{W}tab" else "\t"


class _Reader:
    """Walks one document and remembers the heading it is under."""

    def __init__(
        self, places: Mapping[str, str], headings: Mapping[str, str], contents: frozenset[str]
    ) -> None:
        self.texts: list[Shown] = []
        self.rows: list[ShownRow] = []
        self.lost: list[str] = []
        self._places = places
        self._known = frozenset(places.values())
        self._headings = headings
        self._contents = contents
        self._heading = ""
        self._tables = 0
        self._judged = self._judging = False
        self._chapter = 0

    def blocks(self, parent: etree._Element) -> None:
        """Paragraphs and tables, in their order."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _INSIDE:
                self.blocks(child)

    def drawings(self, body: etree._Element) -> None:
        """The texts in drawings whose bookmarks say what they show; the lines of one text stand apart."""
        for group in body.iter(f"{_WPG}wgp"):
            lines: dict[tuple[str, str], list[tuple[int, str]]] = {}
            for paragraph in group.iter(f"{W}p"):
                for name, text in read_paragraph(paragraph).marks:
                    found = _DRAWN.fullmatch(name)
                    if found is not None and text.strip():
                        entry = (found["digest"], found["part"])
                        lines.setdefault(entry, []).append((int(found["number"] or 1), text.strip("\t")))
            for (place, part), found_lines in lines.items():
                name = f"{self._places.get(place, '')}/{part}"
                path = drawn_path(name, self._known)
                if path:
                    text = "\n".join(text for _, text in sorted(found_lines))
                    self.texts.append(Shown(text, (path,), at([f"图中“{name}”"], [f"drawing '{name}'"])))

    def footnotes(self, root: etree._Element) -> None:
        """What the footnotes say; the lines that part them from the text have a type."""
        for note in root.iterchildren(f"{W}footnote"):
            if note.get(f"{W}type") is None:
                number = note.get(f"{W}id", "")
                for paragraph in note.iter(f"{W}p"):
                    self.texts += self._shown(
                        read_paragraph(paragraph), [f"脚注 {number}"], [f"footnote {number}"]
                    )

    def _place(self, row: int = 0, column: int = 0) -> tuple[list[str], list[str]]:
        under = self._heading
        zh = [f"“{under}”一节" if under else "", f"第 {self._tables} 个表第 {row} 行" if row else ""]
        en = [f'under "{under}"' if under else "", f"table {self._tables}, row {row}" if row else ""]
        if column:
            zh[-1] += f"第 {column} 列"
            en.append(f"column {column}")
        return zh, en

    def _paragraph(self, element: etree._Element) -> None:
        found = read_paragraph(element)
        if found.style in self._headings and found.text:
            self._heading = found.text
            if self._headings[found.style] == "0":
                self._judging, self._chapter = False, len(self.texts)
        self._judged = any(name.startswith(_SCORE) for name, _ in found.marks)
        if self._judged and not self._judging:
            self._judging = True
            self.texts[self._chapter :] = [one for one in self.texts[self._chapter :] if one.paths]
        if found.style not in self._contents and not self._judging:
            self.texts += self._shown(found, *self._place())

    def _shown(self, found: Paragraph, zh: list[str], en: list[str]) -> list[Shown]:
        """The bookmarked texts of a paragraph; its whole text without paths where there are none."""
        out = []
        for name, text in found.marks:
            match = MARK.fullmatch(name)
            if match is None:
                continue
            path = self._places.get(match[1])
            if path is None:
                self.lost.append(name)
            else:
                out.append(Shown(text, (path,), at(zh, en), whole=text == found.text))
        if not out and found.text.strip():
            out.append(Shown(found.text, (), at(zh, en)))
        return out

    def _table(self, element: etree._Element) -> None:
        self._tables += 1
        if self._judged:
            self._judged = False
            return
        number = self._tables
        heads: tuple[str, ...] = ()
        for index, line in enumerate(element.iterchildren(f"{W}tr"), start=1):
            cells = tuple(_cells(line))
            if line.find(f"{W}trPr/{W}tblHeader") is not None:
                heads = tuple(_plain(cell) for cell, span in cells for _ in range(span))
                continue
            if any(map(_holds_blocks, (cell for cell, _ in cells))):
                for cell, _ in cells:
                    self.blocks(cell)
                continue
            self._row(cells, heads, number, index)

    def _row(
        self, cells: tuple[tuple[etree._Element, int], ...], heads: tuple[str, ...], table: int, row: int
    ) -> None:
        shown, path = [], ""
        for column, (cell, _) in enumerate(cells, start=1):
            zh, en = self._place(row, column)
            paragraphs = [read_paragraph(p) for p in cell.iter(f"{W}p")]
            marked = [each for p in paragraphs for each in self._shown(p, zh, en) if each.paths]
            if column == 1:
                path = self._row_path(paragraphs)
            own = tuple(dict.fromkeys(p for each in marked for p in each.paths))
            shown.append(Shown("\n".join(p.text for p in paragraphs), own, at(zh, en)))
            # What lies in the row's own entry is compared as a part of the row.
            self.texts += [replace(each, whole=False) for each in marked if not _within(each.paths[0], path)]
        self.rows.append(ShownRow(path, _spread(heads, cells), tuple(shown), at(*self._place(row))))

    def _row_path(self, paragraphs: list[Paragraph]) -> str:
        """What the bookmark around the first paragraph of a row names."""
        for name, _ in paragraphs[0].marks if paragraphs else ():
            match = MARK.fullmatch(name)
            if match is not None and name.startswith("src_"):
                return self._places.get(match[1], "")
        return ""


def _within(path: str, entry: str) -> bool:
    return bool(entry) and path.startswith(entry) and path[len(entry) : len(entry) + 1] in ("", ".", "[")


def _holds_blocks(cell: etree._Element) -> bool:
    """True for a cell with a table or a chart in it: what stands in such a row stands there only to be side by side."""
    return next(cell.iter(f"{W}tbl", f"{C}chart"), None) is not None


def _cells(line: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    for cell in line.iterchildren(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        value = span.get(f"{W}val", "1") if span is not None else "1"
        yield cell, int(value) if value.isdecimal() else 1


def _plain(cell: etree._Element) -> str:
    return "\n".join(read_paragraph(p).text for p in cell.iter(f"{W}p"))


def _spread(heads: tuple[str, ...], cells: tuple[tuple[etree._Element, int], ...]) -> tuple[str, ...]:
    """The word above each cell, cells that span columns having that of their first."""
    out, column = [], 0
    for _, span in cells:
        out.append(heads[column] if column < len(heads) else "")
        column += span
    return tuple(out)
