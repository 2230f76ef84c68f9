"""The plan paths that a slide shows, read from its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from opsplan.blocks.nodes import Block
from opsplan.model.plan import Plan
from opsplan.model.specs import names_of

_STEP = "[."


def sections_shown(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The keys of the sections of the plan that the blocks show, in the order in which they come up."""
    names = dict.fromkeys(_section(path) for path in _paths(blocks))
    return tuple(name for name in names if name)


def _section(path: str) -> str:
    """The key of the section that a path is in; empty for none."""
    name = path
    for mark in _STEP:
        name = name.partition(mark)[0]
    spec = names_of(Plan).get(name)
    return spec.name if spec else ""


def _paths(node: Any) -> Iterator[str]:
    """Every plan path in a block and what it is made of."""
    if isinstance(node, tuple):
        for each in node:
            yield from _paths(each)
    elif is_dataclass(node) and not isinstance(node, type):
        for name in _names(type(node)):
            value = getattr(node, name)
            if name == "src":
                yield value
            elif name == "srcs":
                yield from value
            elif not isinstance(value, str):
                yield from _paths(value)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
