"""The working calendar: whose holidays count, and the days off and worked days of the plan."""

from __future__ import annotations

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Row
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.shown import inline, show
from opsplan.library.views.tables import caption_of, facts, finished, head, known
from opsplan.model.plan import DayOff


def day_off(ctx: Context, off: DayOff) -> Inlines:
    """The day, or the first and the last day."""
    if off.date:
        return show(ctx, off, "date")
    if off.start and off.end:
        return inline(fmt.days(off.start, off.end, ctx.lang), off.at("start"))
    return ()


def calendar(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Countries and weekend as facts, then the plan's own days off and worked days, with names."""
    known(options, "calendar", common=("caption",))
    found = ctx.plan.calendar
    if found is None:
        return ()
    names = [fmt.weekday(one, ctx.lang) for one in found.weekend]
    pairs = (
        (Bilingual("法定节假日", "Public holidays of"), show(ctx, found, "country")),
        (
            Bilingual("周末", "Weekend"),
            inline(fmt.separator(names, ctx.lang).join(names), found.at("weekend")),
        ),
    )
    rows = [
        Row(
            (Cell((Run(ctx.say(kind)),)), Cell(day_off(ctx, off)), Cell(show(ctx, off, "name"))), src=off.path
        )
        for kind, days in (
            (Bilingual("休息日", "Day off"), found.days_off),
            (Bilingual("工作日", "Worked"), found.workdays),
        )
        for off in days
    ]
    heads = (head("kind", "类型", "Kind"), head("date", "日期", "Days"), head("name", "名称", "Name"))
    caption = caption_of(ctx, options, Bilingual("工作日历", "Working calendar"))
    own = () if ctx.deck else (Run(ctx.t("自定休息日与工作日", "Days off and worked days of our own")),)
    return (*facts(ctx, "calendar", found, pairs, caption), *finished(ctx, "calendar", heads, rows, own))
