"""What the marks and colours of the sheet mean, as far as they occur."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from opsplan.blocks.gantt import Gantt
from opsplan.blocks.sheet import cell_text
from opsplan.writers.xlsx.book import Book
from opsplan.writers.xlsx.colors import bar_colors
from opsplan.writers.xlsx.rows import MILESTONE_MARK
from opsplan.writers.xlsx.words import MARKS


class Sample(NamedTuple):
    """A mark, its colour as ``#RRGGBB``, and its words."""

    mark: str
    color: str
    text: str


def samples_of(book: Book, gantt: Gantt) -> tuple[Sample, ...]:
    """The entries of the legend, colours that stand for something first."""
    return tuple(_samples(book, gantt))


def _samples(book: Book, gantt: Gantt) -> Iterator[Sample]:
    def named(mark: str, color: str, key: str) -> Sample:
        return Sample(mark, color, book.say(MARKS[key]))

    for token, text in gantt.legend:
        yield Sample("■", book.color(token), " ".join(cell_text(text).split()))
    tasks = [row for row in gantt.rows if row.kind in ("task", "activity")]
    colors = {each.token: each for each in bar_colors(tasks)}
    if tasks:
        token = tasks[0].color
        yield named("■", book.color(token), "done")
        yield named("■", book.mixed(token, 0.6), "open")
        faint = next((each for each in colors.values() if each.key.endswith("*")), None)
        if faint:
            yield named("■", book.mixed(faint.token, faint.rest), "rolling")
    rows = gantt.rows
    for mark, token, key, shown in (
        (MILESTONE_MARK, "accent", "milestone", any(row.kind == "milestone" for row in rows)),
        ("□", "severe-strong", "critical", any(row.critical for row in rows)),
        ("■", "mute", "baseline", any(row.baseline for row in rows)),
        ("┄", "ink3", "slack", any(row.slack_end for row in rows)),
        ("┃", "today", "today", gantt.today is not None),
        ("■", "holiday", "off", bool(gantt.days_off or gantt.weekend)),
    ):
        if shown:
            yield named(mark, book.color(token), key)


def legend_text(book: Book, gantt: Gantt) -> list[Any]:
    """The legend as the fragments of a rich string: formats before their texts."""
    fragments: list[Any] = []
    for sample in samples_of(book, gantt):
        colored = book.look(font_color=sample.color, font_size=11, bold=True)
        words = book.look(font_color="ink2", font_size=9)
        fragments += [colored, sample.mark, words, f" {sample.text}    "]
    return fragments
