"""A field of the plan as inline text: formatted, named and with its plan path.

What a field holds is read from its declaration in the model, so that every view prints persons, refs,
dates and enumerations in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args

from opsplan.blocks.content_calendar import quarter_name
from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.content.quarters import quarter_span
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context
from opsplan.model.base import Entry, PersonMark, RefTo
from opsplan.model.choices import Choice, choice_label
from opsplan.model.goals import NEW
from opsplan.model.numbers import Money, Quantity, Share
from opsplan.model.refs import split_persons
from opsplan.model.specs import fields_of
from opsplan.model.times import DateExpr, Duration, Month, StepLength, TimeOfDay
from opsplan.records import dataclass

DECK_LIST = 3
"""How many items of a list a slide shows."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the texts of a field mean."""

    refs: tuple[str, ...] = ()
    person: bool = False
    choice: Choice | None = None
    number: bool = False


def _parts(annotation: Any) -> list[Any]:
    out = [annotation, *getattr(annotation, "__metadata__", ())]
    for part in get_args(annotation):
        out.extend(_parts(part))
    return out


@cache
def marks_of(model: type[Entry], field: str) -> Marks:
    """The marks of a field, from its declaration. Raises KeyError for an unknown field."""
    spec = fields_of(model)[field]
    parts = [*_parts(spec.annotation), *spec.metadata]
    refs = next((part.targets for part in parts if isinstance(part, RefTo)), ())
    choice = next((part for part in parts if isinstance(part, Choice)), None)
    person = any(isinstance(part, PersonMark) for part in parts)
    number = any(part in (Quantity, Money, Share) for part in parts if isinstance(part, type))
    return Marks(refs, person, choice, number)


_NO_MARKS = Marks()
_NOTHING: tuple[Any, ...] = (None, (), "", False, {})


@cache
def _place_of(model: type[Entry], field: str) -> tuple[str, Marks]:
    """Where an entry keeps a field, and what its texts mean. Raises KeyError for an unknown field."""
    marks = marks_of(model, field)
    return fields_of(model)[field].attribute, _NO_MARKS if marks == _NO_MARKS else marks


def value_of(entry: Entry, field: str) -> Any:
    """The raw value of a field by its English name."""
    return getattr(entry, _place_of(type(entry), field)[0])


def is_set(entry: Entry, field: str) -> bool:
    """True when the plan says something in the field."""
    value = getattr(entry, _place_of(type(entry), field)[0])
    return bool(value) or value not in _NOTHING


def show(ctx: Context, entry: Entry, field: str, unit: str | None = None) -> Inlines:
    """The field as text; nothing when the plan says nothing. ``unit`` goes behind a quantity."""
    attribute, marks = _place_of(type(entry), field)
    value = getattr(entry, attribute)
    if not value and value in _NOTHING:
        return ()
    if isinstance(value, tuple):
        return words(ctx, tuple(text_of(ctx, item, marks, entry, unit) for item in value), entry.at(field))
    text = text_of(ctx, value, marks, entry, unit)
    return (Run(text, src=entry.at(field)),) if text else ()


def show_text(ctx: Context, entry: Entry, field: str) -> str:
    """The field as plain text; empty when the plan says nothing."""
    return plain(show(ctx, entry, field))


def inline(text: str, src: str, *, bold: bool = False, color: str = "") -> Inlines:
    """One run with its plan path; an empty text is none."""
    return (Run(text, src=src, bold=bold, color=color),) if text else ()


def words(ctx: Context, items: Sequence[str], src: str) -> Inlines:
    """A list on one line; on a slide its first items only, and how many there are."""
    kept = tuple(item for item in items if item)
    if ctx.deck and len(kept) > DECK_LIST + 1:
        text = fmt.separator(kept[:DECK_LIST], ctx.lang).join(kept[:DECK_LIST])
        more = ctx.t(f"等 {len(kept)} 项", f" and {len(kept) - DECK_LIST} more")
        return inline(f"{text}{more}", src)
    return inline(fmt.separator(kept, ctx.lang).join(kept), src)


def text_of(
    ctx: Context, value: Any, marks: Marks = _NO_MARKS, entry: Entry | None = None, unit: str | None = None
) -> str:
    """One value as text."""
    if isinstance(value, str):
        return value if marks is _NO_MARKS else _word(ctx, value, marks)
    if isinstance(value, Quantity):
        return fmt.with_unit(fmt.quantity(value), unit)
    if isinstance(value, DateExpr):
        return date_text(ctx, value, entry)
    printer = _PRINTERS.get(type(value))
    return printer(value, ctx) if printer else str(value)


def _word(ctx: Context, text: str, marks: Marks) -> str:
    if marks.choice:
        return choice_label(marks.choice, text, ctx.lang)
    if marks.person:
        return person(ctx, text)
    if marks.refs:
        return ctx.index.name(marks.refs, text)
    if marks.number and text == NEW:
        return ctx.say(labels.NEW_METRIC)
    return text


def quarter_text(ctx: Context, text: str) -> str:
    """``2027Q1`` as ``2027 年一季度`` or ``Q1 2027``; another text as it is."""
    span = quarter_span(text)
    return ctx.say(quarter_name(span[0])) if span else text


def person(ctx: Context, text: str) -> str:
    """A person's name; several persons in one text are named one by one when the team has them."""
    member = ctx.index.person(text)
    if member:
        return member.name
    several = split_persons(text)
    if len(several) > 1 and any(ctx.index.person(one) for one in several):
        names = ctx.index.persons(several)
        return fmt.separator(names, ctx.lang).join(names)
    return text


def date_text(ctx: Context, expr: DateExpr, entry: Entry | None = None) -> str:
    """The day a date expression means; as written when it means none."""
    found = ctx.schedule.when(expr)
    return fmt.day(found, ctx.lang) if found else expr.text


_PRINTERS: Mapping[type, Callable[[Any, Context], str]] = {
    bool: lambda value, ctx: ctx.say(labels.YES),
    Share: lambda value, ctx: fmt.share(value),
    Money: lambda value, ctx: fmt.number(value.value, 6),
    Decimal: lambda value, ctx: fmt.number(value),
    date: lambda value, ctx: fmt.day(value, ctx.lang),
    Duration: lambda value, ctx: fmt.duration(value, ctx.lang),
    TimeOfDay: lambda value, ctx: fmt.time(value),
    StepLength: lambda value, ctx: fmt.length(value, ctx.lang),
    Month: lambda value, ctx: fmt.month(value, ctx.lang),
}
