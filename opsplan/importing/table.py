"""A table that people keep, as rows of words: CSV as programs write it, or the first sheet of an Excel workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from opsplan.diagnostics import Bilingual
from opsplan.errors import UserError
from opsplan.records import dataclass

MAX_BYTES = 64_000_000
MAX_ROWS = 100_000
_DELIMITERS = ",;\t"
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by the number of its line in the file (its first, from 1): heading → words, empty cells left out."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The headings in their order, and the rows that hold anything."""

    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(data: bytes, file: str) -> Table:
    """The table in the bytes of a .csv or .xlsx file. Raises UserError for anything else, and for headings given twice."""
    lines = (
        _sheet(data, file) if data.startswith(b"PK") or file.lower().endswith(".xlsx") else _csv(data, file)
    )
    head = next(lines, None)
    if head is None:
        raise _refused(file, "是空的", "it is empty")
    heads = {column: name for column, name in head[1].items() if name}
    names = tuple(heads.values())
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise _refused(file, f"表头里“{twice}”出现了两次", f"the heading '{twice}' stands there twice")
    rows = []
    for number, cells in lines:
        named = {heads[column]: text for column, text in cells.items() if text and column in heads}
        if named:
            rows.append(TableRow(number, named))
        if len(rows) > MAX_ROWS:
            raise _refused(file, f"超过 {MAX_ROWS} 行", f"it has more than {MAX_ROWS} rows")
    return Table(names, tuple(rows))


_Line = tuple[int, dict[int, str]]


def _csv(data: bytes, file: str) -> Iterator[_Line]:
    if len(data) > MAX_BYTES:
        raise _refused(file, f"超过 {MAX_BYTES // 10**6} MB", f"it is larger than {MAX_BYTES // 10**6} MB")
    text = _decoded(data, file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    before = 0
    try:
        for cells in reader:
            yield_at, before = before + 1, reader.line_num
            words = {column: cell.strip() for column, cell in enumerate(cells)}
            if any(words.values()):
                yield yield_at, words
    except csv.Error as error:
        raise _refused(
            file,
            f"第 {before + 1} 行读不下去：引号没有配对，或一格太长",
            f"line {before + 1} cannot be read: a quote is not closed, or a cell is too long",
        ) from error


def _decoded(data: bytes, file: str) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else what Excel writes on a Chinese system."""
    try:
        if data[:2] in _WIDE:
            return data.decode(_WIDE[data[:2]])
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _refused(
            file, "编码不是 UTF-8、UTF-16 或 GB18030", "it is neither UTF-8, UTF-16 nor GB18030"
        ) from error
    if "\x00" in text:
        raise _refused(file, "这不是文本文件", "it is no text file")
    return text


def _delimiter(text: str) -> str:
    """What the first line that holds anything is parted by most often, outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def _sheet(data: bytes, file: str) -> Iterator[_Line]:
    from opsplan.importing.calendar_cells import text_of
    from opsplan.importing.workbook import read_workbook

    book = read_workbook(data, file)
    for line in book.sheets[0].lines if book.sheets else ():
        words = {
            column: text_of(cell, since_1904=book.since_1904).strip() for column, cell in line.cells.items()
        }
        if any(words.values()):
            yield line.number, words


def _refused(file: str, zh: str, en: str) -> UserError:
    return UserError(
        Bilingual(f"{file}：{zh}", f"{file}: {en}"),
        Bilingual("第一行写表头，下面每行一份；存成 .csv 或 .xlsx", "put headings into the first row and one plan into each further row; save as .csv or .xlsx"),
    )  # fmt: skip
