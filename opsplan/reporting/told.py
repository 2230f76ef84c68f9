"""What every format is made of: the report of each plan, the texts it points into, and how to tell it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from opsplan.diagnostics import Finding, Lang, Report, Severity
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.yamlio.source import SourceLines

Role = Literal["error", "warning", "info", "place", "gutter", "caret"]
"""What a piece of text is, so that it can have a color."""
Paint = Callable[[str, Role], str]


def plain(text: str, role: Role) -> str:
    """The text without a color."""
    return text


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The findings of one plan in the language they are told in.

    ``sources`` are the bytes of the files that findings point into, as far as they could be read.
    """

    file: str
    lang: Lang
    report: Report
    sources: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    def lines(self) -> Mapping[str, SourceLines]:
        """The lines of each file; a file that is no UTF-8 text has none."""
        from opsplan.yamlio.source import SourceLines, decode

        found = {}
        for file, data in self.sources.items():
            text, refused = decode(data)
            if refused is None or refused.rule not in _NOT_TEXT:
                found[file] = SourceLines(text)
        return found


@dataclass(frozen=True, slots=True)
class Telling:
    """How a report is told. ``lang`` is that of words which belong to no single plan.

    ``strict`` says that warnings fail, ``folder`` is what paths are made relative to, ``width`` how many cells
    a line of a terminal has.
    """

    lang: Lang
    strict: bool = False
    folder: str = ""
    width: int = 100
    paint: Paint = plain


def language(plans: Sequence[PlanReport], telling: Telling) -> Lang:
    """The language of words about all plans: theirs when it is one, else that of ``telling``."""
    langs = {plan.lang for plan in plans}
    return langs.pop() if len(langs) == 1 else telling.lang


_NOT_TEXT = frozenset({"yaml-not-utf8", "yaml-utf16", "yaml-not-text"})


def fails(finding: Finding, *, strict: bool) -> bool:
    """True for a finding that makes the command fail: an error, with ``strict`` a warning too."""
    return finding.severity >= (Severity.WARNING if strict else Severity.ERROR)
