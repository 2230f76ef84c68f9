"""Texts of the plan that is left which would tell what is withheld: what goes of each, and what stands there instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from functools import partial
from typing import Literal

from opsplan.diagnostics import Bilingual, Loc
from opsplan.model.activities import Evaluation, ExpectedBenefit, FollowUp, Reminder, RosterRound
from opsplan.model.base import Entry, PersonMark, RefTo
from opsplan.model.choices import Choice
from opsplan.model.content import Monetization
from opsplan.model.control import Escalation
from opsplan.model.index import PlanIndex, entry_name
from opsplan.model.phases import Predecessor, Task
from opsplan.model.plan import Plan
from opsplan.model.read import PlanFile
from opsplan.model.refs import all_entries, marked_refs
from opsplan.model.specs import FieldSpec, fields_of, marks_of
from opsplan.model.strategy import Experiment, Mechanism
from opsplan.records import dataclass
from opsplan.redacting.lost import with_lost
from opsplan.redacting.prose import left_of, plain
from opsplan.redacting.telling import Said, Withholding
from opsplan.redacting.tree import Changes
from opsplan.yamlio.nodes import ScalarNode

STEERING = frozenset({"check", "editions", "each", "brand", "template"})
"""Sections that no reader sees."""
_NO_PROSE = frozenset({"id", "unit", "currency", "color", "opsplan", "language"})
_NAMES = frozenset({"name", "title"})
_PIVOTS: Mapping[type[Entry], tuple[str, ...]] = {
    Escalation: ("condition", "action"),
    Evaluation: ("method",),
    ExpectedBenefit: ("expected",),
    Experiment: ("hypothesis",),
    FollowUp: ("content",),
    Mechanism: ("trigger", "action"),
    Monetization: ("offer",),
    Reminder: ("text",),
    RosterRound: ("rule", "action"),
}
"""Keys without which an entry says nothing."""
_TITLE = Bilingual("运营方案", "Operations plan")
_UNNAMED = Bilingual("（本版本从略）", "(not in this edition)")
_CELL = "—"


@dataclass(frozen=True, slots=True)
class Omission:
    """A text that says something withheld, and what became of it: ``shorter`` without that; ``neutral`` words in its place,
    for a name that has to be there; ``gone``, or gone with its ``entry``, which says nothing without it; ``own`` words of
    the edition are left alone."""

    loc: Loc
    node: ScalarNode
    said: tuple[Said, ...]
    became: Literal["shorter", "neutral", "gone", "entry", "own"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The changes that take the texts out, and what they are."""

    changes: Changes
    omissions: tuple[Omission, ...]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A text of the plan: its entry and key, and the node that holds it."""

    entry: Entry
    spec: FieldSpec
    loc: Loc
    node: ScalarNode


@dataclass(slots=True)
class _Taken:
    gone: set[Loc] = field(default_factory=set)
    instead: dict[Loc, ScalarNode] = field(default_factory=dict)
    renamed: dict[Loc, str] = field(default_factory=dict)


def left_out(kept: PlanFile, tells: Withholding, own_words: Collection[ScalarNode]) -> LeftOut:
    """What has to go of the texts of a plan from which the withheld places are gone already."""
    chinese = kept.plan.language != "en"
    given = {id(node) for node in own_words}
    omissions: list[Omission] = []
    taken = _Taken()
    for leaf in _leaves(kept):
        about = f" {leaf.spec.zh} {leaf.spec.name}"
        said = tells.said_in(plain(leaf.node.text), about)
        if not said:
            continue
        if id(leaf.node) in given:
            omissions.append(Omission(leaf.loc, leaf.node, said, "own"))
        else:
            rest = left_of(leaf.node.text, partial(_told, tells, about))
            omissions.append(Omission(leaf.loc, leaf.node, said, _take(taken, leaf, rest, chinese)))
    taken.instead.update(_refs(kept.plan, taken.renamed, kept))
    gone = with_lost(kept.plan, None, taken.gone) if taken.gone else frozenset()
    return LeftOut(Changes(gone, taken.instead), tuple(omissions))


def _told(tells: Withholding, about: str, part: str) -> bool:
    return bool(tells.said_in(part, about))


def _take(
    taken: _Taken, leaf: _Leaf, rest: str, chinese: bool
) -> Literal["shorter", "neutral", "gone", "entry"]:
    entry, spec, loc = leaf.entry, leaf.spec, leaf.loc
    named = spec.required and (spec.name in _NAMES or not _in_list(entry))
    if not rest and (named or spec.shape == "text-table"):
        taken.instead[loc] = _text(_neutral(taken, leaf, chinese) if named else _CELL, leaf.node)
        if named:
            taken.renamed[entry.loc] = taken.instead[loc].text
        return "neutral"
    if rest:
        taken.instead[loc] = _text(rest, leaf.node)
        if named:
            taken.renamed[entry.loc] = rest
        return "shorter"
    pivot = spec.required or spec.name == entry.shorthand or spec.name in _PIVOTS.get(type(entry), ())
    if pivot and _in_list(entry):
        taken.gone.add(entry.loc)
        return "entry"
    taken.gone.add(loc)
    return "gone"


def _neutral(taken: _Taken, leaf: _Leaf, chinese: bool) -> str:
    """A name that says nothing, and that no other entry has."""
    words = _UNNAMED if leaf.entry.loc else _TITLE
    text = words.zh if chinese else words.en
    count = sum(name.startswith(text) for name in taken.renamed.values())
    return f"{text} {count + 1}" if count else text


def _in_list(entry: Entry) -> bool:
    return bool(entry.loc) and isinstance(entry.loc[-1], int)


def _leaves(kept: PlanFile) -> Iterator[_Leaf]:
    """The texts that people read: no ids, no choices from a list, and no refs to what is left."""
    index = PlanIndex(kept.plan)
    for entry in all_entries(kept.plan):
        if isinstance(entry, Predecessor) or (entry.loc and entry.loc[0] in STEERING):
            continue
        for spec in fields_of(type(entry)).values():
            if spec.model or spec.name in _NO_PROSE or (not entry.loc and spec.name in STEERING):
                continue
            for step, text in _texts(getattr(entry, spec.attribute)):
                loc = (*entry.loc, spec.name, *step)
                node = kept.source.node(loc)
                if node is None and spec.name == entry.shorthand:
                    loc, node = entry.loc, kept.source.node(entry.loc)
                if isinstance(node, ScalarNode) and not _means_something(index, spec, text):
                    yield _Leaf(entry, spec, loc, node)


def _texts(value: object) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, tuple):
        yield from (((place, *step), text) for place, one in enumerate(value) for step, text in _texts(one))
    elif isinstance(value, Mapping):
        yield from (((key, *step), text) for key, one in value.items() for step, text in _texts(one))


def _means_something(index: PlanIndex, spec: FieldSpec, text: str) -> bool:
    """True for a choice from a list, and for a ref that means a person or an entry of what is left."""
    for mark in marks_of(spec):
        if isinstance(mark, Choice):
            return True
        if isinstance(mark, PersonMark) and index.person(text) is not None:
            return True
        if isinstance(mark, RefTo) and any(index.find(target, text) for target in mark.targets):
            return True
    return False


def _refs(plan: Plan, renamed: Mapping[Loc, str], kept: PlanFile) -> Iterator[tuple[Loc, ScalarNode]]:
    """Refs by name to entries that have another name now."""
    if not renamed:
        return
    index = PlanIndex(plan)
    for entry, attribute, mark, position, text in marked_refs(plan):
        found = (
            index.person(text)
            if isinstance(mark, PersonMark)
            else next((each for target in mark.targets if (each := index.find(target, text))), None)
        )
        if found is not None and found.loc in renamed and text.strip() == entry_name(found):
            loc = (*entry.loc, attribute.rstrip("_"))
            yield from _renamed(kept, loc if position is None else (*loc, position), renamed[found.loc])
    tasks = {
        one.name: renamed[one.loc]
        for one in all_entries(plan)
        if isinstance(one, Task) and one.loc in renamed
    }
    for one in all_entries(plan):
        if isinstance(one, Predecessor):
            name = next(
                (name for name in tasks if re.fullmatch(re.escape(name) + r"\s*(?:[-+].*)?", one.task)), None
            )
            if name is not None:
                behind = tasks[name] + one.task.removeprefix(name)
                yield from _renamed(kept, one.loc, behind)
                yield from _renamed(kept, (*one.loc, "task"), behind)
    titles = {one.title: renamed[one.loc] for one in plan.sections if one.loc in renamed}
    for one in plan.sections:
        if one.after in titles:
            yield from _renamed(kept, (*one.loc, "after"), titles[one.after])


def _renamed(kept: PlanFile, loc: Loc, text: str) -> Iterator[tuple[Loc, ScalarNode]]:
    node = kept.source.node(loc)
    if isinstance(node, ScalarNode):
        yield loc, _text(text, node)


def _text(text: str, node: ScalarNode) -> ScalarNode:
    return node.saying(text)
