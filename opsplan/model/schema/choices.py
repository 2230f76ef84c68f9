"""The closed lists of the plan spec as JSON Schema: the words of the schema's language first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from opsplan.diagnostics import Bilingual, Lang
from opsplan.model import check_settings, choices
from opsplan.model.choices import Choice
from opsplan.model.schema.values import TEXT_TYPES
from opsplan.model.schema.words import choice_words


@cache
def choice_name(choice: Choice) -> str:
    """The name of a list among the definitions: ``plan-status``, ``check-level``."""
    return _names()[choice]


def choice_schema(choice: Choice, lang: Lang) -> dict[str, Any]:
    """The schema of a value of the list; of an open one any other text is right too."""
    pairs = list(_words(choice, lang))
    values = {
        "enum": [word for word, _ in pairs],
        "enumDescriptions": [meaning for _, meaning in pairs],
    }
    if choice.open:
        other = {"type": list(TEXT_TYPES), "not": {"enum": values["enum"]}}
        return {"oneOf": [values, other]}
    own = "、".join(own_words(choice, "zh-CN")), ", ".join(own_words(choice, "en"))
    wrong = Bilingual(f"这里可以写：{own[0]}", f"wanted here is one of: {own[1]}")
    return values | {"errorMessage": wrong.get(lang)}


def own_words(choice: Choice, lang: Lang) -> list[str]:
    """The word of each value in a language of plans."""
    return [names[1] if lang == "zh-CN" else value for value, names in choice.values.items()]


def _words(choice: Choice, lang: Lang) -> Iterator[tuple[str, str]]:
    """Every word that is read, each once, and what it means: those of the language with their meaning, then the
    others with the word they stand for."""
    meanings = choice_words()[choice_name(choice)]
    own = dict(zip(choice.values, own_words(choice, lang), strict=True))
    seen = set(own.values())
    for value, word in own.items():
        yield word, meanings[value].get(lang)
    for value, (label, *others) in choice.values.items():
        for word in (value, *others, *([label] if label.lower() != value.lower() else [])):
            if word not in seen:
                seen.add(word)
                yield word, f"= {own[value]}"


@cache
def _names() -> dict[Choice, str]:
    found = {
        each: name.lower().replace("_", "-")
        for name, each in vars(choices).items()
        if isinstance(each, Choice)
    }
    return found | {check_settings.LEVEL: "check-level"}
