"""Views of the people: team and RACI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.shown import inline, show
from opsplan.library.views.calendar import day_off
from opsplan.library.views.phases import picked_phases
from opsplan.library.views.tables import (
    Col,
    caption_of,
    cols,
    even_parts,
    known,
    listing,
    made,
    number_option,
)
from opsplan.model.phases import Phase
from opsplan.model.plan import Member
from opsplan.model.refs import split_persons
from opsplan.schedule.results import ScheduledTask

_PEOPLE = 7
"""Persons a grid on an upright page holds beside the column of the work."""
_WIDE_PEOPLE = 12
"""Persons a grid on a slide or a landscape page holds."""
_DECK_ROWS = _DECK_PEOPLE = 7
"""Tasks and persons of a slide's grid."""
_GROUPED = 10
"""Tasks from which a grid names the phases between them."""
_ROLES = (("owner", "A"), ("team", "R"), ("consulted", "C"), ("informed", "I"))
_FILLS: Mapping[str, tuple[str, str]] = {
    "A": ("accent", "white"),
    "R": ("accent-200", "accent-900"),
    "C": ("", "ink3"),
    "I": ("", "ink3"),
}


_NOBODY = Cell(align="center")


class Line(NamedTuple):
    """A task of a phase with a letter and plan path for everybody who has to do with it."""

    phase: Phase
    task: ScheduledTask
    letters: dict[str, tuple[str, str]]

    @property
    def accountable(self) -> str:
        """Who answers for it; empty for nobody."""
        return next((name for name, (letter, _) in self.letters.items() if letter == "A"), "")


def team(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The team: role, department, duties, capacity, days off."""
    columns: tuple[Col[Member], ...] = (
        *cols(Member, "name", "role", "department", "duties", "capacity", "country"), made("days_off", "休假", "Days off", _days_off),
    )  # fmt: skip
    deck = ("name", "role", "department", "duties")
    return listing(ctx, options, "team", ctx.plan.team, columns, Bilingual("团队与分工", "Team"), deck=deck)


def _days_off(ctx: Context, member: Member) -> Inlines:
    return join((day_off(ctx, off) for off in member.days_off), ctx.t("、", ", "))


def _letters(ctx: Context, task: ScheduledTask) -> dict[str, tuple[str, str]]:
    """Person → letter and plan path; the strongest letter counts."""
    found: dict[str, tuple[str, str]] = {}
    for field, letter in _ROLES:
        value: str | tuple[str, ...] | None = getattr(task.task, field)
        texts: Sequence[str] = (value,) if isinstance(value, str) else value or ()
        for text in texts:
            several = (text,) if ctx.index.person(text) else split_persons(text)
            for one in several:
                found.setdefault(ctx.index.person_name(one), (letter, task.task.at(field)))
    return found


def raci(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Work by persons: A answers, R does, C is asked before, I is told after. More persons make more tables.

    ``phase`` shows one phase, by its place from 0. A slide shows the work with most people.
    """
    known(options, "raci", "phase", common=("caption", "limit"))
    lines = [
        Line(phase.phase, task, letters)
        for phase in picked_phases(ctx, options)
        for task in phase.tasks
        if (letters := _letters(ctx, task))
    ]
    limit = number_option(options, "limit")
    limit = _DECK_ROWS if limit is None and ctx.deck else limit
    if limit is not None:
        telling = {id(line) for line in _telling(lines)[:limit]}
        lines = [line for line in lines if id(line) in telling]
    involved = dict.fromkeys(name for line in lines for name in line.letters)
    known_order = [member.name for member in ctx.plan.team if member.name in involved]
    people = [*known_order, *(name for name in involved if name not in known_order)]
    if ctx.deck:
        kept = _busiest(lines, people)
        return (_grid(ctx, options, lines, kept, len(people) - len(kept)),) if kept else ()
    return tuple(_grid(ctx, options, lines, part) for part in even_parts(people, _WIDE_PEOPLE))


def _telling(lines: Sequence[Line]) -> list[Line]:
    """The tasks that tell most of the team first: of everybody who answers for some the one with most doers."""
    ordered = sorted(lines, key=_doers)
    first = {line.accountable: line for line in reversed(ordered)}
    return sorted(ordered, key=lambda line: first[line.accountable] is not line)


def _doers(line: Line) -> tuple[int, int]:
    """Less for a task that more persons work on, then for one that concerns more."""
    letters = [letter for letter, _ in line.letters.values()]
    return -letters.count("R"), -len(letters)


def _busiest(lines: Sequence[Line], people: Sequence[str]) -> list[str]:
    """The persons of a slide's grid: those who answer for most, then those who do most, in the order of the team."""

    def weight(name: str) -> tuple[int, int, int]:
        letters = [line.letters[name][0] for line in lines if name in line.letters]
        return (-letters.count("A"), -letters.count("R"), -len(letters))

    kept = sorted(people, key=weight)[:_DECK_PEOPLE]
    return [name for name in people if name in kept]


def _grid(
    ctx: Context, options: Options, lines: Sequence[Line], people: Sequence[str], left_out: int = 0
) -> Table:
    heads = (
        Column((Run(ctx.t("工作", "Work")),), weight=3),
        *(Column(_head(ctx, name), "center", 1, "person") for name in people),
    )
    shown = [line for line in lines if not line.letters.keys().isdisjoint(people)]
    grouped = not ctx.deck and len(shown) >= _GROUPED and len({line.phase.path for line in shown}) > 1
    rows: list[Row] = []
    for phase, members in groupby(shown, key=lambda line: line.phase):
        if grouped:
            title = Cell(show(ctx, phase, "name"), bold=True, span=len(people) + 1)
            rows.append(Row((title,), "group", phase.path))
        rows += [_work(ctx, line, people) for line in members]
    note: Inlines = (
        Run(
            ctx.t(
                "A 拍板负责，R 参与执行，C 事前征询，I 事后知会",
                "A answers for it, R does it, C is asked before, I is told after",
            )
        ),
    )
    if left_out:
        rest = ctx.t(
            f"。另有 {left_out} 人，完整分工见方案正文",
            f". {len(people)} of {len(people) + left_out} people shown, all of them in the document",
        )
        note = (*note, Run(rest))
    caption = caption_of(ctx, options, Bilingual("责任分工矩阵（RACI）", "Who does what (RACI)"))
    return Table(heads, tuple(rows), caption, note, "raci", "grid", wide=len(people) > _PEOPLE)


def _work(ctx: Context, line: Line, people: Sequence[str]) -> Row:
    letters = line.letters
    marks = [_cell(letters[name]) if name in letters else _NOBODY for name in people]
    return Row((Cell(show(ctx, line.task.task, "name"), bold=True), *marks), src=line.task.path)


def _head(ctx: Context, name: str) -> Inlines:
    """A person's name; on a slide with the role below."""
    member = ctx.index.person(name)
    words = inline(name, member.at("name") if member else "")
    role = show(ctx, member, "role") if member and ctx.deck else ()
    return (*words, Run("\n"), *role) if role else words


def _cell(letter: tuple[str, str]) -> Cell:
    fill, color = _FILLS[letter[0]]
    return Cell(
        inline(letter[0], letter[1], color=color),
        "center",
        bold=letter[0] == "A",
        fill=fill,
        color=color,
        src=letter[1],
    )
