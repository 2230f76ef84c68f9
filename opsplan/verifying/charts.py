"""Native charts: the numbers that are drawn against the plan, the words beside them, and the sheet behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation

from lxml import etree

from opsplan.diagnostics import Bilingual, Finding
from opsplan.patterns import lazy_pattern
from opsplan.verifying.agreement import Difference, expected, wrong_values
from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.findings import difference_finding, made_finding
from opsplan.verifying.package import A, C, Package, S
from opsplan.verifying.rules import DIFFERS
from opsplan.verifying.shown import ChartPoint, Deliverable, at
from opsplan.verifying.values import Fact, Value

_SOURCES = "opsplan"
"""The hidden sheet that has, for every number, the place of the plan it comes from."""
_PART = lazy_pattern(r"(?:word|ppt)/charts/chart(\d+)\.xml")
_CELLS = lazy_pattern(r"[^$]*\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?")

_SHEET = Context(prec=15)
"""The digits that a spreadsheet keeps of a number."""
_DAY_ZERO, _LAST_DAY = date(1899, 12, 30), 2_958_465
"""Days of a spreadsheet's calendar are counted from the first; it ends with the year 9999."""


def with_charts(deliverable: Deliverable, package: Package, facts: PlanFacts) -> Deliverable:
    """A Word or PowerPoint file with the points of its charts; such as name no place of the plan are lost marks."""
    points = _charts(package)
    lost = tuple(dict.fromkeys(one.path for one in points if one.path and one.path not in facts.nodes))
    return replace(deliverable, points=points, lost=(*deliverable.lost, *lost))


def _charts(package: Package) -> tuple[ChartPoint, ...]:
    """Every point of every chart, in the order of their parts."""
    found = sorted((int(match[1]), name) for name in package.names if (match := _PART.fullmatch(name)))
    return tuple(point for number, name in found for point in _chart(package, name, number))


def _chart(package: Package, part: str, number: int) -> Iterator[ChartPoint]:
    sheet, sources = _book(package, part)
    for series in package.xml(part).iter(f"{C}ser"):
        values = _points(series.find(f"{C}val"))
        names = _names(series.find(f"{C}cat"))
        labels = {
            _index(one): "".join(text.text or "" for text in one.iter(f"{A}t"))
            for one in series.iter(f"{C}dLbl")
        }
        cells = _cells(series.find(f"{C}val"))
        title = "".join(one.text or "" for one in series.iterfind(f"{C}tx//{C}v"))
        for index, value in values.items():
            name = names.get(index, str(index + 1))
            place = at(
                [f"第 {number} 个图表", f"“{title}”的“{name}”"], [f"chart {number}", f"'{name}' of '{title}'"]
            )
            at_cell = cells[index] if index < len(cells) else ""
            cell = sheet.get(at_cell, "") if sheet is not None else None
            yield ChartPoint(value, labels.get(index, ""), cell, sources.get(at_cell, ""), place)


def _names(data: etree._Element | None) -> dict[int, str]:
    """The names of the categories; numbers are days."""
    found = _points(data)
    dated = data is not None and next(data.iter(f"{C}numRef"), None) is not None
    return {index: _day(text) if dated else text for index, text in found.items()}


def _day(text: str) -> str:
    number = _number(text)
    days = int(number) if number is not None and 0 < number < _LAST_DAY else 0
    return (_DAY_ZERO + timedelta(days=days)).isoformat() if days else text


def _index(label: etree._Element) -> int:
    index = label.find(f"{C}idx")
    return _place(index.get("val")) if index is not None else -1


def _place(text: str | None) -> int:
    """A place from 0; -1 for what is none."""
    return int(text) if text and text.isascii() and text.isdigit() else -1


def _points(data: etree._Element | None) -> dict[int, str]:
    """The values that are kept in the chart itself, by their place."""
    if data is None:
        return {}
    found = ((_place(one.get("idx")), one.find(f"{C}v")) for one in data.iter(f"{C}pt"))
    return {index: (value.text or "").strip() for index, value in found if value is not None}


def _cells(data: etree._Element | None) -> list[str]:
    """The cells of the sheet that the values come from."""
    formula = next(data.iter(f"{C}f"), None) if data is not None else None
    found = _CELLS.fullmatch(formula.text or "") if formula is not None else None
    if found is None:
        return []
    first, last = int(found[2]), int(found[3] or found[2])
    return [f"{found[1]}{row}" for row in range(first, last + 1)]


def _book(package: Package, part: str) -> tuple[Mapping[str, str] | None, Mapping[str, str]]:
    """The numbers of the workbook behind a chart, None when there is none, and the plan paths it has of them: by cell."""
    books = [
        name for name in package.targets(part).values() if name.endswith(".xlsx") and name in package.names
    ]
    if not books:
        return None, {}
    book = Package(package.read(books[0]))
    names = (sheet.get("name") for sheet in book.xml("xl/workbook.xml").iter(f"{S}sheet"))
    sheets = {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(names, start=1)}
    strings: list[str] = []
    if "xl/sharedStrings.xml" in book.names:
        items = book.xml("xl/sharedStrings.xml").iterchildren(f"{S}si")
        strings = ["".join(text.text or "" for text in item.iter(f"{S}t")) for item in items]
    sources = _values(book.xml(sheets[_SOURCES]), strings) if _SOURCES in sheets else {}
    return _values(book.xml("xl/worksheets/sheet1.xml"), strings), sources


def _values(root: etree._Element, strings: Sequence[str]) -> dict[str, str]:
    """What the cells of a sheet hold."""
    out = {}
    for cell in root.iter(f"{S}c"):
        value = cell.find(f"{S}v")
        text = (value.text or "").strip() if value is not None else ""
        if cell.get("t") == "s":
            text = strings[place] if 0 <= (place := _place(text)) < len(strings) else ""
        out[cell.get("r", "")] = text
    return out


def chart_findings(deliverable: Deliverable, facts: PlanFacts) -> Iterator[Finding]:
    """Points that are not what the plan says, or not what their own sheet says. Paths that are no place are left out."""
    file = deliverable.file
    for point in deliverable.points:
        if point.cell is not None and _number(point.cell) != _number(point.value):
            yield _other_sheet(point, file)
        if point.path not in facts.nodes:
            continue
        node = facts.nodes[point.path]
        known = (*node.facts, *facts.nodes[node.parent].facts)
        wrong = [value.text for value in wrong_values(point.label, known)]
        if not _drawn(point.value, known):
            wrong.append(point.value)
        for text in wrong:
            yield difference_finding(Difference(point.path, text, expected(node, facts), point.place), file)


def _drawn(text: str, known: tuple[Fact, ...]) -> bool:
    """True when a number is one of the known values, a percentage being drawn as a ratio."""
    number = _number(text)
    if number is None:
        return False
    unit = Decimal(1).scaleb(int(number.as_tuple().exponent))
    values = (Value("number", text, number, unit), Value("percent", text, number * 100, unit * 100))
    return any(fact.shows(value) for fact in known for value in values)


def _number(text: str) -> Decimal | None:
    """The number of a text, as a spreadsheet keeps it: 84.21 may be saved as 84.20999999999999."""
    try:
        number = _SHEET.create_decimal(text)
    except InvalidOperation:
        return None
    return number.normalize() if number.is_finite() else None


def _other_sheet(point: ChartPoint, file: str) -> Finding:
    cell = point.cell or "—"
    return made_finding(
        DIFFERS, file, point.place,
        Bilingual(f"画的是 {point.value}，图表的数据表里是 {cell}", f"{point.value} is drawn, the chart's sheet has {cell}"),
        Bilingual("重新生成：opsplan render", "make it again with opsplan render"),
    )  # fmt: skip
