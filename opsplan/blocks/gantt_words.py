"""The words on a Gantt chart in both languages: dates, spans, slips, and the names of periods and days off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.gantt import DayOff, Status
from opsplan.diagnostics import Bilingual, Lang

Unit = Literal["hour", "day", "week", "month", "quarter", "year", "decade", "century"]

TASK = Bilingual("任务", "Task")
OWNER = Bilingual("负责人", "Owner")
MILESTONES = Bilingual("里程碑", "Milestones")
TODAY = Bilingual("今天", "Today")
CRITICAL = Bilingual("关键路径", "critical path")

STATUS: Mapping[Status, Bilingual] = MappingProxyType({
    "planned": Bilingual("未开始", "planned"), "on-track": Bilingual("进行中", "on track"),
    "at-risk": Bilingual("有风险", "at risk"), "late": Bilingual("延期", "late"), "done": Bilingual("已完成", "done"),
})  # fmt: skip

_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_text(day: date, lang: Lang, year: bool) -> str:
    """``3/18`` or ``18 Mar``, with the year when asked for."""
    if lang == "en":
        return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
    return (f"{day.year}/" if year else "") + f"{day.month}/{day.day}"


def span_text(start: date, end: date, lang: Lang, year: bool) -> str:
    """``1/27–2/16`` or ``27 Jan–16 Feb``; what both ends share is said once, a single day is one date."""
    if start == end:
        return day_text(start, lang, year)
    if lang == "en":
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{day_text(end, lang, year)}"
        return f"{day_text(start, lang, year and start.year != end.year)}–{day_text(end, lang, year)}"
    return f"{day_text(start, lang, year)}–{day_text(end, lang, year and start.year != end.year)}"


def _spoken_day(day: date, lang: Lang, year: bool) -> str:
    if lang == "en":
        return day_text(day, lang, year)
    return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"


def spoken_span(start: date, end: date, lang: Lang, year: bool) -> str:
    """The span for a sentence: ``1月27日–2月16日``."""
    if lang == "en":
        return span_text(start, end, lang, year)
    first = _spoken_day(start, lang, year)
    return first if start == end else f"{first}–{_spoken_day(end, lang, year and start.year != end.year)}"


def slip_text(days: int) -> Bilingual:
    """By how many working days something ends later (positive) or earlier than it was planned to."""
    count, plural = abs(days), "" if abs(days) == 1 else "s"
    if days > 0:
        return Bilingual(f"推迟 {count} 工作日", f"{count} workday{plural} later")
    return Bilingual(f"提前 {count} 工作日", f"{count} workday{plural} earlier")


def continued(name: str, lang: Lang) -> str:
    """The name of a phase on a page that begins in the middle of it."""
    return Bilingual(f"{name}（续）", f"{name} (cont.)").get(lang)


def work_text(tasks: int, done: int) -> Bilingual:
    """How many tasks a phase has, and how many are done; of none done nothing is said."""
    zh, en = f"{tasks} 项任务", f"{tasks} task{'' if tasks == 1 else 's'}"
    return Bilingual(f"{zh}，已完成 {done} 项", f"{en}, {done} done") if done else Bilingual(zh, en)


def waits_text(names: str) -> Bilingual:
    """What a row waits for on other pages."""
    return Bilingual(f"前置在其他页：{names}", f"waits for {names} on another page")


def leads_text(names: str) -> Bilingual:
    """What waits for a row on other pages."""
    return Bilingual(f"后续在其他页：{names}", f"leads to {names} on another page")


ON_OTHER_PAGES = Bilingual("← 前置、→ 后续任务在其他页", "← before, → after: tasks on other pages")


def day_off_name(span: DayOff, lang: Lang) -> str:
    """The name of days off, marked when nobody has announced them yet."""
    if not span.estimated:
        return span.name
    return Bilingual(f"{span.name}（预测）", f"{span.name} (est.)").get(lang)


_WEEKDAYS = Bilingual("一二三四五六日", "Mon Tue Wed Thu Fri Sat Sun")


def day_names(day: date, lang: Lang, *, main: bool) -> tuple[str, ...]:
    """What the header prints for a day, from the fullest text to the shortest: above hours ``3 月 18 日 周四``
    (``main``), below weeks ``18``."""
    if lang == "en":
        weekday = _WEEKDAYS.en.split()[day.weekday()]
        if not main:
            return (f"{weekday} {day.day}", str(day.day))
        short = day_text(day, lang, False)
        return (f"{weekday} {day_text(day, lang, True)}", f"{weekday} {short}", short, str(day.day))
    weekday = f"周{_WEEKDAYS.zh[day.weekday()]}"
    if not main:
        return (f"{day.day} {weekday}", str(day.day))
    said = f"{day.month} 月 {day.day} 日"
    return (
        f"{day.year} 年 {said} {weekday}",
        f"{said} {weekday}",
        f"{day.month}/{day.day}",
        str(day.day),
    )


def hour_names(hour: int) -> tuple[str, ...]:
    """What the header prints for an hour."""
    return (f"{hour}:00", str(hour))


def clock(minute: int) -> str:
    """``9:05`` for minute 545 of a day."""
    return f"{minute // 60}:{minute % 60:02d}"


def timed_span(start: date, end: date, minutes: tuple[int, int], lang: Lang, *, day: bool, year: bool) -> str:
    """``9:00–11:30``, with the days when asked for or when there are two."""
    first, last = clock(minutes[0]), clock(minutes[1])
    if start == end:
        times = first if minutes[0] == minutes[1] else f"{first}–{last}"
        return f"{day_text(start, lang, year)} {times}" if day else times
    return f"{day_text(start, lang, year)} {first}–{day_text(end, lang, year)} {last}"


def period_texts(unit: Unit, day: date, last: date, lang: Lang, year: bool) -> tuple[str, ...]:
    """What the header prints for the period of ``day``–``last``, from the fullest text to the shortest.

    ``year`` asks for the year where it is not plain from the units alone.
    """
    zh = lang == "zh-CN"
    match unit:
        case "hour" | "day":
            return (str(day.day),)
        case "week":
            return (span_text(day, last, lang, year), day_text(day, lang, False), str(day.day))
        case "month":
            name = f"{day.month} 月" if zh else _MONTHS[day.month - 1]
            short = str(day.month) if zh else name[0]
            if not year:
                return (name, name, name, short)
            if zh:
                return (f"{day.year} 年 {name}", f"{day.year}/{day.month}", name, short)
            return (f"{name} {day.year}", f"{name} ’{day.year % 100:02d}", name, short)
        case "quarter":
            number = (day.month - 1) // 3
            name = _QUARTERS[number] if zh else f"Q{number + 1}"
            full = (f"{day.year} 年{name}" if zh else f"{name} {day.year}") if year else name
            return (
                full,
                f"{day.year} Q{number + 1}" if year else f"Q{number + 1}",
                f"Q{number + 1}",
                str(number + 1),
            )
        case "year":
            return (f"{day.year} 年", str(day.year)) if zh else (str(day.year),)
        case "decade":
            return (
                (f"{day.year // 10 * 10} 年代", str(day.year // 10 * 10))
                if zh
                else (f"{day.year // 10 * 10}s",)
            )
        case "century":
            return (f"{day.year // 100 + 1} 世纪",) if zh else (f"{day.year // 100 * 100}s",)
