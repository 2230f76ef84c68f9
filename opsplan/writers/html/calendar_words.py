"""The words of the content calendar's page in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.blocks.content_calendar import ContentCalendar
from opsplan.diagnostics import Bilingual, Lang

CALENDAR = Bilingual("内容日历", "Content calendar")
LIST_FIELDS = ("date", "time", "kind", "channel", "column", "title", "status", "owner", "festival")
"""Columns of the list; the day of the week stands with the date."""
QUARTER_FIELDS: Mapping[str, Bilingual] = MappingProxyType({
    "theme": Bilingual("主题", "Theme"),
    "form": Bilingual("形式", "Form"),
    "objective": Bilingual("目标", "Objective"),
    "festivals": Bilingual("节点", "Festivals"),
})  # fmt: skip

_WORDS: Mapping[str, Bilingual] = MappingProxyType({
    "month": Bilingual("月", "Month"),
    "list": Bilingual("列表", "List"),
    "quarter": Bilingual("季度", "Quarter"),
    "view": Bilingual("视图", "View"),
    "go": Bilingual("换页", "Go to"),
    "previous": Bilingual("上一页", "Previous"),
    "next": Bilingual("下一页", "Next"),
    "today": Bilingual("今天", "Today"),
    "search": Bilingual("搜索标题、渠道…", "Search title, channel…"),
    "filters": Bilingual("筛选", "Filter"),
    "clear": Bilingual("清除筛选", "Clear filters"),
    "all": Bilingual("全部", "all"),
    "channel": Bilingual("渠道", "Channel"),
    "owner": Bilingual("负责人", "Owner"),
    "status": Bilingual("状态", "Status"),
    "kind": Bilingual("类型", "Kind"),
    "gaps": Bilingual("空档", "Gaps"),
    "someGaps": Bilingual("{n} 个空档", "{n} gaps"),
    "oneGap": Bilingual("空档", "Gap"),
    "colours": Bilingual("着色", "Colour by"),
    "more": Bilingual("还有 {n} 条", "{n} more"),
    "less": Bilingual("收起", "Less"),
    "off": Bilingual("休", "Off"),
    "worked": Bilingual("班", "Work"),
    "workedFor": Bilingual("{n}调休上班", "make-up workday, {n}"),
    "estimated": Bilingual("预测", "estimated"),
    "taboo": Bilingual("不宜促销", "no promotion"),
    "nothing": Bilingual("没有符合条件的内容", "Nothing matches"),
    "shown": Bilingual("显示 {n} / {all} 条", "{n} of {all} items"),
    "entries": Bilingual("内容", "Content"),
    "onlyEntries": Bilingual("{n} 条内容", "{n} items of content"),
    "inQuarter": Bilingual("{n} 条内容，{gaps} 个空档", "{n} items of content, {gaps} gaps"),
    "noChannel": Bilingual("未定渠道", "No channel"),
    "week": Bilingual("周", "Week"),
    "close": Bilingual("关闭", "Close"),
    "print": Bilingual("打印", "Print"),
    "legend": Bilingual("图例", "Legend"),
    "keys": Bilingual(
        "快捷键：1 2 3 换视图，← → 翻页，T 今天，/ 搜索，Esc 关闭",
        "Keys: 1 2 3 views, ← → previous and next, T today, / search, Esc close",
    ),
})  # fmt: skip


def calendar_words(lang: Lang) -> dict[str, str]:
    """What the page says, by key; ``{n}``, ``{all}`` and ``{gaps}`` are filled by the page."""
    return {key: word.get(lang) for key, word in _WORDS.items()}


def calendar_notes(calendar: ContentCalendar) -> list[str]:
    """What a reader must know before trusting the days off that are shown."""
    years = [str(year) for year in calendar.estimated_years]
    if not years:
        return []
    said = Bilingual("、".join(years), ", ".join(years)).get(calendar.lang)
    return [
        calendar.say(
            Bilingual(
                f"{said} 年法定节假日尚未公布，日历中的休假和调休按历年惯例预测，公布后请重新生成。",
                f"Official days off of {said} are not announced yet; those shown are estimates.",
            )
        )
    ]
