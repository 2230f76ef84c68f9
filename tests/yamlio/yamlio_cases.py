"""The cases of ``refused.txt``, and a way to read with either parser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from opsplan.yamlio import YamlFile

_STAND_INS = str.maketrans({"⇥": "\t", "␣": "\u3000", "¤": "\0"})


@dataclass(frozen=True)
class Case:
    title: str
    expected: tuple[str, ...]
    text: str


def refused_cases() -> list[Case]:
    file = Path(__file__).with_name("refused.txt")
    blocks = file.read_text(encoding="utf-8").split("\n== ")[1:]
    return [_case(block) for block in blocks]


def _case(block: str) -> Case:
    title, *lines = block.rstrip("\n").split("\n")
    expected = tuple(line.removeprefix("-> ") for line in lines if line.startswith("-> "))
    text = "\n".join(line for line in lines if not line.startswith("-> ")) + "\n"
    return Case(title, expected, text.translate(_STAND_INS))


def places(read: YamlFile) -> tuple[str, ...]:
    """The findings of a file as "rule line:column"."""
    return tuple(
        f"{found.rule} {found.position[0]}:{found.position[1]}" for found in read.findings if found.position
    )
