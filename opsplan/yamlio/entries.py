"""The entries of a mapping that has doubtful keys: repeated, empty, not text, or merge keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from opsplan.diagnostics import Bilingual, Finding, Position
from opsplan.yamlio.habits import wide_space
from opsplan.yamlio.messages import finding
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

Entry = tuple[ScalarNode, Node]
_A_LIST = Bilingual("一个列表", "a list")
_A_MAPPING = Bilingual("一组“键: 值”", "a mapping")


@dataclass(frozen=True, slots=True)
class Settled:
    """Entries with distinct keys, and what was wrong."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def settle_entries(pairs: Iterable[tuple[Node, Node]]) -> Settled:
    """Work in merge keys and drop keys that cannot stay; of equal keys the first stays.

    An explicit key wins over a merged one, and of several merged mappings the earlier one wins.
    Merged entries stand where the ``<<`` stood.
    """
    findings: list[Finding] = []
    first: dict[str, ScalarNode] = {}
    kept: list[Entry] = []
    for key, value in pairs:
        if not isinstance(key, ScalarNode):
            found = _A_LIST if isinstance(key, SequenceNode) else _A_MAPPING
            findings.append(finding("yaml-key-not-text", _place(key), found=found))
        elif key.is_null or not key.text:
            findings.append(finding("yaml-empty-key", _place(key)))
        elif key.plain and wide_space(key.text) is not None:
            findings.append(finding("yaml-wide-space", _place(key)))
        elif key.text in first:
            line = first[key.text].line
            findings.append(finding("yaml-duplicate-key", _place(key), key=key.text, line=line))
        else:
            first[key.text] = key
            kept.append((key, value))
    entries: dict[str, Entry] = {}
    for key, value in kept:
        if not _is_merge(key):
            entries[key.text] = (key, value)
            continue
        sources = _merge_sources(value)
        if sources is None:
            findings.append(finding("yaml-merge", _place(key)))
            continue
        for entry in _taken(sources):
            if entry[0].text not in first:
                entries.setdefault(entry[0].text, entry)
    return Settled(tuple(entries.values()), tuple(findings))


def _is_merge(key: ScalarNode) -> bool:
    return key.plain and key.text == "<<"


def _merge_sources(value: Node) -> tuple[MappingNode, ...] | None:
    if isinstance(value, MappingNode):
        return (value,)
    if isinstance(value, SequenceNode):
        sources = tuple(item for item in value.items if isinstance(item, MappingNode))
        return sources if len(sources) == len(value.items) else None
    return None


def _taken(sources: Iterable[MappingNode]) -> Iterator[Entry]:
    for source in sources:
        yield from source.entries


def _place(node: Node) -> Position:
    return Position(node.line, node.column)
