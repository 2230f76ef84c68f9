"""Phases at a glance: bars to scale over the calendar with the milestones, and a column of words for each phase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from opsplan.blocks.deck import Para, PlacedDrawing, TextBox
from opsplan.blocks.deck_layout.elements import Fitted, Scale
from opsplan.blocks.deck_layout.panels import CardRow, CardText
from opsplan.blocks.deck_layout.text import FONT_ROOM, para, text_height
from opsplan.blocks.drawing import Drawing, Label, Line, Polyline, Rect, Shape
from opsplan.blocks.gantt_axis import Axis, ticks
from opsplan.blocks.gantt_words import TODAY, Unit, period_texts, span_text
from opsplan.blocks.inline import Run, join, plain
from opsplan.blocks.measure import text_width
from opsplan.blocks.slide_figures import DatedLine, PhaseTimeline, TimelinePhase
from opsplan.records import dataclass

_MOST = 6
"""Columns of one slide; more phases are spread evenly over several."""
_SMALL = 12.0
_HEAD = 20.0
"""Height of the calendar's names, in points."""
_STONE = 5.0
"""Half the diagonal of a diamond."""
_BETWEEN = 2.0
_APART = "   "
_LEAST_PERIOD = 40.0
_IN_YEAR: tuple[Unit, ...] = ("month", "quarter")
_UNITS: tuple[Unit, ...] = ("month", "quarter", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class _Density:
    """Points of a bar and from bar to bar, of the milestones' row, below it, and between paragraphs; the sizes of the
    objective and of what stands below it."""

    bar: float
    lane: float
    stones: float
    below: float
    after: float
    objective: float
    facts: float


_ROOMY = (
    _Density(34.0, 40.0, 26.0, 18.0, 12.0, 16.0, 14.0),
    _Density(28.0, 33.0, 20.0, 12.0, 8.0, 14.0, 14.0),
    _Density(24.0, 28.0, 16.0, 10.0, 8.0, 14.0, 12.0),
)
"""What is tried before the closest, from the roomiest on."""
_CLOSE = _Density(18.0, 21.0, 12.0, 6.0, 4.0, 14.0, 12.0)


@dataclass(frozen=True, slots=True)
class PhaseTimelineFigure:
    """All phases on the scale, and the columns of ``shown``. The bars of the others are grey. It is as roomy as it may be."""

    model: PhaseTimeline
    shown: tuple[TimelinePhase, ...]
    scale: Scale
    lanes: Mapping[str, int]
    """The lane of each phase by its plan path: those that run at the same time stand below each other."""
    density: _Density = _CLOSE

    def natural(self, width: float) -> float:
        band = self._band_height() + self.density.below
        return band + self._columns().natural(width) + self._foot_height(width)

    def placed(self, width: float, room: float) -> Fitted:
        looser = (replace(self, density=each) for each in _ROOMY)
        return next((each for each in looser if each.natural(width) <= room), self)._placed(width)

    def _placed(self, width: float) -> Fitted:
        band = self._band_height()
        columns = self._columns()
        fitted, _ = columns.fit(width, columns.natural(width), True)
        below = fitted.moved(0, band + self.density.below) if fitted else ()
        drawing = Drawing(width, band, tuple(self._band(width)), self.model.title, self.model.description)
        y = band + self.density.below + (fitted.h if fitted else 0.0)
        foot = tuple(self._foot(width, y))
        return Fitted(
            y + self._foot_height(width), (PlacedDrawing(0, 0, drawing, name="timeline"), *below, *foot)
        )

    def _foot(self, width: float, y: float) -> Iterator[TextBox]:
        """A line for each phase that runs beside the others."""
        for phase in self.model.phases:
            if phase.background:
                words = _background(phase)
                high = text_height((words,), width)
                yield TextBox(0, y, width, high, (words,), src=phase.src)
                y += high + _BETWEEN

    def _foot_height(self, width: float) -> float:
        high = [
            text_height((_background(one),), width) + _BETWEEN for one in self.model.phases if one.background
        ]
        return sum(high)

    def _axis(self, width: float) -> Axis:
        first = min(phase.start for phase in self.model.phases)
        last = max(phase.end for phase in self.model.phases)
        return Axis(first, max(first, last), 0.0, width)

    def _band_height(self) -> float:
        lanes = max(self.lanes.values()) + 1
        stones = self.density.stones if self.model.stones else 0.0
        return _HEAD + lanes * self.density.lane + stones

    def _band(self, width: float) -> Iterator[Shape]:
        axis, lanes = self._axis(width), self.lanes
        bottom = _HEAD + (max(lanes.values()) + 1) * self.density.lane
        yield from self._calendar(axis, bottom)
        shown = {phase.src for phase in self.model.phases if phase.background or phase in self.shown}
        for phase in self.model.phases:
            yield from self._bar(
                phase, axis, _HEAD + lanes[phase.src] * self.density.lane + 3, phase.src in shown
            )
        for number, day in enumerate(sorted(set(self.model.stones))):
            if axis.shows(day, day):
                x, y = axis.x(day, 0.5), bottom + self.density.stones / 2 + 2
                x = min(max(x, _STONE), width - _STONE)
                corners = ((x, y - _STONE), (x + _STONE, y), (x, y + _STONE), (x - _STONE, y))
                yield Polyline(corners, fill="accent", closed=True, name=f"milestone/{number}")
        yield from self._today(axis, bottom)

    def _calendar(self, axis: Axis, bottom: float) -> Iterator[Shape]:
        """The names of the periods, but for one that the flag of today would cover."""
        room = axis.right - axis.left
        unit = next((unit for unit in _UNITS if len(ticks(axis, unit)) * _LEAST_PERIOD <= room), _UNITS[-1])
        flag, wide, _ = self._flag(axis)
        for number, tick in enumerate(ticks(axis, unit)):
            if number:
                yield Line(tick.x, 2, tick.x, bottom, "grid", 0.75)
            year = axis.several_years and (number == 0 or tick.start.month == 1) and unit in _IN_YEAR
            texts = period_texts(unit, tick.start, tick.end, self.model.lang, year)
            sizes = [(text, text_width(text, _SMALL) / FONT_ROOM) for text in texts]
            text, own = next((pair for pair in sizes if pair[1] <= tick.right - tick.x - 6), ("", 0.0))
            if text and (tick.x + 3 + own < flag or tick.x + 3 > flag + wide):
                name = f"axis/{unit}/{tick.start}"
                yield Label(
                    tick.x + 3, 0, tick.right - tick.x - 4, _HEAD - 2, text, _SMALL, "ink3", name=name
                )
        yield Line(axis.left, _HEAD, axis.right, _HEAD, "mute", 0.75)

    def _bar(self, phase: TimelinePhase, axis: Axis, y: float, shown: bool) -> Iterator[Shape]:
        x, right = axis.x(phase.start), axis.x(phase.end, 1.0)
        wide = max(right - x - 1.5, 2.0)
        fill = phase.color if shown else "line"
        name = plain(phase.name)
        alt = f"{name} {span_text(phase.start, phase.end, self.model.lang, axis.several_years)}"
        yield Rect(x, y, wide, self.density.bar, fill, f"edge:{fill}", 0.75, name=f"{phase.src}/bar", alt=alt)
        if text_width(name, _SMALL, True) / FONT_ROOM + 12 <= wide:
            yield Label(
                x + 6,
                y,
                wide - 12,
                self.density.bar,
                name,
                _SMALL,
                f"on:{fill}",
                True,
                name=f"{phase.src}/name",
            )

    def _flag(self, axis: Axis) -> tuple[float, float, str]:
        """Where the flag of the status line begins, its width, and its words; no words where today is not shown."""
        today = self.model.today
        if today is None or not axis.shows(today, today):
            return 0.0, 0.0, ""
        text = f"{TODAY.get(self.model.lang)} {span_text(today, today, self.model.lang, False)}"
        own = text_width(text, _SMALL, True) / FONT_ROOM + 12
        return min(max(axis.x(today, 0.5) - own / 2, axis.left), axis.right - own), own, text

    def _today(self, axis: Axis, bottom: float) -> Iterator[Shape]:
        left, own, text = self._flag(axis)
        if self.model.today is None or not text:
            return
        x, end = axis.x(self.model.today, 0.5), bottom + (self.density.stones if self.model.stones else 0.0)
        yield Line(x, _HEAD - 2, x, end, "today", 1.25, name="today/line")
        yield Label(
            left, 0, own, _HEAD - 2, text, _SMALL, "on:today", True, "center", "today", name="axis/today"
        )

    def _columns(self) -> CardRow:
        """Words in the columns' own order; the line above each has the colour of its bar."""
        columns = tuple(_column(phase, self.scale, self.density) for phase in self.shown)
        return CardRow(columns, fill="", inset=0.0, bar=3.0, gap=6.0)


def _column(phase: TimelinePhase, scale: Scale, density: _Density) -> CardText:
    size, facts = (density.objective, density.facts) if scale.table > _SMALL else (_SMALL, _SMALL)
    head = [para(phase.name, 16.0 if scale.table > _SMALL else 14.0, bold=True)]
    if phase.dates:
        head.append(para(phase.dates, _SMALL, color="ink3"))
    middle: list[Para] = []
    if phase.objective:
        middle.append(para(phase.objective, size, after=density.after))
    for label, text in phase.facts:
        words = (*(Run(run.text, True, src=run.src) for run in label), Run("  "), *text)
        middle.append(para(words, facts, color="ink2", after=density.after))
    stones = [para(_stone(line), facts, after=2.0) for line in phase.milestones]
    if phase.more:
        stones.append(para(phase.more, _SMALL, color="ink3"))
    return CardText(tuple(head), (*middle, *stones), (), phase.color, phase.src)


def _background(phase: TimelinePhase) -> Para:
    parts = (phase.dates, phase.objective, *(text for _, text in phase.facts))
    name = tuple(Run(run.text, True, src=run.src) for run in phase.name)
    return para((*name, Run(_APART), *join(parts, _APART)), _SMALL, color="ink2")


def _stone(line: DatedLine) -> tuple[Run, ...]:
    return (
        Run("◆ ", color="accent"),
        *(Run(run.text, True, color="accent", src=run.src) for run in line.day),
        Run("  "),
        *line.text,
    )


def timeline_pages(model: PhaseTimeline, scale: Scale) -> tuple[PhaseTimelineFigure, ...]:
    """A page for up to six phases."""
    phases: Sequence[TimelinePhase] = [phase for phase in model.phases if not phase.background]
    if not phases:
        return ()
    pages = -(-len(phases) // _MOST)
    each = -(-len(phases) // pages)
    lanes = _lanes(model)
    return tuple(
        PhaseTimelineFigure(model, tuple(phases[begin : begin + each]), scale, lanes)
        for begin in range(0, len(phases), each)
    )


def _lanes(model: PhaseTimeline) -> dict[str, int]:
    ends: list[int] = []
    lanes: dict[str, int] = {}
    for phase in model.phases:
        lane = next((n for n, end in enumerate(ends) if end < phase.start.toordinal()), len(ends))
        ends[lane : lane + 1] = [phase.end.toordinal()]
        lanes[phase.src] = lane
    return lanes
