"""Where words go in the time area: what is taken of a line, dates beside bars, names of days off below.

No label ever stands on another. A label that finds no place is left out; its text stays in the
alternative text of its shape, and the drawing's description tells of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from opsplan.blocks.drawing import Label
from opsplan.blocks.gantt import Gantt
from opsplan.blocks.gantt_axis import Axis
from opsplan.blocks.gantt_days_off import NamedSpan, named_days_off
from opsplan.blocks.gantt_words import TODAY, day_text
from opsplan.blocks.measure import meetings, text_width

_AUTOSPACE = 0.2
"""Room between a Chinese and a Latin character, in ems."""


class Occupancy:
    """The stretches of a line that are taken, in order; none meets another."""

    def __init__(self) -> None:
        self._begins: list[float] = []
        self._ends: list[float] = []

    def take_if_free(self, begin: float, end: float) -> bool:
        """Mark a stretch as taken, if it is free; whether it was."""
        index = bisect_right(self._begins, begin)
        if (index and self._ends[index - 1] > begin) or (
            index < len(self._begins) and self._begins[index] < end
        ):
            return False
        self._begins.insert(index, begin)
        self._ends.insert(index, end)
        return True


@lru_cache(maxsize=8192)
def label_width(text: str, size: float, bold: bool = False) -> float:
    """Width of a label's box: its text, and what Word and LibreOffice add where Chinese and Latin characters meet."""
    return text_width(text, size, bold) + _AUTOSPACE * size * meetings(text) + 2


def place_beside(
    axis: Axis, begin: float, end: float, width: float, right_gap: float, left_gap: float
) -> tuple[float, Literal["left", "right"]] | None:
    """Where a label ``width`` wide stands beside a bar from ``begin`` to ``end``: right of it, else left, else nowhere.

    Gives the label's left edge and its side.
    """
    if end + right_gap + width <= axis.right:
        return end + right_gap, "right"
    if begin - left_gap - width >= axis.left:
        return begin - left_gap - width, "left"
    return None


_APART = 4.0
"""Points on both sides of a day off's name, so that two of them do not read as one."""


class Foot(NamedTuple):
    """The line below the chart, and the names of days off that found no room in it."""

    labels: tuple[Label, ...]
    unnamed: tuple[str, ...]


def footer(gantt: Gantt, axis: Axis, size: float, bottom: float, *, marked: bool) -> Foot:
    """The flag of today, and the names of days off around it, under the time area; estimated ones are ``marked`` where
    no legend tells of them."""
    taken = Occupancy()
    labels: list[Label] = []
    unnamed: list[str] = []
    flag = _flag(gantt, axis, size, bottom)
    if flag is not None:
        taken.take_if_free(flag.x - 3, flag.x + flag.w + 3)
        labels.append(flag)
    for spans in _side_by_side(named_days_off(gantt, axis, marked=marked)):
        begin, end = axis.x(spans[0].start), axis.x(spans[-1].end, 1)
        names = _own_names(spans)
        joined = ("、" if gantt.lang == "zh-CN" else ", ").join(names)
        for text in dict.fromkeys((joined, names[0])):
            width = label_width(text, size)
            place = next(
                (
                    left
                    for left in _places(begin, end, width, axis)
                    if taken.take_if_free(left - _APART, left + width + _APART)
                ),
                None,
            )
            if place is not None:
                name = f"holiday/{spans[0].start}/name"
                labels.append(
                    Label(place, bottom + 1, width, size + 5, text, size, "ink3", align="center", name=name)
                )
                unnamed.extend(names[1:] if text != joined else ())
                break
        else:
            unnamed.extend(names)
    return Foot(tuple(labels), tuple(dict.fromkeys(unnamed)))


def _side_by_side(spans: Iterable[NamedSpan]) -> Iterator[tuple[NamedSpan, ...]]:
    """Days off that follow each other without a day between them, together."""
    run: list[NamedSpan] = []
    for span in spans:
        if run and (span.start - max(each.end for each in run)).days > 1:
            yield tuple(run)
            run = []
        run.append(span)
    if run:
        yield tuple(run)


def _own_names(spans: Sequence[NamedSpan]) -> tuple[str, ...]:
    """The names, each once; a longer one that only repeats a shorter one is left out."""
    names = tuple(dict.fromkeys(span.name for span in spans if span.name))
    return tuple(name for name in names if not any(other != name and other in name for other in names)) or (
        "",
    )


def _places(begin: float, end: float, width: float, axis: Axis) -> Iterator[float]:
    """Left edges for a name under its days: centred, then moved to a side until it only just meets them."""
    room = (width + end - begin) / 2
    if width > axis.right - axis.left:
        return
    for share in (0.0, 0.4, -0.4, 0.7, -0.7, 1.0, -1.0):
        left = (begin + end - width) / 2 + share * room
        yield max(min(left, axis.right - width), axis.left)


def _flag(gantt: Gantt, axis: Axis, size: float, bottom: float) -> Label | None:
    if gantt.today is None or axis.hourly or not axis.shows(gantt.today, gantt.today):
        return None
    text = f"{TODAY.get(gantt.lang)} {day_text(gantt.today, gantt.lang, axis.labels_with_year)}"
    width = label_width(text, size, True) + 10
    left = max(min(axis.x(gantt.today, 0.5) - width / 2, axis.right - width), axis.left)
    return Label(
        left, bottom + 1, width, size + 5, text, size, "on:today", True, "center", "today", name="today"
    )
