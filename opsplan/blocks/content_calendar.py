"""The content calendar before any format: what is published when and where, on days with their festivals.

Every painter — the workbook, the web page, Word, PowerPoint, the calendar file, the text tables — shows this and
nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from opsplan.diagnostics import Bilingual, Lang
from opsplan.records import dataclass

ItemKind: TypeAlias = Literal["entry", "gap", "activity", "reminder", "milestone"]
"""``gap``: a recurring place that no entry fills."""
EntryStatus: TypeAlias = Literal["", "idea", "draft", "review", "ready", "published"]

KIND_NAMES: Mapping[ItemKind, Bilingual] = MappingProxyType({
    "entry": Bilingual("内容", "Content"), "gap": Bilingual("空档", "Gap"), "activity": Bilingual("活动", "Activity"),
    "reminder": Bilingual("提醒", "Reminder"), "milestone": Bilingual("里程碑", "Milestone"),
})  # fmt: skip
STATUS_NAMES: Mapping[EntryStatus, Bilingual] = MappingProxyType({
    "idea": Bilingual("选题", "Idea"), "draft": Bilingual("撰写", "Draft"), "review": Bilingual("审核", "Review"),
    "ready": Bilingual("待发", "Ready"), "published": Bilingual("已发", "Published"),
})  # fmt: skip
"""The states of an entry in the order of its life; an entry without a state has none of them."""


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """Something on a day, or from ``day`` to ``last``, both included. Texts are as people read them.

    ``key`` stays the same while channel, column and title do, so that a calendar or a sheet made again knows its
    items. ``begins`` and ``ends`` are minutes from midnight of ``day``; ``src`` is the way to it in the plan.
    """

    key: str
    kind: ItemKind
    day: date
    last: date
    title: str
    begins: int | None = None
    ends: int | None = None
    channel: str = ""
    column: str = ""
    form: str = ""
    festival: str = ""
    owner: str = ""
    reviewer: str = ""
    draft_due: date | None = None
    review_due: date | None = None
    status: EntryStatus = ""
    goal: str = ""
    tactic: str = ""
    activity: str = ""
    segment: str = ""
    metric: str = ""
    target: str = ""
    actual: str = ""
    cta: str = ""
    link: str = ""
    note: str = ""
    src: str = ""

    @property
    def clock(self) -> str:
        """The time of day for people: ``19:30``, ``19:30–21:00``, or nothing."""
        if self.begins is None:
            return ""
        return _clock(self.begins) if self.ends is None else f"{_clock(self.begins)}–{_clock(self.ends)}"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day with what the calendar knows of it.

    ``lunar`` is the Chinese lunar day (初五; the month's name on its first day), empty outside 1900 to 2100 and in
    English; ``festivals`` begin or last on it; ``off`` is the name of a public holiday or day off, ``worked`` of the
    holiday it makes up for (调休); ``estimated`` says that the year's days off are not announced.
    """

    day: date
    lunar: str = ""
    festivals: tuple[str, ...] = ()
    off: str = ""
    worked: str = ""
    weekend: bool = False
    estimated: bool = False
    taboo: bool = False


@dataclass(frozen=True, slots=True)
class FestivalSpan:
    """A marketing date or season from ``start`` to ``end``, both included; ``prepare_by`` is when work on it begins."""

    name: str
    start: date
    end: date
    prepare_by: date
    tier: int
    taboo: bool = False


@dataclass(frozen=True, slots=True)
class QuarterPlan:
    """What a quarter (``2027Q1``) is about. ``festivals`` are the plan's, or those that matter most."""

    quarter: str
    start: date
    end: date
    theme: str
    form: str
    objective: str
    festivals: str
    src: str = ""


@dataclass(frozen=True, slots=True)
class ColumnFact:
    """A column (栏目): what regularly stands in a slot of a channel. ``planned`` counts its entries in the calendar."""

    slot: str
    name: str
    topic: str
    purpose: str
    cadence: str
    channel: str
    owner: str
    planned: int
    src: str = ""


@dataclass(frozen=True, slots=True)
class MenuFact:
    """A second-level menu with the first-level one it hangs under; ``item`` is empty for a menu without items."""

    menu: str
    item: str
    purpose: str
    description: str
    src: str = ""


@dataclass(frozen=True, slots=True)
class ContentCalendar:
    """A content calendar from ``start`` to ``end``, both included. ``days`` has every day of that span.

    ``items`` are in the order of day, time and the plan; ``weekend`` holds ISO weekday numbers.
    """

    title: str
    lang: Lang
    start: date
    end: date
    items: tuple[CalendarItem, ...]
    days: tuple[CalendarDay, ...]
    festivals: tuple[FestivalSpan, ...] = ()
    quarters: tuple[QuarterPlan, ...] = ()
    columns: tuple[ColumnFact, ...] = ()
    menus: tuple[MenuFact, ...] = ()
    weekend: tuple[int, ...] = (6, 7)
    today: date | None = None
    estimated_years: tuple[int, ...] = ()
    timezone: str = "Asia/Shanghai"

    def say(self, text: Bilingual) -> str:
        """The text in the calendar's language."""
        return text.get(self.lang)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of every month with a day in the calendar."""
        first, last = self.start.year * 12 + self.start.month - 1, self.end.year * 12 + self.end.month - 1
        return tuple(date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1))


def quarter_name(day: date) -> Bilingual:
    """The quarter that a day lies in: ``2027 年一季度``, ``Q1 2027``."""
    number = (day.month + 2) // 3
    return Bilingual(f"{day.year} 年{'一二三四'[number - 1]}季度", f"Q{number} {day.year}")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
