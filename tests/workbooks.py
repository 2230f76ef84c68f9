"""Workbooks for tests: small ones part by part, and made ones with cells changed as a person would."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_S = f"{{{_MAIN}}}"
CellValue = str | float | None


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def bare(rows: str, *, strings: str = "", styles: str = "", settings: str = "", name: str = "List") -> bytes:
    """A workbook of one sheet, its rows, shared strings and formats given as XML."""
    ends = {"sharedStrings": strings, "styles": styles}
    relations = "".join(
        f'<Relationship Id="x{kind}" Type="{_OFFICE}/{kind}" Target="/xl/{kind}.xml"/>' for kind, text in ends.items() if text
    )  # fmt: skip
    return package({
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="s1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>{relations}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{settings}<sheets><sheet name="{name}" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        **({"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>'} if strings else {}),
        **({"xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'} if styles else {}),
    })  # fmt: skip


def listed(*rows: Sequence[CellValue], name: str = "List") -> bytes:
    """A workbook of one sheet with these rows from the first on."""
    text = []
    for number, row in enumerate(rows, 1):
        line = etree.Element("row", r=str(number))
        for column, value in enumerate(row):
            if value is not None:
                _fill(etree.SubElement(line, "c", r=f"{chr(ord('A') + column)}{number}"), value)
        text.append(etree.tostring(line, encoding="unicode"))
    return bare("".join(text), name=name)


def filled(data: bytes, cells: Mapping[str, CellValue], part: str = "xl/worksheets/sheet2.xml") -> bytes:
    """A workbook with cells (``B7``) of one sheet changed, as if typed: their formats stay; None empties a cell."""
    parts = parts_of(data)
    root = etree.fromstring(parts[part])
    rows = {row.get("r", ""): row for row in root.iter(f"{_S}row")}
    inside = root.find(f"{_S}sheetData")
    assert inside is not None
    for place, value in cells.items():
        number = re.sub("[A-Z]", "", place)
        if number not in rows:
            rows[number] = etree.SubElement(inside, f"{_S}row", r=number)
        cell = next((each for each in rows[number] if each.get("r") == place), None)
        if cell is None:
            cell = etree.SubElement(rows[number], f"{_S}c", r=place)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if value is not None:
            _fill(cell, value, _S)
    return package({**parts, part: etree.tostring(root)})


def without_rows(data: bytes, numbers: Sequence[int], part: str = "xl/worksheets/sheet2.xml") -> bytes:
    """A workbook with rows of one sheet emptied."""
    parts = parts_of(data)
    root = etree.fromstring(parts[part])
    for row in list(root.iter(f"{_S}row")):
        if int(row.get("r", "0")) in numbers:
            for child in list(row):
                row.remove(child)
    return package({**parts, part: etree.tostring(root)})


def _fill(cell: etree._Element, value: str | float, space: str = "") -> None:
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        inner = etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t")
        inner.text = value
    else:
        etree.SubElement(cell, f"{space}v").text = repr(value)
