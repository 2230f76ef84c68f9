"""The four views of time beside the Gantt chart, small, shared by the tests of writers."""

from __future__ import annotations

from datetime import date

from opsplan.blocks.gantt import DayOff
from opsplan.blocks.month_calendar import DayMark, DaySpan, MonthCalendar
from opsplan.blocks.roadmap import Roadmap, RoadmapItem, RoadmapLane
from opsplan.blocks.run_of_show import RunOfShow, RunStep, Slip
from opsplan.blocks.time_figures import TimeModel
from opsplan.blocks.week_grid import WeekGrid, WeekNote, WeekRow

ROADMAP = Roadmap(
    date(2027, 1, 1), date(2027, 12, 31),
    (
        RoadmapLane("l1", "会员复购", (
            RoadmapItem("i1", "三级会员与积分", date(2027, 1, 4), date(2027, 3, 12), "c2", src="phases[0].tasks[0]"),
            RoadmapItem("i2", "会员中心上线", date(2027, 3, 16), date(2027, 3, 16), milestone=True),
        ), "c2"),
        RoadmapLane("l2", "商城体验", (RoadmapItem("i3", "商城 3.0", date(2027, 6, 7), date(2027, 8, 6), "c4"),), "c4"),
    ),
    "zh-CN", "2027 年路线图", date(2027, 3, 1),
)  # fmt: skip
SHOW = RunOfShow(
    (
        RunStep("s1", "开场", 1200, 1205, "主会场", "主持人", True, "activities[0].process[0]"),
        RunStep("s2", "炒茶", 1205, 1233, "炒制车间", "师傅", True),
        RunStep("s3", "答疑", 1230, 1440 + 15, "主会场", "", True),
    ),
    (Slip("overrun", 1230, 1233, "s2"), Slip("overrun", 1440, 1455, "s3")),
    "zh-CN", "夜炒直播：2027-03-26 周五", 1440,
)  # fmt: skip
MONTHS = MonthCalendar(
    (date(2026, 9, 1), date(2026, 10, 1)),
    (
        DayMark("m1", date(2026, 10, 12), "milestone", "三季度评审"),
        DayMark("m2", date(2026, 10, 12), "start", "双11货盘", "c3", "phases[0].tasks[1]"),
    ),
    "zh-CN", "2026 年月历", (DaySpan("a1", "中秋礼盒季", date(2026, 9, 21), date(2026, 9, 29), "c4"),),
    (DayOff(date(2026, 10, 1), date(2026, 10, 7), "国庆节"), DayOff(date(2026, 9, 25), date(2026, 9, 27), "中秋节", True)),
    (date(2026, 9, 20), date(2026, 10, 10)), (6, 7), date(2026, 10, 12),
)  # fmt: skip
WEEKS = WeekGrid(
    date(2027, 3, 1), date(2027, 3, 22),
    (
        WeekRow("r1", "春茶季", (
            WeekNote("n1", date(2027, 3, 1), "begin", "起 直播筹备", "phases[1].tasks[2]"),
            WeekNote("n2", date(2027, 3, 8), "run", "续 直播筹备"),
            WeekNote("n3", date(2027, 3, 22), "milestone", "◆ 春茶夜炒直播 3/26"),
        ), "c2"),
    ),
    "zh-CN", "春茶季按周安排", ((date(2027, 3, 8), "休 公司日"),), date(2027, 3, 10),
)  # fmt: skip
TIMES: tuple[TimeModel, ...] = (ROADMAP, SHOW, MONTHS, WEEKS)
