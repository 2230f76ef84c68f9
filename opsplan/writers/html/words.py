"""The words of the interactive Gantt page in both languages: controls, legend, facts about a row."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.blocks.gantt import Gantt, Status
from opsplan.blocks.gantt_words import STATUS, slip_text
from opsplan.diagnostics import Bilingual, Lang

GANTT = Bilingual("甘特图", "Gantt chart")

_CONTROLS: Mapping[str, Bilingual] = MappingProxyType({
    "task": Bilingual("任务", "Task"),
    "owner": Bilingual("负责人", "Owner"),
    "phase": Bilingual("阶段", "Phase"),
    "tag": Bilingual("标签", "Tag"),
    "status": Bilingual("状态", "Status"),
    "time": Bilingual("时间轴", "Timeline"),
    "all": Bilingual("全部", "all"),
    "search": Bilingual("搜索任务、负责人、编号", "Search task, owner, ID"),
    "clear": Bilingual("清除筛选", "Clear filters"),
    "zoom": Bilingual("时间单位", "Time unit"),
    "hour": Bilingual("时", "Hour"),
    "day": Bilingual("日", "Day"),
    "week": Bilingual("周", "Week"),
    "month": Bilingual("月", "Month"),
    "quarter": Bilingual("季", "Quarter"),
    "year": Bilingual("年", "Year"),
    "in": Bilingual("放大", "Zoom in"),
    "out": Bilingual("缩小", "Zoom out"),
    "fit": Bilingual("适应宽度", "Fit width"),
    "toToday": Bilingual("今天", "Today"),
    "critical": Bilingual("关键路径", "Critical path"),
    "links": Bilingual("依赖关系", "Dependencies"),
    "baseline": Bilingual("原计划", "Baseline"),
    "collapse": Bilingual("全部收起", "Collapse all"),
    "expand": Bilingual("全部展开", "Expand all"),
    "print": Bilingual("打印", "Print"),
    "view": Bilingual("显示", "View"),
    "filters": Bilingual("筛选", "Filter"),
    "shown": Bilingual("显示 {n} / {all} 行", "{n} of {all} rows"),
    "nothing": Bilingual("没有符合条件的任务", "No task matches"),
    "legend": Bilingual("图例", "Legend"),
    "bar": Bilingual("任务，条内线为已完成", "Task; line inside: done"),
    "milestone": Bilingual("里程碑", "Milestone"),
    "summary": Bilingual("汇总", "Summary"),
    "rolling": Bilingual("常态任务", "Ongoing task"),
    "slack": Bilingual("可推迟余量", "Slack"),
    "dayOff": Bilingual("休息日", "Days off"),
    "estimated": Bilingual("休息日（预测）", "Days off (estimated)"),
    "makeUp": Bilingual("调休上班", "Make-up workday"),
    "makeUpMark": Bilingual("班", "W"),
    "keys": Bilingual(
        "快捷键：↑ ↓ 换行，← → 或 Enter 收起展开，+ − 缩放，/ 搜索，Esc 取消",
        "Keys: ↑ ↓ rows, ← → or Enter collapse, + − zoom, / search, Esc cancel",
    ),
})  # fmt: skip

FACTS: Mapping[str, Bilingual] = MappingProxyType({
    "dates": Bilingual("日期", "Dates"),
    "working_days": Bilingual("工作日", "Working days"),
    "owner": Bilingual("负责人", "Owner"),
    "status": Bilingual("状态", "Status"),
    "progress": Bilingual("进度", "Progress"),
    "critical": Bilingual("关键路径", "Critical path"),
    "slack": Bilingual("最晚可至", "Can end by"),
    "baseline": Bilingual("原计划", "Baseline"),
    "phase": Bilingual("阶段", "Phase"),
    "tags": Bilingual("标签", "Tags"),
    "code": Bilingual("编号", "ID"),
})  # fmt: skip

ON_CRITICAL_PATH = Bilingual("是，推迟一天，整体就推迟一天", "yes: a day late here is a day late overall")
WAS_CRITICAL = Bilingual("是", "yes")


def control_words(lang: Lang) -> dict[str, str]:
    """What the controls say, by key; ``{n}`` and ``{all}`` are filled by the page."""
    return {key: word.get(lang) for key, word in _CONTROLS.items()}


def status_word(status: Status, lang: Lang) -> str:
    """A status as it begins a line."""
    word = STATUS[status].get(lang)
    return word[:1].upper() + word[1:]


def slip_word(days: int, lang: Lang) -> str:
    """How much later (positive) or earlier a row ends than planned before, in working days."""
    return slip_text(days).get(lang) if days else Bilingual("完成日不变", "same end").get(lang)


def notes(gantt: Gantt) -> tuple[str, ...]:
    """What a reader must know before trusting the chart."""
    drawn = {day.year for off in gantt.days_off if off.estimated for day in (off.start, off.end)}
    years = sorted({*gantt.estimated_years, *drawn})
    if not years:
        return ()
    said = Bilingual("、", ", ").get(gantt.lang).join(str(year) for year in years)
    return (
        Bilingual(
            f"{said} 年法定节假日尚未公布，图中按历年惯例预测，公布后请重新生成。",
            f"Official days off of {said} are not announced yet; those shown are estimates.",
        ).get(gantt.lang),
    )
