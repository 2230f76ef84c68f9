"""What stands beside the days of a content calendar: the plan of each quarter, the columns, the menus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from opsplan.blocks.content_calendar import ColumnFact, MenuFact, QuarterPlan
from opsplan.content.quarters import quarter_span
from opsplan.content.slots import PlacedEntry
from opsplan.library.context import Context
from opsplan.library.shown import quarter_text, show_text
from opsplan.model.base import Entry


def quarter_plans(ctx: Context, start: date, end: date) -> tuple[QuarterPlan, ...]:
    """The plan's quarters with a day between two days, both included."""
    found = []
    for each in ctx.plan.content.quarters if ctx.plan.content else ():
        span = quarter_span(each.quarter)
        if span and span[0] <= end and span[1] >= start:
            theme, form, objective, festivals = (
                show_text(ctx, each, name) for name in ("theme", "form", "objective", "festivals")
            )
            found.append(
                QuarterPlan(
                    quarter_text(ctx, each.quarter), span[0], span[1], theme, form, objective,
                    festivals, each.path,
                )
            )  # fmt: skip
    return tuple(found)


def column_facts(
    ctx: Context, entries: Sequence[PlacedEntry], start: date, end: date
) -> tuple[ColumnFact, ...]:
    """The plan's columns with the number of their entries between two days, both included."""
    planned = Counter(each.column for each in entries if start <= each.day <= end)
    fields = ("slot", "name", "topic", "purpose", "cadence", "channel", "owner")
    return tuple(
        ColumnFact(**_texts(ctx, each, fields), planned=planned[each.name], src=each.path)
        for each in (ctx.plan.content.columns if ctx.plan.content else ())
    )


def menu_facts(ctx: Context) -> tuple[MenuFact, ...]:
    """The plan's menus, a fact for each second-level menu."""
    found = []
    for menu in ctx.plan.content.menus if ctx.plan.content else ():
        name = show_text(ctx, menu, "name")
        for item in menu.items:
            found.append(
                MenuFact(
                    name, show_text(ctx, item, "name"), show_text(ctx, item, "purpose"),
                    show_text(ctx, item, "description"), item.path,
                )
            )  # fmt: skip
        if not menu.items:
            found.append(MenuFact(name, "", "", "", menu.path))
    return tuple(found)


def _texts(ctx: Context, entry: Entry, fields: Sequence[str]) -> dict[str, Any]:
    return {name: show_text(ctx, entry, name) for name in fields}
