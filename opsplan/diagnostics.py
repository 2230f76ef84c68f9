"""What the tool has to say: positions, findings and reports. Frozen, sortable, in two languages.

Nothing here knows about plans, YAML or terminals. A stage returns findings as values; only the
command line prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from enum import IntEnum
from typing import Literal, NamedTuple

from opsplan.records import dataclass

Lang = Literal["zh-CN", "en"]
LANGS: tuple[Lang, ...] = ("zh-CN", "en")

Loc = tuple[str | int, ...]
"""The way from the root of a plan to a node, in English keys and 0-based list indices."""


TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of text around, so that what is shown is not what is there."""


def seen(text: str) -> str:
    """The text with ``\ufffd`` for what steers a terminal, ends a line or turns the direction around."""
    if text.isprintable():
        return text
    from unicodedata import category

    return "".join(
        "\ufffd" if each in TURNING or category(each) in ("Cc", "Cs", "Zl", "Zp") else each for each in text
    )


class Bilingual(NamedTuple):
    """A text in both languages a plan can be written in."""

    zh: str
    en: str

    def get(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh


class Severity(IntEnum):
    """How bad a finding is; a larger number is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


class Position(NamedTuple):
    """A place in a file. Line and column count from 1; a column is one character, CJK included."""

    line: int
    column: int


class Edit(NamedTuple):
    """What is to stand in a file from one place up to another (exclusive), on the text as it was read."""

    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How a finding can be mended without asking. ``title`` says what changes: ``'titel' → 'title'``."""

    title: Bilingual
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the plan's writer: what, where, what would be right.

    ``rule`` is the kebab-case name, ``code`` the stable ``OPS…`` number, ``path`` the place in the
    plan (``goals[g1].target``). ``blocking`` findings say that the plan cannot be rendered (spec
    errors); plan-quality findings never block unless ``--strict``. Two findings that differ only in
    their ``fix`` are the same.
    """

    rule: str
    code: str
    severity: Severity
    message: Bilingual
    help: Bilingual
    file: str = ""
    position: Position | None = None
    path: str = ""
    blocking: bool = False
    fix: Fix | None = field(default=None, compare=False)

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        line, column = self.position or (0, 0)
        return (self.file, line, column, -int(self.severity), self.rule, self.message.en)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a run, sorted by file and position, without repetitions."""

    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Report:
        return cls(tuple(sorted(dict.fromkeys(findings), key=lambda f: f.sort_key)))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __add__(self, other: Report) -> Report:
        return Report.of((*self.findings, *other.findings))

    def count(self, severity: Severity) -> int:
        return sum(f.severity == severity for f in self.findings)

    @property
    def blocking(self) -> bool:
        """True when the plan cannot be rendered."""
        return any(f.blocking for f in self.findings)

    @property
    def worst(self) -> Severity | None:
        return max((f.severity for f in self.findings), default=None)
