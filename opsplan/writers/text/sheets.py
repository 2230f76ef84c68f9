"""Sheets for a terminal, for Markdown and for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from opsplan.blocks.sheet import Sheet, inert
from opsplan.writers.text.aligned import aligned, clean


def write_sheets(sheets: Iterable[Sheet], form: str) -> str:
    """The sheets one after the other as ``table``, ``md`` or ``csv``. Raises KeyError for another form."""
    return "\n".join(WRITERS[form](sheet) for sheet in sheets)


def _text(sheet: Sheet) -> str:
    rows = [tuple(clean(cell) for cell in row) for row in (sheet.heads, *sheet.rows)]
    lines = aligned(rows, sheet.right)
    title = [clean(sheet.title)] if sheet.title else []
    return "\n".join((*title, *lines)) + "\n"


def _markdown(sheet: Sheet) -> str:
    marks = ("--:" if index in sheet.right else "---" for index in range(len(sheet.heads)))
    lines = [_line(sheet.heads), f"| {' | '.join(marks)} |"]
    for index, row in enumerate(sheet.rows):
        cells = tuple(_escaped(cell) for cell in row)
        lines.append(
            _line(f"**{cell}**" if cell else "" for cell in cells) if index in sheet.groups else _line(cells)
        )
    title = [f"**{_escaped(sheet.title)}**", ""] if sheet.title else []
    return "\n".join((*title, *lines)) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", clean(text).replace("\n", " / "))


def _csv(sheet: Sheet) -> str:
    """With a byte order mark, by which Excel knows the text to be UTF-8; no text can become a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(sheet.heads)
    writer.writerows([inert(clean(cell)) for cell in row] for row in sheet.rows)
    return "\ufeff" + stream.getvalue()


WRITERS: Mapping[str, Callable[[Sheet], str]] = MappingProxyType(
    {"table": _text, "md": _markdown, "csv": _csv}
)
"""Form → its writer."""
