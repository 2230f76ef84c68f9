"""What a template printed into an Office file of a company: values between marks, and views where a mark stands for them.

A value stands as ``START number MIDDLE text END``, where the number is its place in ``paths``; a view as
``START v number MIDDLE END``, its place in ``views``. The marks are those of :mod:`opsplan.blocks.markdown_inline`:
noncharacters, which no text of a plan can hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, fields, is_dataclass
from typing import Any

from opsplan.blocks.markdown_inline import END, MIDDLE, START
from opsplan.blocks.nodes import Block
from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

MARK = lazy_pattern(f"{START}(v?)(\\d+){MIDDLE}|{END}")


@dataclass(slots=True)
class Printed:
    """The plan paths of the values that were printed, and the blocks of the views, both in order."""

    paths: list[str] = field(default_factory=list)
    views: list[tuple[Block, ...]] = field(default_factory=list)

    def value(self, path: str) -> tuple[str, str]:
        """The marks before and behind a value."""
        self.paths.append(path)
        return f"{START}{len(self.paths) - 1}{MIDDLE}", END

    def view(self, blocks: tuple[Block, ...]) -> str:
        """The mark that stands for blocks."""
        self.views.append(blocks)
        return f"{START}v{len(self.views) - 1}{MIDDLE}{END}"

    def sections(self) -> frozenset[str]:
        """The sections of the plan (``goals``, ``risks``) that anything printed comes from."""
        paths = (*self.paths, *(path for view in self.views for path in _sources(view)))
        return frozenset(re.split(r"[.\[]", path, maxsplit=1)[0] for path in paths if path)


@dataclass(frozen=True, slots=True)
class TagFault:
    """What is wrong with the tag ``number``, and what would be right."""

    number: int
    text: Bilingual
    help: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """A source with its tags carried out, and everything that was wrong on the way."""

    text: str
    faults: tuple[TagFault, ...] = ()


def without_marks(text: str) -> str:
    """The text as a reader sees it."""
    return MARK.sub("", text)


def _sources(value: Any) -> Iterator[str]:
    """Every plan path that blocks carry, wherever it stands."""
    if isinstance(value, tuple | list):
        for one in value:
            yield from _sources(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            found = getattr(value, one.name)
            if one.name == "src" and isinstance(found, str):
                yield found
            elif one.name == "srcs":
                yield from found
            else:
                yield from _sources(found)
