"""What a question is, and how questions are made of rules: an entry answers when the rule has nothing to say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from opsplan.checks.registry import RULES
from opsplan.checks.rule import Hit, Subject
from opsplan.diagnostics import Bilingual
from opsplan.model.base import Entry
from opsplan.model.index import entry_name
from opsplan.records import dataclass
from opsplan.scoring.results import Place

T = TypeVar("T")


class Asking:
    """A plan while it is asked: every rule looks at it once, and what several questions want is worked out once."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._hits: dict[str, tuple[Hit, ...]] = {}
        self._known: dict[object, Any] = {}

    def hits(self, name: str) -> tuple[Hit, ...]:
        """Where a rule speaks, without its milder cases; nowhere when it is not meant for this kind of plan."""
        if name not in self._hits:
            rule = RULES[name]
            found = rule.check(self.subject) if rule.applies(self.subject) else ()
            self._hits[name] = tuple(
                hit for hit in found if hit.severity is None or hit.severity >= rule.severity
            )
        return self._hits[name]

    def once(self, work_out: Callable[[Asking], T]) -> T:
        """What ``work_out`` says of the plan, worked out the first time it is wanted."""
        if work_out not in self._known:
            self._known[work_out] = work_out(self)
        found: T = self._known[work_out]
        return found


class Item(NamedTuple):
    """One thing that a question is asked of, and whether it answers."""

    place: Place
    answered: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a section. ``each`` says what it is asked of, ``how`` what counts as an answer.

    ``rules`` are the plan-quality rules that it shares its answer with.
    """

    name: str
    section: str
    title: Bilingual
    each: Bilingual
    how: Bilingual
    ask: Callable[[Asking], Iterable[Item]]
    rules: tuple[str, ...] = ()


Entries = Callable[[Subject], Sequence[Entry]]
"""Which entries a question is asked of."""
Holds = Callable[[Asking], Callable[[Entry], bool]]
"""Looks at the plan once, then says of each entry whether it answers."""
_WHOLE = Place("", "")
_PLAN = Bilingual("方案", "the plan")
_SILENT = Bilingual("规则没有发现问题", "the rule finds nothing")


def all_of(*fields: str) -> Holds:
    """Entries that say something in every one of these fields."""
    return lambda asking: lambda entry: all(getattr(entry, field) for field in fields)


def any_of(*fields: str) -> Holds:
    """Entries that say something in one of these fields."""
    return lambda asking: lambda entry: any(getattr(entry, field) for field in fields)


def always(asking: Asking) -> Callable[[Entry], bool]:
    """Every entry."""
    return lambda entry: True


def of_entries(
    name: str, title: Bilingual, each: Bilingual, entries: Entries, how: Bilingual, holds: Holds, *rules: str
) -> Question:  # fmt: skip
    """A question to every entry. ``name`` begins with the section: ``goals.owner``."""

    def ask(asking: Asking) -> Iterator[Item]:
        answers = holds(asking)
        return (Item(_place(entry), answers(entry)) for entry in entries(asking.subject))

    return Question(name, _section(name), title, each, how, ask, rules)


def by_rules(
    name: str, title: Bilingual, each: Bilingual, entries: Entries, *rules: str,
    how: Bilingual = _SILENT, also: Holds = always,
) -> Question:  # fmt: skip
    """A question to every entry, answered when none of the rules speaks of the entry and ``also`` holds."""

    def ask(asking: Asking) -> Iterator[Item]:
        asked, answers = entries(asking.subject), also(asking)
        spoken = spoken_of(asked, [hit for rule in rules for hit in asking.hits(rule)])
        return (Item(_place(entry), entry.loc not in spoken and answers(entry)) for entry in asked)

    return Question(name, _section(name), title, each, how, ask, rules)


def of_plan(
    name: str, title: Bilingual, how: Bilingual, holds: Callable[[Asking], bool], *rules: str,
    asked: Callable[[Asking], bool] = lambda asking: True,
) -> Question:  # fmt: skip
    """A question to the plan as a whole, where it is asked at all."""

    def ask(asking: Asking) -> Iterator[Item]:
        if asked(asking):
            yield Item(_WHOLE, holds(asking))

    return Question(name, _section(name), title, _PLAN, how, ask, rules)


def by_rule_of_plan(
    name: str, title: Bilingual, there: Callable[[Subject], bool], rule: str, how: Bilingual = _SILENT
) -> Question:
    """A question to the plan as a whole, asked when the rule wants it or it is ``there``, answered when the rule is silent."""

    def ask(asking: Asking) -> Iterator[Item]:
        hits = asking.hits(rule)
        if hits or there(asking.subject):
            yield Item(_WHOLE, not hits)

    return Question(name, _section(name), title, _PLAN, how, ask, (rule,))


def _section(name: str) -> str:
    return name.partition(".")[0]


def _place(entry: Entry) -> Place:
    name = entry_name(entry) or getattr(entry, "title", "") or getattr(entry, "stage", "")
    return Place(name, entry.path)


def spoken_of(entries: Sequence[Entry], hits: Iterable[Hit]) -> set[tuple[str | int, ...]]:
    """The places of the entries that hits are about: each hit is about the deepest one that it lies in.

    What is said of a subtask is not said of the task it is a part of.
    """
    places = {entry.loc for entry in entries}
    found: set[tuple[str | int, ...]] = set()
    for hit in hits:
        for end in range(len(hit.loc), 0, -1):
            if hit.loc[:end] in places:
                found.add(hit.loc[:end])
                break
            if hit.loc[end - 1] == "tasks" and end < len(hit.loc):
                break
    return found
