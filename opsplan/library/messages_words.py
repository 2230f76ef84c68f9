"""The words messages are made of: names and lists cut to what a title can hold, days, and clauses of the plan's own prose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from opsplan.blocks.inline import plain
from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import Paragraph
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.patterns import lazy_pattern

_NAME = 28
"""Latin letters of a name from the plan in a title; Chinese characters take two each."""
_CLAUSE, _CLAUSE_EN = 34, 75
"""Characters of a clause of the plan's prose in a Chinese title, and in an English one."""
_SENTENCE_END = lazy_pattern(r"[。！？；!?;]|\.(?=\s|$)")
_CLAUSE_END = lazy_pattern(r"[，,；;：:](?=\s|\D)")


def short(text: str) -> str:
    """A name from the plan as it may stand in a title: one line, cut when long."""
    line, room = " ".join(text.split()), _NAME
    for place, sign in enumerate(line):
        room -= 2 if fmt.is_cjk(sign) else 1
        if room < 0:
            return line[: place - 1].rstrip() + "…"
    return line


def listed(ctx: Context, names: Sequence[str], most: int = 2) -> str:
    """The first names of a list, and how many there are when that is more; one more than ``most`` is named as well."""
    most = len(names) if len(names) == most + 1 else most
    cut = [short(name) for name in names[:most]]
    if ctx.lang != "en":
        return "、".join(cut) + (fit("等{}项", len(names)) if len(names) > most else "")
    if len(names) > most:
        return f"{', '.join(cut)} and {len(names) - most} more"
    return " and ".join((", ".join(cut[:-1]), cut[-1])) if len(cut) > 1 else "".join(cut)


def said(ctx: Context, day: date) -> str:
    """A day in a title: without its year where the whole plan lies in that year."""
    first, last = ctx.plan.period.start.year, ctx.plan.period.end.year
    return fmt.spoken_day(day, ctx.lang) if first == day.year == last else fmt.day(day, ctx.lang)


def first_clause(ctx: Context, text: str) -> str:
    """The beginning of a sentence as far as a title can hold it, whole clauses only; empty if the first is too long."""
    limit = _CLAUSE_EN if ctx.lang == "en" else _CLAUSE
    sentence = _SENTENCE_END.split(" ".join(text.split()), maxsplit=1)[0].strip()
    while len(sentence) > limit:
        ends = [found.start() for found in _CLAUSE_END.finditer(sentence)]
        if not ends:
            return ""
        sentence = sentence[: ends[-1]].strip()
    return sentence


def first_sentence(text: str) -> str:
    """The first sentence of prose in Markdown, as plain text on one line; empty when it does not begin with a paragraph."""
    blocks = parse_markdown(text, level=2)
    opening = blocks[0] if blocks else None
    if not isinstance(opening, Paragraph):
        return ""
    line = " ".join(plain(opening.text).split())
    return _SENTENCE_END.split(line, maxsplit=1)[0].strip()
