"""From a checked plan to its content calendar: which formats show it, and how."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from opsplan.collector import collector_paused
from opsplan.diagnostics import Bilingual, Finding, Lang
from opsplan.errors import UserError
from opsplan.pipeline.rendering import Rendered
from opsplan.pipeline.scheduling import context_of
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.blocks.brand import Brand
    from opsplan.blocks.content_calendar import ContentCalendar
    from opsplan.content.quarters import Quarter
    from opsplan.library.context import Context
    from opsplan.pipeline.checking import Checked


@dataclass(frozen=True, slots=True)
class CalendarOptions:
    """What of the calendar to show; days are included. A ``quarter`` stands in place of ``start`` and ``end``. Channels, owners and states may be ids or names.

    ``summary`` asks for its numbers in place of its items.
    """

    formats: tuple[str, ...]
    today: date
    lang: Lang | None = None
    start: date | None = None
    end: date | None = None
    quarter: Quarter | None = None
    channels: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    summary: bool = False


@dataclass(frozen=True, slots=True)
class CalendarJob:
    """What every writer is given to start from. ``text`` is the plan as written."""

    ctx: Context
    calendar: ContentCalendar
    brand: Brand
    text: bytes


_Written = tuple[bytes, tuple[Finding, ...]]


class EmptyCalendar(UserError):
    """A plan has nothing that a calendar could show, or nothing in what was asked for."""


@collector_paused(cycles=True)
def make_calendar(checked: Checked, options: CalendarOptions) -> Rendered:
    """The bytes of the calendar in every format asked for. The plan must be renderable.

    Raises UserError for a channel, owner or state that no entry has, EmptyCalendar for a calendar with nothing in it.
    """
    if checked.plan_file is None:
        raise ValueError("the plan has no calendar")
    ctx = context_of(checked, options.today, options.lang)
    job = CalendarJob(ctx, _calendar(ctx, options), checked.brand(ctx.lang), checked.text)
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name in options.formats:
        files[name], found = (SUMMARY_WRITERS if options.summary else CALENDAR_WRITERS)[name](job)
        findings.extend(checked.plan_file.source.located(finding) for finding in found)
    return Rendered(files, checked.report_of(findings))


def _calendar(ctx: Context, options: CalendarOptions) -> ContentCalendar:
    from opsplan.library.calendar_choices import chosen_names
    from opsplan.library.content_calendars import CalendarChoice, content_calendar_of

    names = chosen_names(ctx, options.channels, options.owners, options.statuses)
    span = _quarter(ctx, options.quarter) if options.quarter else (options.start, options.end)
    found = content_calendar_of(ctx, CalendarChoice(*span, *names))
    if found is None or not (found.items or found.quarters):
        raise EmptyCalendar(
            Bilingual("内容日历是空的：所选的范围里没有内容、活动或固定排期", "the calendar is empty: no entry, activity or slot lies in what was asked for"),
            Bilingual("检查 --quarter、--from、--to 和筛选条件，或在 content.entries 写上内容排期", "look at --quarter, --from, --to and the filters, or write content.entries"),
        )  # fmt: skip
    return found


def _quarter(ctx: Context, quarter: Quarter) -> tuple[date, date]:
    """First and last day of a quarter; without a year, of the only one in the plan's period. Raises UserError."""
    from opsplan.content.quarters import quarters_between

    if quarter.span:
        return quarter.span
    period = ctx.plan.period
    found = quarters_between(period.start, period.end, quarter.number)
    if len(found) == 1 and found[0].span:
        return found[0].span
    listed = [str(each) for each in found]
    raise UserError(
        Bilingual(f"方案里有几个 {quarter}：{'、'.join(listed)}", f"the plan has several {quarter}: {', '.join(listed)}")
        if found
        else Bilingual(f"方案从 {period.start} 到 {period.end}，没有 {quarter}", f"the plan, {period.start} to {period.end}, has no {quarter}"),
        Bilingual(f"写上年份，如 {period.start.year}Q{quarter.number}", f"write the year, as in {period.start.year}Q{quarter.number}"),
    )  # fmt: skip


def _sheet(form: str) -> Callable[[CalendarJob], _Written]:
    def write(job: CalendarJob) -> _Written:
        from opsplan.library.calendar_sheets import calendar_sheet
        from opsplan.writers.text.sheets import write_sheets

        return write_sheets((calendar_sheet(job.calendar, whole=form == "csv"),), form).encode(), ()

    return write


def _json(job: CalendarJob) -> _Written:
    from opsplan.library.calendar_sheets import calendar_records

    text = json.dumps(calendar_records(job.calendar), ensure_ascii=False, indent=2)
    return f"{text}\n".encode(), ()


def _ics(job: CalendarJob) -> _Written:
    from opsplan.writers.project import write_calendar_ics

    return write_calendar_ics(job.calendar), ()


def _html(job: CalendarJob) -> _Written:
    from opsplan.writers.html import write_calendar_html

    return write_calendar_html(job.calendar, job.brand), ()


def _xlsx(job: CalendarJob) -> _Written:
    from opsplan.writers.xlsx.content_calendar import write_calendar_xlsx

    return write_calendar_xlsx(job.calendar, job.brand), ()


def _docx(job: CalendarJob) -> _Written:
    from opsplan.library.calendar_files import calendar_document
    from opsplan.library.front import meta_of
    from opsplan.writers.docx import write_docx

    return write_docx(calendar_document(job.calendar, meta_of(job.ctx, job.text)), job.brand), ()


def _pptx(job: CalendarJob) -> _Written:
    from opsplan.blocks.deck_layout import layout_deck
    from opsplan.library.calendar_files import calendar_deck
    from opsplan.library.front import meta_of
    from opsplan.writers.pptx import write_pptx

    deck, findings = layout_deck(calendar_deck(job.calendar, meta_of(job.ctx, job.text)), job.brand)
    return write_pptx(deck, job.brand), findings


def _summary(form: str) -> Callable[[CalendarJob], _Written]:
    def write(job: CalendarJob) -> _Written:
        from opsplan.library.calendar_summaries import calendar_summary, summary_sheets
        from opsplan.writers.text.sheets import write_sheets

        sheets = summary_sheets(job.ctx, calendar_summary(job.ctx, job.calendar))
        return write_sheets(sheets, form).encode(), ()

    return write


def _summary_json(job: CalendarJob) -> _Written:
    from opsplan.library.calendar_summaries import calendar_summary, summary_record

    record = summary_record(calendar_summary(job.ctx, job.calendar))
    return f"{json.dumps(record, ensure_ascii=False, indent=2)}\n".encode(), ()


CALENDAR_WRITERS: Mapping[str, Callable[[CalendarJob], _Written]] = MappingProxyType({
    "table": _sheet("table"), "csv": _sheet("csv"), "md": _sheet("md"), "json": _json,
    "ics": _ics,
    "xlsx": _xlsx,
    "html": _html,
    "docx": _docx, "pptx": _pptx,
})  # fmt: skip
"""Format → its writer."""
SUMMARY_WRITERS: Mapping[str, Callable[[CalendarJob], _Written]] = MappingProxyType(
    {"table": _summary("table"), "md": _summary("md"), "json": _summary_json}
)
"""Format → the writer of a calendar's numbers."""
