"""How many of what: risks by band and category, content by channel and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from opsplan.blocks.chart import Chart
from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import Block
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.chart_values import COUNTS, bars_height, counted, side_by_side
from opsplan.library.context import Context, Options
from opsplan.library.labels import BANDS, band
from opsplan.library.shown import show
from opsplan.library.views.tables import known

_LEAST_RISKS, _LEAST_ENTRIES = 4, 12
_MOST_BARS = 7
_MANY_MONTHS = 8
_LOW = 92.0
"""Height in points of columns that have the whole width for themselves."""
Group = tuple[str, int]


def risk_charts(ctx: Context, options: Options) -> tuple[Block, ...]:
    """How many risks each band has, and each category; nothing for a few risks, which the register shows at a glance."""
    known(options, "risk_charts", common=())
    exposures = [risk.exposure for risk in ctx.plan.risks if risk.exposure is not None]
    if len(exposures) < _LEAST_RISKS:
        return ()
    found = Counter(map(band, exposures))
    groups = [(ctx.say(word), found[token]) for token, word in BANDS.items()]
    colors = tuple(f"{token}-strong" for token in BANDS)
    by_band = _chart(ctx, "column", Bilingual("按等级的风险数", "Risks by band"), groups, "risks", colors)
    by_category = _risk_categories(ctx)
    return side_by_side(by_band, by_category) if by_category else (replace(by_band, height=_LOW),)


def _risk_categories(ctx: Context) -> Chart | None:
    names = Counter(risk.category for risk in ctx.plan.risks if risk.category)
    if len(names) < 2 or max(names.values()) < 2:  # bars of 1 say nothing
        return None
    words = Bilingual("按类别的风险数", "Risks by category")
    return _chart(ctx, "bar", words, _most(ctx, names), "risks", ("accent-400",))


def content_charts(ctx: Context, options: Options) -> tuple[Block, ...]:
    """How much content each channel and each month has; nothing for a few entries."""
    known(options, "content_charts", common=())
    entries = ctx.plan.content.entries if ctx.plan.content else ()
    if len(entries) < _LEAST_ENTRIES:
        return ()
    channels = Counter(name for entry in entries if (name := plain(show(ctx, entry, "channel"))))
    words = Bilingual("按渠道的内容条数", "Content by channel")
    by_channel = (
        _chart(ctx, "bar", words, _most(ctx, channels), "content.entries", ("accent-400",))
        if len(channels) > 1
        else None
    )
    by_month = _content_months(ctx)
    if by_month is None or len(by_month.categories) < _MANY_MONTHS:
        return side_by_side(by_channel, by_month)
    return (*((by_channel,) if by_channel else ()), by_month)


def _content_months(ctx: Context) -> Chart | None:
    days = (
        [ctx.schedule.when(entry.date) for entry in ctx.plan.content.entries if entry.date]
        if ctx.plan.content
        else []
    )
    months = Counter((day.year, day.month) for day in days if day)
    if len(months) < 2:
        return None
    first, last = min(months), max(months)
    span = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    groups = []
    for place in span:
        year, month = place // 12, place % 12 + 1
        name = ctx.t(f"{month} 月", fmt.month_name(month))
        groups.append((name if first[0] == last[0] else f"{year}-{month:02d}", months[year, month]))
    words = Bilingual("按月份的内容条数", "Content by month")
    return _chart(ctx, "column", words, groups, "content.entries", ("accent-400",))


def _most(ctx: Context, found: Counter[str]) -> list[Group]:
    """The greatest first; small ones are put together."""
    groups = sorted(found.items(), key=lambda group: -group[1])
    if len(groups) <= _MOST_BARS:
        return groups
    rest = sum(count for _, count in groups[_MOST_BARS - 1 :])
    return [*groups[: _MOST_BARS - 1], (ctx.say(labels.OTHER), rest)]


def _chart(
    ctx: Context, kind: str, words: Bilingual, groups: Sequence[Group], src: str, colors: tuple[str, ...]
) -> Chart:
    said = ctx.t("；", "; ").join(f"{name} {count}" for name, count in groups)
    return Chart(
        "bar" if kind == "bar" else "column",
        tuple(name for name, _ in groups),
        (counted(ctx.t("数量", "Number"), groups, src, ctx.say(labels.OTHER)),),
        ctx.t(f"{words.zh}：{said}", f"{words.en}: {said}"),
        run(ctx.say(words)),
        colors=tuple(colors[place % len(colors)] for place in range(len(groups))),
        height=bars_height(len(groups)) if kind == "bar" else 120.0,
        number_format=COUNTS,
    )
