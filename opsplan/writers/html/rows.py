"""Rows, links and facts of the Gantt page as data. Every position is a day number that Python worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from opsplan.blocks.brand import Brand
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.gantt_calendar import working_days
from opsplan.blocks.gantt_words import slip_text, span_text, spoken_span
from opsplan.diagnostics import Lang
from opsplan.writers.html.axis import day_number
from opsplan.writers.html.theme import css_color
from opsplan.writers.html.words import FACTS, ON_CRITICAL_PATH, WAS_CRITICAL, slip_word, status_word

_LABELS_WITH_YEAR = 914
"""Days of the span above which dates beside bars carry their year; below, the header has months."""


def rows_data(gantt: Gantt, brand: Brand) -> list[dict[str, Any]]:
    """One object a row, without what is empty. ``parent`` is a place in this list."""
    parents = _parents(gantt.rows)
    phases = _phases(gantt.rows, parents)
    years = (gantt.end - gantt.start).days > _LABELS_WITH_YEAR
    calendar = working_days(gantt)
    data = []
    for row, parent, phase in zip(gantt.rows, parents, phases, strict=True):
        values = {
            **_place(gantt, row),
            **_look(row, brand),
            **_words(row, _Told(phase, calendar.slip(row), gantt.lang), years),
        }
        if parent is not None:
            values["parent"] = parent
        data.append({key: value for key, value in values.items() if _says_something(value)})
    return data


class _Told(NamedTuple):
    """What the words about a row need beside the row. ``slip`` is in working days."""

    phase: str
    slip: int
    lang: Lang


def _says_something(value: Any) -> bool:
    """False for what the page takes as given when it is missing; a day number of 0 is a value."""
    return value is not None and value is not False and value != "" and value != []


def links_data(gantt: Gantt) -> list[list[Any]]:
    """``[place of the source row, place of the target row, kind]``; a link to a row not shown is left out."""
    place = {row.id: index for index, row in enumerate(gantt.rows)}
    return [
        [place[link.source], place[link.target], link.kind]
        for link in gantt.links
        if link.source in place and link.target in place
    ]


def _parents(rows: tuple[GanttRow, ...]) -> list[int | None]:
    """The place of the nearest row before each that is less deep."""
    parents: list[int | None] = []
    open_rows: list[int] = []
    for index, row in enumerate(rows):
        while open_rows and rows[open_rows[-1]].depth >= row.depth:
            open_rows.pop()
        parents.append(open_rows[-1] if open_rows else None)
        open_rows.append(index)
    return parents


def _phases(rows: tuple[GanttRow, ...], parents: list[int | None]) -> list[str]:
    """The phase each row says it belongs to, else the bracket it stands under."""
    names: list[str] = []
    for row, parent in zip(rows, parents, strict=True):
        above = names[parent] if parent is not None else ""
        names.append(row.phase or (row.name if row.kind == "phase" else above))
    return names


def _place(gantt: Gantt, row: GanttRow) -> dict[str, Any]:
    end = day_number(gantt, row.end, row.end_minute)
    return {
        "start": day_number(gantt, row.start, row.start_minute),
        "end": end,
        "baseline": [day_number(gantt, row.baseline[0]), day_number(gantt, row.baseline[1]) + 1]
        if row.baseline
        else None,
        "slack": day_number(gantt, row.slack_end or row.end) + 1 if _has_slack(row) else None,
    }


def _has_slack(row: GanttRow) -> bool:
    """True when the row may still end later; what is done no longer moves."""
    return row.status != "done" and row.slack_end is not None and row.slack_end > row.end


def _look(row: GanttRow, brand: Brand) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "depth": row.depth,
        "color": css_color(row.color, brand),
        "pale": brand.is_pale(row.color),
        "progress": round(row.progress, 4) if row.progress > 0 else None,
        "rolling": row.rolling,
        "critical": row.critical,
    }


def _words(row: GanttRow, told: _Told, years: bool) -> dict[str, Any]:
    return {
        "name": row.name,
        "src": row.src,
        "owner": row.owner,
        "phase": told.phase,
        "tags": list(row.tags),
        "status": row.status,
        "code": row.code,
        "label": span_text(row.start, row.end, told.lang, years) + _times(row),
        "slip": slip_text(told.slip).get(told.lang) if told.slip else "",
        "facts": [list(fact) for fact in _facts(row, told)],
    }


def _facts(row: GanttRow, told: _Told) -> Iterator[tuple[str, str]]:
    """Labels and values for whoever points at a row. A label of ``details`` takes the place of ours."""
    own = {FACTS[key].get(told.lang): value for key, value in _own_facts(row, told)}
    details = dict(row.details)
    for label, value in {**own, **details}.items():
        if value:
            yield label, value


def _own_facts(row: GanttRow, told: _Told) -> Iterator[tuple[str, str]]:
    lang = told.lang
    yield "dates", spoken_span(row.start, row.end, lang, True) + _times(row)
    if row.working_days:
        yield "working_days", str(row.working_days)
    yield "owner", row.owner
    if row.status:
        yield "status", status_word(row.status, lang)
    if row.progress > 0:
        yield "progress", f"{row.progress:.0%}"
    if row.critical:
        yield "critical", (WAS_CRITICAL if row.status == "done" else ON_CRITICAL_PATH).get(lang)
    if _has_slack(row):
        latest = row.slack_end or row.end
        yield "slack", spoken_span(latest, latest, lang, True)
    if row.baseline:
        comma = ", " if lang == "en" else "，"
        yield "baseline", spoken_span(*row.baseline, lang, True) + comma + slip_word(told.slip, lang)
    if row.kind != "phase":
        yield "phase", told.phase
    yield "tags", (", " if lang == "en" else "、").join(row.tags)
    yield "code", row.code


def _times(row: GanttRow) -> str:
    """Times of day, where the row has any: `` 9:00–11:30``."""
    if row.start_minute <= 0 and row.end_minute >= 1440:
        return ""
    first, last = (f"{minute // 60}:{minute % 60:02}" for minute in (row.start_minute, row.end_minute))
    return f" {first}" if first == last else f" {first}–{last}"
