"""A node knows where it stands from the index of its characters; the parser counts lines and columns itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml.events import ScalarEvent

from opsplan.yamlio.events import open_events
from opsplan.yamlio.nodes import Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import read_yaml

Place = tuple[str, int, int, int, int]
BREAKS = ("\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\n\n", "\r\n  \n")
VALUES = (
    "月活",
    "'a ''b'''",
    '"x\\n y"',
    "两行{0}    都是",
    '"一{0}  二"',
    "|{0}    块{0}    文{0}",
    "[a, 甲,{0} b]",
    "{{k: v}}",
    "",
)


@given(st.lists(st.tuples(st.sampled_from(VALUES), st.sampled_from(BREAKS)), min_size=1, max_size=8))
@settings(max_examples=150)
def test_places_are_those_the_parser_counts(rows: list[tuple[str, str]]) -> None:
    text = "".join(f"键{n}: {value.format(end)}{end}" for n, (value, end) in enumerate(rows))
    read = read_yaml(text.encode())
    if read.root is None:
        return
    own = [(each.text, each.line, each.column, each.end_line, each.end_column) for each in scalars(read.root)]
    assert own == list(counted(text))


@pytest.mark.parametrize(
    "text, place",
    [
        ("a: !!str b\n", (1, 10)),
        ("a: &x\n  b\n", (2, 3)),
        ("a: &x # why\r\n  !!str b\r\n", (2, 9)),
    ],
)
def test_a_value_begins_behind_its_anchor_and_tag(text: str, place: tuple[int, int]) -> None:
    root = read_yaml(text.encode()).root
    assert root is not None
    value = root.entries[0][1]
    assert (value.line, value.column) == place


def scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, value in node.entries:
            yield key
            yield from scalars(value)


def counted(text: str) -> Iterator[Place]:
    next_event = open_events(text)
    while (event := next_event()) is not None:
        if isinstance(event, ScalarEvent):
            start, end = event.start_mark, event.end_mark
            assert start is not None
            assert end is not None
            yield event.value, start.line + 1, start.column + 1, end.line + 1, end.column + 1
