"""Slide figures as elements: drawn where all their text has room, else as the table that says the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from opsplan.blocks.deck_layout.elements import Element, Fitted, Scale, fit_stack
from opsplan.blocks.deck_layout.heat_map import HeatMapFigure
from opsplan.blocks.deck_layout.make_table import table_elements
from opsplan.blocks.deck_layout.panels import SideBySide
from opsplan.blocks.deck_layout.phase_timeline import timeline_pages
from opsplan.blocks.deck_layout.quarter_columns import quarter_pages
from opsplan.blocks.deck_layout.step_row import StepRowFigure
from opsplan.blocks.nodes import SlideFigure
from opsplan.blocks.slide_figures import CalendarColumns, HeatMap, PhaseTimeline, SlideModel, StepRow
from opsplan.records import dataclass


class Drawn(Protocol):
    """A figure at a type scale, which stands on one slide whole."""

    def natural(self, width: float) -> float:
        """The height it needs, in points."""
        ...

    def placed(self, width: float, room: float) -> Fitted:
        """Its shapes in ``room`` points, which are at least its natural height."""
        ...


@dataclass(frozen=True, slots=True)
class DrawnElement:
    """A figure of one or more pages, a page a slide, or its table where there is less room than they need."""

    pages: tuple[Drawn, ...]
    instead: tuple[Element, ...]

    @property
    def grows(self) -> bool:
        return True

    def natural(self, width: float) -> float:
        return max(page.natural(width) for page in self.pages)

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        if self.natural(width) <= room:
            first, *others = self.pages
            return first.placed(width, room), replace(self, pages=tuple(others)) if others else None
        if not full:
            return None, self
        fitted, rest = fit_stack(self.instead, width, room)
        return fitted, SideBySide((rest,), (width,)) if rest else None


def figure_elements(figure: SlideFigure, scale: Scale, width: float, title: str) -> tuple[Element, ...]:
    """The figure; its table if there is nothing to draw."""
    table = table_elements(figure.table, scale, width, title)
    pages = _drawn(figure.model, scale)
    return (DrawnElement(pages, table),) if pages else table


def _drawn(model: SlideModel, scale: Scale) -> tuple[Drawn, ...]:
    match model:
        case CalendarColumns():
            return quarter_pages(model, scale) if model.columns else ()
        case HeatMap():
            return (HeatMapFigure(model),)
        case StepRow():
            return (StepRowFigure(model, scale),) if model.steps else ()
        case PhaseTimeline():
            return timeline_pages(model, scale)
