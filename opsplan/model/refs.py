"""Refs: what points at another entry, and whether it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

from opsplan.diagnostics import Bilingual, Finding, Loc
from opsplan.model.base import Entry, PersonMark, RefTo
from opsplan.model.index import TARGETS, PlanIndex, entries, entry_name
from opsplan.model.nearest import Nearest, did_you_mean
from opsplan.model.plan import Approver, Plan, Revision
from opsplan.model.problems import shorten
from opsplan.model.source import Source
from opsplan.model.specs import entry_fields, fields_of, marks_of
from opsplan.model.spelling import Spellings
from opsplan.patterns import lazy_pattern

TARGET_WORDS: Mapping[str, Bilingual] = {
    "goals": Bilingual("目标", "goal"), "metrics": Bilingual("指标", "metric"), "segments": Bilingual("分层", "segment"),
    "pillars": Bilingual("策略支柱", "pillar"), "tactics": Bilingual("举措", "tactic"), "channels": Bilingual("渠道", "channel"),
    "phases": Bilingual("阶段", "phase"), "tasks": Bilingual("任务", "task"), "activities": Bilingual("活动", "activity"),
    "problems": Bilingual("问题", "problem"), "columns": Bilingual("栏目", "column"), "team": Bilingual("团队成员", "member of the team"),
}  # fmt: skip
_SEVERAL = lazy_pattern(
    r"\s*(?:[、,，;；/+＆]|(?<=[\s一-鿿])&|&(?=[\s一-鿿])|(?i:\band\b)|(?<=[一-鿿]{2})[和及与](?=[一-鿿]{2}))\s*"
)
"""``和`` joins two names only when both have two characters or more: ``王和平`` is one person, as ``R&D`` is one team."""
_EVERYONE = ("大家", "全员", "所有人", "全体", "everyone", "everybody", "all", "team")


def split_persons(text: str) -> tuple[str, ...]:
    """The persons named in one text: ``A、B`` and ``A & B`` are two, ``R&D`` is one."""
    return tuple(part for part in _SEVERAL.split(text.strip()) if part)


def names_several(text: str) -> bool:
    """True when a text that should name one person names several, or everybody."""
    return len(split_persons(text)) > 1 or text.strip().lower() in _EVERYONE


def check_refs(plan: Plan, source: Source, broken: frozenset[str] = frozenset()) -> list[Finding]:
    """Unknown and ambiguous refs, double ids, and persons the team does not have.

    ``broken`` holds ids and names of entries that are in the file but were taken out because
    something else is wrong with them; refs to them are not reported again.
    """
    index, nearest = PlanIndex(plan), Nearest()
    spellings: dict[tuple[str, ...], Spellings] = {}
    findings = list(_double_ids(plan, source))
    doubles = {target: _double_names(plan, target) for target in TARGETS}
    for entry, attribute, mark, position, text in marked_refs(plan):
        if isinstance(mark, PersonMark):
            if (
                plan.team
                and not index.person(text)
                and not isinstance(entry, Approver | Revision)
                and not names_several(text)
            ):
                loc = _loc(entry, attribute, position)
                findings.append(_unknown_person(index, source, loc, text, nearest, spellings))
        elif text not in broken and not _means_one(index, mark, text, doubles):
            loc = _loc(entry, attribute, position)
            findings.append(_ref(index, source, loc, mark, text, doubles, nearest, spellings))
    return findings


def _loc(entry: Entry, attribute: str, position: int | None) -> Loc:
    return (*entry.loc, attribute.rstrip("_"), *((position,) if position is not None else ()))


def _means_one(index: PlanIndex, mark: RefTo, text: str, doubles: Mapping[str, frozenset[str]]) -> bool:
    """True for a ref that means one entry, and for words where words may stand."""
    found = [index.find(target, text) for target in mark.targets]
    if any(getattr(each, "id", None) == text for each in found if each):
        return True
    if any(text in doubles[target] for target in mark.targets):
        return False
    return mark.or_text or any(found)


def _ref(
    index: PlanIndex, source: Source, loc: Loc, mark: RefTo, text: str, doubles: Mapping[str, frozenset[str]],
    nearest: Nearest, spellings: dict[tuple[str, ...], Spellings],
) -> Finding:  # fmt: skip
    """What is wrong with a ref that means no entry, or several."""
    words = Bilingual(
        "或".join(TARGET_WORDS[t].zh for t in mark.targets),
        " or ".join(TARGET_WORDS[t].en for t in mark.targets),
    )
    if any(text in doubles[target] for target in mark.targets):
        return source.finding(
            "ref-ambiguous", loc,
            Bilingual(f"有不止一个{words.zh}叫“{shorten(text)}”", f"more than one {words.en} is called '{shorten(text)}'"),
            Bilingual("给它们各写一个 id，这里写 id", "give each an id and write the id here"),
        )  # fmt: skip
    hint = did_you_mean(nearest(text, _known(index, mark), 0.5))
    known = tuple(map(shorten, islice(_known(index, mark), 8)))
    if hint is None and known:
        hint = Bilingual(f"现有：{'、'.join(known)}", f"there are: {', '.join(known)}")
    return source.finding(
        "ref-unknown",
        loc,
        Bilingual(f"没有叫“{shorten(text)}”的{words.zh}", f"there is no {words.en} '{shorten(text)}'"),
        hint or Bilingual(f"方案里还没有{words.zh}", f"the plan has no {words.en} yet"),
        instead=_spelt(index, mark.targets, spellings).same(text),
    )


def _spelt(
    index: PlanIndex, targets: tuple[str, ...], spellings: dict[tuple[str, ...], Spellings]
) -> Spellings:
    """The names of the entries of ``targets``, or of persons for none; made once in a run."""
    if targets not in spellings:
        tables = (index.table(target) for target in targets)
        names = (pair for table in tables for pair in table.items())
        people = ((name, index.person(name)) for name in index.people)
        spellings[targets] = Spellings(names if targets else people)
    return spellings[targets]


def _known(index: PlanIndex, mark: RefTo) -> Iterator[str]:
    """All ids and names a ref may use."""
    for target in mark.targets:
        yield from index.table(target)


def _unknown_person(
    index: PlanIndex, source: Source, loc: Loc, text: str, nearest: Nearest,
    spellings: dict[tuple[str, ...], Spellings],
) -> Finding:  # fmt: skip
    near = tuple(map(shorten, nearest(text, index.people, 0.5) or index.people[:6]))
    said, same = shorten(text), _spelt(index, (), spellings).same(text)
    same_role = tuple(shorten(member.name) for member in index.plan.team if member.role == text.strip())
    if same_role:
        near = same_role
        message = Bilingual(
            f"团队里有 {len(same_role)} 位“{said}”，说不准是哪一位",
            f"the team has {len(same_role)} members with the role '{said}'; which one is meant?",
        )
    else:
        message = Bilingual(f"团队里没有“{said}”", f"the team has no '{said}'")
    return source.finding(
        "team-role-undefined", loc, message,
        Bilingual(f"写团队成员的 id、姓名或角色，如 {'、'.join(near)}", f"write an id, name or role of the team, such as {', '.join(near)}"),
        blocking=False, instead="" if _is_double(index, same) else same,
    )  # fmt: skip


def _is_double(index: PlanIndex, text: str) -> bool:
    """True when several members of the team have this id or name."""
    return sum(text in (member.id, member.name) for member in index.plan.team) > 1


def _double_ids(plan: Plan, source: Source) -> Iterator[Finding]:
    for target in TARGETS:
        first: dict[str, Entry] = {}
        for entry in entries(plan, target):
            name = getattr(entry, "id", None)
            if not name:
                continue
            if name in first:
                line = source.position((*first[name].loc, "id")).line
                yield source.finding(
                    "tsk-dup-id" if target == "tasks" else "id-duplicate", (*entry.loc, "id"),
                    Bilingual(f"编号“{name}”在第 {line} 行已经用过", f"the id '{name}' is already used on line {line}"),
                    Bilingual("编号在同一章节里不能重复", "an id is unique in its section"),
                )  # fmt: skip
            first.setdefault(name, entry)


def _double_names(plan: Plan, target: str) -> frozenset[str]:
    counts = Counter(entry_name(entry) for entry in entries(plan, target))
    return frozenset(name for name, count in counts.items() if count > 1 and name)


@cache
def _marks(model: type[Entry]) -> tuple[tuple[str, RefTo | PersonMark], ...]:
    """The fields of an entry that are refs or persons."""
    out = []
    for spec in fields_of(model).values():
        mark = next((m for m in marks_of(spec) if isinstance(m, RefTo | PersonMark)), None)
        if mark:
            out.append((spec.attribute, mark))
    return tuple(out)


def all_entries(plan: Plan) -> Iterator[Entry]:
    """The plan and every entry in it, parents first."""
    stack: list[Entry] = [plan]
    while stack:
        entry = stack.pop()
        yield entry
        values = entry.__dict__
        for attribute in reversed(entry_fields(type(entry))):
            value = values[attribute]
            if not value:
                continue
            if isinstance(value, tuple):
                stack.extend(reversed(value))
            elif isinstance(value, Mapping):
                stack.extend(reversed(tuple(value.values())))
            else:
                stack.append(value)


def marked_refs(plan: Plan) -> Iterator[tuple[Entry, str, RefTo | PersonMark, int | None, str]]:
    for entry in all_entries(plan):
        values = entry.__dict__
        for attribute, mark in _marks(type(entry)):
            value = values[attribute]
            if isinstance(value, str):
                yield entry, attribute, mark, None, value
            elif isinstance(value, tuple):
                for position, text in enumerate(value):
                    yield entry, attribute, mark, position, text
