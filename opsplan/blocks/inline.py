"""Inline text: runs with emphasis and provenance."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. ``"\\n"`` in ``text`` is a line break.

    ``src`` is the plan path the text came from (``goals[g1].target``; empty for words of the
    template). ``color`` is a token of :mod:`opsplan.blocks.brand`, not a hex value.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""
    color: str = ""
    src: str = ""
    small: bool = False
    """Set smaller than the text around it, as the unit behind a big number is."""
    target: str = ""
    """What a cross reference leads to, as :mod:`opsplan.library.references` names it; a writer that numbers tables and
    figures prints the number instead of ``text``."""
    note: tuple[Run, ...] = ()
    """What a footnote says. Its mark is a run of its own, without ``text``."""


Inlines = tuple[Run, ...]


def plain(inlines: Iterable[Run]) -> str:
    """The text of the runs, without looks."""
    return "".join([run.text for run in inlines])


def run(text: str, src: str = "", *, bold: bool = False, color: str = "") -> Inlines:
    """One run as inlines; an empty text is no run at all."""
    return (Run(text, bold=bold, color=color, src=src),) if text else ()


def footnote(text: str, src: str = "") -> Inlines:
    """The mark of a footnote; an empty text has none."""
    return (Run("", note=run(text, src)),) if text else ()


def join(parts: Iterable[Inlines], separator: str = "、") -> Inlines:
    """The parts one after the other with ``separator`` between those that are not empty."""
    out: list[Run] = []
    for part in parts:
        if not part:
            continue
        if out:
            out.append(Run(separator))
        out.extend(part)
    return tuple(out)
