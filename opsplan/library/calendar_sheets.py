"""A content calendar as a plain table, for terminals, Markdown, spreadsheets and programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from opsplan.blocks.content_calendar import KIND_NAMES, STATUS_NAMES, CalendarItem, ContentCalendar
from opsplan.blocks.sheet import Sheet
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt

_HEADS = (
    ("date", Bilingual("日期", "Date")), ("weekday", Bilingual("星期", "Day")), ("time", Bilingual("时间", "Time")),
    ("kind", Bilingual("类型", "Kind")), ("channel", Bilingual("渠道", "Channel")), ("column", Bilingual("栏目", "Column")),
    ("title", Bilingual("标题", "Title")), ("status", Bilingual("状态", "Status")), ("owner", Bilingual("负责人", "Owner")),
    ("form", Bilingual("形式", "Form")), ("festival", Bilingual("节点", "Festival")), ("reviewer", Bilingual("审核人", "Reviewer")),
    ("draft_due", Bilingual("交稿", "Draft due")), ("review_due", Bilingual("送审", "Review due")),
    ("goal", Bilingual("目标", "Goal")), ("tactic", Bilingual("举措", "Tactic")), ("activity", Bilingual("活动", "Activity")),
    ("segment", Bilingual("分层", "Segment")), ("metric", Bilingual("指标", "Metric")), ("target", Bilingual("目标值", "Target")),
    ("actual", Bilingual("实际", "Actual")), ("cta", Bilingual("行动号召", "Call to action")), ("link", Bilingual("链接", "Link")),
    ("note", Bilingual("备注", "Note")),
)  # fmt: skip
_SHORT = ("date", "weekday", "time", "kind", "channel", "column", "title", "status", "owner", "festival")
"""What a terminal has room for."""


def calendar_sheet(calendar: ContentCalendar, *, whole: bool) -> Sheet:
    """A row for each item; ``whole`` gives every field, for programs that filter. Columns that stay empty are left out
    of a short sheet. A date is ISO, of several days the first and the last."""
    names = [name for name, _ in _HEADS] if whole else list(_SHORT)
    rows = [_texts(calendar, item) for item in calendar.items]
    if not whole:
        names = [name for name in names if name in ("date", "title") or any(row[name] for row in rows)]
    heads = dict(_HEADS)
    return Sheet(
        tuple(calendar.say(heads[name]) for name in names), tuple(tuple(row[name] for name in names) for row in rows)
    )  # fmt: skip


def calendar_records(calendar: ContentCalendar) -> list[dict[str, Any]]:
    """A dict for each item, for programs: dates as ISO, kinds and states in English whatever the language."""
    return [
        {
            "key": item.key, "kind": item.kind, "date": item.day.isoformat(), "end": item.last.isoformat(),
            "time": item.clock or None, "status": item.status or None,
            **{
                name: value.isoformat() if isinstance(value := getattr(item, name), date) else value or None
                for name, _ in _HEADS
                if name not in ("date", "weekday", "time", "kind", "status")
            },
        }
        for item in calendar.items
    ]  # fmt: skip


def _texts(calendar: ContentCalendar, item: CalendarItem) -> dict[str, str]:
    texts = {name: str(getattr(item, name, None) or "") for name, _ in _HEADS}
    day = item.day.isoformat()
    return texts | {
        "date": day if item.last == item.day else f"{day}/{item.last.isoformat()}",
        "weekday": fmt.weekday(item.day.isoweekday(), calendar.lang),
        "time": item.clock,
        "kind": calendar.say(KIND_NAMES[item.kind]),
        "status": calendar.say(STATUS_NAMES[item.status]) if item.status else "",
    }
