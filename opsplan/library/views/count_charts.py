"""How many of what: risks by band and category, content by channel and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.chart import Chart, Series
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import Block
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.chart_values import COUNTS, bars_height, counted, side_by_side
from opsplan.library.context import Context, Options
from opsplan.library.labels import BANDS, band
from opsplan.library.shown import show_text
from opsplan.library.views.tables import known

_LEAST_RISKS, _LEAST_ENTRIES = 4, 12
_MOST_BARS = 7
_MOST_PIECES = 5
_ENTRIES = "content.entries"
_LOW = 92.0
"""Height in points of columns that have the whole width for themselves."""
Group = tuple[str, int]
YearMonth = tuple[int, int]


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
    """How much content each month has, by channel; nothing for a few entries. Without months, channels alone."""
    known(options, "content_charts", common=())
    entries = ctx.plan.content.entries if ctx.plan.content else ()
    if len(entries) < _LEAST_ENTRIES:
        return ()
    placed = [
        (day, show_text(ctx, entry, "channel")) for entry in entries if (day := ctx.schedule.when(entry.date))
    ]
    channels = Counter(name for _, name in placed if name)
    months = Counter((day.year, day.month) for day, _ in placed)
    if len(months) < 2:
        words = Bilingual("按渠道的内容条数", "Content by channel")
        several = _most(ctx, channels) if len(channels) > 1 else []
        return (_chart(ctx, "bar", words, several, _ENTRIES, ("accent-400",)),) if several else ()
    span = _span(min(months), max(months))
    names = _month_names(ctx, span)
    if len(channels) < 2:
        words = Bilingual("按月份的内容条数", "Content by month")
        groups = [(name, months[month]) for name, month in zip(names, span, strict=True)]
        return (_chart(ctx, "column", words, groups, _ENTRIES, ("accent-400",)),)
    return (_stacked(ctx, placed, channels, span),)


def _stacked(
    ctx: Context, placed: Sequence[tuple[date, str]], channels: Counter[str], span: Sequence[YearMonth]
) -> Chart:
    """A column a month, a piece a channel; channels with little content share a piece."""
    ranked = [name for name, _ in channels.most_common()]
    kept = (
        ranked
        if len(ranked) <= _MOST_PIECES and sum(channels.values()) == len(placed)
        else ranked[: _MOST_PIECES - 1]
    )
    other = ctx.say(labels.OTHER)
    found = Counter((day.year, day.month, name if name in kept else other) for day, name in placed)
    pieces = kept if sum(channels[name] for name in kept) == len(placed) else [*kept, other]
    series = tuple(
        Series(
            name,
            tuple(float(found[(*month, name)]) or None for month in span),
            color=PHASE_COLORS[place] if name in kept else "mute",
            srcs=(_ENTRIES if name in kept else "",) * len(span),
        )
        for place, name in enumerate(pieces)
    )
    sums = [sum(found[(*month, name)] for name in pieces) for month in span]
    names = _month_names(ctx, span)
    most = max(sums)
    top = names[sums.index(most)]
    words = Bilingual("各月各渠道的内容条数", "Content by month and channel")
    alt = ctx.t(
        f"{words.zh}：{top}最多，{most} 条；渠道：{'、'.join(pieces)}",
        f"{words.en}: most in {top}, {most}; channels: {', '.join(pieces)}",
    )
    return Chart(
        "column", names, series, alt, run(ctx.say(words)), height=150.0, number_format=COUNTS, stacked=True
    )


def _span(first: YearMonth, last: YearMonth) -> tuple[YearMonth, ...]:
    """Every month from one to another, both inclusive."""
    places = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return tuple((place // 12, place % 12 + 1) for place in places)


def _month_names(ctx: Context, span: Sequence[YearMonth]) -> tuple[str, ...]:
    """Months of one year without it."""
    if span[0][0] != span[-1][0]:
        return tuple(f"{year}-{month:02d}" for year, month in span)
    return tuple(ctx.t(f"{month} 月", fmt.month_name(month)) for _, month in span)


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
