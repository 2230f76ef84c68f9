"""The tags of a plan that is rendered for each row of a table: ``{{ column }}`` in its texts.

What is put in is a text of the tree, never of the file: whatever a cell holds, it makes no key, no list and no entry.
Expressions run in the sandbox of templates, within the same limits; there are no statements, comments and functions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import StrictUndefined, TemplateError, UndefinedError

from opsplan.diagnostics import Bilingual
from opsplan.library.limits import LimitedEnvironment, LimitReached, whole
from opsplan.model.each_values import EachValue, Row
from opsplan.model.nearest import did_you_mean, nearest_names
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

OPEN = "{{"
_TAG = lazy_pattern(r"\{\{\s*([^\W\d]\w*)\s*\}\}")
_INSIDE = lazy_pattern(r"\{\{(.*?)\}\}")
_NAME = lazy_pattern(r"(?<![\w.'\"])[^\W\d]\w*")
_NEVER = "\x00"
"""No text of a plan holds it: with it as mark, statements and comments cannot be written."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a text of the plan: the rule, the words, and the text."""

    rule: str
    message: Bilingual
    help: Bilingual
    node: ScalarNode


class _Environment(LimitedEnvironment):
    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined, keep_trailing_newline=True, finalize=_shown, block_start_string=f"{{%{_NEVER}",
            block_end_string=f"{_NEVER}%}}", comment_start_string=f"{{#{_NEVER}", comment_end_string=f"{_NEVER}#}}",
        )  # fmt: skip
        self.globals.clear()


def substituted(root: MappingNode, row: Row, without: str) -> tuple[MappingNode, tuple[Wrong, ...]]:
    """The tree with the values of a row instead of its tags, except below the top-level key ``without``, and all that is
    wrong with its tags."""
    work = _Substitution(row)
    entries = tuple((key, value if key.text == without else work.node(value)) for key, value in root.entries)
    return MappingNode(entries, root.flow, root.line, root.column), tuple(work.wrong)


def filled(text: str, row: Row) -> str:
    """A text with the values of a row instead of its tags. Raises jinja2's TemplateError."""
    return _Substitution(row).text(text)


class _Substitution:
    def __init__(self, row: Row) -> None:
        self._row = row
        self._environment: _Environment | None = None
        self.wrong: list[Wrong] = []

    def node(self, node: Node) -> Node:
        if isinstance(node, ScalarNode):
            return self._scalar(node) if OPEN in node.text else node
        if isinstance(node, SequenceNode):
            items = tuple(self.node(item) for item in node.items)
            return SequenceNode(items, node.flow, node.line, node.column)
        entries = tuple((key, self.node(value)) for key, value in node.entries)
        return MappingNode(entries, node.flow, node.line, node.column)

    def _scalar(self, node: ScalarNode) -> ScalarNode:
        try:
            text = self.text(node.text)
        except TemplateError as error:
            self.wrong.append(self._wrong(error, node))
            return node
        typed = not text.strip() or self._is_number(node.text)
        return node.saying(text.strip() if typed else text, plain=typed)

    def _is_number(self, text: str) -> bool:
        alone = _TAG.fullmatch(text.strip())
        return alone is not None and isinstance(self._row.get(alone[1]), int | float)

    def text(self, text: str) -> str:
        simple = _TAG.sub(self._named, text)
        if OPEN not in simple:
            return simple
        self._environment = self._environment or _Environment()
        return whole(self._environment.from_string(text).render(self._row))

    def _named(self, tag: Any) -> str:
        """The value of a tag that only names a column; any other tag as it is."""
        return _shown(self._row[tag[1]]) if tag[1] in self._row else tag[0]

    def _wrong(self, error: TemplateError, node: ScalarNode) -> Wrong:
        columns = "、".join(self._row), ", ".join(self._row)
        if isinstance(error, LimitReached):
            said = Bilingual(f"标签算得太多：{error.said.zh}", f"a tag works out too much: {error.said.en}")
            return Wrong("each-tag", said, Bilingual("写得简单些", "write something simpler"), node)
        if not isinstance(error, UndefinedError):
            said = Bilingual(
                f"标签写得不对：{shorten(node.text)}", f"a tag is not right: {shorten(node.text)}"
            )
            how = Bilingual(
                f"写成 {{{{ 列名 }}}}，整个值加引号；列：{columns[0]}",
                f"write {{{{ column }}}}, with quotes around the whole value; columns: {columns[1]}",
            )
            return Wrong("each-tag", said, how, node)
        name = next((each for each in _names(node.text) if each not in self._row), "")
        near = did_you_mean(nearest_names(name, self._row))
        guess = (near.zh, f"{near.en} ") if near else ("", "")
        said = Bilingual(f"each 逐份 里没有“{shorten(name)}”这一列", f"each has no column '{shorten(name)}'")
        return Wrong(
            "each-unknown", said, Bilingual(f"{guess[0]}列：{columns[0]}", f"{guess[1]}columns: {columns[1]}"), node
        )  # fmt: skip


def _names(text: str) -> Iterator[str]:
    """What the tags of a text name, roughly: for a message only."""
    for inside in _INSIDE.findall(text):
        yield from _NAME.findall(inside)


def _shown(value: EachValue | Any) -> str:
    """A value as text: nothing for an empty cell, a number without exponent and without noise of its last digits."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.9f}".rstrip("0").rstrip(".")
    return str(value)
