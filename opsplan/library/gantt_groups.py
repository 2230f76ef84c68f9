"""Rows of a Gantt chart gathered under owners, pillars or tags, and coloured by phase, owner or status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from opsplan.blocks.gantt import GanttRow
from opsplan.blocks.gantt_words import STATUS
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context
from opsplan.model.index import walk_tasks

By = Literal["phase", "owner", "pillar", "tag"]
ColorBy = Literal["phase", "owner", "status"]

_PALETTE = ("c1", "c2", "c3", "c4", "c5", "c6")
_STATUS_COLORS = {"done": "mute", "on-track": "c2", "at-risk": "c3", "late": "c4", "planned": "accent-400"}
_NOBODY = {
    "owner": Bilingual("未指定负责人", "No owner"),
    "pillar": Bilingual("未归入支柱", "No pillar"),
    "tag": Bilingual("无标签", "No tag"),
}


def grouped(ctx: Context, rows: Iterable[GanttRow], by: By) -> Iterator[GanttRow]:
    """The rows under heads that span them, in the order of first appearance, those without a group last.

    Phases and parent tasks give way to the new heads; milestones stay, in a lane of their own.
    """
    if by == "phase":
        yield from rows
        return
    pillars = pillar_by_task(ctx) if by == "pillar" else {}
    groups: dict[str, list[GanttRow]] = {}
    for row in rows:
        if row.kind in ("phase", "summary"):
            continue
        key = {"owner": row.owner, "pillar": pillars.get(row.src, ""), "tag": next(iter(row.tags), "")}[by]
        groups.setdefault(key, []).append(row)
    for key in sorted(groups, key=lambda name: not name):
        members = groups[key]
        work = [row for row in members if row.kind != "milestone"]
        if work:
            yield GanttRow(
                f"{by}:{key}", key or ctx.say(_NOBODY[by]), "phase",
                min(row.start for row in work), max(row.end for row in work), color="ink2",
            )  # fmt: skip
        yield from (replace(row, depth=1) for row in members)


def pillar_by_task(ctx: Context) -> dict[str, str]:
    """Path of a task → name of the pillar that its tactic belongs to."""
    strategy = ctx.plan.strategy
    owners = {
        tactic.path: pillar.name
        for pillar in (strategy.pillars if strategy else ())
        for tactic in pillar.tactics
    }
    found = {}
    for phase in ctx.plan.phases:
        for task in walk_tasks(phase.tasks):
            tactic = ctx.index.find("tactics", task.tactic) if task.tactic else None
            if tactic is not None:
                found[task.path] = owners.get(tactic.path, "")
    return found


def colored(
    ctx: Context, rows: Sequence[GanttRow], color: ColorBy, by: By
) -> tuple[list[GanttRow], tuple[tuple[str, str], ...]]:
    """The rows in their colours, and what the colours mean; nothing to explain where heads name their own."""
    if color == "phase":
        if by == "phase":
            return list(rows), ()
        seen = {row.phase: row.color for row in rows if row.phase and row.kind != "phase"}
        return list(rows), tuple((shade, name) for name, shade in seen.items())
    if color == "owner":
        names = list(dict.fromkeys(row.owner for row in rows if row.owner))
        shades = {name: _PALETTE[place % len(_PALETTE)] for place, name in enumerate(names)}
        legend = tuple((shade, name) for name, shade in shades.items()) if by != "owner" else ()
        return [_recolored(row, shades.get(row.owner, "mute")) for row in rows], legend
    used = dict.fromkeys(row.status or "planned" for row in rows if row.kind not in ("phase", "milestone"))
    shown = [name for name in STATUS if name in used]
    legend = tuple((_STATUS_COLORS[name], ctx.say(STATUS[name])) for name in shown)
    return [_recolored(row, _STATUS_COLORS[row.status or "planned"]) for row in rows], legend


def _recolored(row: GanttRow, shade: str) -> GanttRow:
    return replace(row, color="ink2" if row.kind == "phase" else shade)
