"""Months and weeks for slides: a figure for each that a slide holds, under what it says of its own days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from opsplan.blocks.gantt_words import span_text
from opsplan.blocks.inline import run
from opsplan.blocks.month_calendar import MonthCalendar
from opsplan.blocks.month_calendar_layout import month_name
from opsplan.blocks.time_figures import TimeFigure, draw_time
from opsplan.blocks.week_grid import WeekGrid
from opsplan.library import format as fmt
from opsplan.library.context import Context

_NAMED = 3
"""Milestones that a title names."""
_WEEKS = (12, 6)
"""Weeks on a slide, as many as it has room for."""
_WIDTH, _HEIGHT = 864.0, 360.0
"""The body of a slide in points."""


def slide_figures(ctx: Context, figure: TimeFigure) -> Iterator[TimeFigure]:
    """The figure itself, or a month calendar month by month and a grid of weeks by as many weeks as a slide holds."""
    model = figure.model
    if isinstance(model, MonthCalendar):
        for month in model.months:
            message = run(_month_message(ctx, model, month))
            yield replace(figure, model=replace(model, months=(month,)), message=message)
    elif isinstance(model, WeekGrid):
        parts = tuple(_stretches(model))
        for part in parts:
            message = run(_weeks_message(ctx, part)) if len(parts) > 1 else figure.message
            yield replace(figure, model=part, message=message)
    else:
        yield figure


def _stretches(grid: WeekGrid) -> Iterator[WeekGrid]:
    """The grid by stretches of weeks that fit a slide each; only the last is shorter."""
    weeks = grid.weeks
    if _fits(grid):
        yield grid
        return
    begin = 0
    while begin < len(weeks):
        sizes = [min(size, len(weeks) - begin) for size in _WEEKS]
        parts = [replace(grid, first=weeks[begin], last=weeks[begin + size - 1]) for size in sizes]
        at = next((place for place, part in enumerate(parts) if _fits(part)), len(parts) - 1)
        if any(note.week in parts[at].weeks for row in grid.rows for note in row.notes):
            yield parts[at]
        begin += sizes[at]


def _fits(grid: WeekGrid) -> bool:
    return len(draw_time(grid, width=_WIDTH, max_height=_HEIGHT, look="slide")) == 1


def _month_message(ctx: Context, model: MonthCalendar, month: date) -> str:
    own = [mark for mark in model.marks if (mark.day.year, mark.day.month) == (month.year, month.month)]
    stones = [f"{mark.name} {fmt.short_day(mark.day, ctx.lang)}" for mark in own if mark.kind == "milestone"]
    begins = sum(mark.kind in ("start", "within") for mark in own)
    ends = sum(mark.kind in ("end", "within") for mark in own)
    return _message(ctx, month_name(month, ctx.lang), stones, begins, ends)


def _weeks_message(ctx: Context, grid: WeekGrid) -> str:
    notes = [note for row in grid.rows for note in row.notes if grid.first <= note.week <= grid.last]
    stones = [note for note in sorted(notes, key=lambda note: note.week) if note.kind == "milestone"]
    begins = sum(note.kind in ("begin", "within") for note in notes)
    ends = sum(note.kind in ("end", "within") for note in notes)
    span = span_text(
        grid.first, grid.last + timedelta(6), ctx.lang, grid.first.year != ctx.plan.period.start.year
    )
    return _message(ctx, span, [_plain(note.text) for note in stones], begins, ends)


def _plain(text: str) -> str:
    return text.removeprefix("◆").strip()


def _message(ctx: Context, when: str, stones: Sequence[str], begins: int, ends: int) -> str:
    """The milestones of some days by name, else how many tasks begin and end."""
    head = when + ctx.t("：", ": ")
    if stones:
        rest = len(stones) - _NAMED
        more = ctx.t(f" 等 {len(stones)} 个里程碑", f" and {rest} more milestones") if rest > 0 else ""
        return head + fmt.separator(stones, ctx.lang).join(stones[:_NAMED]) + more
    if not begins and not ends:
        return head + ctx.t("没有任务开始或完成", "no task begins or ends")
    return head + ctx.t(
        f"{begins} 项任务开始，{ends} 项任务完成", f"tasks that begin: {begins}, that end: {ends}"
    )
