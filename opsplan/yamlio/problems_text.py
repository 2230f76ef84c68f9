"""Slips inside a value: quotes, colons, characters that mean something to YAML."""

from __future__ import annotations

import re

from opsplan.diagnostics import Bilingual, Finding, Position
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.habits import wide_opening_quote
from opsplan.yamlio.messages import finding
from opsplan.yamlio.nodes import ScalarNode
from opsplan.yamlio.trouble import Trouble

_VALUE = lazy_pattern(r"(?:^|:\s|-\s)\s*(?P<mark>[&*!])(?=\S)")
_ESCAPE = lazy_pattern(r"\\(?:x.{0,2}|u.{0,4}|U.{0,8}|.?)")
_SPECIAL = frozenset("%@`&*!|>?,")
_NOT_CLOSED = Bilingual("", "")


def quote_closed_late(trouble: Trouble) -> Finding | None:
    """A quote that ended only at the next quote, some lines below, just before the trouble."""
    last = trouble.late_quote
    if last is None:
        return None
    place = Position(last.line, last.column)
    mark = trouble.source.char(place)
    if mark not in ('"', "'"):
        return None
    where = Bilingual(f"，一直到第 {last.end_line} 行才碰到下一个", f" before line {last.end_line}")
    return finding("yaml-unclosed-quote", place, mark=mark, where=where)


def unclosed_quote(trouble: Trouble) -> Finding | None:
    """A quote that never ends."""
    place = trouble.context or trouble.place
    return finding("yaml-unclosed-quote", place, mark=trouble.source.char(place), where=_NOT_CLOSED)


def text_after_quote(trouble: Trouble) -> Finding | None:
    """``"two" words``: more text behind the closing quote on the same line."""
    last, source = trouble.last_scalar, trouble.source
    if last is None or last.plain or last.end_line != trouble.place.line:
        return None
    end = Position(last.end_line, last.end_column)
    if not _ends_with_quote(trouble, last) or trouble.place.column < end.column:
        return None
    between = source.after(end)[: trouble.place.column - end.column]
    rest = source.after(trouble.place)
    if between.strip() or rest[:1] in ("", "]", "}", ","):
        return None
    return finding("yaml-text-after-quote", trouble.place, text=rest)


def wide_quote(trouble: Trouble) -> Finding | None:
    """``“…: …”`` without ASCII quotes around it."""
    before = trouble.source.before(trouble.place)
    index = wide_opening_quote(before)
    if index is None:
        return None
    place = Position(trouble.place.line, index + 1)
    text = trouble.source.after(place)
    return finding("yaml-full-width-quote", place, mark=before[index], text=text)


def wide_comma(trouble: Trouble) -> Finding | None:
    """``{名称: 涨粉，负责人: 周敏}``."""
    source, place = trouble.source, trouble.place
    before = source.before(place)
    index = before.rfind("，")
    if source.char(place) != ":" or index <= max(before.rfind(mark) for mark in ",{["):
        return None
    return finding("yaml-full-width-comma", Position(place.line, index + 1))


def colon_in_text(trouble: Trouble) -> Finding | None:
    """``name: part: more`` without quotes."""
    return finding("yaml-colon-in-text", trouble.place) if trouble.source.char(trouble.place) == ":" else None


def colon_in_flow_text(trouble: Trouble) -> Finding | None:
    """The same inside brackets."""
    before = trouble.source.before(trouble.place)
    entry = before[max(before.rfind(mark) for mark in ",{[") + 1 :]
    return colon_in_text(trouble) if re.search(r":\s", entry) else None


def tight_colon_here(trouble: Trouble) -> Finding | None:
    """``{tags:[a]}``."""
    before = trouble.source.before(trouble.place)
    key = re.split(r"[,{\[]\s*", before)[-1]
    return finding("yaml-missing-space", trouble.place, key=key)


def special_start_here(trouble: Trouble) -> Finding | None:
    """``@x``, ``%x``, a backtick or a comma at the beginning of a text."""
    return _special_start(trouble, trouble.place)


def special_start_of_context(trouble: Trouble) -> Finding | None:
    """``**bold**``, ``& co``, ``>90%`` or ``|x``."""
    return _special_start(trouble, trouble.context or trouble.place)


def special_start_of_value(trouble: Trouble) -> Finding | None:
    """``*word and more``, which YAML read as an alias and then stopped at the rest."""
    starts = [found.start("mark") for found in _VALUE.finditer(trouble.source.before(trouble.place))]
    return _special_start(trouble, Position(trouble.place.line, starts[-1] + 1)) if starts else None


def bad_escape(trouble: Trouble) -> Finding | None:
    """A backslash in double quotes, as in ``"C:\\plans"``."""
    source, place = trouble.source, trouble.place
    upto = source.before(place) + source.char(place)
    index = upto.rfind("\\")
    start = Position(place.line, index + 1) if index >= 0 else place
    found = _ESCAPE.match(source.after(start))
    return finding("yaml-bad-escape", start, text=found.group() if found else source.char(start))


def tag(trouble: Trouble) -> Finding | None:
    """A tag that is malformed or has an unknown handle."""
    place = trouble.context or trouble.place
    index = trouble.source.after(place).find("!")
    start = Position(place.line, place.column + max(index, 0))
    return finding("yaml-tag", start, text=trouble.source.after(start).split(" ")[0])


def _special_start(trouble: Trouble, place: Position) -> Finding | None:
    text = trouble.source.after(place).rstrip()
    return finding("yaml-special-start", place, mark=text[0], text=text) if text[:1] in _SPECIAL else None


def _ends_with_quote(trouble: Trouble, last: ScalarNode) -> bool:
    before = trouble.source.line(last.end_line)[: last.end_column - 1]
    return before.endswith(('"', "'"))
