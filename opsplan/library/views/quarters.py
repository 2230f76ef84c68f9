"""The quarters of the content side by side: a table in a document, columns with their dates on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Column, ListBlock, ListItem, Paragraph, Row, SlideFigure, Table
from opsplan.blocks.slide_figures import CalendarColumn, CalendarColumns, DatedLine
from opsplan.content.plan_dates import dates_that_matter
from opsplan.content.quarters import quarter_span
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.labels import label
from opsplan.library.shown import inline, quarter_text, show, words
from opsplan.library.views.tables import caption_of, filled, known, one_of
from opsplan.model.content import Quarter
from opsplan.model.times import Month

_DATED = 5
"""Dated lines of a quarter on a slide."""
_FESTIVALS = 4
"""Festivals of a quarter on a slide, where the plan names none."""
_FEW_QUARTERS = 2
"""A plan of so few quarters is shown by its months."""
_MOST_MONTHS = 6


class Dated(NamedTuple):
    """A day of the content: activities have rank 0, entries for a festival 1, other entries 2."""

    rank: int
    day: date
    text: str
    at: str
    path: str


def quarters(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Quarters side by side: theme, form, aim, festivals; on a slide with up to five dated lines of each, months where the
    plan has one or two quarters. ``rest: yes`` lists the dates that a slide has no room for."""
    known(options, "quarters", "rest", common=("caption",))
    found = ctx.plan.content.quarters if ctx.plan.content else ()
    if not found:
        return ()
    columns = _months(ctx, found) if len(found) <= _FEW_QUARTERS else ()
    if one_of(options, "rest", ("no", "yes")) == "yes":
        spans = columns or tuple((one, span) for one in found if (span := quarter_span(one.quarter)))
        return _rest(ctx, spans)
    table = _table(ctx, options, found)
    if not ctx.deck:
        return (table,)
    shown = (
        tuple(_month(ctx, columns, place) for place in range(len(columns)))
        if columns
        else tuple(_quarter(ctx, one) for one in found)
    )
    return (SlideFigure(CalendarColumns(shown), table),)


Span = tuple[date, date]


def _table(ctx: Context, options: Options, found: Sequence[Quarter]) -> Table:
    rows = []
    for field in ("theme", "form", "objective"):
        if any(getattr(one, field) for one in found):
            texts = (filled(Cell(show(ctx, one, field), bold=field == "theme")) for one in found)
            rows.append(Row((_side(ctx, field), *texts)))
    if ctx.deck and any(lines := [_lines(ctx, one) for one in found]):
        side = Cell((Run(ctx.t("排期", "Dates")),), bold=True)
        rows.append(Row((side, *(filled(Cell(line)) for line in lines))))
    if any(festivals := [_festivals(ctx, one) for one in found]):
        rows.append(Row((_side(ctx, "festivals"), *(filled(Cell(names)) for names in festivals))))
    heads = (
        Column((), weight=0.5),
        *(Column(_name(ctx, one), weight=1) for one in found),
    )
    caption = caption_of(ctx, options, Bilingual("季度内容规划", "Quarters"))
    return Table(heads, tuple(rows), caption, (), "quarters")


def _quarter(ctx: Context, quarter: Quarter) -> CalendarColumn:
    span = quarter_span(quarter.quarter)
    kept, more = _picked(_dated(ctx, span) if span else ())
    return CalendarColumn(
        _name(ctx, quarter), show(ctx, quarter, "theme"), _facts(ctx, quarter), _drawn(ctx, kept), _more(ctx, more),
        _festivals(ctx, quarter), quarter.path,
    )  # fmt: skip


def _facts(ctx: Context, quarter: Quarter) -> tuple[tuple[Inlines, Inlines], ...]:
    fields = ("objective", "form")
    return tuple(
        ((Run(ctx.say(label(Quarter, field))),), text)
        for field in fields
        if (text := show(ctx, quarter, field))
    )


def _months(ctx: Context, found: Sequence[Quarter]) -> tuple[tuple[Quarter, Span], ...]:
    """The months with a date in them, each with its quarter; none where they are too many for a slide or just one."""
    out = []
    for one in found:
        span = quarter_span(one.quarter)
        days = sorted({line.day.replace(day=1) for line in _dated(ctx, span)}) if span else []
        out += [(one, (first, _last_day(first))) for first in days]
    return tuple(out) if 1 < len(out) <= _MOST_MONTHS else ()


def _last_day(first: date) -> date:
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)


def _month(ctx: Context, columns: Sequence[tuple[Quarter, Span]], place: int) -> CalendarColumn:
    """A month; the first of a quarter says what the quarter is for."""
    quarter, span = columns[place]
    first = place == 0 or columns[place - 1][0] is not quarter
    kept, more = _picked(_dated(ctx, span))
    name = inline(fmt.month(Month(span[0].year, span[0].month, ""), ctx.lang), quarter.at("quarter"))
    return CalendarColumn(
        name, show(ctx, quarter, "theme"), _facts(ctx, quarter) if first else (), _drawn(ctx, kept), _more(ctx, more),
        _days_that_matter(ctx, quarter, span, quarter.festivals), quarter.path,
    )  # fmt: skip


def _name(ctx: Context, quarter: Quarter) -> Inlines:
    return inline(quarter_text(ctx, quarter.quarter), quarter.at("quarter"))


def _festivals(ctx: Context, quarter: Quarter) -> Inlines:
    """The festivals of a quarter; where the plan leaves them out, the marketing dates that matter to it, on a slide most."""
    span = quarter_span(quarter.quarter)
    if "festivals" in quarter.model_fields_set or span is None:
        return show(ctx, quarter, "festivals")
    return _days_that_matter(ctx, quarter, span)


def _days_that_matter(ctx: Context, quarter: Quarter, span: Span, named: Sequence[str] = ()) -> Inlines:
    """The marketing dates between two days; of those ``named``, if any are."""
    found = dates_that_matter(ctx.plan, ctx.schedule.when, *span, company=ctx.schedule.company_dates)
    names = tuple(each.name.get(ctx.lang) for each in found)
    if named:
        return words(ctx, tuple(name for name in names if name in named), quarter.at("festivals"))
    if ctx.deck:
        first = sorted(found, key=lambda each: (each.kind != "own", each.tier))[:_FESTIVALS]
        names = tuple(each.name.get(ctx.lang) for each in found if each in first)
    return words(ctx, names, quarter.path)


def _side(ctx: Context, field: str) -> Cell:
    return Cell((Run(ctx.say(label(Quarter, field))),), bold=True)


def _dated(ctx: Context, span: Span) -> tuple[Dated, ...]:
    """What is dated between two days, both included: what is most worth telling first."""
    found = []
    for i, activity in enumerate(ctx.plan.activities):
        days = ctx.schedule.activity_span(i)
        if days and span[0] <= days[0] <= span[1]:
            found.append(Dated(0, days[0], activity.name, activity.at("name"), activity.path))
    for entry in ctx.plan.content.entries if ctx.plan.content else ():
        day = ctx.schedule.when(entry.date)
        if day and span[0] <= day <= span[1]:
            rank = 1 if entry.festival else 2
            found.append(Dated(rank, day, entry.title, entry.at("title"), entry.path))
    return tuple(sorted(found))


def _picked(found: Sequence[Dated]) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """What a slide shows, and the rest; both in the order of their days."""
    first, rest = found[:_DATED], found[_DATED:]
    return tuple(sorted(first, key=_when)), tuple(sorted(rest, key=_when))


def _when(line: Dated) -> date:
    return line.day


def _drawn(ctx: Context, lines: Sequence[Dated]) -> tuple[DatedLine, ...]:
    return tuple(
        DatedLine(
            (Run(fmt.short_day(line.day, ctx.lang)),), inline(line.text, line.at), line.rank == 0, line.path
        )
        for line in lines
    )


def _more(ctx: Context, rest: Sequence[Dated]) -> Inlines:
    return (Run(ctx.t(f"另有 {len(rest)} 条", f"and {len(rest)} more")),) if rest else ()


def _lines(ctx: Context, quarter: Quarter) -> Inlines:
    """The dated lines of a quarter in a cell."""
    span = quarter_span(quarter.quarter)
    runs: list[Run] = []
    for line in _picked(_dated(ctx, span))[0] if span else ():
        runs += [Run("\n")] if runs else []
        runs += [
            Run(fmt.short_day(line.day, ctx.lang), color="accent" if line.rank == 0 else "ink3"),
            Run(" "),
            Run(line.text, bold=line.rank == 0, src=line.at),
        ]
    return tuple(runs)


def _rest(ctx: Context, spans: Sequence[tuple[Quarter, Span]]) -> tuple[Block, ...]:
    left = (line for _, span in spans for line in _picked(_dated(ctx, span))[1])
    items = tuple(
        ListItem(
            (Paragraph((Run(f"{fmt.short_day(line.day, ctx.lang)} "), *inline(line.text, line.at)), "plain"),)
        )
        for line in left
    )
    return (ListBlock(items),) if items else ()
