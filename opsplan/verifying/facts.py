"""What the plan says at each of its paths: values, texts and names that a deliverable may show there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from opsplan.model.base import Entry, PersonMark, RefTo
from opsplan.model.choices import Choice
from opsplan.model.goals import NEW
from opsplan.model.index import PlanIndex, entry_name
from opsplan.model.numbers import Money, Quantity, Share
from opsplan.model.plan import Plan
from opsplan.model.specs import FieldSpec, fields_of, names_of
from opsplan.model.times import DateExpr, Duration, Month, StepLength, TimeOfDay
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.schedule import Schedule
from opsplan.verifying.calendars import festival_days, quarter_facts, row_keys
from opsplan.verifying.computed import computed_facts
from opsplan.verifying.values import Fact, day_fact, fact_of, read_values

_STEERING = frozenset(
    {"opsplan", "language", "template", "brand", "check", "editions", "each", "color", "internal"}
)
"""Keys that steer the tool; no deliverable shows them."""
_REFERENCE = lazy_pattern(r"\[\[[ \t]*(?:ref|引用)[ \t]([^\[\]\n]+)\]\]")
_NEW = ("新指标", "New")
"""What stands for the baseline of a metric that has none yet."""
_FOOTNOTE = lazy_pattern(r"\[\^[^\]\n]+\]:?")


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the plan. ``texts`` are the spellings of a text or a name that stands there; none for an entry.

    ``facts`` are its own values, computed ones among them; ``kind`` says what a leaf holds. ``target`` is the entry
    that a ref means.
    """

    path: str
    kind: str = "entry"
    parent: str = ""
    facts: tuple[Fact, ...] = ()
    texts: tuple[str, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """All places of a plan by path. Entries come before what is in them.

    ``festivals`` are the days that a calendar may give for a name, ``keys`` the keys of a calendar's rows with the
    paths of what they show.
    """

    nodes: Mapping[str, Node]
    below: Mapping[str, tuple[str, ...]]
    festivals: Mapping[str, tuple[Fact, ...]]
    keys: Mapping[str, str]
    _facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)

    def facts(self, path: str) -> tuple[Fact, ...]:
        """The values at a path and everywhere below it."""
        if path not in self._facts:
            node = self.nodes[path]
            inner = (fact for child in self.below.get(path, ()) for fact in self.facts(child))
            self._facts[path] = (*node.facts, *inner)
        return self._facts[path]

    def leaves(self, path: str) -> Iterator[Node]:
        """The values at or below a path, in the order of the plan."""
        node = self.nodes[path]
        if node.kind != "entry":
            yield node
        for child in self.below.get(path, ()):
            yield from self.leaves(child)


def plan_facts(plan: Plan, schedule: Schedule) -> PlanFacts:
    """The facts of a plan."""
    reader = _Reader(PlanIndex(plan), schedule)
    reader.entry(plan, "")
    for path, facts in chain(computed_facts(plan, schedule, PlanIndex(plan)), quarter_facts(plan, schedule)):
        reader.add_facts(path, facts)
    below: dict[str, list[str]] = {}
    for node in reader.nodes.values():
        if node.path:
            below.setdefault(node.parent, []).append(node.path)
    return PlanFacts(
        reader.nodes,
        {path: tuple(paths) for path, paths in below.items()},
        festival_days(plan, schedule),
        row_keys(plan, schedule, reader.nodes),
    )


class _Reader:
    """Collects the nodes of one plan."""

    def __init__(self, index: PlanIndex, schedule: Schedule) -> None:
        self.nodes: dict[str, Node] = {}
        self._index = index
        self._schedule = schedule
        self._work = {id(work.item): work for work in schedule.activity_work}

    def add_facts(self, path: str, facts: tuple[Fact, ...]) -> None:
        """More values at a path that is there."""
        node = self.nodes.get(path)
        if node is not None:
            self.nodes[path] = replace(node, facts=(*node.facts, *facts))

    def entry(self, entry: Entry, parent: str) -> None:
        """An entry and all that is in it."""
        self.nodes[entry.path] = Node(entry.path, parent=parent)
        for spec in fields_of(type(entry)).values():
            if spec.name not in _STEERING:
                self._field(entry, spec, getattr(entry, spec.attribute))

    def _field(self, entry: Entry, spec: FieldSpec, value: Any) -> None:
        path = entry.at(spec.name)
        if value is None or isinstance(value, bool) or value in ((), {}):
            self.nodes[path] = Node(path, "unset", entry.path)
            return
        if spec.model is not None:
            inner = (
                value.values()
                if isinstance(value, Mapping)
                else value
                if isinstance(value, tuple)
                else (value,)
            )
            if not isinstance(value, Entry):
                self.nodes[path] = Node(path, parent=entry.path, facts=_count(value))
            for one in inner:
                self.entry(one, path if not isinstance(value, Entry) else entry.path)
            if isinstance(value, Mapping):
                for name, one in value.items():
                    self.add_facts(one.path, tuple(map(fact_of, read_values(name))))
            return
        if isinstance(value, tuple | Mapping):
            self._several(entry, spec, path, value)
        else:
            self.nodes[path] = self._leaf(entry, spec, path, entry.path, value)

    def _several(self, entry: Entry, spec: FieldSpec, path: str, value: Any) -> None:
        items = value.items() if isinstance(value, Mapping) else enumerate(value)
        self.nodes[path] = Node(path, parent=entry.path, facts=_count(value))
        for step, one in items:
            inner = f"{path}.{step}" if isinstance(step, str) else f"{path}[{step}]"
            if isinstance(one, tuple):
                self.nodes[inner] = Node(inner, parent=path)
                for place, text in enumerate(one):
                    deep = f"{inner}[{place}]"
                    self.nodes[deep] = self._leaf(entry, spec, deep, inner, text)
            else:
                leaf = self._leaf(entry, spec, inner, path, one)
                if isinstance(step, str):
                    leaf = replace(leaf, texts=(*leaf.texts, step))
                self.nodes[inner] = leaf

    def _leaf(self, entry: Entry, spec: FieldSpec, path: str, parent: str, value: Any) -> Node:
        if isinstance(value, DateExpr):
            days = self._days(entry, value)
            written = (fact_of(found) for found in read_values(value.text) if found.kind != "day")
            return Node(path, "day", parent, (*map(day_fact, days), *written), (value.text,))
        if isinstance(value, str):
            texts, target = self._spellings(spec, value)
            facts = tuple(fact_of(found) for text in texts for found in read_values(text))
            kind = "name" if isinstance(_mark(spec), RefTo | PersonMark) else "text"
            return Node(path, kind, parent, facts, texts, target)
        kind, facts = _typed(value)
        text = getattr(value, "text", "")
        return Node(path, kind, parent, facts, (text,) if text else ())

    def _days(self, entry: Entry, expression: DateExpr) -> Iterator[date]:
        day = self._schedule.when(expression)
        if day is not None:
            yield day
        work = self._work.get(id(entry))
        if work is not None:
            yield from (work.start, work.end)

    def _spellings(self, spec: FieldSpec, value: str) -> tuple[tuple[str, ...], str]:
        """How a text may be shown, and the path of the entry that it means."""
        mark = _mark(spec)
        if isinstance(mark, Choice) and value in mark.values:
            return (value, *mark.values[value]), ""
        if isinstance(mark, PersonMark):
            return tuple(dict.fromkeys((self._index.person_name(value), value))), ""
        for target in mark.targets if isinstance(mark, RefTo) else ():
            entry = self._index.find(target, value)
            if entry is not None:
                return tuple(dict.fromkeys((entry_name(entry), value))), entry.path
        spelt = dict.fromkeys(
            (value, *_printed(value), *(_NEW if spec.name == "baseline" and value == NEW else ()))
        )
        return tuple(spelt), ""


def _printed(text: str) -> Iterator[str]:
    """A text as it is printed when it refers to tables or has footnotes: without these, and with the names of sections."""
    if "[[" not in text and "[^" not in text:
        return
    noted = _FOOTNOTE.sub("", text)
    keys = names_of(Plan)
    yield _REFERENCE.sub("", noted)
    yield _REFERENCE.sub(
        lambda found: keys[found[1].strip()].zh if found[1].strip() in keys else found[1], noted
    )
    yield _REFERENCE.sub(
        lambda found: keys[found[1].strip()].name if found[1].strip() in keys else found[1], noted
    )


def _mark(spec: FieldSpec) -> RefTo | PersonMark | Choice | None:
    """What says that a field holds refs, persons or one of a closed list, at whatever depth of its type."""
    stack: list[Any] = [spec.annotation, *spec.metadata]
    while stack:
        one = stack.pop()
        if isinstance(one, RefTo | PersonMark | Choice):
            return one
        stack.extend(getattr(one, "__metadata__", ()))
        stack.extend(getattr(one, "__args__", ()))
    return None


def _count(values: Sized) -> tuple[Fact, ...]:
    return (Fact("number", Decimal(len(values))),)


def _typed(value: Any) -> tuple[str, tuple[Fact, ...]]:
    """The kind and the facts of a value that is no text."""
    if isinstance(value, date):
        return "day", (day_fact(value),)
    if isinstance(value, Quantity):
        number = Fact("number", value.value)
        percent = Fact("percent", value.value * 100)
        return "number", (percent, number) if value.percent else (number, Fact("percent", value.value))
    if isinstance(value, Share):
        return "share", (Fact("percent", value.value * 100),)
    if isinstance(value, Money):
        return "money", (Fact("number", value.value, computed=True),)
    if isinstance(value, TimeOfDay):
        return "time", tuple(Fact("time", parts=(m,)) for m in (value.start, value.end) if m is not None)
    if isinstance(value, StepLength):
        hours, minutes = divmod(value.minutes, 60)
        return "length", tuple(
            Fact("number", number) for number in map(Decimal, (value.minutes, hours, minutes))
        )
    if isinstance(value, Month):
        return "month", (Fact("month", parts=(value.year, value.month)),)
    if isinstance(value, Duration):
        return "length", (Fact("number", Decimal(value.amount)),)
    return "number", (Fact("number", Decimal(value)),)
