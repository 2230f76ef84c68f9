"""The fields of a content calendar as a sheet shows them: what a workbook writes and reading it back relies on.

A workbook's list sheet has a hidden row of keys above its heads: ``MARK`` over the column ``key``, the field's key over
every other. It is found by them whatever the language, the order of columns or the name of the sheet. Fields may be
missing, and columns of the user's own may stand between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, TypeAlias

from opsplan.blocks.content_calendar import KIND_NAMES, STATUS_NAMES, CalendarItem
from opsplan.blocks.sheet import FIRST_DAY, cell_text
from opsplan.diagnostics import Bilingual, Lang
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

MARK = "opsplan-calendar-1"
"""Stands in the row of keys over the column ``key``; the number is the version of this contract."""

FieldKind: TypeAlias = Literal["date", "time", "text", "choice", "number"]
FieldValue: TypeAlias = date | int | Decimal | str | None
_PLAIN = lazy_pattern(r"[-−]?(0|[1-9]\d{0,2}(,\d{3}){0,2}|[1-9]\d{0,8})(\.\d{1,6})?")
"""At most the 15 digits that a sheet keeps."""


@dataclass(frozen=True, slots=True)
class CalendarField:
    """A column. ``editable``: a change in it is meant for the plan, as far as the row is an entry or a gap.

    ``choices`` are the values of a closed list with their words; a choice without them is a name, of which there may be new ones.
    """

    key: str
    head: Bilingual
    kind: FieldKind = "text"
    editable: bool = True
    choices: tuple[tuple[str, Bilingual], ...] = ()


CALENDAR_FIELDS = (
    CalendarField("key", Bilingual("编号", "ID"), editable=False),
    CalendarField("date", Bilingual("日期", "Date"), "date"),
    CalendarField("end", Bilingual("结束日期", "Last day"), "date", editable=False),
    CalendarField("weekday", Bilingual("星期", "Day"), editable=False),
    CalendarField("time", Bilingual("时间", "Time"), "time"),
    CalendarField("until", Bilingual("结束时间", "Until"), "time"),
    CalendarField(
        "kind", Bilingual("类型", "Kind"), "choice", editable=False, choices=tuple(KIND_NAMES.items())
    ),
    CalendarField("channel", Bilingual("渠道", "Channel"), "choice"),
    CalendarField("column", Bilingual("栏目", "Column"), "choice"),
    CalendarField("title", Bilingual("标题", "Title")),
    CalendarField("status", Bilingual("状态", "Status"), "choice", choices=tuple(STATUS_NAMES.items())),
    CalendarField("owner", Bilingual("负责人", "Owner"), "choice"),
    CalendarField("form", Bilingual("形式", "Form")),
    CalendarField("festival", Bilingual("节点", "Festival")),
    CalendarField("reviewer", Bilingual("审核人", "Reviewer"), "choice"),
    CalendarField("draft_due", Bilingual("交稿", "Draft due"), "date"),
    CalendarField("review_due", Bilingual("送审", "Review due"), "date"),
    CalendarField("goal", Bilingual("目标", "Goal"), "choice"),
    CalendarField("tactic", Bilingual("举措", "Tactic"), "choice"),
    CalendarField("activity", Bilingual("活动", "Activity"), "choice"),
    CalendarField("segment", Bilingual("分层", "Segment"), "choice"),
    CalendarField("metric", Bilingual("指标", "Metric"), "choice"),
    CalendarField("target", Bilingual("目标值", "Target"), "number"),
    CalendarField("actual", Bilingual("实际", "Actual"), "number"),
    CalendarField("cta", Bilingual("行动号召", "Call to action")),
    CalendarField("link", Bilingual("链接", "Link")),
    CalendarField("note", Bilingual("备注", "Note")),
)
FIELDS: Mapping[str, CalendarField] = MappingProxyType({field.key: field for field in CALENDAR_FIELDS})


def field_value(field: CalendarField, item: CalendarItem, lang: Lang) -> FieldValue:
    """What the cell of an item holds: a date (ISO text before March 1900), minutes from midnight for a time, a number or a text; None if empty.

    A number whose digits alone do not say it (``1.2 万``, ``45%``) is text. A gap has no title, so that one can be
    typed. ``weekday`` follows from the date and is not said here.
    """
    match field.key:
        case "key":
            return item.key
        case "date":
            return _day(item.day)
        case "end":
            return None if item.last == item.day else _day(item.last)
        case "time":
            return item.begins
        case "until":
            return item.ends
        case "weekday":
            return None
        case "title" if item.kind == "gap":
            return None
    value = getattr(item, field.key)
    if not value:
        return None
    if isinstance(value, date):
        return _day(value)
    if field.choices:
        return dict(field.choices)[value].get(lang)
    text = cell_text(value)
    if field.kind == "number" and _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "").replace("−", "-"))
    return text or None


def field_of_head(text: str) -> CalendarField | None:
    """The field with that head in either language: for a sheet whose row of keys was lost."""
    wanted = text.strip().casefold()
    return next(
        (
            field
            for field in CALENDAR_FIELDS
            if wanted in (field.head.zh.casefold(), field.head.en.casefold())
        ),
        None,
    )


def choice_of(field: CalendarField, text: str) -> str | None:
    """The value that a word of a closed list means, in either language, or the value itself; None for another text."""
    wanted = text.strip().casefold()
    for value, word in field.choices:
        if wanted in (value, word.zh.casefold(), word.en.casefold()):
            return value
    return None


def _day(day: date) -> date | str:
    return day if day >= FIRST_DAY else day.isoformat()
