"""A plan as a calendar's sheet would show it: what rows are compared with, and how the plan spells what it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from opsplan.blocks.calendar_fields import FIELDS, field_value
from opsplan.blocks.content_calendar import CalendarItem
from opsplan.importing.calendar_cells import meaning
from opsplan.importing.calendar_match import ShownEntry
from opsplan.importing.calendar_rows import CalendarRows
from opsplan.importing.calendar_words import PlanWords
from opsplan.library.content_calendars import CalendarChoice, content_calendar_of, entry_items
from opsplan.model.base import Entry
from opsplan.model.content import Content, ContentEntry
from opsplan.model.plan import Plan
from opsplan.model.specs import fields_of
from opsplan.patterns import lazy_pattern
from opsplan.pipeline.scheduling import context_of
from opsplan.records import dataclass
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from opsplan.library.context import Context
    from opsplan.pipeline.checking import Checked

_HAN = lazy_pattern("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """``items`` and ``shown`` are the entries with a day by their place in the plan's list; ``others`` all else that the
    sheet may show, by key; ``fields`` the editable ones that are columns. ``names`` and ``way`` say how keys are called."""

    ctx: Context
    entries: tuple[ContentEntry, ...]
    items: Mapping[int, CalendarItem]
    shown: Mapping[int, ShownEntry]
    others: Mapping[str, CalendarItem]
    fields: tuple[str, ...]
    words: PlanWords
    names: Mapping[str, tuple[str, ...]]
    way: tuple[tuple[str, ...], ...]


def shown_plan(checked: Checked, rows: CalendarRows, today: date) -> ShownPlan:
    """The plan, which must be scheduled, in the language of the sheet."""
    if checked.plan_file is None:
        raise ValueError("the plan has no entries")
    ctx = context_of(checked, today, rows.lang)
    entries = ctx.plan.content.entries if ctx.plan.content else ()
    fields = tuple(field.key for field in rows.fields if field.editable)
    places = {entry.path: place for place, entry in enumerate(entries)}
    items = {places[item.src]: item for item in entry_items(ctx)}
    shown = {
        place: ShownEntry(
            place,
            item.key,
            {name: meaning(FIELDS[name], field_value(FIELDS[name], item, ctx.lang)) for name in fields},
        )
        for place, item in items.items()
    }
    keys, statuses = _spelling(checked.plan_file.source.root)
    chinese = any(map(_HAN.search, keys))
    names = {name: _names(ContentEntry, name, chinese=chinese) for name in fields_of(ContentEntry)}
    way = (_names(Plan, "content", chinese=chinese), _names(Content, "entries", chinese=chinese))
    words = PlanWords(ctx.plan, ctx.index, statuses, chinese=chinese)
    return ShownPlan(ctx, entries, items, shown, _others(ctx, rows), fields, words, names, way)


def _others(ctx: Context, rows: CalendarRows) -> dict[str, CalendarItem]:
    """Gaps, activities and other things on the days of the sheet, by key."""
    days = [day for row in rows.rows if isinstance(day := row.values.get("date"), date)]
    calendar = content_calendar_of(ctx, CalendarChoice(min(days), max(days))) if days else None
    return {item.key: item for item in calendar.items if item.kind != "entry"} if calendar else {}


def _names(model: type[Entry], name: str, *, chinese: bool) -> tuple[str, ...]:
    """All names of a key, that of the plan's language first."""
    spec = fields_of(model)[name]
    first = (spec.zh, spec.name) if chinese else (spec.name, spec.zh)
    return (*first, *spec.aliases)


def _spelling(root: MappingNode) -> tuple[list[str], list[str]]:
    """The keys of the entries as written, those of the plan when there are none, and the states."""
    entries: Node | None = root
    for model, name in ((Plan, "content"), (Content, "entries")):
        entries = _child(entries, _names(model, name, chinese=True))
    items = entries.items if isinstance(entries, SequenceNode) else ()
    keys = [key.text for item in items if isinstance(item, MappingNode) for key, _ in item.entries]
    states = (_child(item, _names(ContentEntry, "status", chinese=True)) for item in items)
    statuses = [
        state.text.strip().lower() for state in states if isinstance(state, ScalarNode) and not state.is_null
    ]
    return keys or [key.text for key, _ in root.entries], statuses


def _child(node: Node | None, names: tuple[str, ...]) -> Node | None:
    pairs = node.entries if isinstance(node, MappingNode) else ()
    return next((value for key, value in pairs if key.text in names), None)
