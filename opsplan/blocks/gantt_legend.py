"""The legend of a Gantt chart: what its colours and marks mean, as far as they are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from opsplan.blocks.drawing import Label, Line, Rect, Shape
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.gantt_labels import label_width
from opsplan.blocks.gantt_words import ON_OTHER_PAGES
from opsplan.diagnostics import Bilingual

_GROUP = "legend"
_SWATCH, _TO_TEXT, _APART = 16.0, 5.0, 14.0
"""Width of a sample, points to its words, and between two entries."""


class Sample(NamedTuple):
    """An entry: the mark as its kind and colour, and its words. ``note`` has words only."""

    kind: str
    color: str
    text: str

    def width(self, size: float) -> float:
        sample = 0.0 if self.kind == "note" else _SWATCH + _TO_TEXT
        return sample + label_width(self.text, size)


class Legend(NamedTuple):
    """The entries by line, and those left out for want of room."""

    lines: tuple[tuple[Sample, ...], ...]
    """The first stands left of the names of days off; it may be empty."""
    left_out: tuple[str, ...]

    @property
    def further_lines(self) -> int:
        return len(self.lines) - 1


def legend_of(gantt: Gantt, widths: tuple[float, float], size: float, most_lines: int) -> Legend:
    """The entries of a chart: as many as fit the first width on the line below the chart if all do, else on up to
    ``most_lines`` lines of the second."""
    samples = tuple(_samples(gantt))
    beside = _filled(samples, widths[0], size, 1)
    if not beside.left_out:
        return beside
    below = _filled(samples, widths[1], size, most_lines)
    return Legend(((), *filter(None, below.lines)), below.left_out)


def _filled(samples: Iterable[Sample], width: float, size: float, most_lines: int) -> Legend:
    lines: list[list[Sample]] = []
    left_out: list[str] = []
    used = width + 1
    for sample in samples:
        own = sample.width(size)
        if own > width or (used + _APART + own > width and len(lines) == most_lines):
            left_out.append(sample.text)
            continue
        if used + _APART + own > width:
            lines.append([])
            used = -_APART
        lines[-1].append(sample)
        used += _APART + own
    return Legend(tuple(map(tuple, lines)) or ((),), tuple(left_out))


def _samples(gantt: Gantt) -> Iterator[Sample]:
    for color, text in gantt.legend:
        yield Sample("color", color, " ".join(text.split()))
    tasks = tuple(row for row in gantt.rows if row.kind in ("task", "activity"))
    color = tasks[0].color if tasks else "c1"
    for kind, shown, words in (
        ("done", any(row.progress > 0 for row in tasks), Bilingual("已完成部分", "done so far")),
        ("rolling", any(row.rolling for row in tasks), Bilingual("常态任务", "ongoing task")),
        ("critical", any(_critical(row) for row in gantt.rows), Bilingual("关键路径", "critical path")),
        ("baseline", any(row.baseline for row in gantt.rows), Bilingual("原计划", "planned before")),
        ("slack", any(_has_slack(row) for row in tasks), Bilingual("可推迟余量", "slack")),
    ):
        if shown:
            yield Sample(kind, color, words.get(gantt.lang))
    if any(row.waits_for or row.leads_to for row in gantt.rows):
        yield Sample("note", "", ON_OTHER_PAGES.get(gantt.lang))
    years = gantt.estimated_years or tuple(
        sorted({day.year for off in gantt.days_off if off.estimated for day in (off.start, off.end)})
    )
    if years:
        yield Sample("note", "", _estimated(years).get(gantt.lang))


def _critical(row: GanttRow) -> bool:
    return row.critical and row.kind in ("task", "activity", "milestone")


def _has_slack(row: GanttRow) -> bool:
    return row.slack_end is not None and row.slack_end > row.end


def _estimated(years: Sequence[int]) -> Bilingual:
    """That nobody has announced the days off of some years yet."""
    zh = "、".join(map(str, years)) if len(years) <= 3 else f"{years[0]}–{years[-1]}"
    en = ", ".join(map(str, years)) if len(years) <= 3 else f"{years[0]}–{years[-1]}"
    return Bilingual(
        f"{zh} 年放假安排尚未公布，假期为预测", f"Days off of {en} are estimates: not announced yet"
    )


def paint_legend(legend: Legend, size: float, top: float, pitch: float) -> tuple[Shape, ...]:
    """The lines from ``top`` down, one every ``pitch`` points, from the left edge on."""
    shapes: list[Shape] = []
    number = 0
    for index, line in enumerate(legend.lines):
        x, middle = 0.0, top + (index + 0.5) * pitch
        for sample in line:
            number += 1
            name = f"legend/{number}"
            shapes.extend(_mark(sample, x, middle, name))
            left = x if sample.kind == "note" else x + _SWATCH + _TO_TEXT
            width, box = label_width(sample.text, size), size * 1.2
            shapes.append(
                Label(left, middle - box / 2, width, box, sample.text, size, "ink2", name=f"{name}/text", group=_GROUP)
            )  # fmt: skip
            x += sample.width(size) + _APART
    return tuple(shapes)


def _mark(sample: Sample, x: float, y: float, name: str) -> Iterator[Shape]:
    color, right = sample.color, x + _SWATCH
    edge = f"edge:{color}"
    match sample.kind:
        case "color":
            yield Rect(x, y - 4, _SWATCH, 8, color, edge, 0.75, name, _GROUP)
        case "done":
            yield Rect(x, y - 4, _SWATCH, 8, color, edge, 0.75, name, _GROUP)
            yield Rect(x + 1, y - 1, _SWATCH * 0.6, 2, f"mark:{color}", group=_GROUP)
        case "rolling":
            yield Rect(x, y - 2.25, _SWATCH, 4.5, color, edge, 0.75, name, name)
        case "critical":
            yield Rect(x, y - 4, _SWATCH, 8, "bg", "today", 1.5, name, _GROUP)
        case "baseline":
            yield Rect(x, y - 1.25, _SWATCH, 2.5, "mute", name=name, group=_GROUP)
        case "slack":
            yield Line(x, y, right, y, "ink3", 1.0, name=name, group=_GROUP)
            yield Line(right, y - 2.5, right, y + 2.5, "ink3", 1.0, group=_GROUP)
