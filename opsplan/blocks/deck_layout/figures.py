"""Figures as elements of a body: charts, Gantt pages and funnels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial

from opsplan.blocks.deck import Placed, PlacedChart, PlacedDrawing, TextBox
from opsplan.blocks.deck_layout.elements import Element, Fitted
from opsplan.blocks.deck_layout.text import FONT_ROOM, count_lines, para
from opsplan.blocks.drawing import Drawing
from opsplan.blocks.gantt import Gantt
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.inline import Inlines, plain
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import Chart, Funnel, FunnelStage
from opsplan.blocks.time_figures import TimeModel, draw_time
from opsplan.records import dataclass

LEAST_CHART = 170.0
LEAST_GANTT = 240.0
_STEP, _LEAST_STEP, _BAR, _MOST_STAGES = 72.0, 64.0, 46.0, 5
_CONVERSION = 18.0
_SHADES = ("accent", "accent-600", "accent-500", "accent-300", "accent-200", "accent-100")


@dataclass(frozen=True, slots=True)
class ChartElement:
    """A native chart that fills the room it gets."""

    chart: Chart

    @property
    def grows(self) -> bool:
        return True

    def natural(self, width: float) -> float:
        return LEAST_CHART

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        if room < LEAST_CHART and not full:
            return None, self
        return Fitted(room, (PlacedChart(0, 0, width, room, self.chart, name="chart"),)), None


Draw = Callable[[float, float], tuple[Drawing, ...]]
"""Width and room in points → the pages of a chart."""


@dataclass(frozen=True, slots=True)
class PagesElement:
    """A chart of one or more pages, a page a slide; ``pages`` are those still to come once the first was placed."""

    name: str
    draw: Draw
    pages: tuple[Drawing, ...] = ()

    @property
    def grows(self) -> bool:
        return True

    def natural(self, width: float) -> float:
        return max(page.height for page in self.pages) if self.pages else LEAST_GANTT

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        if room < self.natural(width) and not full:
            return None, self
        pages = self.pages or self.draw(width, room)
        rest = replace(self, pages=pages[1:]) if len(pages) > 1 else None
        return Fitted(pages[0].height, (PlacedDrawing(0, 0, pages[0], name=self.name),)), rest


@lru_cache(maxsize=4)
def _gantt(gantt: Gantt, width: float, room: float) -> tuple[Drawing, ...]:
    """The pages, kept: a body is tried at several type sizes, which a chart does not follow."""
    return draw_gantt(gantt, width=width, max_height=room, look="slide")


@lru_cache(maxsize=4)
def _time(model: TimeModel, width: float, room: float) -> tuple[Drawing, ...]:
    return draw_time(model, width=width, max_height=room, look="slide")


def gantt_element(gantt: Gantt) -> PagesElement:
    """A Gantt chart."""
    return PagesElement("gantt", partial(_gantt, gantt))


def time_element(model: TimeModel) -> PagesElement:
    """A roadmap or another view of time."""
    return PagesElement("time", partial(_time, model))


@dataclass(frozen=True, slots=True)
class FunnelElement:
    """A funnel drawn: stage at the left, bar with its value, baseline at the right, conversion between."""

    funnel: Funnel

    @property
    def grows(self) -> bool:
        return True

    def natural(self, width: float) -> float:
        return len(self.funnel.stages) * _LEAST_STEP + self._lift()

    def _lift(self) -> float:
        """Room above the first bar for a conversion that leads to it."""
        return _CONVERSION if self.funnel.stages[0].conversion else 0.0

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        need = self.natural(width)
        if room < need:
            return None, self
        lift = self._lift()
        step = min(_STEP, (room - lift) / len(self.funnel.stages))
        shapes: list[Placed] = []
        for index, stage in enumerate(self.funnel.stages):
            shapes += _stage(stage, index, index * step + lift, step, width)
        return Fitted(step * len(self.funnel.stages) + lift, tuple(shapes)), None


def _bar(step: float) -> float:
    """Height of a bar; what is left of a step holds the conversion."""
    return min(_BAR, step - _CONVERSION)


def _stage(stage: FunnelStage, index: int, y: float, step: float, width: float) -> list[Placed]:
    side, bars, right = _slots(width)
    bar = _bar(step)
    own = bars * (0.34 + 0.66 * min(max(stage.share, 0.0), 1.0))
    x = side + (bars - own) / 2
    name = (para(stage.name, 16.0, bold=True), para(stage.detail, 12.0, color="ink2"))
    shade = _SHADES[min(index, len(_SHADES) - 1)]
    value = para(stage.value, 18.0, color=f"mark:{shade}", bold=True, align="center")
    cells: list[Placed] = [
        TextBox(0, y, side - 12, step - 4, tuple(each for each in name if each.text), src=stage.src),
        TextBox(x, y, own, bar, (value,), fill=shade, anchor="middle", name="funnel stage", src=stage.src),
    ]
    if stage.conversion:
        words = para(stage.conversion, 12.0, color="ink2", align="center")
        cells.append(TextBox(side, y - _CONVERSION, bars, _CONVERSION, (words,), anchor="middle"))
    if stage.baseline:
        words = para(stage.baseline, 12.0, color="ink2")
        cells.append(TextBox(width - right, y, right, bar, (words,), anchor="middle"))
    return cells


def _slots(width: float) -> tuple[float, float, float]:
    """Widths of the names, of the widest bar, and of the baselines."""
    return 0.22 * width, 0.56 * width, 0.20 * width


def funnel_fits(funnel: Funnel, width: float) -> bool:
    """True when every text of the funnel has room beside or inside its bar; else a table says it better."""
    if not 1 <= len(funnel.stages) <= _MOST_STAGES:
        return False
    side, bars, right = _slots(width)
    for stage in funnel.stages:
        own = bars * (0.34 + 0.66 * min(max(stage.share, 0.0), 1.0))
        lines: tuple[tuple[Inlines, float, bool, float], ...] = (
            (stage.name, 16.0, True, side - 12), (stage.value, 18.0, True, own), (stage.conversion, 12.0, False, bars), (stage.baseline, 12.0, False, right),
        )  # fmt: skip
        for text, size, bold, room in lines:
            if "\n" in plain(text) or text_width(plain(text), size, bold) > room * FONT_ROOM:
                return False
        if count_lines(para(stage.detail, 12.0), side - 12) > 2:
            return False
    return True
