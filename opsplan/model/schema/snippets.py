"""Skeletons of entries that editors insert: the example of an entry, with places to fill in.

``defaultSnippets`` is a keyword of the YAML language server and of VS Code; other programs pass over it.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from opsplan.diagnostics import Lang
from opsplan.model.base import Entry
from opsplan.model.schema.words import words_of_entry
from opsplan.patterns import lazy_pattern

_SPECIAL = lazy_pattern(r"[\\$}]")


def entry_snippet(model: type[Entry], lang: Lang) -> dict[str, Any] | None:
    """The skeleton of an entry; None when the words have no example of it."""
    words = words_of_entry(model)
    if lang not in words.example:
        return None
    return {
        "label": "示例" if lang == "zh-CN" else "example",
        "sortText": "0",
        "description": words.about.get(lang),
        "body": _body(words.example[lang], count(1)),
    }


def _body(value: Any, numbers: count[int]) -> Any:
    """A value with each text as a place ``${1:text}`` the cursor goes to."""
    if isinstance(value, dict):
        return {key: _body(each, numbers) for key, each in value.items()}
    if isinstance(value, list):
        return [_body(each, numbers) for each in value]
    escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", value)
    return f"${{{next(numbers)}:{escaped}}}"
