"""What the schema says of entries, keys and choices, in both languages; the texts are in ``words/*.yaml``.

``plan.yaml`` begins with how those files are written. They are read when a schema is made, and by nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from opsplan.diagnostics import Bilingual, Lang
from opsplan.model.base import Entry
from opsplan.model.keys import plain
from opsplan.records import dataclass
from opsplan.yamlio.reader import read_yaml

CHOICES_FILE = "choices.yaml"


@dataclass(frozen=True, slots=True)
class KeyWords:
    """What is said of a key. ``default`` is what holds without it, where the model itself names none."""

    text: Bilingual
    examples: Mapping[Lang, tuple[str, ...]]
    default: str


@dataclass(frozen=True, slots=True)
class EntryWords:
    """What is said of an entry and of its keys, by English name. ``example`` is an entry as a plan has it."""

    about: Bilingual
    example: Mapping[Lang, Mapping[str, Any]]
    keys: Mapping[str, KeyWords]


def words_of_entry(model: type[Entry]) -> EntryWords:
    """The words of an entry. Raises KeyError when it has none."""
    return entry_words()[model.__name__]


def words_of_key(model: type[Entry], name: str) -> KeyWords:
    """The words of a key, also of one that the entry inherits. Raises KeyError when it has none."""
    known = entry_words()
    for ancestor in model.__mro__:
        if ancestor.__name__ in known and name in known[ancestor.__name__].keys:
            return known[ancestor.__name__].keys[name]
    raise KeyError(f"{model.__name__}.{name}")


@cache
def entry_words() -> Mapping[str, EntryWords]:
    """The words of all entries by class name."""
    out: dict[str, EntryWords] = {}
    for file in sorted(files(__package__).joinpath("words").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml") and file.name != CHOICES_FILE:
            for name, words in _read(file.name).items():
                out[name] = EntryWords(
                    _both(words["about"]),
                    _by_language(words.get("example", {})),
                    {key: _key_words(said) for key, said in words.get("keys", {}).items()},
                )
    return out


@cache
def choice_words() -> Mapping[str, Mapping[str, Bilingual]]:
    """What the values of the closed lists mean: the list's name → the English value → words."""
    return {
        name: {value: _both(said) for value, said in values.items()}
        for name, values in _read(CHOICES_FILE).items()
    }


def _read(name: str) -> dict[str, Any]:
    root = read_yaml(files(__package__).joinpath("words", name).read_bytes(), name).root
    assert root is not None
    words: dict[str, Any] = plain(root)
    return words


def _both(said: Mapping[str, str]) -> Bilingual:
    return Bilingual(said["zh"], said["en"])


def _key_words(said: Mapping[str, Any]) -> KeyWords:
    examples = {lang: tuple(each) for lang, each in _by_language(said.get("examples", {})).items()}
    return KeyWords(_both(said), examples, said.get("default", ""))


def _by_language(said: Mapping[str, Any]) -> dict[Lang, Any]:
    names: tuple[tuple[Lang, str], ...] = (("zh-CN", "zh"), ("en", "en"))
    return {lang: said[name] for lang, name in names if name in said}
