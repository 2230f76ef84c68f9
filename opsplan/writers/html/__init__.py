"""The Gantt chart and the content calendar as one HTML file each: interactive, printable, without any network."""

from __future__ import annotations

from typing import Any

from opsplan.blocks.brand import Brand
from opsplan.blocks.gantt import Gantt
from opsplan.blocks.gantt_words import STATUS, TODAY, day_text, span_text
from opsplan.writers.html.axis import axis_data, day_number, days_off_data
from opsplan.writers.html.calendar import write_calendar_html
from opsplan.writers.html.page_file import page_file
from opsplan.writers.html.rows import links_data, rows_data
from opsplan.writers.html.theme import css_color
from opsplan.writers.html.words import GANTT, control_words, notes, status_word

__all__ = ["write_calendar_html", "write_gantt_html"]

_PARTS = ("data", "axis", "bars", "header", "links", "details", "chart", "keys", "controls", "print", "start")
"""The parts of the script in the order in which they are joined."""


def write_gantt_html(gantt: Gantt, brand: Brand) -> bytes:
    """The chart as a self-contained UTF-8 HTML file. The same chart and brand give the same bytes.

    Raises KeyError for an unknown colour token and ValueError for a colour that is not six hex digits.
    """
    scripts = ("shared/dom.js", *(f"page/{part}.js" for part in _PARTS))
    return page_file(
        GANTT, gantt.lang, brand, scripts, ("shared/page.css", "page/gantt.css"), _data(gantt, brand)
    )


def _data(gantt: Gantt, brand: Brand) -> dict[str, Any]:
    lang = gantt.lang
    today = None
    if gantt.today is not None and gantt.start <= gantt.today <= gantt.end:
        said = f"{TODAY.get(lang)} {day_text(gantt.today, lang, False)}"
        today = [day_number(gantt, gantt.today), said]
    return {
        "lang": lang,
        "title": gantt.title or GANTT.get(lang),
        "span": span_text(gantt.start, max(gantt.start, gantt.end), lang, True),
        "today": today,
        "scale": gantt.scale,
        "axis": axis_data(gantt),
        "daysOff": days_off_data(gantt),
        "rows": rows_data(gantt, brand),
        "links": links_data(gantt),
        "legend": [[css_color(color, brand), text] for color, text in gantt.legend],
        "notes": notes(gantt),
        "statuses": {key: status_word(key, lang) for key in STATUS},
        "words": control_words(lang),
    }
