"""A workbook's parts read as Excel stores them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from lxml import etree

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@dataclass(frozen=True)
class Cell:
    """A cell: its formula, the stored value (shared strings looked up), its type and its number format."""

    formula: str
    value: str
    kind: str
    number_format: str


class Workbook:
    """A finished ``.xlsx`` by part."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def xml(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part])

    def sheet(self, number: int) -> etree._Element:
        return self.xml(f"xl/worksheets/sheet{number}.xml")

    @cached_property
    def names(self) -> list[str]:
        return [each.get("name", "") for each in self.xml("xl/workbook.xml").iterfind("m:sheets/m:sheet", NS)]

    @cached_property
    def ranges(self) -> dict[str, str]:
        found = self.xml("xl/workbook.xml").iterfind("m:definedNames/m:definedName", NS)
        return {each.get("name", ""): each.text or "" for each in found}

    @cached_property
    def _strings(self) -> list[str]:
        items = self.xml("xl/sharedStrings.xml").iterfind("m:si", NS)
        return ["".join(item.itertext()) for item in items]

    @cached_property
    def _number_formats(self) -> list[str]:
        styles = self.xml("xl/styles.xml")
        own = {
            each.get("numFmtId"): each.get("formatCode", "")
            for each in styles.iterfind("m:numFmts/m:numFmt", NS)
        }
        return [own.get(each.get("numFmtId"), "") for each in styles.iterfind("m:cellXfs/m:xf", NS)]  # fmt: skip

    def cells(self, number: int) -> dict[str, Cell]:
        found = {}
        for cell in self.sheet(number).iter(f"{{{NS['m']}}}c"):
            value = cell.findtext("m:v", "", NS)
            kind = cell.get("t", "n")
            if kind == "s":
                value = self._strings[int(value)]
            shown = self._number_formats[int(cell.get("s", "0"))]
            found[cell.get("r", "")] = Cell(cell.findtext("m:f", "", NS), value, kind, shown)
        return found

    def rules(self, number: int) -> list[str]:
        """The formulas of the conditional formats in the order of their priority."""
        found = self.sheet(number).iter(f"{{{NS['m']}}}cfRule")
        ordered = sorted(found, key=lambda rule: int(rule.get("priority", "0")))
        return [rule.findtext("m:formula", "", NS) for rule in ordered]


def column_of(cells: dict[str, Cell], head: str, row: int = 6) -> str:
    """The letters of the column with that head."""
    return next(
        re.sub(r"\d", "", name) for name, cell in cells.items() if cell.value == head and name.endswith(str(row))
    )  # fmt: skip


def day_of(cell: Cell) -> date:
    """The day that a number cell stands for."""
    assert cell.kind == "n"
    return date(1899, 12, 30) + timedelta(int(float(cell.value)))
