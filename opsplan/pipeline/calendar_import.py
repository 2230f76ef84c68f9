"""From a plan and a calendar's workbook that a team filled in to the plan with what they wrote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from opsplan.diagnostics import Bilingual, Finding
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.blocks.content_calendar import CalendarItem
    from opsplan.importing.calendar_changes import AddedEntry, CellChange
    from opsplan.importing.calendar_match import ShownEntry
    from opsplan.importing.calendar_rows import CalendarRows, CellProblem, SheetRow
    from opsplan.importing.calendar_words import Written
    from opsplan.pipeline.calendar_shown import ShownPlan
    from opsplan.pipeline.checking import Checked

_MOST_ROUNDS = 4
"""A change may bring another with it: a new column its channel."""


@dataclass(frozen=True, slots=True)
class CalendarImport:
    """What a workbook says of a plan.

    ``data`` is the plan with all that can be taken over. ``problems`` are cells that cannot, ``notes`` those that have no
    place in a plan; ``new`` the rows that become entries, ``missing`` the entries on the days of the sheet without a row,
    which stay. ``findings`` would stop the new plan from being rendered: it is not to be written.
    """

    data: bytes
    changes: tuple[CellChange, ...]
    new: tuple[SheetRow, ...]
    missing: tuple[CalendarItem, ...]
    problems: tuple[CellProblem, ...]
    notes: tuple[CellProblem, ...]
    findings: tuple[Finding, ...] = ()


def import_calendar(
    checked: Checked, workbook: bytes, file: str, *, today: date, recheck: Callable[[bytes], Checked]
) -> CalendarImport:
    """Compare the list of a workbook with a plan that can be rendered, and write what it says into the plan's text.

    ``recheck`` checks other bytes of the same plan. Raises UserError for a file that is no such workbook, and for a
    plan whose entries cannot be changed one by one.
    """
    from opsplan.importing.calendar_changes import changes_of, new_entry
    from opsplan.importing.calendar_match import match_rows
    from opsplan.importing.calendar_rows import calendar_rows
    from opsplan.importing.workbook import read_workbook
    from opsplan.pipeline.calendar_shown import shown_plan

    rows = calendar_rows(read_workbook(workbook, file), file)
    plan = shown_plan(checked, rows, today)
    listed, notes = _about_entries(rows, plan)
    gaps = {item.key for item in plan.others.values() if item.kind == "gap"}
    matching = match_rows(listed, tuple(plan.shown.values()), plan.fields, gaps)
    changed = [
        changes_of(row, shown, plan.entries[shown.place], plan.words, plan.fields)
        for row, shown in matching.pairs
    ]
    added = [(row, new_entry(row, plan.words, plan.ctx.index, plan.fields)) for row in matching.new]
    problems = (*matching.problems, *(each for one in changed for each in one.problems),
                *(each for _, one in added for each in one.problems))  # fmt: skip
    new = tuple((row, one) for row, one in added if not one.problems)
    new, behind = _in_days(plan, new)
    moved = {place: place + sum(at <= place for at in behind) for place in range(len(plan.entries))}
    places = [(row, moved[shown.place]) for row, shown in matching.pairs]
    places += [(row, at + rank) for rank, ((row, _), at) in enumerate(zip(new, behind, strict=True))]
    edits = {
        shown.place: one.values for (_, shown), one in zip(matching.pairs, changed, strict=True) if one.values
    }
    added_here = [(one.values, at) for at, (_, one) in zip(behind, new, strict=True)]
    data = _edited(checked.text, plan, edits, added_here)
    result = CalendarImport(
        data, tuple(each for one in changed for each in one.cells), tuple(row for row, _ in new),
        _missing(rows, plan, matching.missing), _in_order(problems, rows), tuple(notes),
    )  # fmt: skip
    if data == checked.text:
        return result
    items = {moved[place]: item for place, item in plan.items.items()}
    plan = replace(plan, items=items)
    return _settled(result, checked, rows, plan, places, today, recheck)


def _about_entries(rows: CalendarRows, plan: ShownPlan) -> tuple[list[SheetRow], list[CellProblem]]:
    """The rows that are entries or are to become some, and what is written in others for nothing."""
    from opsplan.blocks.calendar_fields import FIELDS, field_value
    from opsplan.importing.calendar_cells import meaning
    from opsplan.importing.calendar_rows import CellProblem

    listed: list[SheetRow] = []
    notes: list[CellProblem] = []
    for row in rows.rows:
        item = plan.others.get(row.key)
        kind = item.kind if item else row.kind
        if kind in ("", "entry") or (kind == "gap" and row.values.get("title") is not None):
            listed.append(row)
            continue
        changed = [
            name for name in plan.fields
            if item and meaning(FIELDS[name], row.values.get(name)) != meaning(FIELDS[name], field_value(FIELDS[name], item, plan.ctx.lang))
        ]  # fmt: skip
        if not changed and (item or row.key):
            continue
        if kind == "gap":
            what = Bilingual(
                "空档没有写标题，这一行没有读入", "a gap without a title; the row is not taken over"
            )
            help = Bilingual("写上标题，它就成为一条内容", "write a title, and it becomes an entry")
        else:
            what = Bilingual(
                "活动、提醒和里程碑不从表格读入",
                "activities, reminders and milestones are not taken from a sheet",
            )
            help = Bilingual("在方案里改", "change them in the plan")
        notes.append(CellProblem(row.cells[changed[0] if changed else "title"], what, help))
    return listed, notes


def _missing(rows: CalendarRows, plan: ShownPlan, missing: Sequence[ShownEntry]) -> tuple[CalendarItem, ...]:
    days = [day for row in rows.rows if isinstance(day := row.values.get("date"), date)]
    items = (plan.items[each.place] for each in missing)
    return tuple(item for item in items if days and min(days) <= item.day <= max(days))


def _in_order(problems: Sequence[CellProblem], rows: CalendarRows) -> tuple[CellProblem, ...]:
    """In the order of the sheet, each once."""
    order = {cell: row.number for row in rows.rows for cell in row.cells.values()}
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: order[each.cell]))


def _in_days(
    plan: ShownPlan, new: Sequence[tuple[SheetRow, AddedEntry]]
) -> tuple[tuple[tuple[SheetRow, AddedEntry], ...], tuple[int, ...]]:
    """The new entries in the order in which they go into the plan, and behind how many of its entries each goes.

    By their days where the plan's entries are in the order of days, else behind all in the order of the sheet.
    """
    days = [plan.items[place].day for place in sorted(plan.items)]
    if len(days) < len(plan.entries) or days != sorted(days):
        return tuple(new), (len(plan.entries),) * len(new)

    def day(of: tuple[SheetRow, AddedEntry]) -> date:
        found = of[0].values.get("date")
        return found if isinstance(found, date) else date.max

    ordered = tuple(sorted(new, key=day))
    return ordered, tuple(bisect_right(days, day(each)) for each in ordered)


def _edited(
    data: bytes,
    plan: ShownPlan,
    edits: Mapping[int, Mapping[str, Written | None]],
    new: Sequence[tuple[Mapping[str, Written], int]],
) -> bytes:
    from opsplan.fixing.entries import EntryEdit, NewEntry, edit_entries
    from opsplan.yamlio.source import decode

    text, _ = decode(data)
    mark = data[: len(data) - len(text.encode())]
    changes = [EntryEdit(place, values) for place, values in sorted(edits.items())]
    return (
        mark + edit_entries(text, plan.way, plan.names, changes, [NewEntry(*each) for each in new]).encode()
    )


def _settled(
    result: CalendarImport, checked: Checked, rows: CalendarRows, before: ShownPlan, places: Sequence[tuple[SheetRow, int]],
    today: date, recheck: Callable[[bytes], Checked],
) -> CalendarImport:  # fmt: skip
    """Read the new plan, and change it on until its calendar says what the sheet says.

    Raises UserError when entries change that no row is about: they share a text by an anchor.
    """
    from opsplan.fixing.entries import shared_text
    from opsplan.importing.calendar_changes import changes_of
    from opsplan.importing.calendar_rows import CellProblem
    from opsplan.pipeline.calendar_shown import shown_plan

    data = result.data
    for _ in range(_MOST_ROUNDS):
        after = recheck(data)
        if not after.renderable:
            blocking = tuple(each for each in after.report if each.blocking)
            return replace(result, data=checked.text, findings=blocking)
        now = shown_plan(after, rows, today)
        if not _kept(before, now, places, len(result.new)):
            break
        left = [
            (place, changes_of(row, now.shown[place], now.entries[place], now.words, now.fields))
            for row, place in places
        ]
        again = _edited(data, now, {place: one.values for place, one in left if one.values}, ())
        if again == data:
            kept = [
                CellProblem(cell.cell, Bilingual("清空了，但方案里这个值来自别处", "it was cleared, but the plan takes it from elsewhere"),
                            Bilingual("渠道来自栏目；在方案里改", "a channel comes with its column; change it in the plan"))
                for _, one in left for cell in one.cells if cell.after is None
            ]  # fmt: skip
            return replace(result, data=data, notes=(*result.notes, *kept))
        data = again
    raise shared_text()


def _kept(before: ShownPlan, now: ShownPlan, places: Sequence[tuple[SheetRow, int]], new: int) -> bool:
    """True when all entries are there and none has changed that no row is about."""
    about = {place for _, place in places}
    return (
        len(now.entries) == len(before.entries) + new
        and about <= now.shown.keys()
        and all(
            place in now.items and replace(item, key="", src="") == replace(now.items[place], key="", src="")
            for place, item in before.items.items()
            if place not in about
        )
    )
