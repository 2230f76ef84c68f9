"""What a Gantt chart can tell of a row when it is asked: labels and values, in the order of the plan."""

from __future__ import annotations

from opsplan.blocks.inline import plain
from opsplan.library import labels
from opsplan.library.context import Context
from opsplan.library.shown import is_set, show
from opsplan.model.phases import Phase, Task
from opsplan.schedule.results import ScheduledTask

_PHASE = ("objective", "exit", "goals")
_TASK = (
    "team", "consulted", "informed", "after", "effort", "cadence", "progress", "actual_start", "actual_end", "tactic",
    "goals", "deliverable", "requirement", "note", "tags",
)  # fmt: skip


def details_of(
    ctx: Context, entry: Phase | Task, task: ScheduledTask | None = None
) -> tuple[tuple[str, str], ...]:
    """Labels with values of what the entry says beyond name, owner and dates; a task's slack comes last."""
    found = []
    for name in _PHASE if isinstance(entry, Phase) else _TASK:
        if is_set(entry, name):
            text = _predecessors(ctx, task) if name == "after" else plain(show(ctx, entry, name))
            if text:
                found.append((ctx.say(labels.label(type(entry), name)), text))
    if task is not None and task.total_slack is not None and not task.summary:
        days = ctx.t(f"{task.total_slack} 个工作日", _working_days(task.total_slack))
        found.append((ctx.t("总时差", "Total slack"), days))
    return tuple(found)


def _predecessors(ctx: Context, task: ScheduledTask | None) -> str:
    texts = []
    for link in task.predecessors if task else ():
        name = ctx.schedule.tasks[link.source].task.name if link.source is not None else link.ref
        kind = "" if link.kind == "FS" else link.kind
        marks = " ".join(part for part in (kind, link.lag.text) if part)
        texts.append(ctx.t(f"{name}（{marks}）", f"{name} ({marks})") if marks else name)
    return ctx.t("、", ", ").join(texts)


def _working_days(count: int) -> str:
    return f"{count} working day{'' if count == 1 else 's'}"
