"""Excel files: sheets with a column of plan paths, hidden from readers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import chain

from lxml import etree

from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.package import Package, R, S
from opsplan.verifying.shown import COUNT, Deliverable, Shown, ShownRow, at, of_older_plan

_BOOK = "xl/workbook.xml"
_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's calendar, for days since March 1900."""
_BUILT_IN_DATES = frozenset(range(14, 18))
_DATE_FORMAT = re.compile(r"[yd]", re.IGNORECASE)
_NO_DATE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")


def read_workbook(package: Package, file: str, facts: PlanFacts) -> Deliverable:
    """What the rows of a workbook show that say which entry of the plan they are about."""
    strings = _strings(package)
    dates = _date_styles(package)
    targets = package.targets(_BOOK)
    rows: list[ShownRow] = []
    lost: list[str] = []
    for sheet in package.xml(_BOOK).iter(f"{S}sheet"):
        part = targets.get(sheet.get(f"{R}id", ""))
        if part is None:
            continue
        name = sheet.get("name", "")
        for row in _rows(package.xml(part), name, strings, dates, facts):
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


def _date_styles(package: Package) -> frozenset[int]:
    """The numbers of the cell styles that show a number as a day."""
    root = package.xml("xl/styles.xml")
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter(f"{S}numFmt")}
    styles = root.find(f"{S}cellXfs")
    found = set()
    for place, style in enumerate(styles if styles is not None else ()):
        number = style.get("numFmtId", "0")
        code = _NO_DATE.sub("", codes.get(number, ""))
        if (number.isdecimal() and int(number) in _BUILT_IN_DATES) or _DATE_FORMAT.search(code):
            found.add(place)
    return frozenset(found)


def _rows(
    root: etree._Element, sheet: str, strings: list[str], dates: frozenset[int], facts: PlanFacts
) -> Iterator[ShownRow]:
    hidden = frozenset(chain.from_iterable(
        range(int(one.get("min", "1")), int(one.get("max", "1")) + 1)
        for one in root.iter(f"{S}col") if one.get("hidden") in ("1", "true")
    ))  # fmt: skip
    heads: Mapping[int, str] = {}
    for line in root.iter(f"{S}row"):
        cells = {_column(cell): _text(cell, strings, dates) for cell in line.iterchildren(f"{S}c")}
        path = cells.get(1, "")
        if path in facts.nodes or ("[" in path and heads):
            number = line.get("r", "")
            shown = tuple(
                (heads[column], Shown(text, (), at([f"工作表“{sheet}”第 {number} 行“{heads[column]}”列"], [f'sheet "{sheet}"', f'row {number}, column "{heads[column]}"'])))
                for column, text in sorted(cells.items())
                if column not in hidden and heads.get(column) and not COUNT.fullmatch(text) and not of_older_plan(heads[column])
            )  # fmt: skip
            place = at([f"工作表“{sheet}”第 {number} 行"], [f'sheet "{sheet}"', f"row {number}"])
            yield ShownRow(path, tuple(head for head, _ in shown), tuple(cell for _, cell in shown), place)
        elif 1 in cells and 1 in hidden:
            heads = {column: text for column, text in cells.items() if not text[:4].isdigit()}


def _column(cell: etree._Element) -> int:
    found = _REFERENCE.fullmatch(cell.get("r", ""))
    number = 0
    for letter in found[1] if found else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _text(cell: etree._Element, strings: list[str], dates: frozenset[int]) -> str:
    """What a cell shows: days as ISO dates, a share as a percentage is left as its number."""
    kind, value = cell.get("t", "n"), cell.findtext(f"{S}v") or ""
    if kind == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{S}t"))
    style = cell.get("s", "0")
    if style.isdecimal() and int(style) in dates and value.replace(".", "", 1).isdigit():
        return (_DAY_ZERO + timedelta(days=int(float(value)))).isoformat()
    return value
