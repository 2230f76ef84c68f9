"""Findings about dates, the calendar and the schedule, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Severity
from opsplan.reporting.words import Words, words

WORDS: Mapping[str, Words] = MappingProxyType({
    # date expressions and named dates
    "date-unknown-name": words("日期里的名字不存在", "a date that refers to an unknown name", "写成 2027-03-12，或先在 dates 里写上这个名字", "write 2027-03-12, or add the name to dates"),
    "date-offset-unit": words("日期偏移没有单位或方向", "an offset without a unit or a direction", "写成 launch-7d（自然日）或 launch+3wd（工作日）", "write launch-7d (days) or launch+3wd (working days)"),
    "date-cycle": words("关键日期互相引用，成了一圈", "named dates that refer to one another in a loop", "把其中一个改成具体日期", "give one of them a date of its own"),
    "date-out-of-range": words("日期超出可以排期的年份", "a date beyond the years that can be scheduled", "检查年份和偏移的大小", "check the year and the size of the offset"),
    "date-name": words("关键日期的名字里有不允许的字符", "a named date with characters it may not hold", "用 - 或 _ 连接，如 ga-launch", "join words by - or _, such as ga-launch"),
    "date-inverted": words("结束早于开始", "an end before its start", "两个日期可能写反了", "the two dates may be the wrong way round"),
    "date-missing": words("没有写是哪一天", "no day is given", "写 date，或 start 和 end", "write date, or start and end"),
    "date-clash": words("date 与 start、end 同时写了", "a date beside start or end", "一天写 date，几天写 start 和 end", "give date for one day, start and end for several"),
    # the calendar
    "cal-unknown-country": words("没有这个国家的节假日数据", "a country whose days off are not known", "写两位国家代码，如 CN、US、SG", "write a two-letter country code, such as CN, US, SG"),
    "cal-no-workday": words("日历里没有工作日", "a calendar without a working day", "weekend 至少留一天上班，或写上 workdays", "leave a working day in weekend, or list some in workdays"),
    "cal-unofficial": words(
        "放假和调休安排尚未公布，日期按推算", "days off that are not announced yet, so dates are estimated",
        "公布后把安排写进方案旁边的 calendars/cn-<年份>.yaml", "when they are, put them into calendars/cn-<year>.yaml beside the plan", Severity.WARNING,
    ),
    "cal-file-name": words("日历文件的名字与内容不符", "a calendar file whose name and content differ", "文件名写成 <国家>-<年份>.yaml，与里面一致", "call it <country>-<year>.yaml, as it says inside"),
    "cal-file-twice": words("同一国家同一年有两个日历文件", "two calendar files for one country and year", "只留一个文件", "keep one of them"),
    "cal-outside-year": words("日历文件里的日期不在它的年份", "a day outside the year of its calendar file", "一个文件只写一年", "a file holds one year"),
    "cal-day-twice": words("日历里同一天写了两次", "a day given twice in a calendar", "一天只写一次：要么放假，要么上班", "give each day once, as a day off or as a working day"),
    # predecessors
    "tsk-dep-missing": words("前置任务不存在", "a predecessor that does not exist", "写任务的编号或完整名称", "write the id or the whole name of a task"),
    "tsk-dep-cycle": words("前置任务成了一圈", "predecessors in a loop", "去掉圈里的一个前置", "drop one predecessor of the loop"),
    "tsk-dep-order": words("写明的日期与前置任务冲突", "a date that its predecessor does not allow", "推迟这个日期，或提前前置任务", "move the date, or the predecessor"),
    "tsk-lag": words("间隔写错", "a lag that cannot be read", "写成 2wd（工作日）、-1d、1w 或 1mo", "write 2wd (working days), -1d, 1w or 1mo"),
    # tasks and phases
    "tsk-no-dates": words("任务排不出起止日期", "a task whose dates cannot be worked out", "开始、结束、工期写两项", "give two of start, end and duration"),
    "tsk-date-inverted": words("任务的结束早于开始", "a task that ends before it starts", "两个日期可能写反了", "the two dates may be the wrong way round"),
    "tsk-dates-clash": words("任务的起止与工期不符", "a task whose dates and duration differ", "删去其中一项，或改成一致", "drop one of them, or make them agree"),
    "tsk-zero-duration": words("任务的工期是 0", "a task with a duration of 0", "至少写 1；时间点写 milestone: true", "write 1 or more, or milestone: true for a point in time"),
    "tsk-milestone-length": words("里程碑写了工期", "a milestone with a duration", "删去工期，或删去 milestone", "drop the duration, or drop milestone", Severity.WARNING),
    "tsk-parent-duration": words("有子任务的任务写了工期", "a task with subtasks and a duration", "删去工期，或写明 start", "drop the duration, or give a start", Severity.WARNING),
    "tsk-parent-milestone": words("有子任务的任务写成了里程碑", "a milestone with subtasks", "删去 milestone，或在子任务里另写一个里程碑", "drop milestone, or make one of the subtasks the milestone", Severity.WARNING),
    "tsk-outside": words(
        "任务在方案周期或阶段之外", "a task outside the plan's period or its phase",
        "改任务日期，或改周期、阶段的起止；出了周期是错误，出了阶段是警告，滚动任务是提示",
        "change the task, the period or the phase; outside the period is an error, outside the phase a warning, for rolling tasks a note",
    ),
    "tsk-outside-parent": words("子任务超出父任务的起止", "a subtask outside the dates of its parent", "父任务的起止可以不写，由子任务决定", "leave out the parent's dates; its subtasks give them", Severity.WARNING),
    "phs-color": words("颜色看不懂", "a color that is not understood", '写成 "#2F6B4F"（加引号）或 c1–c6', 'write "#2F6B4F" (quoted) or c1–c6', Severity.WARNING),
    # activities
    "act-no-date": words("活动没有日期，而筹备要从它算起", "an activity without a date that its steps count from", "给活动写上 date，或 start 和 end", "give the activity a date, or start and end"),
    "act-no-time": words("活动没有时间，而环节要从它算起", "an activity without a time that its steps count from", '给活动写上 time，如 "19:30-21:00"', 'give the activity a time, such as "19:30-21:00"', Severity.WARNING),
    "act-outside": words("活动或内容在方案周期之外", "an activity or entry outside the plan's period", "改它的日期，或改 period 周期", "change its date, or the period"),
})  # fmt: skip
"""Rule → words."""
