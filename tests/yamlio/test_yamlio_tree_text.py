"""A tree written as text reads as the same tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode, scalar_at
from opsplan.yamlio.reader import read_yaml
from opsplan.yamlio.tree_text import tree_text

PLANS = sorted(Path("plans").glob("*.yaml")) + sorted(Path("../shared/spec").glob("example-*.yaml"))


def data_of(node: Node) -> Any:
    """What a tree says: an absent value is None, all else text."""
    if isinstance(node, ScalarNode):
        return None if node.is_null else node.text
    if isinstance(node, SequenceNode):
        return [data_of(item) for item in node.items]
    return {key.text: data_of(value) for key, value in node.entries}


def tree_of(data: Any) -> Node:
    """The tree of such data."""
    if isinstance(data, dict):
        return MappingNode(tuple((_scalar(key), tree_of(value)) for key, value in data.items()), False, 1, 1)
    if isinstance(data, list):
        return SequenceNode(tuple(tree_of(item) for item in data), False, 1, 1)
    return scalar_at("", True, 1, 1) if data is None else _scalar(data)


def _scalar(text: str) -> ScalarNode:
    return scalar_at(text, False, 1, 1)


def read(text: str) -> MappingNode:
    found = read_yaml(text.encode())
    assert not found.findings, found.findings
    assert found.root is not None
    return found.root


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_plan_says_the_same_when_its_tree_is_written_anew(path: Path) -> None:
    root = read(path.read_text())
    assert len(data_of(root)) > 3
    assert data_of(read(tree_text(root))) == data_of(root)


_PRINTABLE = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\t\n")
_TEXTS = st.text(_PRINTABLE, max_size=24) | st.text("a 0:#-'\"\\|>&*!%@`{}[],?~\n\t=<中，", max_size=12)
_KEYS = st.text(_PRINTABLE, min_size=1, max_size=12).filter(
    lambda key: key.strip() == key and "\n" not in key
)
_DATA = st.recursive(
    st.none() | _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(_KEYS, _DATA, min_size=1, max_size=4))
def test_any_tree_reads_as_it_was_written(data: dict[str, Any]) -> None:
    tree = tree_of(data)
    assert isinstance(tree, MappingNode)
    assert data_of(read(tree_text(tree))) == data
