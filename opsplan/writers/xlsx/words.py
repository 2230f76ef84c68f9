"""The words of the workbook in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Bilingual

GANTT = Bilingual("甘特图", "Gantt")
CALENDAR = Bilingual("工作日历", "Working calendar")
DETAILS = Bilingual("任务明细", "Details")

TODAY = Bilingual("今天", "Today")
HINT = Bilingual(
    "改开始、结束日期或完成比例，右边的条形随之变化；节假日在“工作日历”表中修改",
    "Change a start, an end or a progress and the bar follows; days off are on the sheet Working calendar",
)

HEADS: Mapping[str, Bilingual] = MappingProxyType({
    "path": Bilingual("路径", "Path"), "kind": Bilingual("类型", "Kind"), "color": Bilingual("颜色", "Colour"),
    "until": Bilingual("完成至", "Done until"), "phase": Bilingual("阶段", "Phase"), "code": Bilingual("编号", "ID"),
    "name": Bilingual("任务", "Task"), "owner": Bilingual("负责人", "Owner"), "start": Bilingual("开始", "Start"),
    "end": Bilingual("结束", "End"), "days": Bilingual("工作日", "Workdays"), "progress": Bilingual("完成", "Done"),
    "status": Bilingual("状态", "Status"), "critical": Bilingual("关键", "Critical"),
    "old_start": Bilingual("原定开始", "Planned start"), "old_end": Bilingual("原定结束", "Planned end"),
    "slip": Bilingual("推迟", "Slip"), "slack": Bilingual("最晚可至", "Can end by"),
})  # fmt: skip

BAD_DATE = Bilingual("这里要填日期，例如 2027-03-18", "A date is needed here, such as 2027-03-18")
BAD_END = Bilingual("结束日期不能早于开始日期", "The end cannot be before the start")
BAD_PROGRESS = Bilingual("这里要填 0% 到 100% 之间的数", "A number from 0% to 100% is needed here")
BAD_STATUS = Bilingual("从列表里选一个状态", "Choose a status from the list")
NOT_VALID = Bilingual("填写有误", "Not valid")

PAGE = Bilingual("第 &P 页，共 &N 页", "Page &P of &N")

DAYS_OFF = Bilingual("休息日", "Days off")
MAKE_UP = Bilingual("调休上班日", "Make-up workdays")
WEEKDAY = Bilingual("星期", "Weekday")
NAME = Bilingual("名称", "Name")
SOURCE = Bilingual("依据", "Basis")
ESTIMATED = Bilingual("预测", "estimated")
ANNOUNCED = Bilingual("已定", "settled")
LEGEND = Bilingual("图例", "Legend")
ABOUT_CALENDAR = Bilingual(
    "“甘特图”表的工作日数和灰色休息日按这里计算：安排公布后，在下面改日期、在末尾的空行里加日期即可。",
    "Workdays and grey days off on the sheet Gantt come from here: once days are announced, change them or add some in the"
    " empty lines at the end.",
)
WEEKEND = Bilingual("每周休息：", "Weekend: ")
NO_WEEKEND = Bilingual("无", "none")
WEEKDAYS = (
    Bilingual("周一", "Monday"), Bilingual("周二", "Tuesday"), Bilingual("周三", "Wednesday"), Bilingual("周四", "Thursday"),
    Bilingual("周五", "Friday"), Bilingual("周六", "Saturday"), Bilingual("周日", "Sunday"),
)  # fmt: skip
FIXED_DAYS = Bilingual(
    "有的行起止超出这份日历的范围，其工作日数是导出时算好的数字，不随日期变化。",
    "Where a row goes beyond this calendar, its number of workdays was counted on export and does not follow its dates.",
)
MARKS: Mapping[str, Bilingual] = MappingProxyType({
    "done": Bilingual("已完成", "done"), "open": Bilingual("未完成", "to do"), "rolling": Bilingual("常态任务", "ongoing task"),
    "milestone": Bilingual("里程碑", "milestone"), "critical": Bilingual("关键路径", "critical path"),
    "baseline": Bilingual("原计划", "planned before"), "slack": Bilingual("可推迟余量", "slack"),
    "today": Bilingual("今天", "today"), "off": Bilingual("休息日", "days off"),
})  # fmt: skip


def estimated_note(years: tuple[int, ...]) -> Bilingual:
    """Which years' days off are not announced yet."""
    named = [str(year) for year in years]
    return Bilingual(
        f"{'、'.join(named)} 年放假安排尚未公布，为预测", f"Days off of {', '.join(named)} are estimated"
    )
