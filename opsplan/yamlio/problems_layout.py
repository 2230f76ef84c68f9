"""Slips of layout: tabs, indentation, keys without a proper colon, lists in the wrong place."""

from __future__ import annotations

from opsplan.diagnostics import Finding, Position
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.habits import spoilt_key, wide_space
from opsplan.yamlio.messages import finding
from opsplan.yamlio.source import SourceLines
from opsplan.yamlio.trouble import Trouble

_KEY = lazy_pattern(r":(?=[ \t]|$)")
_KEY_WITH_VALUE = lazy_pattern(r":[ \t]+[^ \t#]")
_ITEM = lazy_pattern(r"[ \t]*-(?:[ \t]|$)")


def tab(trouble: Trouble) -> Finding | None:
    """A tab before the text of the line, or where the parser stopped."""
    source, place = trouble.source, trouble.place
    if source.char(place) == "\t":
        return finding("yaml-tab", place)
    lines = (place.line,) if trouble.context is None else (place.line, trouble.context.line)
    for number in lines:
        index = source.margin(number).find("\t")
        if index >= 0 and source.is_text(number):
            return finding("yaml-tab", Position(number, index + 1))
    return None


def wide_margin(trouble: Trouble) -> Finding | None:
    """A line indented with spaces that YAML does not count as such."""
    lines = (trouble.place.line,) if trouble.context is None else (trouble.place.line, trouble.context.line)
    for number in lines:
        index = wide_space(trouble.source.line(number))
        if index is not None:
            return finding("yaml-wide-space", Position(number, index + 1))
    return None


def spoilt_key_here(trouble: Trouble) -> Finding | None:
    """``标题：…`` or ``title:…`` in the line that should be a key."""
    number = (trouble.context or trouble.place).line
    return _spoilt_key(trouble.source, number)


def spoilt_key_above(trouble: Trouble) -> Finding | None:
    """The same in the lines above, which YAML then reads as one text with the line it stops at."""
    if not _continues_text(trouble):
        return None
    source = trouble.source
    topmost = 0
    for number in source.lines_above(trouble.place.line):
        line = source.line(number)
        if _KEY.search(line) or spoilt_key(line) is None:
            break
        topmost = number
        if _ITEM.match(line):
            break
    return _spoilt_key(source, topmost) if topmost else None


def missing_colon_above(trouble: Trouble) -> Finding | None:
    """``goals`` without its colon, followed by lines that should be below it."""
    if not _continues_text(trouble):
        return None
    number, has_value = _text_begins(trouble)
    if not number or has_value:
        return None
    return _missing_colon(trouble.source, number)


def missing_colon_here(trouble: Trouble) -> Finding | None:
    """A line at the place of a key that has no colon at all."""
    return _missing_colon(trouble.source, (trouble.context or trouble.place).line)


def deeper_than_a_value(trouble: Trouble) -> Finding | None:
    """A key below a key that already has a text as its value."""
    if not _continues_text(trouble):
        return None
    number, has_value = _text_begins(trouble)
    return _indentation(trouble, number) if number and has_value else None


def no_key(trouble: Trouble) -> Finding | None:
    """A line that begins with its colon."""
    source, place = trouble.source, trouble.place
    if source.char(place) != ":" or not source.is_first(place):
        return None
    return finding("yaml-empty-key", place)


def list_among_keys(trouble: Trouble) -> Finding | None:
    """``- x`` in the column of keys, or a key in the column of the dashes."""
    source, place, block = trouble.source, trouble.place, trouble.context
    if block is None or block.column != place.column or not source.is_first(place):
        return None
    is_item = bool(_ITEM.match(source.after(place)))
    if is_item == bool(_ITEM.match(source.after(block))):
        return None
    return finding("yaml-list-and-keys", place, line=block.line)


def misaligned(trouble: Trouble) -> Finding | None:
    """A line that begins in a column no open block has."""
    if not trouble.source.is_first(trouble.place):
        return None
    above = trouble.source.previous(trouble.place.line)
    return _indentation(trouble, above) if above else None


def left_of_the_root(trouble: Trouble) -> Finding | None:
    """A line further left than the first key of the file."""
    source, place = trouble.source, trouble.place
    if place.column >= trouble.root_column or not source.is_first(place):
        return None
    above = source.previous(place.line)
    return _indentation(trouble, above) if above else None


def second_document(trouble: Trouble) -> Finding | None:
    """Text behind ``...``, which ends a document."""
    above = trouble.source.previous(trouble.place.line)
    if not trouble.source.line(above).startswith("..."):
        return None
    return finding("yaml-several-documents", Position(above, 1))


def list_on_key_line(trouble: Trouble) -> Finding | None:
    """``key: - item``."""
    mark = trouble.source.char(trouble.place)
    return finding("yaml-list-on-key-line", trouble.place, mark=mark) if mark == "-" else None


def directive(trouble: Trouble) -> Finding | None:
    """A line that begins with ``%``."""
    line = (trouble.context or trouble.place).line
    return finding("yaml-directive", Position(line, 1))


def _continues_text(trouble: Trouble) -> bool:
    """True when the colon is the first of its line, so that YAML took the line for more of a text above.

    A new item of the list above begins a text of its own.
    """
    source, place = trouble.source, trouble.place
    before = source.before(place)
    if _KEY.search(before) or before.strip()[:1] in ('"', "'"):
        return False
    above = source.previous(place.line)
    same_margin = source.margin(place.line) == source.margin(above)
    return not (_ITEM.match(before) and _ITEM.match(source.line(above)) and same_margin)


def _text_begins(trouble: Trouble) -> tuple[int, bool]:
    """The line in which the text begins that goes on in the line of trouble; true if a key precedes it there."""
    source = trouble.source
    for number in source.lines_above(trouble.place.line):
        line = source.line(number)
        if _KEY_WITH_VALUE.search(line):
            return number, True
        above = source.previous(number)
        if _ITEM.match(line) or not above or source.line(above).rstrip().endswith(":"):
            return number, False
    return 0, False


def _spoilt_key(source: SourceLines, number: int) -> Finding | None:
    found = spoilt_key(source.line(number))
    return finding(found[0], Position(number, found[2] + 1), key=found[1]) if found else None


def _missing_colon(source: SourceLines, number: int) -> Finding:
    line = source.line(number)
    item = _ITEM.match(line)
    begin = item.end() if item else len(source.margin(number))
    return finding("yaml-missing-colon", Position(number, begin + 1), text=line[begin:])


def _indentation(trouble: Trouble, other: int) -> Finding:
    source, line = trouble.source, trouble.place.line
    indent = len(source.margin(line))
    place = Position(line, indent + 1)
    return finding("yaml-indentation", place, indent=indent, line=other, other=len(source.margin(other)))
