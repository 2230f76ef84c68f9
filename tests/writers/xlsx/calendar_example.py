"""A small content calendar with something of everything."""

from __future__ import annotations

from datetime import date, timedelta

from opsplan.blocks.content_calendar import (
    CalendarDay,
    CalendarItem,
    ColumnFact,
    ContentCalendar,
    FestivalSpan,
    MenuFact,
    QuarterPlan,
)

START, END, TODAY = date(2027, 1, 28), date(2027, 2, 28), date(2027, 2, 16)
_OFF = date(2027, 2, 5)


def _day(day: date) -> CalendarDay:
    off = "春节" if _OFF <= day <= date(2027, 2, 11) else ""
    worked = "春节" if day == date(2027, 2, 20) else ""
    festivals = {date(2027, 2, 6): ("春节",), date(2027, 2, 14): ("情人节",)}.get(day, ())
    weekend = day.isoweekday() > 5
    return CalendarDay(
        day, "初一" if day == date(2027, 2, 6) else "初二", festivals, off, worked, weekend, True
    )


def _on(month: int, day: int) -> date:
    return date(2027, month, day)


ITEMS = (
    CalendarItem("a1", "entry", _on(1, 28), _on(1, 28), "年货清单", 1200, None, "服务号", "头条", "推文", "春节", "林夏",
                 "邱棠", _on(1, 25), _on(1, 26), "published", target="1.2 万", actual="12,345", link="https://example.org/a?b=1&c=2"),
    CalendarItem("s1", "activity", _on(2, 1), _on(2, 9), "年货节", owner="林夏", activity="年货节"),
    CalendarItem("m1", "milestone", _on(2, 16), _on(2, 16), "会员中心上线"),
    CalendarItem("a2", "entry", _on(2, 16), _on(2, 16), "开工第一泡", 540, 600, "视频号", "一分钟喝懂", owner="邱棠",
                 status="idea", draft_due=_on(2, 12)),
    CalendarItem("g1", "gap", _on(2, 18), _on(2, 18), "待填", 1200, None, "服务号", "二条"),
    CalendarItem("g2", "gap", _on(2, 18), _on(2, 18), "待填", 1200, None, "服务号", "三条"),
    CalendarItem("r1", "reminder", _on(2, 19), _on(2, 19), "提醒：会员", 600),
    CalendarItem("a3", "entry", _on(2, 20), _on(2, 20), "元宵茶会", owner="林夏"),
)  # fmt: skip
SMALL = ContentCalendar(
    "春节季", "zh-CN", START, END, ITEMS,
    tuple(_day(START + timedelta(each)) for each in range((END - START).days + 1)),
    (FestivalSpan("春节", _on(2, 6), _on(2, 6), _on(1, 10), 1), FestivalSpan("人日", _on(2, 12), _on(2, 12), _on(2, 1), 4)),
    (QuarterPlan("2027 年一季度", date(2027, 1, 1), date(2027, 3, 31), "团圆", "推文、直播", "拉新", "春节、元宵"),),
    (ColumnFact("头条", "头条", "节令", "回访", "每周 1 期", "服务号", "林夏", 1),),
    (MenuFact("会员", "积分", "复购", "查积分"), MenuFact("门店", "", "", "")),
    today=TODAY, estimated_years=(2027,),
)  # fmt: skip
