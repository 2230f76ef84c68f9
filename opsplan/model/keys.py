"""From the nodes of a file to the data the models read: English keys, positions known, all keys checked."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from opsplan.diagnostics import Bilingual, Finding, Loc, Position, Severity
from opsplan.model.base import Entry
from opsplan.model.codes import CODES
from opsplan.model.nearest import Nearest
from opsplan.model.problems import shorten
from opsplan.model.source import Source, change, identity
from opsplan.model.specs import FieldSpec, fields_of, names_of, words_of
from opsplan.model.spelling import meant
from opsplan.records import dataclass
from opsplan.yamlio.nodes import NULL_TEXTS, MappingNode, Node, ScalarNode, SequenceNode

_LISTED, _SHORT = 12, 3
_MENDED = 200
"""After so many findings no key is mended any more: the file is no plan, or one of another kind."""


@dataclass(slots=True)
class KeyWalk:
    """One walk over a file. ``findings`` gathers what is wrong with its keys."""

    source: Source
    findings: list[Finding] = field(default_factory=list)
    refused: set[Loc] = field(default_factory=set)
    """Places whose value is reported and left out: it is wrong, not missing."""
    nearest: Nearest = field(default_factory=lambda: Nearest(200))

    def entry(self, node: Node, model: type[Entry], loc: Loc, path: str) -> Any:
        """The data of one entry; text alone becomes the model's short form."""
        if isinstance(node, MappingNode):
            return self._mapping(node, model, loc, path)
        if is_blank(node):
            self._say("item-empty", node, path, *EMPTY)
        elif isinstance(node, ScalarNode) and model.shorthand:
            return {model.shorthand: node.text, "loc": loc, "path": path}
        else:
            self._entry_wanted(node, model, path)
        self.refused.add(loc)
        return None

    def _mapping(self, node: MappingNode, model: type[Entry], loc: Loc, path: str) -> dict[str, Any]:
        names = names_of(model)
        data: dict[str, Any] = {"loc": loc, "path": path}
        seen: dict[str, ScalarNode] = {}
        for key, value in node.entries:
            spec = names.get(key.text)
            if spec is None:
                self._unknown(key, value, node, model, loc, path)
                continue
            first = seen.setdefault(spec.name, key)
            if first is not key:
                self._twice(first, key, below(path, spec.name))
                continue
            if isinstance(value, ScalarNode):
                text = value.text
                if (value.plain and text in NULL_TEXTS) or (spec.required and not text.strip()):
                    continue
                if spec.shape == "value":
                    data[spec.attribute] = text
                    continue
            converted = self._field(value, spec, (*loc, spec.name), below(path, spec.name))
            if converted is not None:
                data[spec.attribute] = converted
        return data

    def _field(self, node: Node, spec: FieldSpec, loc: Loc, path: str) -> Any:
        if spec.model is None:
            return table(node) if spec.shape == "text-table" else plain(node)
        if spec.shape == "entry":
            return self.entry(node, spec.model, loc, path)
        if spec.shape == "entry-map":
            if not isinstance(node, MappingNode):
                self._entry_wanted(node, spec.model, path)
                self.refused.add(loc)
                return None
            found = (
                (k.text, self.entry(v, spec.model, (*loc, k.text), f"{path}.{k.text}"))
                for k, v in node.entries
            )
            return {name: entry for name, entry in found if entry is not None}
        return self._entries(node, spec.model, loc, path)

    def _entries(self, node: Node, model: type[Entry], loc: Loc, path: str) -> list[Any] | None:
        if isinstance(node, MappingNode) and self._is_list_in_disguise(node, model):
            self._list_wanted(node, model, path)
            self.refused.add(loc)
            return None
        items = node.items if isinstance(node, SequenceNode) else (node,)
        out = []
        for index, item in enumerate(items):
            name = identity(item) or index
            entry = self.entry(item, model, (*loc, index), f"{path}[{name}]")
            if entry is not None:
                out.append(entry)
        return out

    def _unknown(
        self, key: ScalarNode, value: Node, parent: MappingNode, model: type[Entry], loc: Loc, path: str
    ) -> None:
        """Say what the key must be meant to be; what it is meant to hold is then wrong, not missing."""
        cutoff = 0.5 if len(key.text) <= _SHORT else 0.6  # one wrong character of two is half a Chinese key
        near = sorted(
            self.nearest(key.text, names_of(model), cutoff), key=lambda name: name[:1] != key.text[:1]
        )
        known = [f"{spec.name} {spec.zh}" for spec in fields_of(model).values()]
        more_zh, more_en = ("……", " …") if len(known) > _LISTED else ("", "")
        zh = f"是不是“{near[0]}”？" if near else f"这里可以写：{'、'.join(known[:_LISTED])}{more_zh}"
        en = (
            f"did you mean '{near[0]}'?"
            if near
            else f"keys here: {', '.join(s.name for s in list(fields_of(model).values())[:_LISTED])}{more_en}"
        )
        if parent.flow and isinstance(value, ScalarNode) and value.is_null:
            zh = "花括号里英文逗号会结束一个值：文字里有逗号就用引号括起来，或改用中文逗号。" + zh
            en = "inside { } a comma ends a value: quote the text that holds the comma; " + en
        name = self._meant_key(key, parent, model)
        likely = name or (near[0] if near else "")
        if likely:
            self.refused.add((*loc, names_of(model)[likely].name))
        self._say(
            "key-unknown",
            key,
            below(path, key.text),
            Bilingual(f"不认识的键“{shorten(key.text)}”", f"unknown key '{shorten(key.text)}'"),
            Bilingual(zh, en),
            name,
        )

    def _meant_key(self, key: ScalarNode, parent: MappingNode, model: type[Entry]) -> str:
        """What a key must be meant to be: one of the entry's own that is not there yet. A key that belongs
        elsewhere in a plan is not misspelt but misplaced."""
        if len(self.findings) > _MENDED or key.text in words_of(self.source.model):
            return ""
        names = names_of(model)
        name = meant(key.text, names)
        if not name:
            return ""
        others = (other.text for other, _ in parent.entries if other is not key)
        taken = (names.get(text) or names.get(meant(text, names) or "") for text in others)
        return "" if names[name] in taken else name

    def _twice(self, first: ScalarNode, second: ScalarNode, path: str) -> None:
        self._say(
            "key-twice", second, path,
            Bilingual(f"“{second.text}”和第 {first.line} 行的“{first.text}”是同一个键", f"'{second.text}' is the same key as '{first.text}' on line {first.line}"),
            Bilingual("只留一个", "keep one of them"),
        )  # fmt: skip

    def _entry_wanted(self, node: Node, model: type[Entry], path: str) -> None:
        first = [spec for spec in fields_of(model).values() if spec.required or spec.name == "name"][
            :2
        ] or list(fields_of(model).values())[:2]
        keys_zh = "、".join(f"{spec.name}（{spec.zh}）" for spec in first)
        what = (
            Bilingual("列表", "a list") if isinstance(node, SequenceNode) else Bilingual("一段文字", "text")
        )
        self._say(
            "entry-wanted", node, path,
            Bilingual(f"这里要写成“键: 值”，写成了{what.zh}", f"keys and values are wanted here, not {what.en}"),
            Bilingual(f"例如 {keys_zh} 各占一行", f"for example {' and '.join(spec.name for spec in first)}, each on a line of its own"),
        )  # fmt: skip

    def _is_list_in_disguise(self, node: MappingNode, model: type[Entry]) -> bool:
        """True for a mapping of names to entries: no key is one of the entry's own, or like one."""
        names = names_of(model)
        if not node.entries or any(key.text in names for key, _ in node.entries):
            return False
        return all(isinstance(value, MappingNode) for _, value in node.entries) or not any(
            self.nearest(key.text, names) for key, _ in node.entries
        )

    def _list_wanted(self, node: MappingNode, model: type[Entry], path: str) -> None:
        name = shorten(node.entries[0][0].text, 20)
        first = next((spec for spec in fields_of(model).values() if spec.required), None)
        item = Bilingual(f"{first.zh}: {name}", f"{first.name}: {name}") if first else Bilingual(name, name)
        self._say(
            "list-wanted", node, path,
            Bilingual("这里要写列表，写成了一组键值", "a list is wanted here, not a mapping"),
            Bilingual(f"每项前面加“- ”，如 - {{{item.zh}, …}}", f"put '- ' before each item, as in - {{{item.en}, …}}"),
        )  # fmt: skip

    def _say(
        self, rule: str, node: Node, path: str, message: Bilingual, hint: Bilingual, instead: str = ""
    ) -> None:
        position = Position(node.line, node.column)
        fix = change(node, instead) if instead else None
        self.findings.append(
            Finding(
                rule, CODES[rule], Severity.ERROR, message, hint, self.source.file, position, path, True, fix
            )
        )


EMPTY = (
    Bilingual("这一项是空的", "there is nothing in this item"),
    Bilingual("写上内容，或删掉这一项", "write what belongs here, or take the item out"),
)
"""What is said of an item of a list, or of a name in a mapping, behind which nothing stands; and what to do."""


def is_null(node: Node) -> bool:
    """True for a value that was left out, or written as ``~`` or ``null``."""
    return isinstance(node, ScalarNode) and node.is_null


def is_blank(node: Node) -> bool:
    """True for a value that was left out, and for a text of spaces only."""
    return isinstance(node, ScalarNode) and (node.is_null or not node.text.strip())


def below(path: str, name: str) -> str:
    """The path of a key in the entry at ``path``; the plan's own is empty."""
    return f"{path}.{name}" if path else name


def table(node: Node) -> Any:
    """Rows of texts, in which a cell may be empty."""
    rows = plain(node)
    if not isinstance(rows, list):
        return rows
    return [["" if cell is None else cell for cell in row] if isinstance(row, list) else row for row in rows]


def plain(node: Node) -> Any:
    """Texts, lists and mappings without positions; empty values are None."""
    if isinstance(node, ScalarNode):
        return None if node.is_null else node.text
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}
