"""The content calendar at a glance: how much every month brings to which channel, and for which days."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, Cell, Row
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.shown import inline, show, show_text
from opsplan.library.views.tables import caption_of, finished, head, known, sums
from opsplan.model.content import ContentEntry
from opsplan.model.times import Month

_CHANNELS = 5
"""Columns of channels; the entries of all others share one."""


def content_overview(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Months by channels: the number of entries, and the festivals they are for."""
    known(options, "content_overview", common=("caption",))
    entries = ctx.plan.content.entries if ctx.plan.content else ()
    dated = [
        (day, show_text(ctx, entry, "channel"), entry)
        for entry in entries
        if (day := ctx.schedule.when(entry.date))
    ]
    if not dated:
        return ()
    other = ctx.t("其他", "Other")
    often = [name for name, _ in Counter(name for _, name, _ in dated).most_common()]
    named = [name for name in often if name]
    places: dict[str, str] = {}
    months: dict[tuple[int, int], list[tuple[str, ContentEntry]]] = {}
    for day, name, entry in dated:
        places.setdefault(name, entry.at("channel"))
        months.setdefault((day.year, day.month), []).append((name, entry))
    all_of_them = ctx.plan.content.at("entries") if ctx.plan.content else ""
    channels = named if len(named) == len(often) <= _CHANNELS else [*named[: _CHANNELS - 1], other]
    rows: list[Row] = []
    totals: Counter[str] = Counter()
    for (year, month), here in sorted(months.items(), key=itemgetter(0)):
        counts = Counter(name if name in channels else other for name, _ in here)
        totals += counts
        festivals: dict[str, Inlines] = {}
        for _, one in here:
            if one.festival:
                festivals.setdefault(show_text(ctx, one, "festival"), show(ctx, one, "festival"))
        texts = [_count(counts[name], all_of_them) for name in channels]
        name = fmt.month(Month(year, month, ""), ctx.lang)
        rows.append(
            Row(
                (
                    Cell(inline(name, all_of_them), bold=True), *(Cell(text, "right") for text in texts),
                    Cell(_count(len(here), all_of_them), "right", bold=True),
                    Cell(join(festivals.values(), fmt.separator(tuple(festivals), ctx.lang))),
                )
            )
        )  # fmt: skip
    whole = [_count(totals[name], all_of_them) for name in channels]
    rows.append(sums(((Run(ctx.t("合计", "Total")),), *whole, _count(len(dated), all_of_them), ()), "total"))
    heads = (
        head("month", "月份", "Month"), *(head("count", name, name, "right", places.get(name, "")) for name in channels),
        head("total", "合计", "Total", "right"), head("festivals", "营销节点", "Marketing dates"),
    )  # fmt: skip
    caption = caption_of(ctx, options, Bilingual("各月内容条数", "Entries by month"))
    return finished(ctx, "content_overview", heads, rows, caption)


def _count(number: int, src: str) -> Inlines:
    return inline(str(number), src) if number else ()
