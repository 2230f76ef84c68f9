"""What goes along with places that are withheld: refs to them, persons of a team that is withheld, formulas."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from opsplan.diagnostics import Loc
from opsplan.model.base import Entry, PersonMark, RefTo
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.model.refs import all_entries, marked_refs, split_persons
from opsplan.model.specs import fields_of
from opsplan.patterns import lazy_pattern
from opsplan.redacting.tree import is_gone
from opsplan.schedule import Schedule

_WORD = lazy_pattern(r"[\w-]+")


def with_lost(plan: Plan, schedule: Schedule | None, gone: Collection[Loc]) -> frozenset[Loc]:
    """The places that go, and all whose value means something in them, until nothing more follows."""
    found = frozenset(gone)
    while True:
        more = found | frozenset(_lost(plan, schedule, found))
        if more == found:
            return found
        found = more


def _lost(plan: Plan, schedule: Schedule | None, gone: Collection[Loc]) -> Iterator[Loc]:
    index = PlanIndex(plan)
    for entry, attribute, mark, position, text in marked_refs(plan):
        if not is_gone(entry.loc, gone) and _means_gone(index, mark, text, gone):
            yield _place(entry, attribute, position)
    for task in schedule.tasks if schedule else ():
        for link in task.predecessors:
            source = schedule.tasks[link.source].task if schedule and link.source is not None else None
            if source is not None and is_gone(source.loc, gone):
                yield (*task.task.loc, "after", link.position)
    yield from _formulas(plan, gone)
    titles = {section.title for section in plan.sections if is_gone(section.loc, gone)}
    yield from ((*each.loc, "after") for each in plan.sections if each.after in titles)


def _means_gone(index: PlanIndex, mark: RefTo | PersonMark, text: str, gone: Collection[Loc]) -> bool:
    if isinstance(mark, RefTo):
        found = next((each for target in mark.targets if (each := index.find(target, text))), None)
        return found is not None and is_gone(found.loc, gone)
    persons = (index.person(part) for part in (text, *split_persons(text)))
    return any(person is not None and is_gone(person.loc, gone) for person in persons)


def _place(entry: Entry, attribute: str, position: int | None) -> Loc:
    """The value, or the whole entry where that is nothing without it."""
    name = attribute.rstrip("_")
    spec = fields_of(type(entry))[name]
    if entry.loc and (spec.required or attribute == entry.shorthand):
        return entry.loc
    return (*entry.loc, name) if position is None else (*entry.loc, name, position)


def _formulas(plan: Plan, gone: Collection[Loc]) -> Iterator[Loc]:
    """Formulas in which a metric that goes is named."""
    names = {
        name for metric in plan.metrics if is_gone(metric.loc, gone) for name in (metric.id, metric.name)
    }
    for metric in plan.metrics:
        if (
            names
            and metric.formula
            and (names & set(_WORD.findall(metric.formula)) or _said(names, metric.formula))
        ):
            yield (*metric.loc, "formula")


def _said(names: Collection[str | None], text: str) -> bool:
    return any(name and len(name) > 1 and not name.isascii() and name in text for name in names)


def gone_entries(plan: Plan, gone: Collection[Loc]) -> Iterator[Entry]:
    """The entries that go, with all that is in them."""
    return (entry for entry in all_entries(plan) if entry.loc and is_gone(entry.loc, gone))
