"""Files of one view of time alone: a document on landscape pages, and slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opsplan.blocks.deck import DeckSource, SlideSource
from opsplan.blocks.inline import run
from opsplan.blocks.month_calendar import MonthCalendar
from opsplan.blocks.month_calendar_layout import month_name
from opsplan.blocks.nodes import Document, Landscape
from opsplan.blocks.run_of_show import RunOfShow, verdict
from opsplan.blocks.time_figures import TimeFigure, TimeModel
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.front import meta_of
from opsplan.library.messages import MESSAGES
from opsplan.library.views.time_views import TITLES, TimeView

_NAMED = 3
"""Milestones that a month's title names."""


def time_document(
    ctx: Context, view: TimeView, figures: Sequence[TimeFigure], plan_text: bytes = b""
) -> Document:
    """A document of the figures alone, on landscape pages."""
    title = ctx.say(TITLES[view])
    captioned = (
        replace(figure, caption=run(f"{figure.model.title}{ctx.t('：', ': ')}{title}")) for figure in figures
    )
    return Document(meta_of(ctx, plan_text), tuple(Landscape((figure,)) for figure in captioned))


def time_deck(ctx: Context, figures: Sequence[TimeFigure], plan_text: bytes = b"") -> DeckSource:
    """Slides of the figures alone, each under what it says; of a month calendar a slide a month."""
    parts = (part for figure in figures for part in _parts(figure))
    slides = tuple(
        SlideSource(run(_message(ctx, part.model)), (part,), section=ctx.plan.title, layout="gantt")
        for part in parts
    )
    return DeckSource(meta_of(ctx, plan_text), None, slides)


def _parts(figure: TimeFigure) -> Iterator[TimeFigure]:
    model = figure.model
    if not isinstance(model, MonthCalendar):
        yield figure
        return
    for month in model.months:
        yield replace(figure, model=replace(model, months=(month,)))


def _message(ctx: Context, model: TimeModel) -> str:
    if isinstance(model, RunOfShow):
        return f"{model.title}{ctx.t('，', ', ')}{verdict(model)}"
    if isinstance(model, MonthCalendar):
        return _month_message(ctx, model)
    return MESSAGES["gantt"](ctx)


def _month_message(ctx: Context, model: MonthCalendar) -> str:
    """The milestones of the month by name, else how many tasks begin and end."""
    month = model.months[0]
    own = [mark for mark in model.marks if (mark.day.year, mark.day.month) == (month.year, month.month)]
    named = [f"{mark.name} {fmt.short_day(mark.day, ctx.lang)}" for mark in own if mark.kind == "milestone"]
    head = month_name(month, ctx.lang) + ctx.t("：", ": ")
    if named:
        rest = len(named) - _NAMED
        more = ctx.t(f" 等 {len(named)} 个里程碑", f" and {rest} more milestones") if rest > 0 else ""
        return head + fmt.separator(named, ctx.lang).join(named[:_NAMED]) + more
    begins = sum(mark.kind in ("start", "within") for mark in own)
    ends = sum(mark.kind in ("end", "within") for mark in own)
    return head + ctx.t(
        f"{begins} 项任务开始，{ends} 项任务完成", f"tasks that begin: {begins}, that end: {ends}"
    )
