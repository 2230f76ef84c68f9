"""Inline text as GitHub Markdown. Text of a plan never becomes a mark, a heading, a cell border or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from opsplan.blocks.inline import Inlines, Run
from opsplan.patterns import lazy_pattern

_ESCAPED = lazy_pattern(r"([\\`*_\[\]~|$])")
_LINE_START = lazy_pattern(r"^(\s*)([#+\-=]|\d{1,9}(?=[.)]))")
_CONTROLS = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_URL_SAFE = "/:?#[]@!&'()+,;=%~-._$"
_NUMBERED = ("table-", "figure-", "sec-")
"""How the targets begin that have a number in Word; here references are links to them."""
_SAFE_URL = lazy_pattern(r"^(?:https?://|mailto:|#)", re.IGNORECASE)


def inlines(text: Inlines, *, start: bool = True) -> str:
    """The runs as Markdown on one line; line breaks are ``<br>``.

    ``start`` says that the text begins a line, where ``#``, ``-`` or ``1.`` would mean something.
    """
    parts: list[str] = []
    emphasised = False
    for run in _merged(text):
        marked, emphasised = _run(run, emphasised)
        if parts and parts[-1].endswith("!") and marked.startswith("["):
            parts[-1] = f"{parts[-1][:-1]}\\!"  # a link behind "!" would be a picture
        parts.append(marked)
    line = "".join(parts).strip(" \t")
    return _at_line_start(line) if start else line


def _at_line_start(line: str) -> str:
    found = _LINE_START.match(line)
    if not found:
        return line
    mark = found[2]
    escaped = f"{mark}\\{line[found.end()]}" if mark[0].isdigit() else f"\\{mark}"
    return escaped + line[found.end() + (1 if mark[0].isdigit() else 0) :]


def plain_text(text: str) -> str:
    """Text with every mark of Markdown and HTML made harmless; line breaks are ``<br>``."""
    cleaned = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\t", " "))
    entities = cleaned.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ESCAPED.sub(r"\\\1", entities).replace("\n", "<br>")


def _merged(text: Inlines) -> Iterable[Run]:
    """Neighbours of the same look as one run: two bold runs side by side would be read as ``****``."""
    merged: list[Run] = []
    for run in text:
        link = f"#{run.target}" if run.target.startswith(_NUMBERED) else run.link
        plain = replace(run, src="", color="", link=link)
        if merged and replace(merged[-1], text="") == replace(plain, text=""):
            merged[-1] = replace(plain, text=merged[-1].text + plain.text)
        elif run.text:
            merged.append(plain)
    return merged


def _run(run: Run, after_emphasis: bool) -> tuple[str, bool]:
    """A run and whether it ends in a mark of emphasis.

    ``**`` is only a mark where a letter or digit stands inside it on both ends (CommonMark's flanking rule,
    which full-width punctuation breaks); elsewhere, and next to another mark, the HTML element is used.
    """
    body = run.text.strip()
    if not body:
        return plain_text(run.text), False
    begin = run.text.index(body)
    before, behind = run.text[:begin], run.text[begin + len(body) :]
    marked = _code(body) if run.code else plain_text(body)
    simple = not after_emphasis and body[0].isalnum() and body[-1].isalnum() and not (run.code or run.link)
    kinds = [kind for kind, on in (("strike", run.strike), ("italic", run.italic), ("bold", run.bold)) if on]
    for kind in kinds:
        mark, element = {"strike": ("~~", "del"), "italic": ("*", "em"), "bold": ("**", "strong")}[kind]
        marked = f"{mark}{marked}{mark}" if simple and len(kinds) == 1 else f"<{element}>{marked}</{element}>"
    if run.link and _SAFE_URL.match(run.link):
        address = quote(_CONTROLS.sub("", run.link), safe=_URL_SAFE).replace("&", "&amp;")
        marked = f"[{marked}](<{address}>)"
    return plain_text(before) + marked + plain_text(behind), bool(kinds) and not behind


def _code(text: str) -> str:
    """Code as an HTML element, in which (unlike between backticks) a table's ``|`` and backticks can be written."""
    return f"<code>{plain_text(text)}</code>"
