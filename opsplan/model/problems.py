"""How a value says that it is wrong: an error that carries its words in both languages."""

from __future__ import annotations

from typing import Any

from opsplan.diagnostics import Bilingual, seen


class Problem(ValueError):
    """What is wrong with a value, in both languages. ``instead`` is what it should read, when that is certain."""

    def __init__(self, rule: str, message: Bilingual, help: Bilingual, instead: str) -> None:
        super().__init__(message.en)
        self.rule, self.message, self.help, self.instead = rule, message, help, instead


def problem(rule: str, message: Bilingual, help: Bilingual, instead: str | None = None) -> Problem:
    """An error for a reader to raise; :mod:`opsplan.model.validation` turns it into a finding named ``rule``.

    ``instead`` is what the value should read, when that is certain.
    """
    return Problem(rule, message, help, instead or "")


def not_a(text: str, zh: str, en: str) -> Bilingual:
    """The message that ``text`` is not what ``zh`` and ``en`` name."""
    said = shorten(text)
    return Bilingual(f"“{said}”不是{zh}", f"'{said}' is not {en}")


def one_text(raw: Any, zh: str, en: str) -> str:
    """The text of a scalar without outer space. Raises when a list or a mapping stands there."""
    if not isinstance(raw, str):
        raise problem(
            "value-type",
            wanted(raw, zh, en),
            Bilingual(
                "这里只写一个值，不写成多行或括号",
                "write a single value, without lines or brackets of its own",
            ),
        )
    return raw.strip()


def wanted(raw: Any, zh: str, en: str) -> Bilingual:
    """The message that ``zh`` and ``en`` should stand where there is a list or a mapping."""
    if isinstance(raw, list | tuple):
        return Bilingual(f"这里要写{zh}，写成了列表", f"{en} is wanted here, not a list")
    return Bilingual(f"这里要写{zh}，写成了一组键值", f"{en} is wanted here, not a mapping")


def shorten(text: str, limit: int = 40) -> str:
    """The text as it may stand in a message: one line, at most ``limit`` characters, with nothing that steers a
    terminal or turns the direction of text around."""
    line = " ".join(text.split())
    return seen(line if len(line) <= limit else line[: limit - 1] + "…")
