"""The entries of a mapping that has doubtful keys: repeated, empty, not text, or merge keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsplan.diagnostics import Bilingual, Finding, Position
from opsplan.yamlio.habits import wide_space
from opsplan.yamlio.messages import finding
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

Entry = tuple[ScalarNode, Node]
_A_LIST = Bilingual("一个列表", "a list")
_A_MAPPING = Bilingual("一组“键: 值”", "a mapping")


def entry_findings(pairs: Iterable[tuple[Node, Node]]) -> Iterator[Finding]:
    """What is wrong with the keys of one mapping, merge keys included."""
    first: dict[str, int] = {}
    for key, value in pairs:
        place = Position(key.line, key.column)
        if not isinstance(key, ScalarNode):
            found = _A_LIST if isinstance(key, SequenceNode) else _A_MAPPING
            yield finding("yaml-key-not-text", place, found=found)
        elif _is_empty(key):
            yield finding("yaml-empty-key", place)
        elif key.plain and wide_space(key.text) is not None:
            yield finding("yaml-wide-space", place)
        elif key.text in first:
            yield finding("yaml-duplicate-key", place, key=key.text, line=first[key.text])
        else:
            first[key.text] = key.line
            if _is_merge(key) and _merge_sources(value) is None:
                yield finding("yaml-merge", place)


def settled_entries(pairs: Iterable[tuple[Node, Node]]) -> tuple[Entry, ...]:
    """Entries with distinct keys: merge keys worked in, keys that cannot stay dropped.

    Of equal keys the first stays. An explicit key wins over a merged one, and of several merged
    mappings the earlier one wins. Merged entries stand where the ``<<`` stood.
    """
    explicit: dict[str, Entry] = {}
    for key, value in pairs:
        if isinstance(key, ScalarNode) and not _is_empty(key):
            explicit.setdefault(key.text, (key, value))
    entries: dict[str, Entry] = {}
    for key, value in explicit.values():
        if not _is_merge(key):
            entries[key.text] = (key, value)
            continue
        for source in _merge_sources(value) or ():
            for entry in source.entries:
                if entry[0].text not in explicit:
                    entries.setdefault(entry[0].text, entry)
    return tuple(entries.values())


def _is_empty(key: ScalarNode) -> bool:
    return key.is_null or not key.text


def _is_merge(key: ScalarNode) -> bool:
    return key.plain and key.text == "<<"


def _merge_sources(value: Node) -> tuple[MappingNode, ...] | None:
    if isinstance(value, MappingNode):
        return (value,)
    if isinstance(value, SequenceNode):
        sources = tuple(item for item in value.items if isinstance(item, MappingNode))
        return sources if len(sources) == len(value.items) else None
    return None
