"""Events into nodes, with a stack of its own, so that no depth of nesting ends the process.

The number of nodes is counted as if every alias were written out, and so is the depth: whoever walks
the tree later may treat it as a plain tree of at most ``max_nodes`` and ``max_depth``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from sys import intern
from typing import NamedTuple

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    StreamEndEvent,
)

from opsplan.diagnostics import Finding, Position
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.entries import entry_findings, settled_entries
from opsplan.yamlio.events import NextEvent
from opsplan.yamlio.flow import flow_suspects, may_hold_suspects
from opsplan.yamlio.habits import has_wide_space
from opsplan.yamlio.limits import Limits
from opsplan.yamlio.lines import Lines
from opsplan.yamlio.messages import finding
from opsplan.yamlio.nodes import NULL_TEXTS, MappingNode, Node, ScalarNode, SequenceNode, scalar_at

_PROPERTIES = lazy_pattern(r"(?:[&!][^\s,\[\]{}]*(?:[ \t]+|\r\n|[\n\r]|#[^\n\r]*)*)+")
"""Anchor and tag before a node, with what may stand between them and the node."""

_EVENTS_BETWEEN_COUNTS = 8192
_CORE = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset({"!", _CORE + "str"})
_IGNORED_TAGS = frozenset(
    _CORE + name for name in ("int", "float", "bool", "null", "timestamp", "map", "seq")
)
_SPECIAL_KEYS = NULL_TEXTS | {"<<"}


class ReadingStopped(Exception):
    """The file asks for more than the limits allow."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.message.en)
        self.finding = found


class _Anchor(NamedTuple):
    """An anchored node, the number of nodes in it and the levels below it."""

    node: Node
    size: int
    height: int


class Frame:
    """A list or mapping that is not closed yet; a mapping's children are key, value, key, value …"""

    __slots__ = ("anchor", "before", "children", "column", "deepest", "flow", "line", "mapping")

    def __init__(
        self, mapping: bool, flow: bool, line: int, column: int, anchor: str | None, before: int
    ) -> None:
        self.mapping = mapping
        self.flow = flow
        self.line = line
        self.column = column
        self.anchor = anchor
        self.before = before
        """How many nodes had been counted when it began."""
        self.deepest = 0
        """The deepest level reached inside, counted from the root."""
        self.children: list[Node] = []


class TreeBuilder:
    """Builds the tree of one text; ``findings`` collects what is wrong but does not stop the reading."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.findings: list[Finding] = []
        self.stack: list[Frame] = [Frame(False, False, 1, 1, None, 0)]
        """Open collections; the first frame stands for the document itself."""
        self._text = text
        self._lines = Lines(text)
        self._limits = limits
        self._check_flow = may_hold_suspects(text)
        self._check_keys = has_wide_space(text)
        self._anchors: dict[str, _Anchor | None] = {}
        self._count = 0
        """The nodes below collections that are closed, aliases written out."""
        self._aliases = 0
        self._documents = 0

    @property
    def root(self) -> Node | None:
        """The tree, or ``None`` for an empty file."""
        children = self.stack[0].children
        return children[0] if children else None

    def build(self, next_event: NextEvent) -> None:
        """Read all events, looking now and then at how much there is in collections still open."""
        events = iter(next_event, None)
        while self._build_some(islice(events, _EVENTS_BETWEEN_COUNTS)):
            self._count_nodes(sum(len(frame.children) for frame in self.stack))

    def _build_some(self, events: Iterator[Event]) -> bool:
        """Build from these events; false at the end of the stream. Scalars, by far the most, go the short way.

        Texts that are alike become one: keys, owners and states are most of a plan, 8 MB of 10,000 tasks.
        """
        children, lines = self.stack[-1].children, self._lines
        for event in events:
            if type(event) is ScalarEvent:
                start, end = event.start_mark.index, event.end_mark.index  # type: ignore[union-attr]  # the parsers always set marks
                node = ScalarNode(intern(event.value), not event.style, start, end, lines)
                if event.tag is not None or event.anchor is not None:
                    self._decorate(node, event)
                children.append(node)
            elif type(event) is StreamEndEvent:
                return False
            else:
                self._structure(event)
                children = self.stack[-1].children
        return True

    def _structure(self, event: Event) -> None:
        if isinstance(event, CollectionStartEvent):
            self._open(event)
        elif isinstance(event, CollectionEndEvent):
            self._close()
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise ReadingStopped(finding("yaml-several-documents", _start(event)))

    def _decorate(self, node: ScalarNode, event: ScalarEvent) -> None:
        node.start = self._content_index(event)
        node.plain = node.plain and self._accept_tag(event) not in _TEXT_TAGS
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(node, 1, 0)

    def _open(self, event: CollectionStartEvent) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1  # type: ignore[union-attr]  # the parsers always set marks
        if event.tag is not None or event.anchor is not None:
            line, column = self._lines.place(self._content_index(event))
            self._accept_tag(event)
        if len(self.stack) > self._limits.max_depth:
            raise ReadingStopped(
                finding("yaml-too-deep", Position(line, column), limit=self._limits.max_depth)
            )
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        mapping = type(event) is MappingStartEvent
        self.stack.append(Frame(mapping, bool(event.flow_style), line, column, event.anchor, self._count))

    def _close(self) -> None:
        frame = self.stack.pop()
        parent = self.stack[-1]
        depth = len(self.stack)
        self._count += len(frame.children)
        if self._count > self._limits.max_nodes:
            self._count_nodes(0)
        if frame.flow and self._check_flow:
            self._report(flow_suspects(frame.children, mapping=frame.mapping))
        if frame.mapping:
            node: Node = self._mapping(frame)
        else:
            node = SequenceNode(tuple(frame.children), frame.flow, frame.line, frame.column)
        deepest = frame.deepest or depth
        if deepest > parent.deepest:
            parent.deepest = deepest
        if frame.anchor is not None:
            self._anchors[frame.anchor] = _Anchor(node, self._count - frame.before + 1, deepest - depth + 1)
        parent.children.append(node)

    def _mapping(self, frame: Frame) -> MappingNode:
        keys, values = frame.children[::2], frame.children[1::2]
        texts = {key.text for key in keys if type(key) is ScalarNode}
        if len(texts) == len(keys) and texts.isdisjoint(_SPECIAL_KEYS) and not self._check_keys:
            entries = tuple(zip(keys, values, strict=True))
            return MappingNode(entries, frame.flow, frame.line, frame.column)  # type: ignore[arg-type]
        pairs = tuple(zip(keys, values, strict=True))
        self._report(entry_findings(pairs))
        return MappingNode(settled_entries(pairs), frame.flow, frame.line, frame.column)

    def _alias(self, event: AliasEvent) -> None:
        place = _start(event)
        name = event.anchor or ""
        anchor = self._anchors.get(name)
        if anchor is None:
            rule = "yaml-alias-cycle" if name in self._anchors else "yaml-undefined-alias"
            self._report([finding(rule, place, name=name)])
            anchor = _Anchor(scalar_at("", True, *place), 1, 0)
        self._count += anchor.size - 1
        self._aliases += 1
        for count, limit in (
            (self._aliases, self._limits.max_aliases),
            (self._count, self._limits.max_nodes),
        ):
            if count > limit:
                raise ReadingStopped(finding("yaml-alias-bomb", place, limit=limit))
        frame = self.stack[-1]
        deepest = len(self.stack) - 1 + anchor.height
        if deepest > self._limits.max_depth:
            raise ReadingStopped(finding("yaml-too-deep", place, limit=self._limits.max_depth))
        frame.deepest = max(frame.deepest, deepest)
        is_key = frame.mapping and len(frame.children) % 2 == 0
        frame.children.append(_at(anchor.node, place) if is_key else anchor.node)

    def _accept_tag(self, event: ScalarEvent | CollectionStartEvent) -> str:
        tag = event.tag or ""
        if tag and tag not in _TEXT_TAGS and tag not in _IGNORED_TAGS:
            self._report(self._tag_findings(tag, event))
        return tag

    def _tag_findings(self, tag: str, event: NodeEvent) -> Iterator[Finding]:
        # As written: the parser hands over "!!x" with the long name of its handle.
        written = "!!" + tag.removeprefix(_CORE) if tag.startswith(_CORE) else tag
        yield finding("yaml-tag", self._tag_place(event), text=written)

    def _tag_place(self, event: NodeEvent) -> Position:
        """Where the tag stands; the event begins with the anchor when that comes first."""
        place = _start(event)
        if event.anchor is None or event.start_mark is None:
            return place
        index = event.start_mark.index
        mark = self._text.find("!", index)
        between = self._text[index:mark]
        return Position(place.line, place.column + mark - index) if between.isprintable() else place

    def _content_index(self, event: ScalarEvent | CollectionStartEvent) -> int:
        """Where a node itself begins, behind its anchor and tag."""
        start: int = event.start_mark.index  # type: ignore[union-attr]  # the parsers always set marks
        found = _PROPERTIES.match(self._text, start)
        if found is None:
            return start
        if isinstance(event, CollectionStartEvent):
            return found.end()
        return min(found.end(), event.end_mark.index)  # type: ignore[union-attr]

    def _count_nodes(self, still_open: int) -> None:
        if self._count + still_open > self._limits.max_nodes:
            frame = self.stack[-1]
            place = Position(frame.line, frame.column)
            raise ReadingStopped(finding("yaml-too-many-nodes", place, limit=self._limits.max_nodes))

    def _report(self, findings: Iterable[Finding]) -> None:
        room = self._limits.max_findings - len(self.findings)
        self.findings += islice(findings, max(room, 0))


def _at(node: Node, place: Position) -> Node:
    """A key that is an alias: what is wrong with it is wrong here, not at its anchor."""
    if isinstance(node, ScalarNode):
        return scalar_at(node.text, node.plain, *place)
    return type(node)((), node.flow, *place)


def _start(event: Event) -> Position:
    mark = event.start_mark
    return Position(1, 1) if mark is None else Position(mark.line + 1, mark.column + 1)
