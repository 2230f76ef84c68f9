"""The words on a Gantt chart in both languages: dates, spans, names of periods, and sentences for screen readers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from opsplan.blocks.gantt import DayOff, Gantt, GanttRow
from opsplan.diagnostics import Bilingual, Lang

Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]

TASK = Bilingual("任务", "Task")
OWNER = Bilingual("负责人", "Owner")
MILESTONES = Bilingual("里程碑", "Milestones")
TODAY = Bilingual("今天", "Today")
CRITICAL = Bilingual("关键路径", "critical path")

_MOST_NAMES = 12
"""Milestones named in the description of a chart; of more, the number is told."""

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


def row_sentence(row: GanttRow, lang: Lang, year: bool) -> str:
    """A row in words: ``会员等级与积分方案，赵一鸣，1月27日–2月16日，90%``."""
    parts = (
        row.name,
        row.owner,
        spoken_span(row.start, row.end, lang, year),
        f"{row.progress:.0%}" if row.progress > 0 else "",
        CRITICAL.get(lang) if row.critical else "",
    )
    return (", " if lang == "en" else "，").join(part for part in parts if part)


def day_off_name(span: DayOff, lang: Lang) -> str:
    """The name of days off, marked when nobody has announced them yet."""
    if not span.estimated:
        return span.name
    return Bilingual(f"{span.name}（预测）", f"{span.name} (est.)").get(lang)


def chart_sentence(gantt: Gantt, tasks: int, milestones: int, unlabelled: tuple[str, ...]) -> str:
    """What a chart shows, and which milestones stand there without their name for want of room."""
    lang = gantt.lang
    span = spoken_span(gantt.start, max(gantt.start, gantt.end), lang, True)
    said = Bilingual(
        f"{span}，{tasks} 行，{milestones} 个里程碑。", f"{span}: {tasks} rows, {milestones} milestones."
    ).get(lang)
    if not unlabelled:
        return said
    first, more = unlabelled[:_MOST_NAMES], len(unlabelled) - _MOST_NAMES
    names = Bilingual("、".join(first), ", ".join(first))
    rest = Bilingual(f" 等 {len(unlabelled)} 个", f" and {more} more") if more > 0 else Bilingual("", "")
    return said + Bilingual(
        f"未标名称的里程碑：{names.zh}{rest.zh}。", f" Milestones without a label: {names.en}{rest.en}."
    ).get(lang)


def period_texts(unit: Unit, day: date, last: date, lang: Lang, year: bool) -> tuple[str, ...]:
    """What the header prints for the period of ``day``–``last``, from the fullest text to the shortest.

    ``year`` asks for the year where it is not plain from the units alone.
    """
    zh = lang == "zh-CN"
    match unit:
        case "day":
            return (str(day.day),)
        case "week":
            return (span_text(day, last, lang, year), day_text(day, lang, False), str(day.day))
        case "month":
            name = f"{day.month} 月" if zh else _MONTHS[day.month - 1]
            short = str(day.month) if zh else name[0]
            return ((f"{day.year} 年 {name}" if zh else f"{name} {day.year}") if year else name, name, short)
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
