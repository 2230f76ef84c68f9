"""From the plan to the workbook and back: what the sheet says is what the next workbook says, whatever the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from workbooks import CellValue, filled

from opsplan.blocks.calendar_fields import FIELDS
from opsplan.importing.calendar_cells import meaning
from opsplan.importing.calendar_rows import CalendarRows, SheetRow, calendar_rows
from opsplan.importing.workbook import read_workbook
from opsplan.pipeline import Checked, check
from opsplan.pipeline.calendar_import import import_calendar
from opsplan.pipeline.calendaring import CalendarOptions, make_calendar
from opsplan.yamlio.writing import quoted

TODAY = date(2027, 1, 4)
HOSTILE = (
    "=cmd|' /C calc'!A0", "@x", "-1+2", "<script>", "a\nb", "\ta", "{{ x }}", "{a: b}", "- x", "null", "~", "no", "0x10", "1e3",
    "_x0041_", "*a", "&a", "!t", "%a", "# x", "a # b", "a: b", "'", '"', "\\n", "😀全", "\u202eab", "\u200f", "a\u2028b", "A、B", "a, b",
    "长" * 3000, "2027-01-01", "19:30", "00", "+5", "1,200", "50%",
)  # fmt: skip
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8", min_codepoint=32, max_codepoint=0x3100), min_size=1, max_size=6)  # fmt: skip
WORDS = ("title", "form", "festival", "owner", "reviewer", "channel", "column", "cta", "link", "note")
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"title": st.sampled_from(["A", "B", "C"]), "date": st.sampled_from(["2027-01-05", "2027-02-06", "go-3d"])},
        optional={"owner": TEXTS, "note": TEXTS, "channel": TEXTS, "status": st.sampled_from(["idea", "撰写"]), "time": st.just("09:00-10:30")},
    ),
    min_size=1, max_size=4,
)  # fmt: skip
FILLED = st.dictionaries(st.sampled_from(WORDS[1:]), TEXTS | st.none(), max_size=3)
CHANGES = st.lists(
    st.tuples(
        FILLED,
        st.fixed_dictionaries({}, optional={
            "title": st.sampled_from(HOSTILE), "date": st.integers(46_388, 46_500).map(float), "time": st.integers(0, 95).map(lambda at: at / 96),
            "status": st.sampled_from(["选题", "Published", None]), "actual": st.sampled_from([1200.0, 0.5, "1.2万", "45%", None]),
        }),
    ),
    max_size=5,
)  # fmt: skip
SHOWN = tuple(name for name, field in FIELDS.items() if field.editable)


def checked(data: bytes) -> Checked:
    found = check(data, "plan.yaml", today=TODAY)
    assert found.renderable, [each for each in found.report if each.blocking]
    return found


def book_of(plan: Checked) -> bytes:
    return make_calendar(plan, CalendarOptions(("xlsx",), TODAY)).files["xlsx"]


def rows_of(book: bytes) -> CalendarRows:
    return calendar_rows(read_workbook(book, "x"), "x")


def said(row: SheetRow) -> tuple[object, ...]:
    assert not row.wrong
    return tuple(meaning(FIELDS[name], row.values[name]) for name in SHOWN)


def typed(
    rows: CalendarRows, changes: list[tuple[Mapping[str, CellValue], Mapping[str, CellValue]]]
) -> dict[str, CellValue]:
    """Cells of the rows that are there changed, then rows added below."""
    cells: dict[str, CellValue] = {}
    columns = {
        name: place.partition("!")[2].rstrip("0123456789") for name, place in rows.rows[0].cells.items()
    }
    last = rows.rows[-1].number
    for at, (texts, values) in enumerate(changes):
        new = at >= len(rows.rows)
        number = last + 1 + at - len(rows.rows) if new else rows.rows[at].number
        first: dict[str, CellValue] = {"title": f"new {at}", "date": "2027-03-01"} if new else {}
        cells.update(
            {
                f"{columns[name]}{number}": value
                for name, value in (first | dict(texts) | dict(values)).items()
            }
        )
    return cells


@settings(max_examples=10, phases=[Phase.reuse, Phase.generate])
@given(ENTRIES, CHANGES)
def test_the_next_workbook_says_what_was_typed(
    entries: list[dict[str, str]], changes: list[tuple[Mapping[str, CellValue], Mapping[str, CellValue]]]
) -> None:
    text = (
        "opsplan: 1\ntitle: T\nlanguage: en\nperiod: {start: 2027-01-01, end: 2027-12-31}\n"
        "dates: {go: 2027-05-01}\ncontent:\n  entries:\n"
    )
    for entry in entries:
        pairs = ", ".join(f"{name}: {quoted(value)}" for name, value in entry.items())
        text += f"    - {{{pairs}}}  # kept\n"
    plan = checked(text.encode())
    book = book_of(plan)
    assert import_calendar(plan, book, "x", today=TODAY, recheck=checked).data == plan.text
    book = filled(book, typed(rows_of(book), changes))
    result = import_calendar(plan, book, "x", today=TODAY, recheck=checked)
    assert (result.problems, result.findings, result.missing) == ((), (), ())
    after = checked(result.data)
    assert Counter(map(said, rows_of(book_of(after)).rows)) == Counter(map(said, rows_of(book).rows))
    assert result.data.count(b"# kept") == len(entries)
    assert import_calendar(after, book, "x", today=TODAY, recheck=checked).data == result.data
