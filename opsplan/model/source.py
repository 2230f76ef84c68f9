"""Where things stand in the plan's file: from a place in the plan to a line and a column."""

from __future__ import annotations

from dataclasses import replace

from opsplan.diagnostics import Bilingual, Finding, Fix, Loc, Position, Severity
from opsplan.model.base import Entry
from opsplan.model.codes import CODES
from opsplan.model.problems import shorten
from opsplan.model.specs import names_of
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.yamlio.edits import scalar_edit
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

_STEPS = lazy_pattern(r"([^.\[\]]+)(?![^\[]*\])|\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Source:
    """A plan file as a tree of nodes, with the model that says what its keys are called."""

    file: str
    root: MappingNode
    model: type[Entry]

    def position(self, loc: Loc, *, key: bool = False) -> Position:
        """The place of the value at ``loc`` (of its key with ``key``); of the nearest parent that is there."""
        found = self._walk(loc)
        node: Node = found[0]
        if key and found[1] is not None:
            node = found[1]
        return Position(node.line, node.column)

    def node(self, loc: Loc) -> Node | None:
        """The node exactly at ``loc``, or None."""
        node, _, whole, _ = self._walk(loc)
        return node if whole else None

    def path(self, loc: Loc) -> str:
        """The place for people: ``goals[g1].target``."""
        return self._walk(loc)[3]

    def finding(
        self,
        rule: str,
        loc: Loc,
        message: Bilingual,
        help: Bilingual,
        *,
        severity: Severity = Severity.ERROR,
        blocking: bool = True,
        key: bool = False,
        code: str = "",
        instead: str = "",
    ) -> Finding:
        """A finding about the plan at ``loc``. ``instead`` is what the value should read, when that is certain."""
        node, own_key, _, path = self._walk(loc)
        place = own_key if key and own_key is not None else node
        return Finding(
            rule,
            code or CODES[rule],
            severity,
            message,
            help,
            self.file,
            Position(place.line, place.column),
            path,
            blocking,
            change(node, instead) if instead else None,
        )

    def located(self, finding: Finding) -> Finding:
        """A finding of a later stage, which knows the path only, with its file and position."""
        if finding.position is not None:
            return finding
        return replace(finding, file=self.file, position=self.position(self._loc(finding.path)))

    def _loc(self, path: str) -> Loc:
        """The way that ``path`` (``goals[g1].target``) describes, as far as it can be followed."""
        loc: list[str | int] = []
        for name, item in _STEPS.findall(path):
            if name:
                loc.append(name)
                continue
            node = self.node(tuple(loc))
            items = node.items if isinstance(node, SequenceNode) else ()
            known = next((index for index, entry in enumerate(items) if identity(entry) == item), None)
            loc.append(known if known is not None else int(item) if item.isdigit() else 0)
        return tuple(loc)

    def _walk(self, loc: Loc) -> tuple[Node, ScalarNode | None, bool, str]:
        """The deepest node on the way, its key, whether the way was gone to its end, and the path in words."""
        node: Node = self.root
        model: type[Entry] | None = self.model
        key: ScalarNode | None = None
        words, whole = "", True
        for step in loc:
            inner = model
            after: Node | None = None
            if isinstance(step, int):
                if isinstance(node, SequenceNode) and step < len(node.items):
                    after, key = node.items[step], None
                elif step == 0 and not isinstance(node, SequenceNode):
                    after = node  # one where a list may be
                words += f"[{identity(after) or step}]"
            else:
                words += f".{step}" if words else step
                if isinstance(node, MappingNode):
                    specs = names_of(model) if model else {}
                    for candidate, value in node.entries:
                        spec = specs.get(candidate.text)
                        if (spec.name if spec else candidate.text) == step:
                            after, key = value, candidate
                            inner = spec.model if spec else model
                            break
            if after is None:
                whole = False
                continue
            if whole:
                node, model = after, inner
        return node, key, whole, words


def change(node: Node | None, text: str) -> Fix | None:
    """The fix that makes a text of the file read as ``text``; None when the node is no text that can be changed."""
    edit = scalar_edit(node, text) if isinstance(node, ScalarNode) else None
    if edit is None or not isinstance(node, ScalarNode):
        return None
    old, new = shorten(node.text), shorten(text)
    return Fix(Bilingual(f"“{old}” → “{new}”", f"'{old}' → '{new}'"), (edit,))


def identity(node: Node | None) -> str:
    """The id of an entry, when it has one."""
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            if key.text in ("id", "编号") and isinstance(value, ScalarNode) and not value.is_null:
                return value.text
    return ""
