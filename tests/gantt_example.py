"""A year's plan as a Gantt chart, shared by the tests of geometry and painters."""

from __future__ import annotations

from datetime import date
from typing import Literal

from opsplan.blocks.gantt import DayOff, Gantt, GanttLink, GanttRow

Kind = Literal["phase", "summary", "task", "milestone", "activity"]


def row(
    name: str, start: tuple[int, int], end: tuple[int, int], *, kind: Kind = "task", owner: str = "", color: str = "c1",
    progress: float = 0.0, id: str = "", critical: bool = False, rolling: bool = False,  # noqa: A002 - as in GanttRow
) -> GanttRow:  # fmt: skip
    return GanttRow(
        id or name, name, kind, date(2027, *start), date(2027, *end), owner, color, progress,
        0 if kind == "phase" else 1, rolling, critical, f"phases[{id or name}]",
    )  # fmt: skip


def milestone(name: str, day: tuple[int, int]) -> GanttRow:
    return row(name, day, day, kind="milestone")


YEAR = Gantt(
    start=date(2027, 1, 1),
    end=date(2027, 12, 31),
    lang="zh-CN",
    title="2027 年度甘特图",
    today=date(2027, 3, 1),
    rows=(
        row("打底期", (1, 4), (3, 31), kind="phase"),
        row("会员等级与积分方案", (1, 27), (2, 16), owner="赵一鸣", progress=0.9, id="t-points"),
        row("推文与短视频日常更新（一季度）", (1, 4), (3, 31), owner="周屿", rolling=True),
        row("公开课筹备", (2, 24), (3, 15), owner="何川", progress=0.2),
        row("商城 2.0 开发", (3, 4), (3, 31), owner="许朗", id="dev", critical=True),
        milestone("公开课直播", (3, 18)),
        milestone("一季度评审", (3, 31)),
        row("起势期", (4, 1), (6, 30), kind="phase", color="c2"),
        row("商城 2.0 联调与回归测试", (4, 1), (4, 12), owner="许朗", color="c2", id="test", critical=True),
        milestone("商城 2.0 上线", (4, 15)),
        row("安家节执行与日监控", (4, 28), (5, 6), owner="何川", color="c2"),
        row("质保登记码 30 店试点", (5, 10), (5, 28), owner="沈嘉", color="c2", id="pilot"),
        row("质保登记码全国铺开", (6, 3), (6, 30), owner="沈嘉", color="c2", id="roll"),
        row("深耕期", (7, 1), (9, 30), kind="phase", color="c3"),
        row("流失预警模型", (7, 1), (7, 26), owner="郭凡", color="c3", id="churn"),
        row("沉睡会员分批召回", (7, 30), (8, 19), owner="林知夏", color="c3", id="recall"),
        row("导购线上训练营", (7, 5), (8, 13), owner="孟岩", color="c3"),
        row("冲刺期", (10, 1), (12, 12), kind="phase", color="c4"),
        row("双 11 蓄水", (10, 21), (11, 8), owner="何川", color="c4", id="warm"),
        row("双 11 爆发", (11, 9), (11, 12), owner="何川", color="c4", id="run"),
        milestone("双 11 当天", (11, 11)),
        row("沉淀期", (12, 13), (12, 31), kind="phase", color="c5"),
        row("年度复盘", (12, 13), (12, 23), owner="赵一鸣", color="c5", progress=0.4),
        milestone("年度评审会", (12, 30)),
    ),
    links=(
        GanttLink("dev", "test"), GanttLink("pilot", "roll"), GanttLink("churn", "recall"), GanttLink("warm", "run"),
        GanttLink("t-points", "pilot"),
    ),
    days_off=(
        DayOff(date(2027, 2, 4), date(2027, 2, 14), "春节"),
        DayOff(date(2027, 5, 1), date(2027, 5, 5), "五一"),
        DayOff(date(2027, 10, 1), date(2027, 10, 7), "国庆", estimated=True),
    ),
)  # fmt: skip
