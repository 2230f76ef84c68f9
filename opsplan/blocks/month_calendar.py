"""What a month calendar shows, before it is laid out: marks on days, activities of several days, days off and worked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.gantt import DayOff
from opsplan.diagnostics import Bilingual, Lang
from opsplan.records import dataclass

MarkKind = Literal["milestone", "activity", "end", "start", "within", "content"]
"""``within``: a task of one day."""
PREFIX: Mapping[MarkKind, Bilingual] = MappingProxyType({
    "milestone": Bilingual("◆ ", "◆ "), "activity": Bilingual("● ", "● "), "end": Bilingual("止 ", "End: "),
    "start": Bilingual("起 ", "Start: "), "within": Bilingual("起止 ", "Task: "), "content": Bilingual("○ ", "○ "),
})  # fmt: skip
"""What stands before an entry of a kind, the most important first."""
KINDS: Mapping[MarkKind, Bilingual] = MappingProxyType({
    "milestone": Bilingual("◆ 里程碑", "◆ Milestone"), "activity": Bilingual("● 活动", "● Activity"),
    "end": Bilingual("止 任务完成", "End: task ends"), "start": Bilingual("起 任务开始", "Start: task begins"),
    "within": Bilingual("起止 当天完成的任务", "Task: of one day"),
    "content": Bilingual("○ 内容发布", "○ Content"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayMark:
    """Something on a day."""

    id: str
    day: date
    kind: MarkKind
    name: str
    color: str = "accent"
    src: str = ""


@dataclass(frozen=True, slots=True)
class DaySpan:
    """An activity of several days, inclusive, drawn as a bar across them."""

    id: str
    name: str
    start: date
    end: date
    color: str = "accent"
    src: str = ""


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    """The months that begin on the days ``months``. ``weekend`` is ISO weekday numbers."""

    months: tuple[date, ...]
    marks: tuple[DayMark, ...]
    lang: Lang
    title: str = ""
    spans: tuple[DaySpan, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    workdays: tuple[date, ...] = ()
    """Weekend days that are worked (调休)."""
    weekend: tuple[int, ...] = (6, 7)
    today: date | None = None
