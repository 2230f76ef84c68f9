"""Slips around brackets: one too many, one too few, the wrong one, commas."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Finding, Position
from opsplan.yamlio.messages import finding
from opsplan.yamlio.trouble import Trouble

_CLOSING: Mapping[str, str] = MappingProxyType({"[": "]", "{": "}"})


def unclosed(trouble: Trouble) -> Finding | None:
    """A bracket still open where the file ends or a line begins no deeper than the bracket's own line."""
    opening = _opening(trouble)
    if opening is None:
        return None
    source, place = trouble.source, trouble.place
    dedented = place.line > opening.line and len(source.margin(place.line)) <= len(
        source.margin(opening.line)
    )
    closes = source.char(place) in ("]", "}")
    if not source.at_end(place) and (not dedented or closes):
        return None
    mark = source.char(opening)
    return finding("yaml-unclosed-bracket", opening, mark=mark, closing=_CLOSING.get(mark, "]"))


def stray(trouble: Trouble) -> Finding | None:
    """A closing bracket that nothing opened, or that another kind opened: ``[1}``."""
    mark = trouble.source.char(trouble.place)
    return finding("yaml-stray-bracket", trouble.place, mark=mark) if mark in ("]", "}") else None


def extra_comma(trouble: Trouble) -> Finding | None:
    """``[1,,2]``."""
    if not trouble.brackets or trouble.source.char(trouble.place) != ",":
        return None
    return finding("yaml-extra-comma", trouble.place)


def missing_comma(trouble: Trouble) -> Finding | None:
    """Two entries inside brackets with nothing to separate them."""
    opening = _opening(trouble)
    if opening is None:
        return None
    return finding("yaml-missing-comma", trouble.place, line=opening.line, column=opening.column)


def _opening(trouble: Trouble) -> Position | None:
    """The innermost bracket that is open; the parser names it only in some of its problems."""
    if trouble.brackets:
        return trouble.brackets[-1]
    context = trouble.context
    return context if context and trouble.source.char(context) in _CLOSING else None
