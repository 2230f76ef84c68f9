"""The schedule as rows: what ``opsplan schedule`` prints, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from opsplan.blocks.gantt_words import STATUS
from opsplan.blocks.sheet import Sheet
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.shown import person
from opsplan.schedule.baseline import Slip
from opsplan.schedule.level import Leveling
from opsplan.schedule.load import Overload
from opsplan.schedule.progress import TaskStatus
from opsplan.schedule.results import Link, ScheduledTask

_HEADS = tuple(
    Bilingual(*words)
    for words in (
        ("编号", "ID"), ("任务", "Task"), ("负责人", "Owner"), ("开始", "Start"), ("结束", "End"), ("工作日", "Days"),
        ("总时差", "Total slack"), ("自由时差", "Free slack"), ("关键", "Critical"), ("前置", "Predecessors"),
    )
)  # fmt: skip
_KINDS = {
    "same": Bilingual("未变", "unchanged"),
    "moved": Bilingual("移动", "moved"),
    "added": Bilingual("新增", "added"),
    "removed": Bilingual("取消", "removed"),
}
_DEEPEST = 4


def records(
    ctx: Context, slips: Mapping[str, Slip] | None = None, statuses: Mapping[str, TaskStatus] | None = None
) -> list[dict[str, Any]]:
    """A task a dict, for programs: dates as ISO, slack in working days, None where nothing is known."""
    rows = []
    for task in ctx.schedule.tasks:
        row: dict[str, Any] = {
            "id": task.task.id, "name": task.task.name, "path": task.path, "phase": _phase(ctx, task),
            "owner": person(ctx, task.task.owner) if task.task.owner else None,
            "start": _iso(task.start), "end": _iso(task.end), "working_days": task.working_days,
            "total_slack": task.total_slack, "free_slack": task.free_slack, "critical": task.critical,
            "milestone": task.milestone, "predecessors": [_link_record(ctx, link) for link in task.predecessors],
        }  # fmt: skip
        if statuses:
            status = statuses.get(task.path)
            row["status"] = status.kind if status else None
        if slips is not None:
            slip = slips.get(task.path)
            before = slip.before if slip else None
            row["baseline"] = {
                "start": _iso(before[0]) if before else None, "end": _iso(before[1]) if before else None,
                "start_slip": slip.start_slip if slip and before else None,
                "end_slip": slip.end_slip if slip and before else None,
            }  # fmt: skip
        rows.append(row)
    return rows


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _link_record(ctx: Context, link: Link) -> dict[str, Any]:
    source = ctx.schedule.tasks[link.source] if link.source is not None else None
    return {
        "task": source.task.id if source else None, "path": source.path if source else None, "ref": link.ref,
        "type": link.kind, "lag": link.lag.text or None,
    }  # fmt: skip


def task_sheet(ctx: Context, statuses: Mapping[str, TaskStatus], *, flat: bool) -> Sheet:
    """All tasks with dates, slack and predecessors, under their phases; ``flat`` has the phase in a column of its own."""
    heads = [ctx.say(head) for head in _HEADS]
    if statuses:
        heads.insert(9, ctx.t("状态", "Status"))
    rows: list[tuple[str, ...]] = []
    groups: list[int] = []
    for phase in ctx.schedule.phases:
        if not flat:
            groups.append(len(rows))
            span = (_day(phase.start), _day(phase.end))
            rows.append(("", phase.phase.name, "", *span, *("",) * (len(heads) - 5)))
        for task in phase.tasks:
            cells = list(_cells(ctx, task, flat=flat))
            if statuses:
                status = statuses.get(task.path)
                cells.insert(9, ctx.say(STATUS[status.kind]) if status else "")
            rows.append(tuple(cells))
    if flat:
        phases = [_phase(ctx, task) for phase in ctx.schedule.phases for task in phase.tasks]
        heads.insert(1, ctx.t("阶段", "Phase"))
        rows = [(row[0], phase, *row[1:]) for row, phase in zip(rows, phases, strict=True)]
    shift = 1 if flat else 0
    return Sheet(tuple(heads), tuple(rows), tuple(column + shift for column in (5, 6, 7)), frozenset(groups))


def _cells(ctx: Context, task: ScheduledTask, *, flat: bool) -> tuple[str, ...]:
    indent = "" if flat else "  " * min(task.depth + 1, _DEEPEST)
    mark = "" if flat or not task.milestone else "◆ "
    return (
        task.task.id or "", f"{indent}{mark}{task.task.name}", person(ctx, task.task.owner) if task.task.owner else "",
        _day(task.start), _day(task.end), "" if task.milestone else str(task.working_days),
        _number(task.total_slack), _number(task.free_slack), ctx.t("是", "yes") if task.critical else "",
        ctx.t("、", ", ").join(_link_text(ctx, link) for link in task.predecessors),
    )  # fmt: skip


def _phase(ctx: Context, task: ScheduledTask) -> str:
    return ctx.schedule.phases[task.phase_index].phase.name


def _day(day: Any) -> str:
    return _iso(day) or fmt.MISSING


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _link_text(ctx: Context, link: Link) -> str:
    """``t1``, ``t1 SS+2wd``: the id where there is one, else the name."""
    source = ctx.schedule.tasks[link.source] if link.source is not None else None
    name = (source.task.id or source.task.name) if source else link.ref
    kind = "" if link.kind == "FS" else f" {link.kind}"
    return f"{name}{kind}{link.lag.text}"


def slip_sheet(ctx: Context, slips: Iterable[Slip]) -> Sheet:
    """What is not as it was in the older plan: old and new dates, and how many working days they differ by."""
    heads = (
        ctx.t("编号", "ID"), ctx.t("任务", "Task"), ctx.t("变化", "Change"), ctx.t("原开始", "Start was"), ctx.t("原结束", "End was"),
        ctx.t("现开始", "Start"), ctx.t("现结束", "End"), ctx.t("开始差（工作日）", "Start slip"), ctx.t("结束差（工作日）", "End slip"),
    )  # fmt: skip
    rows = tuple(
        (
            slip.id, slip.name, ctx.say(_KINDS[slip.kind]), *map(_day, slip.before or (None, None)),
            *map(_day, slip.now or (None, None)), *(_signed(n) if slip.kind == "moved" else "" for n in (slip.start_slip, slip.end_slip)),
        )
        for slip in slips
        if slip.kind != "same"
    )  # fmt: skip
    return Sheet(heads, rows, (7, 8), title=ctx.t("与基线相比", "Against the baseline"))


def _signed(count: int) -> str:
    return f"{count:+d}" if count else "0"


def leveling_sheets(ctx: Context, found: Leveling) -> tuple[Sheet, ...]:
    """The proposal, and what it cannot remove; nothing when nobody has too much to do."""
    left = Bilingual(
        "仍然超负荷，需要换人、减投入或改写明的日期",
        "Still too much: other people, less effort or other fixed dates",
    )
    shifts = (_shift_sheet(ctx, found),) if found.shifts else ()
    return (*shifts, *((_overload_sheet(ctx, found.left, left),) if found.left else ()))


def leveling_record(ctx: Context, found: Leveling) -> dict[str, Any]:
    """The proposal for programs."""
    return {
        "shifts": [
            {
                "id": shift.task.task.id, "name": shift.task.task.name, "path": shift.task.path,
                "start": _iso(shift.task.start), "end": _iso(shift.task.end), "proposed_start": _iso(shift.start),
                "proposed_end": _iso(shift.end), "working_days": shift.moved, "because": ctx.say(shift.because),
            }
            for shift in found.shifts
        ],
        "left": [
            {
                "person": each.person, "start": _iso(each.start), "end": _iso(each.end), "load": each.load, "capacity": each.capacity,
                "tasks": [task.path for task in each.tasks],
            }
            for each in found.left
        ],
    }  # fmt: skip


def _shift_sheet(ctx: Context, leveling: Leveling) -> Sheet:
    """The shifts that would remove the overload."""
    heads = (
        ctx.t("编号", "ID"), ctx.t("任务", "Task"), ctx.t("负责人", "Owner"), ctx.t("现在", "Now"), ctx.t("改为", "Proposed"),
        ctx.t("推迟（工作日）", "Later by (days)"), ctx.t("原因", "Why"),
    )  # fmt: skip
    rows = tuple(
        (
            shift.task.task.id or "", shift.task.task.name, person(ctx, shift.task.task.owner) if shift.task.task.owner else "",
            f"{_day(shift.task.start)} – {_day(shift.task.end)}", f"{_day(shift.start)} – {_day(shift.end)}",
            str(shift.moved), ctx.say(shift.because),
        )
        for shift in leveling.shifts
    )  # fmt: skip
    return Sheet(
        heads,
        rows,
        (5,),
        title=ctx.t("建议的调整（不改动方案）", "Proposed shifts (the plan is not changed)"),
    )


def _overload_sheet(ctx: Context, found: Sequence[Overload], title: Bilingual) -> Sheet:
    """Who has too much to do, when, and with what."""
    heads = (
        ctx.t("姓名", "Person"), ctx.t("从", "From"), ctx.t("到", "To"), ctx.t("负荷", "Load"), ctx.t("任务", "Tasks"),
    )  # fmt: skip
    rows = tuple(
        (
            each.person, _day(each.start), _day(each.end), ctx.t(f"{each.load}%（投入 {each.capacity}%）", f"{each.load}% of {each.capacity}%") if each.capacity != 100 else f"{each.load}%",
            ctx.t("、", ", ").join(task.task.name for task in each.tasks),
        )
        for each in found
    )  # fmt: skip
    return Sheet(heads, rows, (3,), title=ctx.say(title))
