"""The views of time beside the Gantt chart, as one: what they are, and how each is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.drawing import Drawing, Line, Polyline, Shape
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.inline import Inlines
from opsplan.blocks.month_calendar import MonthCalendar
from opsplan.blocks.roadmap import Roadmap, draw_roadmap
from opsplan.blocks.run_of_show import RunOfShow, draw_run_of_show
from opsplan.blocks.week_grid import WeekGrid
from opsplan.records import dataclass

TimeModel = Roadmap | RunOfShow | MonthCalendar | WeekGrid
_BETWEEN = 24.0
"""Points between pages that stand on one canvas."""


@dataclass(frozen=True, slots=True)
class TimeFigure:
    """A view of time as a block of a document or deck; the writer asks :func:`draw_time` for its pages. A figure with a
    ``message`` begins a slide of a deck, under these words."""

    model: TimeModel
    caption: Inlines = ()
    note: Inlines = ()
    name: str = ""
    """The view that made it, by which text refers to it."""
    message: Inlines = ()


def draw_time(
    model: TimeModel, *, width: float, max_height: float, look: Look = "svg"
) -> tuple[Drawing, ...]:
    """The pages of a view of time, each ``width`` points wide and at most ``max_height`` high but for ``svg``."""
    match model:
        case Roadmap():
            return draw_roadmap(model, width=width, max_height=max_height, look=look)
        case RunOfShow():
            return draw_run_of_show(model, width=width, max_height=max_height, look=look)
        case MonthCalendar():
            from opsplan.blocks.month_calendar_layout import draw_month_calendar

            return draw_month_calendar(model, width=width, max_height=max_height, look=look)
        case WeekGrid():
            from opsplan.blocks.week_grid_layout import draw_week_grid

            return draw_week_grid(model, width=width, max_height=max_height, look=look)


def draw_on_one(models: Sequence[TimeModel], width: float, title: str) -> Drawing:
    """All pages of some views on one canvas without limits, one below the other."""
    pages = tuple(page for model in models for page in draw_time(model, width=width, max_height=0.0))
    if len(pages) == 1:
        return pages[0]
    shapes: list[Shape] = []
    y = 0.0
    for page in pages:
        shapes.extend(_lowered(shape, y) for shape in page.shapes)
        y += page.height + _BETWEEN
    words = " ".join(page.description for page in pages)
    return Drawing(width, max(y - _BETWEEN, 0.0), tuple(shapes), title, words)


def _lowered(shape: Shape, by: float) -> Shape:
    if isinstance(shape, Line):
        return shape._replace(y1=shape.y1 + by, y2=shape.y2 + by)
    if isinstance(shape, Polyline):
        return shape._replace(points=tuple((x, y + by) for x, y in shape.points))
    return shape._replace(y=shape.y + by)
