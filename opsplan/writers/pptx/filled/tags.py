"""The tags of a text, each read by itself: what it repeats, and whether it stands in pairs with others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

Level = Literal["", "p", "tr", "slide"]
"""What a statement repeats or drops: text inside a paragraph, whole paragraphs, table rows, slides."""

ENDS = {"endfor": "for", "endif": "if", "endwith": "with"}
OPENERS = frozenset(ENDS.values())
BETWEEN = frozenset({"elif", "else"})
STATEMENTS = OPENERS | BETWEEN | ENDS.keys() | {"set"}
"""The statements that a deck may have."""
COMMENT = "#"

_TAG = lazy_pattern(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = lazy_pattern(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LEVEL = lazy_pattern(r"\{%[-+]?\s*(p|tr|tc|slide)\s+(?=[a-z])")
_KEYWORD = lazy_pattern(r"\{%[-+]?\s*([A-Za-z_]*)")
_TYPED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u3000": " ", "\v": " "}
)
"""What PowerPoint makes of quotation marks and spaces while somebody types a tag."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: where it stands in its text, what Jinja2 is given, its level, and the first word of a statement (empty for
    an expression)."""

    start: int
    end: int
    source: str
    level: Level | Literal["tc"] = ""
    keyword: str = ""

    @property
    def prints(self) -> bool:
        """True for ``{{ … }}``."""
        return not self.keyword


def tags_of(text: str) -> tuple[Tag, ...]:
    """Every whole tag of a text."""
    return tuple(_tag(found) for found in _TAG.finditer(text))


def _tag(found: re.Match[str]) -> Tag:
    source = found[0].translate(_TYPED)
    if source.startswith("{#"):
        return Tag(found.start(), found.end(), "", "", COMMENT)
    if source.startswith("{{"):
        return Tag(found.start(), found.end(), source)
    level = _LEVEL.match(source)
    if level:
        source = "{% " + source[level.end() :]
    keyword = _KEYWORD.match(source)
    return Tag(found.start(), found.end(), source, level[1] if level else "", (keyword and keyword[1]) or "?")  # type: ignore[arg-type]


def loose_mark(text: str) -> str:
    """The first mark of a tag in ``text`` that has no partner; empty when there is none."""
    found = _LOOSE.search(_TAG.sub("", text))
    return found[0] if found else ""


def without_tags(text: str) -> str:
    """The text around the tags."""
    return _TAG.sub("", text)


def unpaired(tags: Iterable[Tag]) -> Iterator[Tag]:
    """The statements among ``tags``, in order, that have no partner."""
    waiting: list[Tag] = []
    for tag in tags:
        if tag.keyword in OPENERS:
            waiting.append(tag)
        elif tag.keyword in ENDS:
            if waiting and waiting[-1].keyword == ENDS[tag.keyword]:
                waiting.pop()
            else:
                yield tag
        elif tag.keyword in BETWEEN and not waiting:
            yield tag
    yield from waiting
