"""The section ``phases`` 阶段: phases, tasks and their predecessors."""

from __future__ import annotations

from typing import ClassVar

from opsplan.model.base import (
    Date,
    DateExpr,
    Duration,
    Flag,
    GoalRef,
    Id,
    LinkKind,
    Many,
    Person,
    Persons,
    Section,
    Share,
    TacticRef,
    Text,
    Words,
    key,
)  # fmt: skip


class Predecessor(Section):
    """A predecessor: ``task`` as written (a task, a named date, or either with an offset), or spelled out.

    In the short form ``t1+2wd`` the whole text is in ``task``; the schedule splits it, since only it
    knows the names.
    """

    shorthand: ClassVar[str] = "task"
    task: Text = key("任务", required=True)
    type: LinkKind | None = key("类型")
    lag: Text | None = key("间隔")


class Task(Section):
    """A piece of work. ``tasks`` are its subtasks, which it then spans.

    ``owner`` answers for it, ``effort`` loads the owner only. ``date`` is accepted for ``start`` of a milestone.
    """

    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    owner: Person | None = key("负责人")
    team: Persons = key("参与人", default=())
    consulted: Persons = key("咨询", default=())
    informed: Persons = key("知会", default=())
    start: DateExpr | None = key("开始")
    date: DateExpr | None = key("日期")
    end: DateExpr | None = key("结束")
    duration: Duration | None = key("工期")
    after: Many[Predecessor] = key("前置", default=())
    milestone: Flag = key("里程碑", default=False)
    effort: Share | None = key("投入")
    rolling: Flag = key("滚动", default=False)
    cadence: Text | None = key("频次")
    progress: Share | None = key("进度")
    actual_start: Date | None = key("实际开始")
    actual_end: Date | None = key("实际结束")
    tactic: TacticRef | None = key("举措")
    goals: Many[GoalRef] = key("关联目标", default=())
    deliverable: Text | None = key("交付物")
    requirement: Text | None = key("要求")
    note: Text | None = key("备注")
    tags: Words = key("标签", default=())
    tasks: Many[Task] = key("子任务", default=())


class Phase(Section):
    """A phase; dates left out are those of its tasks. ``background`` work runs beside the others."""

    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    start: DateExpr | None = key("开始")
    end: DateExpr | None = key("结束")
    objective: Text | None = key("阶段目标")
    exit: Words = key("退出条件", default=())
    goals: Many[GoalRef] = key("关联目标", default=())
    color: Text | None = key("颜色")
    background: Flag = key("常态", default=False)
    tasks: Many[Task] = key("任务", default=())
