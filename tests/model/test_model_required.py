"""Whatever required key is taken out of a real plan, the reader says so at the entry that lost it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from conftest import ROOT

from opsplan.model.base import Entry
from opsplan.model.plan import Plan
from opsplan.model.read import read_plan
from opsplan.model.specs import names_of
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import read_yaml

SOURCE = "tea-brand-2027.yaml"


class Required(NamedTuple):
    """A required key that is there: the kind of entry, the mapping that holds it, and the key as it is written."""

    model: type[Entry]
    name: str
    mapping: MappingNode
    key: ScalarNode


@cache
def whole() -> MappingNode:
    root = read_yaml((ROOT / "plans" / SOURCE).read_bytes(), SOURCE).root
    assert root is not None
    return root


def required_keys(node: Node, model: type[Entry]) -> Iterator[Required]:
    """Every required key of a plan, in the order of the file."""
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from required_keys(item, model)
    if not isinstance(node, MappingNode):
        return
    for key, value in node.entries:
        spec = names_of(model).get(key.text)
        if spec is None:
            continue
        if spec.required:
            yield Required(model, spec.name, node, key)
        if spec.model and spec.shape == "entry-map" and isinstance(value, MappingNode):
            for _, inner in value.entries:
                yield from required_keys(inner, spec.model)
        elif spec.model:
            yield from required_keys(value, spec.model)


def sample() -> list[Required]:
    """The middle one of every required key of every kind of entry."""
    groups: dict[tuple[str, str], list[Required]] = {}
    for each in required_keys(whole(), Plan):
        groups.setdefault((each.model.__name__, each.name), []).append(each)
    return [group[len(group) // 2] for group in groups.values()]


def without(node: Node, lost: Required) -> Node:
    """The tree without one key of one mapping."""
    if isinstance(node, SequenceNode):
        return SequenceNode(
            tuple(without(item, lost) for item in node.items), node.flow, node.line, node.column
        )
    if not isinstance(node, MappingNode):
        return node
    here = (node.line, node.column) == (lost.mapping.line, lost.mapping.column)
    entries = tuple(
        (key, without(value, lost)) for key, value in node.entries if not (here and key.text == lost.key.text)
    )
    return MappingNode(entries, node.flow, node.line, node.column)


def end_of(node: Node) -> tuple[int, int]:
    """The place after the last text of a node."""
    if isinstance(node, ScalarNode):
        return node.end_line, node.end_column
    inner = node.items if isinstance(node, SequenceNode) else [part for pair in node.entries for part in pair]
    return max(map(end_of, inner), default=(node.line, node.column))


SAMPLE = sample()


def test_the_sample_meets_many_kinds_of_entries() -> None:
    assert len({(each.model, each.name) for each in SAMPLE}) >= 50


@pytest.mark.parametrize(
    "lost", SAMPLE, ids=lambda lost: f"{lost.model.__name__}.{lost.name}-{lost.key.line}"
)
def test_a_required_key_that_is_taken_out_is_missed_where_it_was(lost: Required) -> None:
    root = without(whole(), lost)
    assert isinstance(root, MappingNode)
    start, end = (lost.mapping.line, lost.mapping.column), end_of(lost.mapping)
    findings = [
        finding
        for finding in read_plan(root, SOURCE).findings
        if finding.position and start <= finding.position <= end
    ]
    assert any(finding.blocking and lost.name in finding.message.en for finding in findings)
