"""Words of the trade with their meanings, and which of them a plan uses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import TemplateError, reason
from opsplan.library.locate import shelf_folder
from opsplan.model.entries import Entry
from opsplan.model.plan import Plan
from opsplan.records import dataclass
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import read_yaml

_FILE = "glossary.yaml"
_TEXTS = 2


@dataclass(frozen=True, slots=True)
class Term:
    """A word as plans write it, what it stands for, and what it means."""

    word: str
    full: str
    meaning: str

    @property
    def latin(self) -> bool:
        return self.word[0].isascii()


def terms_used(plan: Plan, lang: Lang) -> tuple[Term, ...]:
    """The terms that stand in the texts of the plan: in the order of the glossary."""
    text = "\n".join(_texts(plan))
    folded = text.casefold()
    return tuple(
        term
        for term in _terms("en" if lang == "en" else "zh")
        if term.word.casefold() in folded and _pattern(term).search(text)
    )


def _pattern(term: Term) -> re.Pattern[str]:
    """A Latin word stands by itself; abbreviations keep their case, other English words may begin a sentence."""
    word = re.escape(term.word)
    if not term.latin:
        return re.compile(word)
    flags = re.IGNORECASE if term.word.islower() else 0
    return re.compile(rf"(?<![A-Za-z0-9]){word}s?(?![A-Za-z0-9])", flags)


@cache
def _terms(lang: str) -> tuple[Term, ...]:
    """All terms of a language. Raises TemplateError where the file is not a list of words for each language."""
    path = shelf_folder() / _FILE
    try:
        read = read_yaml(path.read_bytes(), str(path))
    except OSError as error:
        why = reason(error)
        raise TemplateError(
            Bilingual(f"读不了这个文件：{why.zh}", f"cannot read this file: {why.en}"), str(path)
        ) from error
    if read.findings or read.root is None:
        first = read.findings[0]
        line = first.position.line if first.position else 0
        raise TemplateError(first.message, str(path), line, first.help)
    words = next((value for key, value in read.root.entries if key.text == lang), None)
    if not isinstance(words, MappingNode):
        return ()
    return tuple(_term(key, value, str(path)) for key, value in words.entries)


def _term(key: ScalarNode, value: Node, path: str) -> Term:
    texts = (
        [item.text for item in value.items if isinstance(item, ScalarNode)]
        if isinstance(value, SequenceNode)
        else []
    )
    if len(texts) != _TEXTS:
        raise TemplateError(
            Bilingual(f"术语“{key.text}”要写全称和含义", f"the term '{key.text}' wants what it stands for and what it means"),
            path, key.line, Bilingual("写成 词: [全称, 含义]", "write word: [what it stands for, what it means]"),
        )  # fmt: skip
    return Term(key.text, *texts)


def _texts(plan: Plan) -> set[str]:
    """Every text in the plan."""
    found: set[str] = set()
    left: list[object] = [plan]
    while left:
        value = left.pop()
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, Entry):
            left += [inner for name, inner in vars(value).items() if inner and name not in ("loc", "path")]
        elif isinstance(value, Mapping):
            left += value.keys()
            left += value.values()
        elif isinstance(value, tuple | list):
            left += value
    return found
