"""The words of the calendar's workbook in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from opsplan.diagnostics import Bilingual

QUARTERS = Bilingual("季度", "Quarters")
LIST = Bilingual("列表", "List")
LOAD = Bilingual("排期量", "Load")
FACTS = Bilingual("栏目与菜单", "Columns and menus")
NAMES = Bilingual("名单", "Names")
GUIDE = Bilingual("说明", "Guide")
CALENDAR = Bilingual("内容日历", "Content calendar")

WEEKDAYS = tuple(
    Bilingual(zh, en)
    for zh, en in zip(
        ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        strict=True,
    )
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

OFF, WORKED = Bilingual("休", "Off"), Bilingual("班", "Work")
ESTIMATED = Bilingual("（预测）", " (estimated)")
NOT_PROMOTED = Bilingual("不宜促销", "no promotions")
GAP, GAPS = Bilingual("空档：", "Gap: "), Bilingual("空档 {} 个：", "{} gaps: ")
TODAY = Bilingual("今天", "Today")
LATE = Bilingual("逾期", "Late")
NO_STATUS = Bilingual("未写状态", "No status")

LIST_HINT = Bilingual(
    "可改、可筛选、可在末尾添行；左边隐藏的编号用来认出每一行，请保留",
    "Edit, filter, add rows at the end; the hidden ID knows each row again, so keep it",
)
BAD_DATE = Bilingual("这里要填日期，例如 2027-03-18", "A date is needed here, such as 2027-03-18")
BAD_TIME = Bilingual("这里要填时间，例如 19:30", "A time is needed here, such as 19:30")
BAD_STATUS = Bilingual("从列表里选一个状态", "Choose a status from the list")
NOT_VALID = Bilingual("填写有误", "Not valid")

BY_CHANNEL, BY_OWNER = Bilingual("渠道", "Channel"), Bilingual("负责人", "Owner")
NO_CHANNEL, NO_OWNER = Bilingual("（未写渠道）", "(no channel)"), Bilingual("（未写负责人）", "(no owner)")
TOTAL = Bilingual("合计", "Total")
ALL_CONTENT, ALL_GAPS = Bilingual("全部内容", "All content"), Bilingual("全部空档", "All gaps")
LOAD_HINT = Bilingual(
    "每月的内容条数，由“列表”表现算：那里改了日期、渠道或负责人，这里随之变化",
    "Entries of each month, counted from the sheet List: change a date, channel or owner there and they follow",
)

QUARTER_ROWS: Mapping[str, Bilingual] = MappingProxyType({
    "span": Bilingual("起止", "From–to"), "theme": Bilingual("主题", "Theme"), "form": Bilingual("形式", "Form"),
    "objective": Bilingual("目标", "Objective"), "festivals": Bilingual("主打节点", "Key festivals"),
    "dates": Bilingual("节点日期", "Festival dates"), "entries": Bilingual("内容（条）", "Entries"),
    "published": Bilingual("其中已发", "of them published"), "gaps": Bilingual("空档（个）", "Gaps"),
})  # fmt: skip

COLUMN_HEADS: Mapping[str, Bilingual] = MappingProxyType({
    "slot": Bilingual("位置", "Slot"), "name": Bilingual("栏目", "Column"), "topic": Bilingual("内容方向", "Topic"),
    "purpose": Bilingual("目的", "Purpose"), "cadence": Bilingual("节奏", "Cadence"), "channel": Bilingual("渠道", "Channel"),
    "owner": Bilingual("负责人", "Owner"), "planned": Bilingual("已排（条）", "Planned"),
})  # fmt: skip
MENU_HEADS: Mapping[str, Bilingual] = MappingProxyType({
    "menu": Bilingual("一级菜单", "Menu"), "item": Bilingual("二级菜单", "Item"), "purpose": Bilingual("目的", "Purpose"),
    "description": Bilingual("说明", "Description"),
})  # fmt: skip
COLUMNS, MENUS = Bilingual("栏目", "Columns"), Bilingual("菜单", "Menus")

MARKS: Mapping[str, Bilingual] = MappingProxyType({
    "milestone": Bilingual("里程碑", "milestone"), "activity": Bilingual("活动", "activity"),
    "reminder": Bilingual("提醒", "reminder"), "gap": Bilingual("空档", "gap"), "off": Bilingual("休息日", "day off"),
    "worked": Bilingual("调休上班", "make-up workday"), "festival": Bilingual("节点", "festival"),
    "today": Bilingual("今天", "today"),
})  # fmt: skip


def month_name(month: date) -> Bilingual:
    """``2027 年 3 月``, ``March 2027``."""
    return Bilingual(f"{month.year} 年 {month.month} 月", f"{_MONTHS[month.month - 1]} {month.year}")


def worked_for(holiday: str) -> Bilingual:
    """What a make-up workday makes up for."""
    return Bilingual(f"{holiday}调休", f"for {holiday}")


def counts(entries: int, gaps: int, around: int, late: int) -> Bilingual:
    """How much there is in a month; what there is none of is not named."""
    zh = [f"{entries} 条内容"]
    en = [f"{entries} {'entry' if entries == 1 else 'entries'}"]
    for number, chinese, one, more in (
        (gaps, "个空档", "gap", "gaps"), (around, "项活动、里程碑和提醒", "activity, milestone or reminder", "activities, milestones and reminders"),
        (late, "条内容逾期", "entry late", "entries late"),
    ):  # fmt: skip
        if number:
            zh.append(f"{number} {chinese}")
            en.append(f"{number} {one if number == 1 else more}")
    return Bilingual("，".join(zh), ", ".join(en))
