"""How a value says that it is wrong: an error that carries its words in both languages."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from opsplan.diagnostics import Bilingual


def problem(rule: str, message: Bilingual, help: Bilingual | None = None) -> PydanticCustomError:  # noqa: A002
    """An error for a validator to raise; :mod:`opsplan.model.findings` turns it into a finding named ``rule``."""
    hint = help or Bilingual("", "")
    return PydanticCustomError(
        "opsplan",
        "{message_en}",
        {"rule": rule, "message_zh": message.zh, "message_en": message.en, "help_zh": hint.zh, "help_en": hint.en},
    )


def shorten(text: str, limit: int = 40) -> str:
    """The text as it may stand in a message: one line, at most ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
