"""The run-of-show: the steps of an activity on an hour scale, in lanes by place or people.

Minutes count from midnight of the activity's day and go on after 1440. A step that runs beyond the next hard start
or beyond the activity's end, and a gap before a hard start, are drawn in the alarm colour and said in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from opsplan.blocks.drawing import Drawing, Label, Line, Rect, Shape
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.label_text import Words, label_width, shortened
from opsplan.blocks.roadmap import page_title
from opsplan.blocks.swim_lanes import Item, Lane, Scale
from opsplan.blocks.swim_lanes_pages import LOOKS, LaneLook, fill_pages, paint
from opsplan.diagnostics import Bilingual, Lang
from opsplan.records import dataclass

_STEPS = (5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)
"""Minutes between two named times of the scale."""
_DAY = 1440
_TIMING = Bilingual("衔接", "Timing")
_HARD = Bilingual("定点开始", "Hard start")
_IN_TIME = Bilingual("环节衔接无空档、无超时", "No gaps, no overruns")
_EMPTY = Bilingual("流程没有写时间", "The process has no times")


@dataclass(frozen=True, slots=True)
class RunStep:
    """A step from ``start`` to ``end``. ``hard`` is a start the plan gives, not one that follows from the step before."""

    id: str
    name: str
    start: int
    end: int
    lane: str = ""
    note: str = ""
    """Who or where, whichever is not the lane."""
    hard: bool = False
    src: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """Time that does not fit: an overrun of the step ``step`` (its id), or a gap after it; ``start`` to ``end``."""

    kind: Literal["overrun", "gap"]
    start: int
    end: int
    step: str


@dataclass(frozen=True, slots=True)
class RunOfShow:
    """An activity's steps. ``end`` is when it should be over (None where the plan does not say)."""

    steps: tuple[RunStep, ...]
    slips: tuple[Slip, ...]
    lang: Lang
    title: str = ""
    end: int | None = None

    @property
    def overrun(self) -> int:
        """Minutes by which steps run over, all together."""
        return sum(slip.end - slip.start for slip in self.slips if slip.kind == "overrun")

    @property
    def gaps(self) -> int:
        """Minutes in which nothing happens, all together."""
        return sum(slip.end - slip.start for slip in self.slips if slip.kind == "gap")


def clock(minutes: int, lang: Lang) -> str:
    """``20:05``; past midnight ``次日 00:15`` or ``00:15 +1d``."""
    days, rest = divmod(minutes, _DAY)
    text = f"{rest // 60:02d}:{rest % 60:02d}"
    if not days:
        return text
    if lang == "en":
        return f"{text} +{days}d"
    return f"{'次日' if days == 1 else f'第 {days + 1} 天'} {text}"


def minutes_text(minutes: int, lang: Lang) -> str:
    """``25 分钟``, ``1 小时 30 分钟``; ``25 min``, ``1 h 30 min``."""
    hours, rest = divmod(minutes, 60)
    words = ("h", "min") if lang == "en" else ("小时", "分钟")
    parts = [f"{figure} {word}" for figure, word in zip((hours, rest), words, strict=True) if figure]
    return " ".join(parts) or f"0 {words[1]}"


def slip_text(slip: Slip, lang: Lang) -> str:
    """What a slip says in the chart."""
    length = minutes_text(slip.end - slip.start, lang)
    if slip.kind == "overrun":
        return Bilingual(f"超时 {length}", f"over by {length}").get(lang)
    return Bilingual(f"空档 {length}", f"gap of {length}").get(lang)


def verdict(show: RunOfShow) -> str:
    """One sentence on whether the steps fit: total overrun, total gaps."""
    if not show.slips:
        return _IN_TIME.get(show.lang)
    over, gaps = (minutes_text(total, show.lang) for total in (show.overrun, show.gaps))
    parts = [Bilingual(f"合计超时 {over}", f"{over} over in all")] if show.overrun else []
    parts += [Bilingual(f"合计空档 {gaps}", f"gaps of {gaps} in all")] if show.gaps else []
    return Bilingual("，".join(part.zh for part in parts), ", ".join(part.en for part in parts)).get(
        show.lang
    )


def draw_run_of_show(
    show: RunOfShow, *, width: float, max_height: float, look: Look = "svg"
) -> tuple[Drawing, ...]:
    """The run-of-show as drawings ``width`` points wide, a page each; at most ``max_height`` high but for ``svg``,
    which has one page as high as it needs."""
    first = min((step.start for step in show.steps), default=0)
    last = max((*(step.end for step in show.steps), show.end or 0, first + 15))
    last = max(last, *(slip.end for slip in show.slips)) if show.slips else last
    scale = Scale(first, last, LOOKS[look].left, width)
    filled = fill_pages(lambda each: _lanes(show, each), scale, look, max_height, show.lang)
    measures, said = filled.look, verdict(show)
    drawings = []
    for number, strips in enumerate(filled.pages, 1):
        bottom = measures.head + (sum(strip.height for strip in strips) if strips else measures.row * 2)
        shapes: tuple[Shape, ...] = (
            *_header(scale, show, measures, bottom),
            *paint(strips, scale, measures.head, measures),
            *(() if strips else _nothing(show, scale, measures)),
            Line(0, bottom, width, bottom),
            *_foot(show, said, measures, width, bottom),
        )
        title = page_title(show.title, number, len(filled.pages), show.lang)
        drawings.append(Drawing(width, bottom + measures.foot, shapes, title, f"{said}."))
    return tuple(drawings)


def _lanes(show: RunOfShow, look: LaneLook) -> tuple[Lane, ...]:
    slips = tuple(
        Item(
            f"slip{number}", (Words(slip_text(slip, show.lang), look.small, True),), slip.start, slip.end,
            "severe" if slip.kind == "overrun" else "bg", outline="severe-strong",
            color="severe-text" if slip.kind == "overrun" else "severe-strong",
            alt=f"{clock(slip.start, show.lang)} {slip_text(slip, show.lang)}",
        )
        for number, slip in enumerate(show.slips)
    )  # fmt: skip
    over = {slip.step: slip.start for slip in show.slips if slip.kind == "overrun"}
    by_lane: dict[str, list[RunStep]] = {}
    for step in show.steps:
        by_lane.setdefault(step.lane, []).append(step)
    lanes = tuple(
        Lane(
            f"lane:{place}", name or Bilingual("未指定", "Not said").get(show.lang),
            tuple(_item(step, over, show.lang, look) for step in steps), "accent-600",
        )
        for place, (name, steps) in enumerate(by_lane.items())
    )  # fmt: skip
    return (*((Lane("timing", _TIMING.get(show.lang), slips, "severe-strong"),) if slips else ()), *lanes)


def _item(step: RunStep, over: dict[str, int], lang: Lang, look: LaneLook) -> Item:
    when = f"{clock(step.start, lang)} · {minutes_text(step.end - step.start, lang)}"
    name, note = Words(step.name, look.size, True), Words(step.note, look.small)
    line = Words(" · ".join(filter(None, (when, step.note))), look.small, lines=1)
    narrow = (Words(when, look.small, lines=1), name, *((note,) if step.note else ()))
    alarm = max(over[step.id], step.start) if step.id in over else None
    return Item(
        step.id, (line, name), step.start, step.end, "accent-100", color="ink", narrow=narrow, edge=step.hard,
        alarm=alarm, src=step.src, alt=f"{when} {step.name}",
    )  # fmt: skip


def _header(scale: Scale, show: RunOfShow, look: LaneLook, bottom: float) -> Iterator[Shape]:
    span = scale.last - scale.first
    widest = label_width(clock(3 * _DAY, show.lang), look.name, True) + 12
    room = scale.right - scale.left
    step = next((step for step in _STEPS if step / span * room >= widest), int(-(-span * widest // room)))
    first = -(-int(scale.first) // step) * step
    for minute in range(first, int(scale.last) + 1, step):
        x, text = scale.x(minute), clock(minute, show.lang)
        yield Line(x, look.head - 6, x, bottom, "line", 0.75)
        width = label_width(text, look.name, True)
        if x + width <= scale.right:
            yield Label(x, 3, width, look.head - 9, text, look.name, "ink", True, name=f"axis/{minute}")
    if show.end is not None and scale.first < show.end < scale.last:
        x = scale.x(show.end)
        yield Line(x, look.head, x, bottom, "severe-strong", 1.25, "dash", name="end")
    yield Line(0, look.head, scale.right, look.head, "accent", 1.5)


def _nothing(show: RunOfShow, scale: Scale, look: LaneLook) -> Iterator[Shape]:
    text = shortened(_EMPTY.get(show.lang), look.size, scale.right - scale.left - 6)
    yield Label(
        scale.left + 6, look.head, scale.right - scale.left - 6, look.row * 2, text, look.size, "ink3"
    )


def _foot(show: RunOfShow, said: str, look: LaneLook, width: float, bottom: float) -> Iterator[Shape]:
    height, y, x = look.small + 6, bottom + 3, 0.0
    if any(step.hard for step in show.steps):
        yield Rect(0, y + 2, 3, height - 4, "ink")
        label = _note(_HARD.get(show.lang), 8, y, look)
        yield label
        x = label.x + label.w + 18
    if show.end is not None and show.steps:
        yield Line(x + 1, y + 2, x + 1, y + height - 2, "severe-strong", 1.25, "dash")
        over = clock(show.end, show.lang)
        label = _note(Bilingual(f"应于 {over} 结束", f"Planned end {over}").get(show.lang), x + 8, y, look)
        yield label
        x = label.x + label.w + 18
    text = shortened(said, look.small, width - x, True)
    color = "severe-strong" if show.slips else "low-strong"
    if show.steps:
        own = label_width(text, look.small, True)
        yield Label(
            x, y, min(own, max(width - x, 0.0)), height, text, look.small, color, True, name="verdict"
        )


def _note(text: str, x: float, y: float, look: LaneLook) -> Label:
    return Label(x, y, label_width(text, look.small), look.small + 6, text, look.small, "ink3")
