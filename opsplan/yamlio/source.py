"""The bytes of a file as text, and a look at single lines of it for advice."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from opsplan.diagnostics import Bilingual, Finding, Position
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.lines import LINE_BREAK
from opsplan.yamlio.messages import finding

_UNPRINTABLE = lazy_pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG_DIRECTIVE = lazy_pattern("^%TAG", re.MULTILINE)

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "Office/zip"),
    (b"\xd0\xcf\x11\xe0", "Office 97–2003"),
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
"""First bytes of files that are named by mistake where a plan is wanted."""
_GUESS_GBK = Bilingual("，看起来是 GBK 编码", "; it looks like GBK")
_GUESS_NONE = Bilingual("", "")
_START = Position(1, 1)
_REACH = 500
"""How many lines advice may look back; a slip further away is not what the writer just did."""


def decode(data: bytes) -> tuple[str, Finding | None]:
    """The text of a file without its byte order mark, or the finding that says why there is none.

    A text that goes with a finding is only fit to be shown.
    """
    for mark, kind in _OTHER_FILES:
        if data.startswith(mark):
            return "", finding("yaml-not-text", _START, kind=kind)
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), finding("yaml-utf16", _START, encoding=encoding)
    if len(data) > 1 and 0 in data[:2] and data.count(0) * 4 > len(data):
        return "", finding("yaml-utf16", _START, encoding="UTF-16")
    try:
        text = data.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        return data.decode("utf-8", "replace").lstrip("\ufeff"), _not_utf8(data, error.start)
    return text, _refused_character(text) or _refused_directive(text)


def position_at(text: str, index: int) -> Position:
    """The line and column of a character, given its index in ``text``."""
    line, start = 1, 0
    for line_break in LINE_BREAK.finditer(text, 0, index):
        line, start = line + 1, line_break.end()
    return Position(line, index - start + 1)


def _not_utf8(data: bytes, offset: int) -> Finding:
    before = data[:offset].decode("utf-8").lstrip("\ufeff")
    # A file that held good UTF-8 characters up to here has a damaged byte rather than another encoding.
    guess = _GUESS_GBK if before.isascii() and _is_gbk(data) else _GUESS_NONE
    place = position_at(before, len(before))
    return finding("yaml-not-utf8", place, offset=offset + 1, byte=data[offset], guess=guess)


def _is_gbk(data: bytes) -> bool:
    try:
        return any("\u4e00" <= char <= "\u9fff" for char in data.decode("gb18030"))
    except UnicodeDecodeError:
        return False


def _refused_character(text: str) -> Finding | None:
    if text.replace("\n", "").replace("\r", "").isprintable():
        return None  # nearly every text; the pattern looks at each character for five times as long
    found = _UNPRINTABLE.search(text)
    if found is None:
        return None
    count = len(text) - len(_UNPRINTABLE.sub("", text))
    place = position_at(text, found.start())
    return finding("yaml-control-character", place, code=ord(found.group()), count=count)


def _refused_directive(text: str) -> Finding | None:
    """``%TAG`` has no use in a plan, and the parser takes quadratic time over many of them."""
    found = _TAG_DIRECTIVE.search(text) if "%TAG" in text else None
    return finding("yaml-directive", position_at(text, found.start())) if found else None


class SourceLines:
    """The lines of a text, asked for by their number (from 1) and column (from 1)."""

    def __init__(self, text: str) -> None:
        self._lines = tuple(LINE_BREAK.split(text))

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, number: int) -> str:
        """A line without its break; lines that are not there are empty."""
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""

    def before(self, place: Position) -> str:
        """What stands on the line to the left of a place."""
        return self.line(place.line)[: place.column - 1]

    def after(self, place: Position) -> str:
        """What stands on the line from a place on."""
        return self.line(place.line)[place.column - 1 :]

    def char(self, place: Position) -> str:
        """The character at a place; empty at the end of a line."""
        return self.after(place)[:1]

    def margin(self, number: int) -> str:
        """The blanks a line begins with."""
        line = self.line(number)
        return line[: len(line) - len(line.lstrip(" \t"))]

    def is_text(self, number: int) -> bool:
        """False for an empty line and for a comment."""
        return self.line(number).strip()[:1] not in ("", "#")

    def previous(self, number: int) -> int:
        """The number of the nearest line above that is no comment and not empty; 0 for none."""
        return next((above for above in range(number - 1, 0, -1) if self.is_text(above)), 0)

    def lines_above(self, number: int) -> Iterator[int]:
        """The numbers of the lines above that hold text, nearest first; not without end."""
        for _ in range(_REACH):
            number = self.previous(number)
            if not number:
                return
            yield number

    def is_first(self, place: Position) -> bool:
        """True when only blanks stand to the left of a place."""
        return not self.before(place).strip()

    def at_end(self, place: Position) -> bool:
        """True when nothing but blanks and comments is left from a place on."""
        if self.after(place).strip()[:1] not in ("", "#"):
            return False
        return not any(self.is_text(number) for number in range(place.line + 1, len(self) + 1))
