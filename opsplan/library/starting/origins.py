"""Where each line of a started plan comes from, so that what is wrong with the plan is told at the template's line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import BaseLoader, Environment

from opsplan.patterns import lazy_pattern

_OPEN, _CLOSE = "\ue0a2", "\ue0a3"
_MARK = lazy_pattern(f"{_OPEN}([0-9]+):([0-9]+){_CLOSE}")
_TAGS = lazy_pattern(r"(\{%[-+]?\s*raw\b.*?\bendraw\s*[-+]?%\}|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\})", re.DOTALL)
_ENDS_LINE = ("%}", "#}")
"""Tags that take the line break behind them along."""


class LineLoader(BaseLoader):
    """Another loader's files, with a mark at the end of every line that text of them ends."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader
        self._files: list[str] = []

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, file, fresh = self._loader.get_source(environment, template)
        self._files.append(file or template)
        return "".join(_marked(source, len(self._files) - 1)), file, fresh

    def places(self, text: str, first: Path) -> tuple[tuple[str, int], ...]:
        """File and line (from 1) of every line of a text that was rendered from these files; the line above's where a
        line has no mark, and before that the beginning of the file ``first``."""
        found: list[tuple[str, int]] = []
        place = (str(first), 1)
        for line in text.split("\n"):
            marks = _MARK.findall(line)
            if marks:
                place = (self._files[int(marks[-1][0])], int(marks[-1][1]))
            found.append(place)
        return tuple(found)


def _marked(source: str, file: int) -> Iterator[str]:
    """A mark goes where the line break is printed, and never between a tag and white space that the tag takes along."""
    line, tag = 1, ""
    for at, part in enumerate(_TAGS.split(source)):
        if at % 2:
            yield part
            tag = part
            line += part.count("\n")
            continue
        for number, piece in enumerate(re.split("(?<=\n)", part)):
            text = piece.removesuffix("\n")
            ends = piece.endswith("\n")
            behind_value = number == 0 and bool(tag) and not tag.endswith(_ENDS_LINE)
            yield (
                f"{text}{_OPEN}{file}:{line}{_CLOSE}\n" if ends and (text.strip() or behind_value) else piece
            )
            line += ends
