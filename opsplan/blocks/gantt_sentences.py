"""What a Gantt chart says to a screen reader: a sentence for each row and one for the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.gantt_words import (
    CRITICAL,
    STATUS,
    clock,
    leads_text,
    slip_text,
    spoken_span,
    waits_text,
)
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

_MOST_NAMES = 12
"""How many names a list in a description holds; of more, the number is told."""


def row_sentence(row: GanttRow, gantt: Gantt, year: bool, slip: int = 0) -> str:
    """A row in words: ``会员等级与积分方案，赵一鸣，1月27日–2月16日，90%``. ``slip`` is in working days."""
    lang = gantt.lang
    parts = [row.name, row.owner, spoken_span(row.start, row.end, lang, year)]
    if row.timed:
        minutes = (row.start_minute, row.start_minute if row.kind == "milestone" else row.end_minute)
        parts.append("–".join(dict.fromkeys(map(clock, minutes))))
    if row.progress > 0:
        parts.append(f"{row.progress:.0%}")
    if row.critical:
        parts.append(CRITICAL.get(lang))
    if row.status:
        parts.append(STATUS[row.status].get(lang))
    if row.baseline:
        planned = spoken_span(row.baseline[0], row.baseline[1], lang, year)
        parts.append(Bilingual(f"原计划 {planned}", f"planned before: {planned}").get(lang))
    if slip:
        parts.append(slip_text(slip).get(lang))
    if row.slack_end and row.slack_end > row.end:
        latest = spoken_span(row.slack_end, row.slack_end, lang, year)
        parts.append(Bilingual(f"最晚可至 {latest}", f"can end by {latest}").get(lang))
    parts.append(row.note)
    for said, rows in ((waits_text, row.waits_for), (leads_text, row.leads_to)):
        if rows:
            names = (", " if lang == "en" else "、").join(each.name for each in rows)
            parts.append(said(names).get(lang))
    return (", " if lang == "en" else "，").join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Missing:
    """The names of what could not be written out for want of room."""

    milestones: Sequence[str] = ()
    names: Sequence[str] = ()
    dates: Sequence[str] = ()
    days_off: Sequence[str] = ()
    legend: Sequence[str] = ()


def chart_sentence(gantt: Gantt, rows: int, milestones: int, missing: Missing) -> str:
    """What a chart shows, and which labels it has no room for."""
    lang = gantt.lang
    span = spoken_span(gantt.start, max(gantt.start, gantt.end), lang, True)
    said = Bilingual(
        f"{span}，{rows} 行，{milestones} 个里程碑。", f"{span}: {rows} rows, {milestones} milestones."
    ).get(lang)
    return (" " if lang == "en" else "").join((said, *(each.get(lang) for each in _told(missing))))


def _told(missing: Missing) -> Iterator[Bilingual]:
    for what, names in (
        (Bilingual("未标名称的里程碑", "Milestones without a label"), missing.milestones),
        (Bilingual("名称未写全的行", "Rows whose name is cut"), missing.names),
        (Bilingual("未标日期的行", "Rows without their dates"), missing.dates),
        (Bilingual("未标名称的假期", "Days off without a name"), missing.days_off),
        (Bilingual("未列出的图例", "Left out of the legend"), missing.legend),
    ):
        if names:
            first, more = [name for name in names[:_MOST_NAMES] if name], len(names) - _MOST_NAMES
            rest = Bilingual(f" 等 {len(names)} 个", f" and {more} more") if more > 0 else Bilingual("", "")
            yield Bilingual(
                f"{what.zh}：{'、'.join(first)}{rest.zh}。", f"{what.en}: {', '.join(first)}{rest.en}."
            )
