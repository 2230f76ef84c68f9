"""The parser's events, from the C parser of PyYAML or from its Python twin where there is no C one.

Only events are used: composing nodes recurses in C, and 200,000 nested brackets then end the process
(yaml/pyyaml#895). Parsing into events keeps its own stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from yaml.error import Mark, MarkedYAMLError, YAMLError
from yaml.events import Event, ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml
    CParser = None  # type: ignore[assignment, misc]

NextEvent = Callable[[], Event | None]


class ParserStopped(Exception):
    """The parser cannot go on. Lines and columns count from 1; the texts are the parser's English."""

    def __init__(self, error: Exception) -> None:
        marked = error if isinstance(error, MarkedYAMLError) else None
        super().__init__(str(error))
        self.problem: str = (marked.problem or "") if marked else ""
        self.context: str = (marked.context or "") if marked else ""
        self.problem_place = _place(marked.problem_mark) if marked else None
        self.context_place = _place(marked.context_mark) if marked else None


def open_events(text: str) -> NextEvent:
    """A function that gives the next event of ``text`` at each call; to be called in ``parser_errors``."""
    return _pure_events(text) if CParser is None else CParser(text).get_event


@contextmanager
def parser_errors() -> Iterator[None]:
    """Turns what the parsers raise into ``ParserStopped``."""
    try:
        yield
    except (YAMLError, ValueError, OverflowError) as error:
        # The latter two: PyYAML decodes a tag's %-escapes and builds "\U…" characters unchecked.
        raise ParserStopped(error) from error


def _place(mark: object) -> tuple[int, int] | None:
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    return None if line is None or column is None else (line + 1, column + 1)


class _PureParser(Reader, Scanner, Parser):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _pure_events(text: str) -> NextEvent:
    parser = _PureParser(text)

    def next_event() -> Event | None:
        event = cast(Event | None, parser.get_event())  # type: ignore[no-untyped-call]
        if isinstance(event, ScalarEvent) and event.style == '"':
            _refuse_surrogates(event)
        return event

    return next_event


def _refuse_surrogates(event: ScalarEvent) -> None:
    """libyaml refuses half a surrogate pair written as an escape; the Python parser lets it through."""
    try:
        event.value.encode()
    except UnicodeEncodeError as error:
        problem = "found invalid Unicode character escape code"
        mark = cast(Mark, event.start_mark)
        raise MarkedYAMLError("while parsing a quoted scalar", mark, problem, mark) from error
