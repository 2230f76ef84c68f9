"""The plan paths that a slide shows, read from its blocks."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from opsplan.blocks.nodes import Block
from opsplan.model.plan import Plan
from opsplan.model.specs import names_of

_STEP = "[."


def sections_shown(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The keys of the sections of the plan that the blocks show, in the order in which they come up."""
    found: dict[str, None] = {}
    _find(blocks, found)
    names = dict.fromkeys(map(_section, found))
    return tuple(name for name in names if name)


def _section(path: str) -> str:
    """The key of the section that a path is in; empty for none."""
    name = path
    for mark in _STEP:
        name = name.partition(mark)[0]
    spec = names_of(Plan).get(name)
    return spec.name if spec else ""


def _find(node: Any, found: dict[str, None]) -> None:
    """Put every plan path in a block and what it is made of into ``found``, in their order."""
    if isinstance(node, tuple):
        for each in node:
            if each and type(each) is not str:
                _find(each, found)
        return
    kind: type = type(node)
    for name in _names(kind):
        value = getattr(node, name)
        if name == "src":
            found[value] = None
        elif name == "srcs":
            found.update(dict.fromkeys(value))
        elif value and type(value) is not str:
            _find(value, found)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
