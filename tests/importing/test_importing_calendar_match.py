"""Which row of a sheet is about which entry, after people have worked in the sheet and in the plan."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.importing.calendar_match import Matching, ShownEntry, match_rows
from opsplan.importing.calendar_rows import SheetRow

FIELDS = ("date", "channel", "title", "owner")


def entry(place: int, key: str, *values: str | None) -> ShownEntry:
    return ShownEntry(place, key, dict(zip(FIELDS, values, strict=True)))


def row(number: int, key: str, *values: str | None, kind: str = "entry") -> SheetRow:
    held = dict(zip(FIELDS, values, strict=True))
    return SheetRow(
        number, {name: f"S!{name}{number}" for name in FIELDS}, {"key": key or None, "kind": kind, **held}
    )


def match(
    rows: Sequence[SheetRow], entries: Sequence[ShownEntry], gaps: frozenset[str] = frozenset()
) -> Matching:
    return match_rows(rows, entries, FIELDS, gaps)


def pairs(found: Matching) -> dict[int, int]:
    return {row.number: entry.place for row, entry in found.pairs}


A, B = entry(0, "ka", "d1", "wx", "A", "lin"), entry(1, "kb", "d2", "wx", "B", "lin")


def test_the_hidden_id_decides_whatever_was_changed_and_in_any_order() -> None:
    found = match([row(5, "kb", "d9", "mail", "Z", "mei"), row(6, "ka", "d1", "wx", "A", "lin")], [A, B])
    assert pairs(found) == {5: 1, 6: 0}
    assert (found.new, found.missing, found.problems) == ((), (), ())


def test_a_row_without_id_is_new_and_an_entry_without_row_is_missing() -> None:
    found = match([row(5, "ka", "d1", "wx", "A", "lin"), row(6, "", "d2", "wx", "C", None)], [A, B])
    assert [each.number for each in found.new] == [6]
    assert found.missing == (B,)


def test_a_sheet_that_was_taken_over_already_brings_nothing_twice() -> None:
    renamed, added = entry(0, "kx", "d1", "wx", "New name", "lin"), entry(2, "kn", "d3", "wx", "C", None)
    filled = entry(3, "kg", "d4", "wx", "Filled", None)
    found = match(
        [row(5, "ka", "d1", "wx", "New name", "lin"), row(6, "kb", "d2", "wx", "B", "lin"), row(7, "", "d3", "wx", "C", None),
         row(8, "gap", "d4", "wx", "Filled", None, kind="gap")],
        [renamed, B, added, filled],
    )  # fmt: skip
    assert pairs(found) == {5: 0, 6: 1, 7: 2, 8: 3}
    assert not found.problems


def test_a_gap_filled_before_can_be_renamed_in_the_same_sheet() -> None:
    filled = entry(0, "kg", "d4", "wx", "Filled", None)
    gap = row(8, "gap", "d4", "wx", "Renamed", None, kind="gap")
    assert pairs(match([gap], [filled])) == {8: 0}
    assert match([gap], [filled], frozenset({"gap"})).new == (gap,)


def test_a_copied_row_is_new_as_soon_as_it_says_something_else() -> None:
    found = match(
        [row(5, "ka", "d1", "wx", "A", "lin"), row(6, "ka", "d8", "wx", "A", "lin"), row(7, "ka", "d1", "wx", "A", "lin")], [A]
    )  # fmt: skip
    assert pairs(found) == {5: 0}
    assert [each.number for each in found.new] == [6]
    assert [each.cell for each in found.problems] == ["S!title7"]


def test_the_row_most_like_the_entry_is_the_original_and_a_draw_is_told() -> None:
    found = match([row(5, "ka", "d8", "mail", "Z", "lin"), row(6, "ka", "d1", "wx", "A", "mei")], [A])
    assert (pairs(found), [each.number for each in found.new]) == ({6: 0}, [5])
    drawn = match([row(5, "ka", "d8", "wx", "A", "lin"), row(6, "ka", "d9", "wx", "A", "lin")], [A])
    assert [each.cell for each in drawn.problems] == ["S!title5", "S!title6"]


def test_entries_alike_in_name_are_told_apart_by_what_else_they_say() -> None:
    first, second = entry(0, "k1", "d5", "wx", "Week", "lin"), entry(1, "k0", "d2", "wx", "Week", "mei")
    found = match(
        [row(5, "k0", "d5", "wx", "Week", "lin"), row(6, "k1", "d2", "wx", "Week", "mei")], [first, second]
    )
    assert pairs(found) == {5: 0, 6: 1}


def test_a_row_made_like_another_entry_leaves_its_own_to_that_ones_row() -> None:
    found = match([row(5, "ka", "d2", "wx", "B", "lin"), row(6, "kb", "d3", "wx", "B", "mei")], [A, B])
    assert pairs(found) == {5: 1, 6: 0}
    assert not found.problems


def test_an_id_that_the_plan_lost_is_told_unless_the_name_says_which() -> None:
    found = match([row(5, "old", "d7", "wx", "A", "mei"), row(6, "gone", "d7", "wx", "X", "mei")], [A])
    assert pairs(found) == {5: 0}
    assert [each.cell for each in found.problems] == ["S!title6"]
    assert "X" in found.problems[0].what.en


def test_without_any_id_the_place_is_enough_where_it_is_the_only_one() -> None:
    found = match([row(5, "", "d1", "wx", "Renamed", "lin"), row(6, "", "d9", "wx", "B", "lin")], [A, B])
    assert pairs(found) == {5: 0, 6: 1}
    twice = match([row(5, "", "d1", "wx", "P", None), row(6, "", "d1", "wx", "Q", None)], [A])
    assert (pairs(twice), len(twice.new)) == ({}, 2)
