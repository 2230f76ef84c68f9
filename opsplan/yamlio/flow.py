"""Lists and mappings in brackets that YAML accepts but that cannot be what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.diagnostics import Finding, Position
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.habits import tight_colon, wide_colon
from opsplan.yamlio.messages import finding
from opsplan.yamlio.nodes import Node, ScalarNode

_SUSPECT = lazy_pattern(r"""[:{,\[]\s*[“‘]|[{,\[]\s*[^\s"',:：{}\[\]]{1,40} ?(?:：|:[^\s:/\\,}\]])""")
_TIGHT_COLON = lazy_pattern(r":[^\s:/\\,}\]]")
_MARKS = "“‘："
"""Every suspect holds one of these marks, or such a colon."""
_QUOTE_ENDS = {"“": "”", "‘": "’"}


def may_hold_suspects(text: str) -> bool:
    """False when no collection in brackets in the whole file needs a closer look."""
    if not any(mark in text for mark in _MARKS) and not _TIGHT_COLON.search(text):
        return False  # a tenth of the time that the whole question takes
    return bool(_SUSPECT.search(text))


def flow_suspects(children: Sequence[Node], *, mapping: bool) -> Iterator[Finding]:
    """Findings on the children (of a mapping: key, value, key, value …) of one collection."""
    for index, child in enumerate(children):
        if type(child) is not ScalarNode or not child.plain:
            continue
        text = child.text
        if text[:1] in _QUOTE_ENDS:
            yield from _cut_quote(child)
        elif mapping and index % 2 == 0 and ("：" in text or ":" in text) and child.line == child.end_line:
            yield from _swallowed_colon(child, children[index + 1])


def _cut_quote(node: ScalarNode) -> Iterator[Finding]:
    """``[“a, b”]`` is two texts, since only ASCII quotes keep a comma from separating."""
    if _QUOTE_ENDS[node.text[0]] not in node.text:
        place = Position(node.line, node.column)
        yield finding("yaml-full-width-quote", place, mark=node.text[0], text=node.text)


def _swallowed_colon(key: ScalarNode, value: Node) -> Iterator[Finding]:
    """``{名称：涨粉}`` and ``{name:growth}`` are a key without a value."""
    is_bare = isinstance(value, ScalarNode) and value.is_null and not value.text
    wide, tight = wide_colon(key.text), tight_colon(key.text)
    if wide and (is_bare or "，" in key.text):
        yield finding("yaml-full-width-colon", Position(key.line, key.column + wide[1]), key=wide[0])
    elif tight and is_bare:
        yield finding("yaml-missing-space", Position(key.line, key.column + tight[1]), key=tight[0])
