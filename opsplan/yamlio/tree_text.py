"""A tree written as YAML: the same texts, lists and mappings, without comments, anchors and the file's own layout."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.patterns import lazy_pattern
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.writing import quoted, scalar

_BLOCK = lazy_pattern(r"[^\s](?:[\t\n\x20-\x7e\xa1-\xac\xae-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u2053\u2070-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef]*[^\s])?\n?")  # fmt: skip
"""Texts that a ``|`` block holds as they are: shown by every editor, with at most one line break at their end."""
_INDENT = "  "


def tree_text(root: MappingNode) -> str:
    """The text of a file that reads as this tree, in blocks, two spaces deeper at each level."""
    return "".join(f"{line}\n" for line in _mapping(root, ""))


def _mapping(node: MappingNode, margin: str) -> Iterator[str]:
    for key, value in node.entries:
        yield from _item(f"{margin}{scalar(key.text, flow=False)}:", value, margin)


def _sequence(node: SequenceNode, margin: str) -> Iterator[str]:
    for item in node.items:
        if isinstance(item, MappingNode) and item.entries:
            lines = list(_mapping(item, f"{margin}{_INDENT}"))
            yield f"{margin}- {lines[0].removeprefix(margin + _INDENT)}"
            yield from lines[1:]
        else:
            yield from _item(f"{margin}-", item, margin)


def _item(head: str, value: Node, margin: str) -> Iterator[str]:
    """A value behind its key or dash."""
    deeper = f"{margin}{_INDENT}"
    if isinstance(value, ScalarNode):
        yield from _scalar(head, value, deeper)
    elif isinstance(value, SequenceNode):
        yield head if value.items else f"{head} []"
        yield from _sequence(value, deeper)
    else:
        yield head if value.entries else f"{head} {{}}"
        yield from _mapping(value, deeper)


def _scalar(head: str, node: ScalarNode, margin: str) -> Iterator[str]:
    if node.is_null:
        yield f"{head} null"
    elif "\n" in node.text and _BLOCK.fullmatch(node.text):
        yield f"{head} {_mark(node.text)}"
        yield from (f"{margin}{line}" if line else "" for line in node.text.removesuffix("\n").split("\n"))
    elif "\n" in node.text:
        yield f"{head} {quoted(node.text)}"
    else:
        yield f"{head} {scalar(node.text, flow=False)}"


def _mark(text: str) -> str:
    return "|" if text.endswith("\n") else "|-"
