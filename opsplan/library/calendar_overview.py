"""A quarter or a year of content on one page: dates, theme, form, objective and what is planned, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from opsplan.blocks.content_calendar import CalendarItem, ContentCalendar, FestivalSpan, QuarterPlan
from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.calendar_words import Stretch, month_stretches, named, quarter_stretches
from opsplan.patterns import lazy_pattern

_MOST_COLUMNS, _MOST_DATES, _MOST_WORK = 4, 5, 4
"""Quarters side by side; dates and pieces of work of one."""
_BETWEEN = lazy_pattern("[、；,;]")
_LABELS = {
    "dates": Bilingual("节点", "Key dates"), "theme": Bilingual("主题", "Theme"), "form": Bilingual("形式", "Form"),
    "objective": Bilingual("目的", "Objective"), "planned": Bilingual("内容", "Content"),
    "work": Bilingual("活动与里程碑", "Activities and milestones"),
}  # fmt: skip


def years_at_a_glance(calendar: ContentCalendar) -> tuple[Table, ...]:
    """The quarters of the calendar side by side, up to four in a table."""
    plans = {each.start: each for each in calendar.quarters}
    return tuple(
        _table(calendar, part, lambda stretch: plans.get(stretch.start), "years")
        for part in _batches(quarter_stretches(calendar))
    )


def quarter_at_a_glance(calendar: ContentCalendar, quarter: Stretch) -> Table:
    """The months of a quarter side by side, under what the quarter is about."""
    months = [each for each in month_stretches(calendar) if quarter.start <= each.start <= quarter.end]
    table = _table(calendar, months, lambda stretch: None, "quarter")
    plan = next((each for each in calendar.quarters if each.start == quarter.start), None)
    above = tuple(
        Row((_side(calendar, field), Cell(_words(plan, field), span=len(months), bold=field == "theme")))
        for field in ("theme", "form", "objective")
        if plan and getattr(plan, field)
    )  # fmt: skip
    return Table(table.columns, (*above, *table.rows), name="quarter")


def _batches(stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """Four at a time; of more than four the quarters of a year stand together."""
    if len(stretches) <= _MOST_COLUMNS:
        yield tuple(stretches)
        return
    years: dict[int, list[Stretch]] = {}
    for each in stretches:
        years.setdefault(each.start.year, []).append(each)
    yield from map(tuple, years.values())


def _table(
    calendar: ContentCalendar, stretches: Sequence[Stretch], plan_of: Callable[[Stretch], QuarterPlan | None], name: str
) -> Table:  # fmt: skip
    plans = [plan_of(each) for each in stretches]
    rows = [
        (_side(calendar, field), *(Cell(_words(plan, field), bold=field == "theme") for plan in plans))
        for field in ("theme", "form", "objective")
        if any(plan and getattr(plan, field) for plan in plans)
    ]  # fmt: skip
    shown: tuple[tuple[str, Callable[[Stretch, QuarterPlan | None], Inlines]], ...] = (
        ("dates", lambda stretch, plan: _dates(calendar, stretch, plan)),
        ("planned", lambda stretch, plan: _planned(calendar, stretch)),
        ("work", lambda stretch, plan: _work(calendar, stretch)),
    )
    for label, said in shown:
        texts = [said(stretch, plan) for stretch, plan in zip(stretches, plans, strict=True)]
        if any(texts) or label == "planned":
            rows.append((_side(calendar, label), *map(_cell, texts)))
    heads = (Column((), weight=0.5), *(Column((Run(each.name),), weight=1) for each in stretches))
    return Table(heads, tuple(map(Row, rows)), name=name)


def _cell(text: Inlines) -> Cell:
    return Cell(text or (Run(fmt.MISSING, color="ink3"),))


def _side(calendar: ContentCalendar, label: str) -> Cell:
    return Cell((Run(calendar.say(_LABELS[label])),), bold=True)


def _words(plan: QuarterPlan | None, field: str) -> Inlines:
    text = getattr(plan, field, "")
    return (Run(text),) if text else (Run(fmt.MISSING, color="ink3"),)


def _dates(calendar: ContentCalendar, stretch: Stretch, plan: QuarterPlan | None) -> Inlines:
    """The dates that the plan names for the quarter, or those that matter most, with their days."""
    inside = [each for each in calendar.festivals if each.start <= stretch.end and each.end >= stretch.start]
    known = {each.name: each for each in inside}
    if plan and plan.festivals:
        names = dict.fromkeys(name.strip() for name in _BETWEEN.split(plan.festivals) if name.strip())
        found = [known.get(name, name) for name in names]
        found.sort(key=lambda each: each.start if isinstance(each, FestivalSpan) else date.max)
        return _lined(named((_dated(calendar, each) for each in found), _MOST_DATES + 2, calendar))
    best = sorted(known.values(), key=lambda each: (each.tier, each.start))[:_MOST_DATES]
    return _lined([_dated(calendar, each) for each in sorted(best, key=lambda each: each.start)])


def _dated(calendar: ContentCalendar, found: FestivalSpan | str) -> str:
    if isinstance(found, str):
        return found
    first, last = (fmt.short_day(day, calendar.lang) for day in (found.start, found.end))
    return f"{found.name} {first if first == last else f'{first}–{last}'}"


def _planned(calendar: ContentCalendar, stretch: Stretch) -> Inlines:
    """How many entries and gaps, and on which channels the entries are."""
    channels = Counter(item.channel for item in stretch.items if item.kind == "entry")
    total, gaps = channels.total(), stretch.count("gap")
    parts: list[Inlines] = []
    if total:
        said = Bilingual(f"{total} 条", str(total))
        parts.append((Run(calendar.say(said), bold=True, color="accent"),))
    if gaps:
        said = Bilingual(f"{gaps} 个空档", fmt.counted(gaps, "gap"))
        parts.append((Run(calendar.say(said), bold=True, color="high-strong"),))
    names = [f"{name} {count}" for name, count in channels.most_common() if name]
    if names:
        between = "、" if calendar.lang != "en" else ", "
        parts.append((Run("\n" + between.join(named(names, _MOST_WORK, calendar)), color="ink2"),))
    apart = calendar.say(Bilingual("，", ", "))
    return join(parts[:-1] if names else parts, apart) + (parts[-1] if names else ())


def _work(calendar: ContentCalendar, stretch: Stretch) -> Inlines:
    found = [item for item in stretch.items if item.kind in ("activity", "milestone")]
    return _lined(named(dict.fromkeys(_piece(calendar, item) for item in found), _MOST_WORK, calendar))


def _piece(calendar: ContentCalendar, item: CalendarItem) -> str:
    first, last = (fmt.short_day(day, calendar.lang) for day in (item.day, item.last))
    return f"{first if first == last else f'{first}–{last}'} {' '.join(item.title.split())}"


def _lined(lines: Sequence[str]) -> Inlines:
    return (Run("\n".join(lines)),) if lines else ()
