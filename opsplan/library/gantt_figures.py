"""A Gantt chart as figures: one where it fits a page, else the phases at a glance and then page by page, each under what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.gantt_parts import gantt_parts
from opsplan.blocks.inline import Inlines, run
from opsplan.blocks.nodes import GanttFigure
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.messages_words import listed, said, short
from opsplan.patterns import lazy_pattern

_PAGES: Mapping[Look, tuple[float, float]] = MappingProxyType(
    {"slide": (864.0, 360.0), "document": (698.0, 366.0)}
)
"""Points of a slide's body, and of a landscape page with the heading of a chapter and a caption."""
_NAMED = 2
"""Tasks that a title says are finished."""
_JOINED = lazy_pattern("[、，,和与及]| and ")
"""What joins words within a name: such names are not joined once more."""
_OVERVIEW = Bilingual("阶段与里程碑", "phases and milestones")


def gantt_figures(ctx: Context, chart: Gantt, caption: Inlines = ()) -> tuple[GanttFigure, ...]:
    """The figures of a chart; every page but the overview has its own message. ``caption`` is continued by what a
    figure shows of the chart."""
    look: Look = "slide" if ctx.deck else "document"
    width, room = _PAGES[look]
    parts = gantt_parts(chart, look, width=width, room=room)
    if len(parts) == 1:
        return (GanttFigure(parts[0], caption),)
    pages_of = Counter(name for part in parts for name in _phases(part))
    seen: Counter[str] = Counter()
    figures = []
    for number, part in enumerate(parts):
        if part.part == "overview":
            figures.append(GanttFigure(part, _continued(ctx, caption, ctx.say(_OVERVIEW))))
            continue
        names = _phases(part)
        seen.update(names)
        place = ""
        if len(names) == 1 and pages_of[names[0]] > 1:
            place = fmt.aside(f"{seen[names[0]]}/{pages_of[names[0]]}", ctx.lang)
        title = ctx.t("、", ", ").join(names) + place or chart.title
        figures.append(
            GanttFigure(
                replace(part, title=title),
                _continued(ctx, caption, title),
                name=f"gantt-{number}",
                message=run(page_message(ctx, part, place)),
            )
        )
    return tuple(figures)


def _continued(ctx: Context, caption: Inlines, words: str) -> Inlines:
    return (*caption, *run(f"{ctx.t('：', ': ')}{words}")) if caption else ()


def _phases(part: Gantt) -> tuple[str, ...]:
    """The heads that the rows of a page stand under."""
    return (
        tuple(row.phase or row.name for row in part.rows if row.kind == "phase")
        if part.part == "page"
        else ()
    )


def page_message(ctx: Context, page: Gantt, place: str = "") -> str:
    """What some phases are about: how many tasks, how they stand or what is critical, and what is finished by when."""
    tasks = [row for row in page.rows if row.kind in ("task", "activity")]
    names = _phases(page)
    if not names:
        return _without_phase(ctx, page, tasks)
    head = listed(ctx, names, 3) + place
    count = len(tasks)
    if not count:
        stones = sum(row.kind == "milestone" for row in page.rows)
        return ctx.t(fit("{}有{}个里程碑", head, stones), f"{head}: {fmt.counted(stones, 'milestone')}")
    if all(row.status == "done" for row in tasks):
        return ctx.t(
            fit("{}共{}项任务，已全部完成", head, count),
            f"{head}: {'the one task is' if count == 1 else f'all {count} tasks are'} done",
        )
    words = [ctx.t(fit("{}共{}项任务", head, count), f"{head}: {fmt.counted(count, 'task')}")]
    words += [each for each in (_standing(ctx, tasks), _finishing(ctx, tasks)) if each]
    return ctx.t("，", ", ").join(words)


def _standing(ctx: Context, tasks: Sequence[GanttRow]) -> str:
    """How the tasks stand where that is recorded, else how many of them are critical."""
    count = len(tasks)
    late, done = (sum(row.status == status for row in tasks) for status in ("late", "done"))
    critical = sum(row.critical for row in tasks)
    if late:
        return ctx.t(fit("{}项延期", late), f"{late} late")
    if done:
        return ctx.t(fit("已完成{}项", done), f"{done} done")
    if critical == count > 1:
        return ctx.t("都在关键路径上", "all on the critical path")
    return ctx.t(fit("{}项在关键路径上", critical), f"{critical} on the critical path") if critical else ""


def _finishing(ctx: Context, tasks: Sequence[GanttRow]) -> str:
    """What ends last, the critical before the rest, and its day; of tasks that go on all the time, that they do."""
    ahead = [row for row in tasks if not row.rolling and row.status != "done"]
    if not ahead:
        return ctx.t("常态进行", "ongoing") if all(row.rolling for row in tasks) else ""
    chosen = [row for row in ahead if row.critical] or ahead
    last = sorted(chosen, key=lambda row: row.end)[-_NAMED:]
    if any(_JOINED.search(row.name) for row in last):
        last = last[-1:]
    end = max(row.end for row in last)
    day = said(ctx, end)
    names = [short(row.name) for row in last]
    what = ctx.t(fit("{}和{}" if len(names) > 1 else "{}", *names), " and ".join(names))
    one = len(last) == 1
    if end < ctx.today:
        return ctx.t(fit("{}应在{}完成", what, day), f"{what} {'was' if one else 'were'} due by {day}")
    verb = "is" if one else "are"
    return ctx.t(fit("{}前完成{}", day, what), f"{what} {verb} done by {day}")


def _without_phase(ctx: Context, page: Gantt, tasks: Sequence[GanttRow]) -> str:
    """Of work around activities, whose it is and when; of rows under no head, how many and when."""
    names = [row.name for row in page.rows if row.kind == "activity" and row.depth == 0]
    rows = tasks or page.rows
    first, last = (fmt.day(day, ctx.lang) for day in (min(r.start for r in rows), max(r.end for r in rows)))
    count = len(rows)
    if not names:
        return ctx.t(
            fit("{}项任务，从{}到{}", count, first, last),
            f"{fmt.counted(count, 'task')} from {first} to {last}",
        )
    return ctx.t(
        fit("{}的{}项安排，从{}到{}", listed(ctx, names), count, first, last),
        f"{listed(ctx, names)}: {fmt.counted(count, 'item')} from {first} to {last}",
    )
