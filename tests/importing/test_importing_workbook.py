"""Reading a stranger's workbook: what spreadsheet programs write, and what none of them does."""

from __future__ import annotations

import pytest
from workbooks import bare, package, parts_of

from opsplan.errors import UserError
from opsplan.importing import workbook
from opsplan.importing.workbook import Cell, column_name, read_workbook

STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '<numFmt numFmtId="171" formatCode="[hh]:mm"/><numFmt numFmtId="172" formatCode="[Red]0.0%"/>'
    '<numFmt numFmtId="173" formatCode="&quot;day &quot;0"/></numFmts>'
    '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="171"/>'
    '<xf numFmtId="172"/><xf numFmtId="173"/><xf numFmtId="58"/></cellXfs>'
)


def cells(data: bytes) -> dict[int, Cell]:
    (sheet,) = read_workbook(data, "x.xlsx").sheets
    (line,) = sheet.lines
    return line.cells


def test_texts_of_every_kind_are_read() -> None:
    strings = (
        "<si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r></si>"
        "<si><t>渠道</t><rPh sb='0' eb='2'><t>qudao</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si><si><t/></si>"
    )
    row = (
        '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c><c t="s"><v>3</v></c>'
        '<c r="E3" t="s"><v>4</v></c><c r="F3" t="inlineStr"><is><t>in line</t></is></c><c r="AA3" t="str"><f>A1&amp;B1</f><v>result</v></c>'
        '<c r="AB3" t="b"><v>1</v></c><c r="AC3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="AD3"/></row>'
    )
    assert cells(bare(row, strings=strings)) == {
        1: Cell("plain"), 2: Cell("rich text"), 3: Cell("渠道"), 4: Cell("a\rb_x0041_"), 6: Cell("in line"),
        27: Cell("result"), 28: Cell(True), 29: Cell("#DIV/0!", error=True),
    }  # fmt: skip


def test_a_format_says_whether_a_number_is_a_day_a_time_or_a_share() -> None:
    row = "".join(f'<c s="{style}"><v>1.5</v></c>' for style in range(9))
    looks = [cell.look for cell in cells(bare(f"<row>{row}</row>", styles=STYLES)).values()]
    assert looks == ["", "date", "time", "percent", "date", "time", "percent", "", "date"]


def test_days_may_be_counted_from_1904() -> None:
    assert read_workbook(bare("", settings='<workbookPr date1904="1"/>'), "x").since_1904
    assert not read_workbook(bare(""), "x").since_1904


def test_columns_are_named_as_in_a_sheet() -> None:
    assert [column_name(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


GOOD = bare('<row><c t="s"><v>0</v></c></row>', strings="<si><t>x</t></si>")
ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>'


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK", b"PK\x03\x04", GOOD[:-30], GOOD[:300], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, b"a,b\n", b"<xml/>",
        package({"word/document.xml": "<w/>"}), package({**parts_of(GOOD), "xl/workbook.xml": "<workbook"}),
        package({**parts_of(GOOD), "xl/workbook.xml": "<document/>"}), package({**parts_of(GOOD), "xl/sharedStrings.xml": ENTITY}),
        bare('<row><c t="s"><v>7</v></c></row>', strings="<si><t>x</t></si>"), bare("<row r='x'><c><v>1</v></c></row>"),
        bare("<row><c><v>one</v></c></row>"),
    ],
)  # fmt: skip
def test_what_is_no_whole_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match=r"x\.xlsx: ") as refused:
        read_workbook(data, "x.xlsx")
    assert refused.value.help


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 100_000)
    with pytest.raises(UserError, match="too large"):
        read_workbook(package({**parts_of(GOOD), "xl/worksheets/sheet1.xml": b" " * 200_000}), "x.xlsx")


def test_a_sheet_of_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 10)
    with pytest.raises(UserError, match="more than 10 rows"):
        read_workbook(bare("<row/>" * 11), "x.xlsx")
