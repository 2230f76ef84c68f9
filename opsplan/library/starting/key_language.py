"""A plan's text with its keys, and the words of closed lists, in one language; everything else stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.diagnostics import Lang
from opsplan.model.base import Entry
from opsplan.model.choices import LANGUAGE, LINK_KIND, Choice
from opsplan.model.plan import Plan
from opsplan.model.specs import FieldSpec, marks_of, names_of
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import read_yaml

_LITERAL = frozenset({"opsplan"})
"""Keys that say to machines what the file is; they keep their name."""


def with_keys(text: str, lang: Lang, model: type[Entry] = Plan) -> str:
    """The text with its keys called as in ``lang``. A text that is no YAML mapping comes back as it is."""
    root = read_yaml(text.encode()).root
    if root is None:
        return text
    out: list[str] = []
    done = 0
    edits = sorted((key.start, key.end, name) for key, name in _renamed(root, model, lang))
    for start, end, name in edits:
        out += (text[done:start], name)
        done = end
    return "".join((*out, text[done:]))


def _renamed(root: Node, model: type[Entry], lang: Lang) -> Iterator[tuple[ScalarNode, str]]:
    stack: list[tuple[Node, type[Entry] | None, bool]] = [(root, model, False)]
    while stack:
        node, entry, keys_are_names = stack.pop()
        if isinstance(node, SequenceNode):
            stack.extend((each, entry, False) for each in node.items)
        elif isinstance(node, MappingNode):
            if keys_are_names or entry is None:
                stack.extend((value, entry, False) for _, value in node.entries)
                continue
            names = names_of(entry)
            for key, value in node.entries:
                spec = names.get(key.text)
                if spec is None:
                    continue
                yield from _key(key, spec, lang)
                yield from _word(value, spec, lang)
                if spec.model is not None:
                    stack.append((value, spec.model, spec.shape == "entry-map"))


def _key(key: ScalarNode, spec: FieldSpec, lang: Lang) -> Iterator[tuple[ScalarNode, str]]:
    name = spec.name if lang == "en" or spec.name in _LITERAL else spec.zh
    if key.text != name and key.plain:
        yield key, name


def _word(value: Node, spec: FieldSpec, lang: Lang) -> Iterator[tuple[ScalarNode, str]]:
    """The value of a closed list, by the word of the language; codes such as ``zh-CN`` and ``FS`` have none."""
    choice = next((each for each in marks_of(spec) if isinstance(each, Choice)), None)
    if choice in (None, LANGUAGE, LINK_KIND) or not isinstance(value, ScalarNode) or not value.plain:
        return
    found = choice.find(value.text) if choice else None
    if choice and found:
        word = found if lang == "en" else choice.values[found][1]
        if word != value.text and word.isidentifier():
            yield value, word
