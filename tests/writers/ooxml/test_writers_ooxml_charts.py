"""Native charts as Word and PowerPoint write them, read back from their XML and from the sheet behind them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any, get_args

import pytest
from lxml import etree

from opsplan.blocks.brand import Brand, default_brand
from opsplan.blocks.chart import Chart, ChartKind, NumberFormat, Series
from opsplan.blocks.deck import Deck, PlacedChart, Slide
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import Columns, Document, Meta
from opsplan.diagnostics import Lang
from opsplan.writers.docx import write_docx
from opsplan.writers.pptx import write_pptx

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
KINDS = get_args(ChartKind)
HOSTILE = "& < > \" ' =SUM(A1) {{ x }} \x00 שלום 😀"


def in_word(chart: Chart, lang: Lang = "zh-CN") -> bytes:
    return write_docx(Document(Meta("T", lang), (chart,)), default_brand(lang))


def in_deck(chart: Chart, lang: Lang = "zh-CN") -> bytes:
    shapes = (PlacedChart(48, 120, 600, 300, chart),)
    return write_pptx(Deck(Meta("T", lang), (Slide("blank", "x", shapes),)), Brand())


WRITERS = pytest.mark.parametrize("write", [in_word, in_deck], ids=["docx", "pptx"])
Write = Callable[..., bytes]


def part(data: bytes, *words: str) -> bytes:
    """The one part whose name holds all the words."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        (name,) = [n for n in package.namelist() if all(word in n for word in words) and "_rels" not in n]
        return package.read(name)


def space(data: bytes) -> etree._Element:
    return etree.fromstring(part(data, "charts/chart1"))


def sheet(data: bytes) -> dict[str, Any]:
    """Cells of the workbook behind the chart."""
    book = part(data, "embeddings", ".xlsx")
    strings = [
        "".join(one.itertext()) for one in etree.fromstring(part(book, "sharedStrings")).iter(f"{S}si")
    ]
    out: dict[str, Any] = {}
    for cell in etree.fromstring(part(book, "sheet1")).iter(f"{S}c"):
        value = cell.find(f"{S}v")
        text = value.text or "" if value is not None else ""
        out[cell.get("r", "")] = strings[int(text)] if cell.get("t") == "s" else float(text)
    return out


def values(root: etree._Element) -> list[list[float]]:
    return [[float(v.text or "") for v in data.iter(f"{C}v")] for data in root.iter(f"{C}val")]


def of(kind: Any, *series: tuple[float | None, ...], **more: Any) -> Chart:
    count = max((len(one) for one in series), default=0)
    named = tuple(Series(f"s{i}", one, srcs=("goals",) * count) for i, one in enumerate(series))
    return Chart(kind, tuple(f"类别{i}" for i in range(count)), named, "从 1 增至 9", run("图题"), **more)


@WRITERS
@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_draws_what_its_sheet_has_in_fonts_and_a_language_that_it_names(
    kind: str, write: Write
) -> None:
    data = write(of(kind, (3.0, 1.5, 2.0), (1.0, None, 4.0)))
    root = space(data)
    assert values(root) == [[3.0, 1.5, 2.0], [1.0, 4.0]]
    cells = sheet(data)
    assert [cells["A2"], cells["B1"], cells["B3"], cells["C4"]] == ["类别0", "s0", 1.5, 4.0]
    assert "C3" not in cells
    assert {one.text for one in root.iter(f"{C}formatCode")} == {"#,##0.0"}
    assert all(int(one.get("val", "")) > 0 for one in root.iter(f"{C}axId"))
    looks = list(root.iter(f"{A}defRPr", f"{A}rPr"))
    assert looks
    assert all(one.find(f"{A}ea") is not None for one in looks)
    assert {one.get("lang") for one in looks} == {"zh-CN"}
    assert {one.get("lang") for one in space(write(of(kind, (3.0, 1.5)), "en")).iter(f"{A}defRPr")} == {
        "en-US"
    }
    assert root.find(f"{C}lang").get("val") == "zh-CN"  # type: ignore[union-attr]
    assert write(of(kind, (3.0, 1.5))) == write(of(kind, (3.0, 1.5)))


@WRITERS
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "numbers",
    [
        (),
        (7.0,),
        (None, None),
        (0.0, 0.0),
        (-5.0, 3.0),
        (1e15, 2e15),
        (1e-7, 2e-7),
        tuple(map(float, range(60))),
    ],
    ids=["none", "one", "blank", "zero", "negative", "huge", "tiny", "many"],
)
def test_a_chart_of_odd_numbers_is_written(
    kind: str, write: Write, numbers: tuple[float | None, ...]
) -> None:
    chart = of(kind, numbers)
    data = write(chart)
    if chart.categories:
        assert values(space(data)) == [[one for one in numbers if one is not None]]


@WRITERS
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_stay_text(kind: str, write: Write) -> None:
    shown = HOSTILE.replace("\x00", "")
    data = write(Chart(kind, (HOSTILE, "b", "c"), (Series(HOSTILE, (1.0, 2.0, 3.0)),), HOSTILE, run(HOSTILE)))  # type: ignore[arg-type]
    cells = sheet(data)
    assert cells["A2"] == cells["B1"] == shown
    assert [one.text for one in space(data).iter(f"{C}v")][:2] == [shown, shown]


@pytest.mark.parametrize(
    ("number_format", "value", "printed"),
    [
        (NumberFormat(), 5180.0, "5,180"),
        (NumberFormat(2, prefix="£"), 0.5, "£0.50"),
        (NumberFormat(power=4), 264_000.0, "26.4"),
        (NumberFormat(power=4, suffix=" 万"), 52_512_345.0, "5,251.2 万"),
        (NumberFormat(power=8), 1e9, "10.00"),
        (NumberFormat(1, 6, "$", "m"), 12_340_000.0, "$12.3m"),
        (NumberFormat(1, percent=True), 0.223, "22.3%"),
    ],
)
def test_a_format_prints_as_its_code_says(number_format: NumberFormat, value: float, printed: str) -> None:
    assert number_format.text(value) == printed
    root = space(in_word(of("column", (value,), number_format=number_format)))
    assert {one.text for one in root.iter(f"{C}formatCode")} == {number_format.code}
    assert values(root) == [[value]]


def test_the_code_of_ten_thousands_divides_by_thousands_and_a_point() -> None:
    assert NumberFormat(power=4).code == r"[>=10000000]#\,000\.0,;0\.0,"
    assert NumberFormat(power=8, suffix="亿").code == r'[>=100000000000]#\,000\.00,,"亿";0\.00,,"亿"'


@WRITERS
def test_points_of_a_line_stand_where_their_days_are(write: Write) -> None:
    days = (date(2027, 1, 1), date(2027, 3, 31), date(2027, 12, 31))
    root = space(write(of("line", (1.0, None, 9.0), days=days)))
    serials = [float(v.text or "") for one in root.iter(f"{C}cat") for v in one.iter(f"{C}v")]
    assert serials == [(day - date(1899, 12, 30)).days for day in days]
    axis = root.find(f".//{C}dateAx")
    assert axis is not None
    assert [axis.find(f"{C}{name}").get("val") for name in ("baseTimeUnit", "majorTimeUnit")] == [
        "days",
        "months",
    ]  # type: ignore[union-attr]
    blanks = root.find(f".//{C}dispBlanksAs")
    assert blanks is not None
    assert blanks.get("val") == "span"


def test_names_at_the_ends_of_lines_stand_apart() -> None:
    lines = tuple((1.0 + i / 1000, 5.0 + i / 1000) for i in range(4))
    root = space(in_word(of("line", *lines)))
    ends = []
    for series in root.iter(f"{C}ser"):
        label = series.findall(f"{C}dLbls/{C}dLbl")[-1]
        moved = label.find(f"{C}layout/{C}manualLayout/{C}y")
        ends.append(float(moved.get("val", "0")) if moved is not None else 0.0)
    gaps = [before - after for before, after in pairwise(ends)]
    assert all(gap * 220 > 9 for gap in gaps)


def test_a_doughnut_in_word_has_its_names_at_the_pieces_and_its_sum_in_the_hole() -> None:
    data = in_word(of("doughnut", (75.0, 25.0), center=("100", "万元")))
    labels = ["".join(one.itertext(f"{A}t")) for one in space(data).iter(f"{C}dLbl")]
    assert labels == ["类别0 75.0%", "类别1 25.0%"]
    words = etree.fromstring(part(data, "drawings/drawing1"))
    assert [one.text for one in words.iter(f"{A}t")] == ["100", "万元"]


def test_charts_side_by_side_are_one_row_with_a_caption_each() -> None:
    left, right = of("bar", (1.0, 2.0)), of("column", (3.0, 4.0))
    document = Document(Meta("T"), (Columns(((left,), (right,))), Columns(((left,), ()))))
    data = write_docx(document, default_brand("zh-CN"))
    body = etree.fromstring(part(data, "word/document.xml"))
    widths = [int(one.get("cx", "0")) for one in body.iter(f"{WP}extent")]
    assert len(widths) == 3
    assert len(set(widths)) == 1
    assert widths[0] < 415 * 12700 / 2
    assert [one.get("descr") for one in body.iter(f"{WP}docPr")] == ["从 1 增至 9"] * 3
    assert "".join(body.itertext()).count("图题") == 3


@WRITERS
def test_the_paths_of_the_plan_lie_in_a_hidden_sheet(write: Write) -> None:
    book = part(write(of("bar", (1.0, 2.0))), "embeddings", ".xlsx")
    sheets = [
        (one.get("name"), one.get("state"))
        for one in etree.fromstring(part(book, "workbook.xml")).iter(f"{S}sheet")
    ]
    assert sheets == [("Sheet1", None), ("opsplan", "hidden")]
    plain = write(Chart("bar", ("a", "b"), (Series("s", (1.0, 2.0)),), "x"))
    assert b"opsplan" not in part(part(plain, "embeddings", ".xlsx"), "workbook.xml")


@WRITERS
def test_stacked_columns_stand_on_each_other_with_words_that_read_on_their_colour(write: Write) -> None:
    root = space(write(of("column", (1.0, None), (2.0, 3.0), stacked=True)))
    (bars,) = root.iter(f"{C}barChart")
    settings = {name: bars.find(f"{C}{name}").get("val") for name in ("grouping", "overlap")}  # type: ignore[union-attr]
    assert settings == {"grouping": "stacked", "overlap": "100"}
    assert {one.get("val") for one in bars.iter(f"{C}dLblPos")} == {"ctr"}
    axis = root.find(f".//{C}valAx/{C}scaling/{C}max")
    assert axis is not None
    assert 3.0 < float(axis.get("val", "")) < 3.5


@WRITERS
def test_a_27th_series_refers_to_the_column_behind_z(write: Write) -> None:
    names = tuple(f"s{number}" for number in range(27))
    chart = Chart("line", ("a", "b"), tuple(Series(name, (1.0, 2.0)) for name in names), alt="many")
    data = write(chart)
    referred = [one.text for one in space(data).iter(f"{C}f")]
    assert "Sheet1!$Z$1" in referred
    assert "Sheet1!$AB$2:$AB$3" in referred
    assert sheet(data)["AB1"] == "s26"


@WRITERS
def test_days_are_numbered_as_workbooks_number_them(write: Write) -> None:
    """Workbooks have a 29 February 1900."""
    days = (date(1900, 2, 28), date(1900, 3, 1), date(2027, 3, 1))
    series = (Series("s", (1.0, 2.0, 3.0)),)
    chart = Chart("line", tuple(map(str, days)), series, alt="days", days=days)
    category = next(space(write(chart)).iter(f"{C}cat"))
    assert [one.text for one in category.iter(f"{C}v")] == ["59.0", "61.0", "46447.0"]
