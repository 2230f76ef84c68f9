"""A TOML text as nodes with a place for each, so that it can be read as a plan's YAML is.

The values are those of :mod:`tomllib`, which knows no places. These come from a second look at the text, which may
trust that it is sound.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

from opsplan.diagnostics import Position
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode, scalar_at

_TOKEN = lazy_pattern(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)|(?P<line>\n)"""
    r"""|(?P<text>\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
    r"""|(?P<mark>[\[\]{}=,])|(?P<word>[^\s\[\]{}=,#"']+)""",
    re.DOTALL,
)
_ERROR_PLACE = lazy_pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_Way = tuple[str | int, ...]


class TomlError(Exception):
    """The text is no TOML. ``position`` is where the reader stopped, its first line when that is not known."""

    def __init__(self, position: Position) -> None:
        super().__init__(f"not TOML at {position.line}:{position.column}")
        self.position = position


class _Token(NamedTuple):
    kind: str
    text: str
    position: Position


def read_toml(text: str) -> MappingNode:
    """The nodes of a TOML text: numbers, dates and true are texts as YAML's are. Raises TomlError."""
    try:
        values = tomllib.loads(text)
        places = _Places(text).find()
    except tomllib.TOMLDecodeError as error:
        raise TomlError(_error_place(str(error), text)) from None
    except (RecursionError, ValueError):
        raise TomlError(Position(1, 1)) from None
    node = _node(values, (), places)
    assert isinstance(node, MappingNode)
    return node


def _error_place(message: str, text: str) -> Position:
    found = _ERROR_PLACE.search(message)
    if found and found.group(1):
        return Position(int(found.group(1)), int(found.group(2)))
    lines = text.split("\n")
    return Position(len(lines), len(lines[-1]) + 1)


def _node(value: Any, way: _Way, places: dict[_Way, Position]) -> Node:
    line, column = places.get(way, (1, 1))
    if isinstance(value, dict):
        entries = tuple(
            (_key(name, (*way, name), places), _node(inner, (*way, name), places))
            for name, inner in value.items()
        )
        return MappingNode(entries, False, line, column)
    if isinstance(value, list):
        return SequenceNode(
            tuple(_node(item, (*way, index), places) for index, item in enumerate(value)), True, line, column
        )
    if isinstance(value, str):
        return scalar_at(value, False, line, column)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return scalar_at(text, True, line, column)


def _key(name: str, way: _Way, places: dict[_Way, Position]) -> ScalarNode:
    line, column = places.get((*way, _KEY), (1, 1))
    return scalar_at(name, False, line, column)


_KEY = -1
"""The step to the key of a value rather than to the value."""


class _Places:
    """One look over a sound TOML text, which gathers where each key and each value begins."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._next = 0
        self._found: dict[_Way, Position] = {}
        self._arrays: dict[_Way, int] = {}
        """How many tables ``[[name]]`` have been met."""

    def find(self) -> dict[_Way, Position]:
        """The place of every value by the way to it, and of its key by that way and ``_KEY``; first come, first kept."""
        table: _Way = ()
        while self._next < len(self._tokens):
            token = self._take()
            if token.kind == "line":
                continue
            if token.text == "[" and token.kind == "mark":
                table = self._header()
            else:
                self._next -= 1
                self._pair(table)
        return self._found

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _peek(self) -> str:
        token = self._tokens[self._next]
        return token.text if token.kind in ("mark", "line") else ""

    def _header(self) -> _Way:
        many = self._peek() == "["
        if many:
            self._take()
        place = self._tokens[self._next].position
        way = self._keys((), "]")
        if many:
            self._take()
            index = self._arrays.get(way, 0)
            self._arrays[way] = index + 1
            self._found.setdefault((*way, index), place)
            return (*way, index)
        return way

    def _keys(self, table: _Way, end: str) -> _Way:
        """The way that a dotted key leads, up to and with the mark ``end``."""
        way = table
        while (token := self._take()).text != end or token.kind != "mark":
            for name, column in _parts(token):
                if self._arrays.get(way) and not isinstance(way[-1], int):
                    way = (*way, self._arrays[way] - 1)
                way = (*way, name)
                place = Position(token.position.line, column)
                self._found.setdefault((*way, _KEY), place)
                if end == "]":
                    self._found.setdefault(way, place)
        return way

    def _pair(self, table: _Way) -> None:
        way = self._keys(table, "=")
        for length in range(len(table) + 1, len(way)):
            self._found.setdefault(way[:length], self._found[(*way[:length], _KEY)])
        self._value(way)

    def _value(self, way: _Way) -> None:
        token = self._take()
        self._found.setdefault(way, token.position)
        if token.kind != "mark":
            while self._next < len(self._tokens) and self._tokens[self._next].kind == "word":
                self._take()  # a date and its time may stand apart
            return
        index, closing = 0, "]" if token.text == "[" else "}"
        while True:
            mark = self._peek()
            if mark in ("\n", ","):
                self._take()
            elif mark == closing:
                self._take()
                return
            elif closing == "]":
                self._value((*way, index))
                index += 1
            else:
                self._pair(way)


def _tokens(text: str) -> Iterator[_Token]:
    line, start = 1, 0
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind != "skip":
            yield _Token(kind, found.group(), Position(line, found.start() - start + 1))
        breaks = found.group().count("\n")
        if breaks:
            line += breaks
            start = found.start() + found.group().rindex("\n") + 1


def _parts(token: _Token) -> Iterator[tuple[str, int]]:
    """The names in one token of a dotted key, each with its column."""
    column = token.position.column
    if token.kind == "text":
        yield tomllib.loads(f"key = {token.text}")["key"], column
        return
    for part in token.text.split("."):
        if part:
            yield part, column
        column += len(part) + 1
