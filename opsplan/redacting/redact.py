"""From a whole plan and an edition to the tree of nodes that this edition is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from opsplan.diagnostics import Loc
from opsplan.model.base import Section
from opsplan.model.editions import INTERNAL, Edition
from opsplan.model.read import PlanFile
from opsplan.model.refs import all_entries
from opsplan.records import dataclass
from opsplan.redacting.lost import with_lost
from opsplan.redacting.places import find_place
from opsplan.redacting.tree import Changes, changed, is_gone
from opsplan.schedule import Schedule
from opsplan.yamlio.nodes import MappingNode, ScalarNode, scalar_at

ALONG: dict[str, tuple[str, ...]] = {
    "budget": ("activities.costs", "strategy.pillars.budget", "strategy.channels.budget"),
}
"""Places that go with a section: the same money, written elsewhere."""
OWN_WORDS = (INTERNAL, "内部")
"""What stands among places and withholds only what says ``internal: true``."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """The tree that is left, and the places of the whole plan that are not in it."""

    root: MappingNode
    gone: frozenset[Loc]
    own_words: tuple[ScalarNode, ...] = ()
    """The texts that the edition itself gives."""


def redact(whole: PlanFile, schedule: Schedule | None, edition: Edition) -> Redaction:
    """The plan without what the edition withholds and without what says what that is: refs, the editions themselves, and columns of a table."""
    gone: set[Loc] = {("editions",), ("each",)}
    for text in edition.withhold:
        gone.update(_withheld(whole.source.root, text))
    if edition.withhold:
        gone.update(
            entry.loc for entry in all_entries(whole.plan) if isinstance(entry, Section) and entry.internal
        )
    all_gone = with_lost(whole.plan, schedule, gone)
    own_words = _instead(whole, edition)
    root = changed(whole.source.root, Changes(all_gone, own_words))
    return Redaction(root, all_gone, tuple(own_words.values()))


def _withheld(root: MappingNode, text: str) -> Iterator[Loc]:
    if text.strip() in OWN_WORDS:
        return
    found = find_place(root, text).locs
    yield from found
    for loc in found:
        for along in ALONG.get(str(loc[0]), ()) if len(loc) == 1 else ():
            yield from find_place(root, along).locs


def _instead(whole: PlanFile, edition: Edition) -> dict[Loc, ScalarNode]:
    """The texts of this edition, each a node that stands where the plan says it."""
    found: dict[Loc, ScalarNode] = {}
    for place, text in edition.instead.items():
        node = whole.source.node(("editions", edition.written_as, "instead", place))
        own = node if isinstance(node, ScalarNode) else scalar_at(text, False, 1, 1)
        found.update((loc, own) for loc in find_place(whole.source.root, place).locs)
    return found


def with_same_dates(
    root: MappingNode, gone: Collection[Loc], before: Schedule, after: Schedule
) -> MappingNode | None:
    """The tree with the dates that the whole plan gives to tasks and phases written out where the rest would give others;
    None when all are the same."""
    dates: dict[Loc, dict[str, str]] = {}
    cleared: set[Loc] = set()
    tasks = [task for task in before.tasks if not is_gone(task.task.loc, gone)]
    phases = [phase for phase in before.phases if not is_gone(phase.phase.loc, gone)]
    if len(tasks) != len(after.tasks) or len(phases) != len(after.phases):
        return None
    pairs = [(one, other, other.task.loc) for one, other in zip(tasks, after.tasks, strict=True)]
    spans = [(one.start, one.end, other.start, other.end, loc, other.milestone) for one, other, loc in pairs]
    spans += [
        (one.start, one.end, other.start, other.end, other.phase.loc, False)
        for one, other in zip(phases, after.phases, strict=True)
    ]
    for start, end, now_start, now_end, loc, milestone in spans:
        if (start, end) == (now_start, now_end) or start is None or end is None:
            continue
        dates[loc] = (
            {"start": start.isoformat()}
            if milestone
            else {"start": start.isoformat(), "end": end.isoformat()}
        )
        cleared.update((*loc, name) for name in ("start", "end", "date", "duration"))
    return changed(root, Changes(cleared, added=dates)) if dates else None
