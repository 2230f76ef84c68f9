"""Excel files: sheets with a column of plan paths, or of a calendar's keys, hidden from readers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import Literal

from lxml import etree

from opsplan.patterns import lazy_pattern
from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.month_sheets import MONTH, read_month
from opsplan.verifying.package import Package, R, S
from opsplan.verifying.shown import COUNT, Deliverable, Shown, ShownRow, at, of_older_plan

_BOOK = "xl/workbook.xml"
_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's calendar, for days since March 1900."""
_BUILT_IN_DATES = frozenset(range(14, 18))
_TIME_FORMAT = lazy_pattern(r"h\]?:mm", re.IGNORECASE)
_KEY = lazy_pattern(r"[0-9a-f]{12}")
_Style = Literal["day", "time"]
_DATE_FORMAT = lazy_pattern(r"[yd]", re.IGNORECASE)
_NO_DATE = lazy_pattern(r'"[^"]*"|\[[^\]]*\]|\\.')
_REFERENCE = lazy_pattern(r"([A-Z]+)(\d+)")


def read_workbook(package: Package, file: str, facts: PlanFacts) -> Deliverable:
    """What the rows of a workbook show that say which entry of the plan they are about."""
    strings = _strings(package)
    styles = _styles(package)
    targets = package.targets(_BOOK)
    rows: list[ShownRow] = []
    lost: list[str] = []
    for sheet in package.xml(_BOOK).iter(f"{S}sheet"):
        part = targets.get(sheet.get(f"{R}id", ""))
        if part is None:
            continue
        name = sheet.get("name", "")
        root = package.xml(part)
        if MONTH.fullmatch(name):
            month = read_month(name, _lines(root, strings, styles), facts)
            rows += month.rows
            lost += month.lost
            continue
        for row in _rows(root, name, strings, styles, facts):
            if row.path in facts.nodes:
                rows.append(row)
            else:
                lost.append(row.path)
    return Deliverable(file, "xlsx", (), tuple(rows), None, tuple(lost))


def _strings(package: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in package.names:
        return []
    items = package.xml("xl/sharedStrings.xml").iterchildren(f"{S}si")
    return ["".join(text.text or "" for text in item.iter(f"{S}t")) for item in items]


def _styles(package: Package) -> Mapping[int, _Style]:
    """The numbers of the cell styles that show a number as a day or as a time of day."""
    root = package.xml("xl/styles.xml")
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter(f"{S}numFmt")}
    styles = root.find(f"{S}cellXfs")
    found: dict[int, _Style] = {}
    for place, style in enumerate(styles if styles is not None else ()):
        number = style.get("numFmtId", "0")
        code = codes.get(number, "")
        if _TIME_FORMAT.search(code):
            found[place] = "time"
        elif (number.isdecimal() and int(number) in _BUILT_IN_DATES) or _DATE_FORMAT.search(
            _NO_DATE.sub("", code)
        ):
            found[place] = "day"
    return found


def _rows(
    root: etree._Element, sheet: str, strings: list[str], styles: Mapping[int, _Style], facts: PlanFacts
) -> Iterator[ShownRow]:
    hidden = frozenset(chain.from_iterable(
        range(int(one.get("min", "1")), int(one.get("max", "1")) + 1)
        for one in root.iter(f"{S}col") if one.get("hidden") in ("1", "true")
    ))  # fmt: skip
    heads: Mapping[int, str] = {}
    for number, cells in _lines(root, strings, styles):
        mark = cells.get(1, "")
        path = facts.keys.get(mark, mark)
        if path in facts.nodes or ("[" in path and heads):
            shown = tuple(
                (heads[column], Shown(text, (), at([f"工作表“{sheet}”第 {number} 行“{heads[column]}”列"], [f'sheet "{sheet}"', f'row {number}, column "{heads[column]}"'])))
                for column, text in (_keyed(cells, heads) if path != mark else _counted(cells, heads, hidden))
            )  # fmt: skip
            place = at([f"工作表“{sheet}”第 {number} 行"], [f'sheet "{sheet}"', f"row {number}"])
            yield ShownRow(path, tuple(head for head, _ in shown), tuple(cell for _, cell in shown), place)
        elif 1 in cells and 1 in hidden and not _KEY.fullmatch(mark):
            heads = {column: text for column, text in cells.items() if not text[:4].isdigit()}


def _lines(
    root: etree._Element, strings: list[str], styles: Mapping[int, _Style]
) -> Iterator[tuple[str, Mapping[int, str]]]:
    """The number of every row, and its texts by column, from 1."""
    for line in root.iter(f"{S}row"):
        yield (
            line.get("r", ""),
            {_column(cell): _text(cell, strings, styles) for cell in line.iterchildren(f"{S}c")},
        )


def _keyed(cells: Mapping[int, str], heads: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """All columns of a row with a key, the empty ones and those folded away too."""
    return ((column, cells.get(column, "")) for column in sorted(heads) if column > 1)


def _counted(
    cells: Mapping[int, str], heads: Mapping[int, str], hidden: frozenset[int]
) -> Iterator[tuple[int, str]]:
    """The columns that are seen and say something of the plan, not what is counted or what an older plan said."""
    for column, text in sorted(cells.items()):
        head = heads.get(column, "")
        if head and column not in hidden and not COUNT.fullmatch(text) and not of_older_plan(head):
            yield column, text


def _column(cell: etree._Element) -> int:
    found = _REFERENCE.fullmatch(cell.get("r", ""))
    number = 0
    for letter in found[1] if found else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _text(cell: etree._Element, strings: list[str], styles: Mapping[int, _Style]) -> str:
    """What a cell shows: days as ISO dates, times as 19:30; a share as a percentage is left as its number."""
    kind, value = cell.get("t", "n"), cell.findtext(f"{S}v") or ""
    if kind == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{S}t"))
    number = cell.get("s", "0")
    style = styles.get(int(number)) if number.isdecimal() else None
    if style is None or not value.replace(".", "", 1).isdigit():
        return value
    if style == "day":
        return (_DAY_ZERO + timedelta(days=int(float(value)))).isoformat()
    minutes = round(float(value) * 24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
