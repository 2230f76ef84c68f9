"""The roadmap: swim lanes over quarters, for those who decide. Few words, big type, no days.

:func:`draw_roadmap` splits by lanes over pages; header and status line are on each.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.blocks.drawing import Drawing, Label, Line, Shape
from opsplan.blocks.gantt_axis import Axis, Tick, ticks
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.gantt_words import TODAY, Unit, period_texts
from opsplan.blocks.label_text import Words, label_width
from opsplan.blocks.swim_lanes import Item, Lane, Scale
from opsplan.blocks.swim_lanes_pages import LOOKS, LaneLook, fill_pages, paint
from opsplan.diagnostics import Bilingual, Lang
from opsplan.records import dataclass

_UNITS: tuple[tuple[Unit, Unit], ...] = (
    ("quarter", "month"),
    ("year", "quarter"),
    ("decade", "year"),
    ("century", "decade"),
)
_LEAST_PERIOD = 58.0
"""Points that a period of the header needs to be named."""
_EMPTY = Bilingual("没有可画的内容", "Nothing to draw")


@dataclass(frozen=True, slots=True)
class RoadmapItem:
    """A piece of work from one day to another (both inclusive), or a milestone on its day."""

    id: str
    name: str
    start: date
    end: date
    color: str = "c1"
    milestone: bool = False
    src: str = ""


@dataclass(frozen=True, slots=True)
class RoadmapLane:
    """A swim lane: a phase, a pillar or an owner."""

    id: str
    name: str
    items: tuple[RoadmapItem, ...]
    color: str = "accent"
    src: str = ""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Lanes over ``start``–``end`` (inclusive). ``today`` draws the status line when inside."""

    start: date
    end: date
    lanes: tuple[RoadmapLane, ...]
    lang: Lang
    title: str = ""
    today: date | None = None


def draw_roadmap(
    roadmap: Roadmap, *, width: float, max_height: float, look: Look = "svg"
) -> tuple[Drawing, ...]:
    """The roadmap as drawings ``width`` points wide, a page each; at most ``max_height`` high but for ``svg``,
    which has one page as high as it needs."""
    left = LOOKS[look].left
    axis = Axis(roadmap.start, max(roadmap.start, roadmap.end), left, width)
    scale = Scale(axis.first.toordinal(), axis.last.toordinal() + 1, axis.left, axis.right)
    filled = fill_pages(
        lambda each: tuple(_lane(lane, axis, each) for lane in roadmap.lanes),
        scale,
        look,
        max_height,
        roadmap.lang,
    )
    measures, pages = filled.look, filled.pages
    units, sentence = _units(axis), _sentence(roadmap)
    drawings = []
    for number, strips in enumerate(pages, 1):
        bottom = measures.head + (sum(strip.height for strip in strips) if strips else measures.row * 2)
        shapes: tuple[Shape, ...] = (
            *_header(axis, units, roadmap.lang, measures, bottom),
            *_today(roadmap, axis, measures, bottom),
            *paint(strips, scale, measures.head, measures),
            *_empty(roadmap, axis, measures, strips),
            Line(0, bottom, axis.right, bottom),
        )
        drawings.append(
            Drawing(width, bottom + measures.foot, shapes, page_title(roadmap.title, number, len(pages), roadmap.lang), sentence)
        )  # fmt: skip
    return tuple(drawings)


def page_title(title: str, number: int, pages: int, lang: Lang) -> str:
    """The title of one page of several."""
    if pages == 1:
        return title
    return f"{title} ({number}/{pages})" if lang == "en" else f"{title}（{number}/{pages}）"


def _lane(lane: RoadmapLane, axis: Axis, look: LaneLook) -> Lane:
    items = tuple(
        Item(
            item.id, (Words(item.name, look.size, item.milestone),), item.start.toordinal() + 0.5 * item.milestone,
            item.end.toordinal() + 1, "accent" if item.milestone else item.color, item.milestone, src=item.src, alt=item.name,
        )
        for item in lane.items
        if axis.shows(item.start, item.end)
    )  # fmt: skip
    return Lane(lane.id, lane.name, items, lane.color, lane.src)


def _units(axis: Axis) -> tuple[Unit, Unit]:
    room = axis.right - axis.left
    return next((pair for pair in _UNITS if len(ticks(axis, pair[0])) * _LEAST_PERIOD <= room), _UNITS[-1])


def _header(
    axis: Axis, units: tuple[Unit, Unit], lang: Lang, look: LaneLook, bottom: float
) -> Iterator[Shape]:
    main = ticks(axis, units[0])
    starts = {tick.start for tick in main}
    for tick in ticks(axis, units[1])[1:]:
        if tick.start not in starts:
            yield Line(tick.x, look.head - 6, tick.x, look.head, "mute", 0.75)
    for number, tick in enumerate(main):
        if number:
            yield Line(tick.x, 4, tick.x, bottom, "line", 0.75)
        yield from _name(axis, units[0], tick, number, lang, look)
    yield Line(0, look.head, axis.right, look.head, "accent", 1.5)


def _name(axis: Axis, unit: Unit, tick: Tick, number: int, lang: Lang, look: LaneLook) -> Iterator[Label]:
    year = axis.several_years and (number == 0 or tick.start.month == 1) and unit in ("quarter", "month")
    room = tick.right - tick.x - 8
    for text in period_texts(unit, tick.start, tick.end, lang, year):
        if label_width(text, look.name, True) <= room:
            name = f"axis/{unit}/{tick.start}"
            yield Label(
                tick.x + 6,
                4,
                tick.right - tick.x - 8,
                look.head - 9,
                text,
                look.name,
                "ink",
                True,
                name=name,
            )
            return


def _today(roadmap: Roadmap, axis: Axis, look: LaneLook, bottom: float) -> Iterator[Shape]:
    today = roadmap.today
    if today is None or not axis.shows(today, today):
        return
    x, text = axis.x(today, 0.5), TODAY.get(roadmap.lang)
    width = label_width(text, look.small, True) + 8
    left = min(max(x - width / 2, axis.left), axis.right - width)
    yield Line(x, look.head, x, bottom, "today", 1.25, name="today/line")
    yield Label(
        left,
        bottom + 2,
        width,
        look.small + 6,
        text,
        look.small,
        "on:today",
        True,
        "center",
        "today",
        name="today",
    )


def _empty(roadmap: Roadmap, axis: Axis, look: LaneLook, strips: tuple[object, ...]) -> tuple[Label, ...]:
    if strips:
        return ()
    text = _EMPTY.get(roadmap.lang)
    return (
        Label(axis.left + 6, look.head, axis.right - axis.left - 6, look.row * 2, text, look.size, "ink3"),
    )


def _sentence(roadmap: Roadmap) -> str:
    work = sum(not item.milestone for lane in roadmap.lanes for item in lane.items)
    marks = sum(len(lane.items) for lane in roadmap.lanes) - work
    return Bilingual(
        f"{roadmap.start}至{roadmap.end}的路线图：{len(roadmap.lanes)} 条泳道、{work} 项工作、{marks} 个里程碑。",
        f"Roadmap from {roadmap.start} to {roadmap.end}: lanes {len(roadmap.lanes)}, pieces of work {work}, milestones {marks}.",
    ).get(roadmap.lang)
