"""A tree of nodes with places taken out, replaced or added; the rest are the nodes of the file, with their positions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field

from opsplan.diagnostics import Loc
from opsplan.model.base import Entry
from opsplan.model.keys import is_null
from opsplan.model.plan import Plan
from opsplan.model.specs import names_of
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode, scalar_at

_CHINESE = lazy_pattern("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Changes:
    """What becomes of a tree: places that go, places with another text, and keys that entries get, by English name."""

    gone: Collection[Loc] = frozenset()
    instead: Mapping[Loc, ScalarNode] = field(default_factory=dict)
    added: Mapping[Loc, Mapping[str, str]] = field(default_factory=dict)


def changed(root: MappingNode, changes: Changes) -> MappingNode:
    """The tree after the changes. A list or mapping that loses all it held goes as well."""
    found = _node(root, Plan, (), changes)
    return found if isinstance(found, MappingNode) else MappingNode((), root.flow, root.line, root.column)


def is_gone(loc: Loc, gone: Collection[Loc]) -> bool:
    """True for a place that goes, and for all that is in one."""
    return any(loc[:end] in gone for end in range(1, len(loc) + 1))


def leaves(node: Node, loc: Loc = (), model: type[Entry] | None = Plan) -> Iterator[tuple[Loc, ScalarNode]]:
    """Every text of a tree with its place, in the order of the file."""
    if isinstance(node, ScalarNode):
        yield loc, node
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from leaves(item, (*loc, index), model)
    else:
        for key, value in node.entries:
            name, inner, value = inside(key, value, model)
            yield from leaves(value, (*loc, name), inner)


def inside(key: ScalarNode, value: Node, model: type[Entry] | None) -> tuple[str, type[Entry] | None, Node]:
    """The name of a key in places, the model of what it holds, and its value: a list also where the only item was
    written without one."""
    spec = names_of(model).get(key.text) if model else None
    if spec is None:
        return key.text, model, value
    alone = spec.shape in ("entries", "values") and not isinstance(value, SequenceNode) and not is_null(value)
    return spec.name, spec.model, SequenceNode((value,), True, value.line, value.column) if alone else value


def _node(node: Node, model: type[Entry] | None, loc: Loc, changes: Changes) -> Node | None:
    if loc in changes.gone:
        return None
    if loc in changes.instead:
        return changes.instead[loc]
    if isinstance(node, ScalarNode):
        return node
    if isinstance(node, SequenceNode):
        items = tuple(
            kept
            for index, item in enumerate(node.items)
            if (kept := _node(item, model, (*loc, index), changes))
        )
        return SequenceNode(items, node.flow, node.line, node.column) if items or not node.items else None
    return _mapping(node, model, loc, changes)


def _mapping(node: MappingNode, model: type[Entry] | None, loc: Loc, changes: Changes) -> MappingNode | None:
    entries: list[tuple[ScalarNode, Node]] = []
    for key, value in node.entries:
        name, inner, value = inside(key, value, model)
        kept = _node(value, inner, (*loc, name), changes)
        if kept is not None:
            entries.append((key, kept))
    for name, text in changes.added.get(loc, {}).items():
        entries.append((_like(node, _word(name, node, model)), _like(node, text)))
    if not entries and node.entries:
        return None
    return MappingNode(tuple(entries), node.flow, node.line, node.column)


def _word(name: str, node: MappingNode, model: type[Entry] | None) -> str:
    """The key in the language of the entry's first one."""
    spec = names_of(model).get(name) if model else None
    chinese = bool(node.entries and _CHINESE.search(node.entries[0][0].text))
    return spec.zh if spec and chinese else name


def _like(node: MappingNode, text: str) -> ScalarNode:
    return scalar_at(text, False, node.line, node.column)
