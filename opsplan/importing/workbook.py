"""A stranger's Excel workbook as cells with values: bounded size, no formula computed, nothing but zip and XML read."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Literal, TypeAlias

from lxml import etree

from opsplan.diagnostics import Bilingual
from opsplan.errors import UserError
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

MAX_BYTES = 64_000_000
MAX_UNPACKED = 200_000_000
MAX_ROWS = 100_000
CellLook: TypeAlias = Literal["", "date", "time", "percent"]
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BUILT_IN: dict[int, CellLook] = {
    **dict.fromkeys((9, 10), "percent"), **dict.fromkeys((*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)), "date"),
    **dict.fromkeys((*range(18, 22), 32, 33, *range(45, 48)), "time"),
}  # fmt: skip
"""Numbers of the formats that no file declares; those from 27 on are dates and times in Chinese."""
_LITERAL = lazy_pattern(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What of a number format is shown as it is, or names a colour or a language."""
_ESCAPE = lazy_pattern(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = lazy_pattern(r"([A-Z]{1,3})(\d{1,7})")
_HOW = Bilingual(
    "给出 opsplan calendar -o x.xlsx 做的工作簿，用 Excel、WPS 或 LibreOffice 保存为 .xlsx",
    "give the workbook made by opsplan calendar -o x.xlsx, saved as .xlsx by Excel, WPS or LibreOffice",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, of a formula its last result. ``look`` is what its format makes of a number."""

    value: str | float | bool
    look: CellLook = ""
    error: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row by its number from 1, with the cells that hold something by the number of their column from 1."""

    number: int
    cells: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet and its rows in their order."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in their order. ``since_1904`` is true where day 0 is 1 January 1904."""

    sheets: tuple[Sheet, ...]
    since_1904: bool = False


def column_name(number: int) -> str:
    """``27`` → ``AA``."""
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def read_workbook(data: bytes, file: str) -> Workbook:
    """The cells of an .xlsx file. Raises UserError for any other, a damaged or an oversized one."""
    try:
        return _Reader(data, file).read()
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, IndexError, RuntimeError, NotImplementedError, ValueError,
            etree.LxmlError) as error:  # fmt: skip
        raise _refused(
            file, Bilingual("文件已损坏，或不是 .xlsx 工作簿", "it is damaged, or no .xlsx workbook")
        ) from error


class _Reader:
    def __init__(self, data: bytes, file: str) -> None:
        if data.startswith(_OLE):
            raise _refused(
                file,
                Bilingual(
                    "文件有密码保护，或是 2007 年以前的 .xls、.et",
                    "it is protected by a password, or an .xls from before 2007",
                ),
            )
        if not data.startswith(b"PK"):
            raise _refused(file, Bilingual("这不是 .xlsx 工作簿", "this is no .xlsx workbook"))
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        if len(data) > MAX_BYTES or sum(each.file_size for each in self._zip.infolist()) > MAX_UNPACKED:
            raise _refused(
                file,
                Bilingual(
                    f"文件太大：超过 {MAX_BYTES // 10**6} MB，或解压后超过 {MAX_UNPACKED // 10**6} MB",
                    f"it is too large: more than {MAX_BYTES // 10**6} MB, or {MAX_UNPACKED // 10**6} MB unpacked",
                ),
            )
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self._file = file

    def read(self) -> Workbook:
        book = next(
            (part for kind, part in self._relations("").values() if kind == "officeDocument"),
            "xl/workbook.xml",
        )
        root = self._xml(book)
        if etree.QName(root).localname != "workbook":
            raise _refused(self._file, Bilingual("这不是 .xlsx 工作簿", "this is no .xlsx workbook"))
        relations = self._relations(book)
        parts = dict(relations.values())
        strings = self._strings(parts.get("sharedStrings"))
        looks = self._looks(parts.get("styles"))
        settings = root.find("{*}workbookPr")
        sheets = tuple(
            Sheet(sheet.get("name", ""), tuple(self._lines(relations[place][1], strings, looks)))
            for sheet in root.iterfind("{*}sheets/{*}sheet")
            if (place := _attribute(sheet, "id")) in relations and relations[place][0] == "worksheet"
        )
        return Workbook(sheets, settings is not None and settings.get("date1904") in ("1", "true"))

    def _xml(self, name: str) -> etree._Element:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(self._zip.read(self._names[name.lower()]), parser)
        if root.getroottree().docinfo.doctype:
            raise ValueError("a part has a DOCTYPE")
        return root

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that a part points to: id → last word of the relation's type, name of the part."""
        folder, _, own = part.rpartition("/")
        name = f"{folder}/_rels/{own}.rels".lstrip("/")
        if name.lower() not in self._names:
            return {}
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in self._xml(name).iterfind("{*}Relationship")
            if each.get("TargetMode") != "External"
        }

    def _strings(self, part: str | None) -> list[str]:
        return [_joined(item) for item in self._xml(part).iterfind("{*}si")] if part else []

    def _looks(self, part: str | None) -> list[CellLook]:
        if not part:
            return []
        root = self._xml(part)
        codes = {
            each.get("numFmtId", ""): each.get("formatCode", "")
            for each in root.iterfind("{*}numFmts/{*}numFmt")
        }
        return [
            _look(each.get("numFmtId", "0"), codes.get(each.get("numFmtId", "0")))
            for each in root.iterfind("{*}cellXfs/{*}xf")
        ]

    def _lines(self, part: str, strings: list[str], looks: list[CellLook]) -> Iterator[Line]:
        number = 0
        for count, row in enumerate(self._xml(part).iterfind("{*}sheetData/{*}row")):
            if count >= MAX_ROWS:
                raise _refused(
                    self._file,
                    Bilingual(f"一张工作表超过 {MAX_ROWS} 行", f"a sheet has more than {MAX_ROWS} rows"),
                )
            number = int(row.get("r") or number + 1)
            cells: dict[int, Cell] = {}
            column = 0
            for each in row.iterfind("{*}c"):
                found = _REFERENCE.fullmatch(each.get("r", ""))
                column = _column_number(found[1]) if found else column + 1
                cell = _cell(each, strings, looks)
                if cell is not None:
                    cells[column] = cell
            if cells:
                yield Line(number, cells)


def _cell(element: etree._Element, strings: list[str], looks: list[CellLook]) -> Cell | None:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        inner = element.find("{*}is")
        text = _joined(inner) if inner is not None else ""
        return Cell(text) if text else None
    value = element.findtext("{*}v")
    if not value:
        return None
    if kind == "s":
        return Cell(strings[int(value)]) if strings[int(value)] else None
    if kind in ("str", "d", "e"):
        return Cell(_unescaped(value), error=kind == "e")
    if kind == "b":
        return Cell(value.strip() in ("1", "true"))
    style = int(element.get("s") or 0)
    return Cell(float(value), looks[style] if style < len(looks) else "")


def _joined(element: etree._Element) -> str:
    """A text with its runs, without how its characters are pronounced."""
    return _unescaped("".join(
        each.text or ""
        for each in element.iter("{*}t")
        if (parent := each.getparent()) is not None and etree.QName(parent).localname != "rPh"
    ))  # fmt: skip


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _look(number: str, code: str | None) -> CellLook:
    if code is None:
        return _BUILT_IN.get(int(number), "")
    shown = _LITERAL.sub("", code).lower()
    if "%" in shown:
        return "percent"
    if shown == "general":
        return ""
    if re.search("[yd]|mmm", shown):
        return "date"
    return "time" if re.search("[hs]", shown) else "date" if "m" in shown else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), ""
    )


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _refused(file: str, what: Bilingual) -> UserError:
    return UserError(Bilingual(f"{file}：{what.zh}", f"{file}: {what.en}"), _HOW)
