"""The Gantt chart as one HTML file: interactive, printable, without any network.

Text of a plan reaches the page only as JSON in a block that no browser runs, and its elements only through
``textContent``. A content security policy lets run nothing but the package's own script and style, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from typing import Any

from opsplan.blocks.brand import Brand
from opsplan.blocks.gantt import Gantt
from opsplan.blocks.gantt_words import STATUS, TODAY, day_text, span_text
from opsplan.writers.html.axis import axis_data, day_number, days_off_data
from opsplan.writers.html.rows import links_data, rows_data
from opsplan.writers.html.theme import css_color, theme_css
from opsplan.writers.html.words import GANTT, NO_SCRIPT, control_words, notes, status_word

_SCRIPTS = (
    "data",
    "axis",
    "bars",
    "header",
    "links",
    "details",
    "chart",
    "keys",
    "controls",
    "print",
    "start",
)
"""The parts of the script in the order in which they are joined."""

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
"""What could end the JSON block, or what UTF-8 cannot hold."""


def write_gantt_html(gantt: Gantt, brand: Brand) -> bytes:
    """The chart as a self-contained UTF-8 HTML file. The same chart and brand give the same bytes.

    Raises KeyError for an unknown colour token and ValueError for a colour that is not six hex digits.
    """
    script, style = _script(), theme_css(brand) + _file("gantt.css")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return "\n".join((
        "<!DOCTYPE html>",
        f'<html lang="{gantt.lang}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{GANTT.get(gantt.lang)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        f"<noscript><p>{NO_SCRIPT.get(gantt.lang)}</p></noscript>",
        f'<script type="application/json" id="data">{_json(_data(gantt, brand))}</script>',
        f"<script>{script}</script>",
        "</body>",
        "</html>",
        "",
    )).encode()  # fmt: skip


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


def _json(data: dict[str, Any]) -> str:
    """JSON that is safe between script tags: what HTML or UTF-8 would trip over is written as ``\\uXXXX``."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _script() -> str:
    """The parts joined in a scope of their own."""
    parts = "\n".join(_file(f"{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _file(name: str) -> str:
    return files(__package__).joinpath("page", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
