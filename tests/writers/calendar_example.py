"""A content calendar of a quarter with every kind of item, for the tests of the writers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from opsplan.blocks.content_calendar import (
    CalendarDay,
    CalendarItem,
    ContentCalendar,
    FestivalSpan,
    QuarterPlan,
)

HOSTILE = "</script><img src=http://x.invalid/ onerror=\"window.hurt=1\"><b>&amp; ' \u2028 \u202e \t=cmd|' /C calc'!A0; a,b\\n 😀 שלום"
"""Text that means something to a browser, a spreadsheet or a calendar, and reads from right to left."""

START, END = date(2027, 1, 1), date(2027, 3, 31)

TEA = CalendarItem(
    "e1", "entry", date(2027, 1, 14), date(2027, 1, 14), "年货怎么挑", 1200, None, "服务号", "头条", "推文", "春节",
    "纪南乔", "叶拓", date(2027, 1, 11), date(2027, 1, 12), "draft", "成交额", target="3,200",
    cta="去会场", link="https://example.com/a?b=1,2", note="第一行\n第二行",
)  # fmt: skip
MAIL = CalendarItem(
    "e2",
    "entry",
    date(2027, 1, 14),
    date(2027, 1, 14),
    "来信",
    channel="短信",
    owner="邱棠",
    status="published",
    draft_due=date(2027, 1, 2),
)
GAP = CalendarItem(
    "g1", "gap", date(2027, 1, 21), date(2027, 1, 21), "待填", 1200, channel="服务号", column="头条"
)
FAIR = CalendarItem(
    "a1",
    "activity",
    date(2027, 1, 29),
    date(2027, 2, 2),
    "年货节",
    owner="邱棠",
    activity="年货节",
    src="activities[fair]",
)
SHOW = CalendarItem(
    "a2", "activity", date(2027, 2, 6), date(2027, 2, 6), "直播", 1170, 1500, src="activities[show]"
)
CALL = CalendarItem(
    "r1", "reminder", date(2027, 2, 5), date(2027, 2, 5), "提醒：会员", src="activities[show].reminders[0]"
)
DONE = CalendarItem(
    "m1", "milestone", date(2027, 2, 26), date(2027, 2, 26), "验收", owner="叶拓", src="tasks[m]"
)


def _days() -> tuple[CalendarDay, ...]:
    days = [START + timedelta(number) for number in range((END - START).days + 1)]
    made = {day: CalendarDay(day, "初五", weekend=day.isoweekday() > 5, estimated=True) for day in days}
    made[date(2027, 1, 1)] = replace(made[date(2027, 1, 1)], off="元旦", festivals=("元旦",))
    made[date(2027, 2, 6)] = replace(made[date(2027, 2, 6)], off="春节", festivals=("春节",))
    made[date(2027, 2, 20)] = replace(made[date(2027, 2, 20)], worked="春节")
    return tuple(made[day] for day in days)


CALENDAR = ContentCalendar(
    "茶的一年", "zh-CN", START, END, (TEA, MAIL, GAP, FAIR, CALL, SHOW, DONE), _days(),
    (FestivalSpan("春节", date(2027, 2, 6), date(2027, 2, 6), date(2026, 12, 23), 1),),
    (QuarterPlan("2027Q1", START, END, "团圆", "推文", "拉新", "春节"),),
    today=date(2027, 2, 3), estimated_years=(2027,),
)  # fmt: skip


def hostile_calendar() -> ContentCalendar:
    """A calendar whose every text is ``HOSTILE``."""
    bad = replace(
        TEA, title=HOSTILE, channel=HOSTILE, column=HOSTILE, form=HOSTILE, festival=HOSTILE, owner=HOSTILE,
        goal=HOSTILE, cta=HOSTILE, link="javascript:alert(1)", note=HOSTILE,
    )  # fmt: skip
    days = tuple(replace(day, festivals=(HOSTILE,), off=HOSTILE) for day in CALENDAR.days)
    quarter = replace(CALENDAR.quarters[0], theme=HOSTILE, form=HOSTILE, objective=HOSTILE, festivals=HOSTILE)
    span = replace(CALENDAR.festivals[0], name=HOSTILE)
    items = (bad, replace(FAIR, title=HOSTILE), replace(CALL, title=HOSTILE), replace(DONE, title=HOSTILE))
    return replace(
        CALENDAR, title=HOSTILE, items=items, days=days, quarters=(quarter,), festivals=(span,)
    )  # fmt: skip
