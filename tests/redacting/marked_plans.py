"""Plans with marks that stand nowhere else in all texts and amounts of what an edition withholds, and files opened to their last part."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from conftest import TODAY

from opsplan.diagnostics import Loc
from opsplan.model.base import PersonMark, RefTo, Section
from opsplan.model.index import PlanIndex, entry_name
from opsplan.model.numbers import Money, Quantity
from opsplan.model.plan import Plan
from opsplan.model.refs import all_entries, marked_refs
from opsplan.model.specs import fields_holding, fields_of, marks_of
from opsplan.pipeline import Checked, check
from opsplan.redacting.tree import Changes, changed, is_gone
from opsplan.yamlio.nodes import ScalarNode, scalar_at
from opsplan.yamlio.tree_text import tree_text

WITHHELD = ("budget", "risks")
MONEY_ELSEWHERE = ("costs", "budget")
"""Keys of activities, pillars and channels that go with the budget."""
_KEPT_WHOLE = frozenset({"id", "internal", "unit", "currency", "task", "lag", "when", "date", "to"})
_FIRST = 73_140_001


@dataclass(frozen=True, slots=True)
class Marked:
    """A plan as text, and the marks in it: texts and amounts that the edition for partners may not hold."""

    text: bytes
    marks: tuple[str, ...]
    numbers: tuple[str, ...]


@cache
def marked(path: Path) -> Marked:
    """The plan with its budget, its risks and one entry of each longer list withheld, every text of theirs marked."""
    before = check(path.read_bytes(), path.name, today=TODAY, quality=False)
    assert before.plan_file is not None
    root, plan = before.plan_file.source.root, before.plan_file.plan
    gone = {(name,) for name in WITHHELD}
    gone |= {
        (*entry.loc, name) for entry in all_entries(plan) for name in MONEY_ELSEWHERE
        if entry.loc and entry.loc[0] in ("activities", "strategy") and name in fields_of(type(entry))
    }  # fmt: skip
    internal = _one_of_each_list(plan, gone)
    texts, numbers = _Texts(), iter(range(_FIRST, _FIRST + 9_000_000, 9_973))
    instead: dict[Loc, ScalarNode] = {}
    used = []
    renamed: dict[Loc, str] = {}
    for entry in all_entries(plan):
        for spec in fields_of(type(entry)).values():
            loc = (*entry.loc, spec.name)
            if spec.model or spec.name in _KEPT_WHOLE or not is_gone(loc, gone | internal):
                continue
            node = before.plan_file.source.node(loc)
            if isinstance(node, ScalarNode) and not node.is_null:
                kinds = [kind for kind in (Money, Quantity) if spec in fields_holding(type(entry), kind)]
                if Money in kinds and not node.text.strip().endswith(("%", "％")):
                    used.append(str(next(numbers)))
                    instead[loc] = _text(used[-1])
                elif not kinds and any(
                    getattr(mark, "read", None) and mark.read.__name__ == "_text" for mark in marks_of(spec)
                ):
                    if spec.name == "name":
                        renamed[entry.loc] = texts.behind(node.text)
                        instead[loc] = _text(renamed[entry.loc])
                    elif not any(type(mark).__name__ in ("RefTo", "PersonMark") for mark in marks_of(spec)):
                        instead[loc] = _text(texts.behind(node.text))
    instead |= {loc: _text(text) for loc, text in _refs(before, renamed)}
    added = {loc: {"internal": "true"} for loc in internal}
    tree = changed(root, Changes(instead=instead, added=added))
    return Marked(tree_text(tree).encode(), tuple(texts.made), tuple(used))


def _refs(checked: Checked, renamed: dict[Loc, str]) -> Iterator[tuple[Loc, str]]:
    """Every ref by name to an entry that has another name now."""
    assert checked.plan_file is not None
    assert checked.schedule is not None
    plan, tasks = checked.plan_file.plan, checked.schedule.tasks
    index = PlanIndex(plan)
    for entry, attribute, mark, position, text in marked_refs(plan):
        targets = mark.targets if isinstance(mark, RefTo) else ()
        found = next((each for target in targets if (each := index.find(target, text))), None)
        found = found or (index.person(text) if isinstance(mark, PersonMark) else None)
        if found is not None and found.loc in renamed and text == entry_name(found):
            loc = (*entry.loc, attribute.rstrip("_"))
            yield loc if position is None else (*loc, position), renamed[found.loc]
    for task in tasks:
        for link in task.predecessors:
            source = tasks[link.source].task if link.source is not None else None
            if source is not None and source.loc in renamed and link.ref == source.name:
                written = task.task.after[link.position].task
                loc = (*task.task.loc, "after", link.position)
                node = checked.plan_file.source.node(loc)
                behind = renamed[source.loc] + written.removeprefix(source.name)
                yield (loc if isinstance(node, ScalarNode) else (*loc, "task")), behind


def _one_of_each_list(plan: Plan, gone: set[Loc]) -> set[Loc]:
    """The last entry of every list that has more than one, outside of what goes anyway, and not inside of one another."""
    lists: dict[Loc, list[Loc]] = {}
    for entry in all_entries(plan):
        if (
            isinstance(entry, Section)
            and entry.loc
            and isinstance(entry.loc[-1], int)
            and not is_gone(entry.loc, gone)
        ):
            lists.setdefault(entry.loc[:-1], []).append(entry.loc)
    found: set[Loc] = set()
    for locs in lists.values():
        if len(locs) > 1 and not is_gone(locs[-1], found) and "after" not in locs[-1]:
            found.add(locs[-1])
    return found


class _Texts:
    """Gives marks, each once."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def behind(self, text: str) -> str:
        self.made.append(f"Zq{len(self.made):04d}x")
        return f"{text.rstrip()} {self.made[-1]}"


def _text(text: str) -> ScalarNode:
    return scalar_at(text, False, 1, 1)


def checked_in(plan: Marked, edition: str | None) -> Checked:
    """The plan in an edition; it must be renderable."""
    found = check(plan.text, "plan.yaml", today=TODAY, quality=False, edition=edition)
    blocking = [each for each in found.report if each.blocking]
    assert not blocking, [(each.rule, each.position, each.message.en) for each in blocking]
    assert found.renderable
    return found


def said(data: bytes) -> str:
    """Everything in a file: names and contents of its parts, files in them too, and what is written in base64."""
    if not data.startswith(b"PK"):
        text = data.decode("utf-8", "replace").replace("\r\n ", "")
        long = re.findall(r"[A-Za-z0-9+/]{64,}={0,2}", text)
        return "\n".join((text, re.sub(r"<[^<>]*>", "", text), *(_unpacked(each) for each in long)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(f"{info.filename}\n{said(package.read(info))}" for info in package.infolist())


def _unpacked(text: str) -> str:
    return base64.b64decode(text + "=" * (-len(text) % 4)).decode("utf-8", "ignore")


def found_in(text: str, marks: Sequence[str]) -> list[str]:
    """The marks that a text holds."""
    return [mark for mark in marks if mark in text]


def numbers_in(text: str, numbers: Sequence[str]) -> list[str]:
    """The amounts that a text holds, with or without separators, or in ten thousands."""
    plain = re.sub(r"(?<=\d)[,  ](?=\d)", "", text)
    return [each for each in numbers if each in plain or f"{each[:-4]}.{each[-4:]}" in plain]
