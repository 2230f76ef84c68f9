"""The schedule in other ways than bars: roadmap, run-of-show, month calendar, grid of weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from opsplan.blocks.inline import Inlines, run
from opsplan.blocks.nodes import Block
from opsplan.blocks.time_figures import TimeFigure
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options, ViewError
from opsplan.library.gantt_groups import By
from opsplan.library.month_calendars import month_calendar_of
from opsplan.library.roadmaps import default_by, roadmap_of
from opsplan.library.shows import run_of_show_of
from opsplan.library.time_pages import slide_figures
from opsplan.library.views.activities import picked
from opsplan.library.views.tables import caption_of, known, number_option, one_of, text_option
from opsplan.library.week_grids import week_grid_of
from opsplan.model.times import iso_date

TimeView = Literal["roadmap", "month", "weeks", "run-of-show"]
TITLES = {
    "roadmap": Bilingual("路线图", "Roadmap"), "month": Bilingual("月历", "Month calendar"),
    "weeks": Bilingual("按周安排", "Week by week"), "run-of-show": Bilingual("流程时间轴", "Run-of-show"),
}  # fmt: skip
_BY: tuple[By, ...] = ("phase", "pillar", "owner", "tag")


def time_figures(
    ctx: Context, view: TimeView, *, by: By | None = None, start: date | None = None, end: date | None = None
) -> tuple[TimeFigure, ...]:
    """The figures of a view, without captions; none when there is nothing to show. ``by`` None is what suits the view.

    A run-of-show has its lanes by place, and by people when ``by`` is ``owner``.
    """
    if view == "roadmap":
        roadmap = roadmap_of(ctx, by or default_by(ctx), start, end)
        return (TimeFigure(roadmap),) if roadmap else ()
    if view == "month":
        months = month_calendar_of(ctx, start, end)
        return (TimeFigure(months),) if months else ()
    if view == "weeks":
        weeks = week_grid_of(ctx, by or "phase", start, end)
        return (TimeFigure(weeks),) if weeks else ()
    shows = (
        run_of_show_of(ctx, each, "people" if by == "owner" else "place") for each in ctx.plan.activities
    )
    return tuple(TimeFigure(show) for show in shows if show)


def roadmap(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Swim lanes over quarters, for those who decide.

    ``by``: ``auto`` (pillars where most work belongs to one, else phases), ``phase``, ``pillar``, ``owner`` or ``tag``.
    ``from`` and ``to`` are days (2027-03-01).
    """
    known(options, "roadmap", "by", "from", "to", common=("caption",))
    found = roadmap_of(ctx, _by(options) or default_by(ctx), _day(options, "from"), _day(options, "to"))
    return (TimeFigure(found, _caption(ctx, options, "roadmap")),) if found else ()


def month_calendar(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A grid of days a month: begins, ends, milestones, activities, content, days off and make-up workdays.

    ``phase`` (a place from 0) shows the tasks of one phase; ``from`` and ``to`` are days (2027-03-01).
    """
    known(options, "month_calendar", "phase", "from", "to", common=("caption",))
    found = month_calendar_of(
        ctx, _day(options, "from"), _day(options, "to"), number_option(options, "phase")
    )
    return _on_slides(ctx, TimeFigure(found, _caption(ctx, options, "month"))) if found else ()


def weeks(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Phases, owners or pillars by weeks, in words: milestones, and tasks that begin, go on and end.

    ``by``: ``phase``, ``pillar``, ``owner`` or ``tag``. ``phase`` (a place from 0) shows one phase; ``from`` and ``to``
    are days (2027-03-01).
    """
    known(options, "weeks", "by", "phase", "from", "to", common=("caption",))
    found = week_grid_of(
        ctx,
        _by(options) or "phase",
        _day(options, "from"),
        _day(options, "to"),
        number_option(options, "phase"),
    )
    return _on_slides(ctx, TimeFigure(found, _caption(ctx, options, "weeks"))) if found else ()


def _on_slides(ctx: Context, figure: TimeFigure) -> tuple[Block, ...]:
    return tuple(slide_figures(ctx, figure)) if ctx.deck else (figure,)


def run_of_show(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The timed process of an activity on an hour scale, with what runs over and where nothing happens.

    ``activity`` (a place from 0) shows one activity; ``by``: lanes by ``place`` or ``people``.
    """
    known(options, "run_of_show", "activity", "by", common=())
    by: Literal["place", "people"] = (
        "people" if one_of(options, "by", ("place", "people")) == "people" else "place"
    )
    return tuple(_shows(ctx, options, by))


def _shows(ctx: Context, options: Options, by: Literal["place", "people"]) -> Iterator[Block]:
    for activity in picked(ctx, options):
        show = run_of_show_of(ctx, activity, by)
        if show:
            caption = f"{activity.name}{ctx.t('：', ': ')}{ctx.say(TITLES['run-of-show'])}"
            yield TimeFigure(show, () if ctx.deck else run(caption, activity.at("name")))


def _caption(ctx: Context, options: Options, view: TimeView) -> Inlines:
    return caption_of(ctx, options, TITLES[view])


def _by(options: Options) -> By | None:
    value = one_of(options, "by", ("auto", *_BY))
    return next((each for each in _BY if each == value), None)


def _day(options: Options, name: str) -> date | None:
    text = text_option(options, name).strip()
    if not text:
        return None
    try:
        found = iso_date(text)
    except ValueError:
        found = None
    if found is None:
        raise ViewError(
            Bilingual(f"选项 {name} 要写日期，如 2027-03-01，写成了“{text}”", f"option {name} wants a day such as 2027-03-01, not '{text}'")
        )  # fmt: skip
    return found
