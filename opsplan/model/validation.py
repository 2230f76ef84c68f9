"""Running the models over a plan's data until nothing wrong is left, so that all errors show in one run.

Every wrong value is found at once, but an entry that lacks one is no entry. Each wrong value is taken out and
the rest is read again: what follows (refs, the schedule) can then report its findings too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from opsplan.diagnostics import Bilingual, Finding, Loc
from opsplan.model.entries import Entry, Wrong, WrongEntry, read_entry
from opsplan.model.keys import EMPTY
from opsplan.model.plan import Plan
from opsplan.model.source import Source
from opsplan.model.specs import fields_of, names_of

M = TypeVar("M", bound=Entry)
_STAND_INS: dict[str, Any] = {
    "opsplan": "1",
    "title": "—",
    "period": {"start": "2000-01-01", "end": "2000-12-31", "loc": ("period",), "path": "period"},
}
"""What stands in for a missing required key of the plan, so that the rest can be checked."""


def validate(
    data: dict[str, Any], source: Source, refused: Collection[Loc] = ()
) -> tuple[Plan, list[Finding], bool]:
    """The plan that can be read, what was wrong, and whether the period is the plan's own.

    ``refused`` are the places whose value is reported already. Never raises for what a user wrote.
    """
    plan, findings, invented = validate_as(Plan, data, source, _STAND_INS, refused)
    return plan, findings, "period" not in invented


def validate_as(
    model: type[M],
    data: dict[str, Any],
    source: Source,
    stand_ins: Mapping[str, Any],
    refused: Collection[Loc] = (),
) -> tuple[M, list[Finding], frozenset[str]]:
    """What can be read as ``model``, what was wrong, and which required keys were invented.

    ``stand_ins`` has a value for every required key of the model, ``refused`` the places whose value is reported
    already. Never raises for what a user wrote.
    """
    findings: list[Finding] = []
    invented: set[str] = set()
    taken_out: set[Loc] = set(refused)
    for name, stand_in in stand_ins.items():
        if data.get(name) is None:
            invented.add(name)
            if (name,) not in taken_out:
                findings.append(_missing(source, (), name))
            data[name] = stand_in
    while True:
        wrong: list[Wrong] = []
        read = read_entry(model, data, (), wrong)
        if not wrong:
            return read, findings, frozenset(invented)
        places = [_place(data, one) for one in wrong]
        findings.extend(
            _finding(data, one, place, source)
            for one, place in zip(wrong, places, strict=True)
            if not one.missing or place not in taken_out
        )
        taken_out.update(places)
        if not _prune(data, {_known_way(data, one.loc) for one in wrong} - {()}):
            raise WrongEntry(model, wrong)  # a bug of ours: nothing to take out, so this would never end
        for name, stand_in in stand_ins.items():
            if data.get(name) is None:
                invented.add(name)
                data[name] = stand_in


def _known_way(data: Any, loc: Loc) -> Loc:
    """The steps of ``loc`` that are in the data: what may be a list of one is one value there."""
    way: list[str | int] = []
    here = data
    for step in loc:
        if isinstance(here, dict):
            known = step in here
        else:
            known = isinstance(here, list) and isinstance(step, int) and step < len(here)
        if known:
            way.append(step)
            here = here[step]
    return tuple(way)


def _place(data: dict[str, Any], one: Wrong) -> Loc:
    """Where something wrong stands in the file, also after entries before it were taken out of their list.

    For a missing key, the place where it would stand.
    """
    place: Loc = ()
    here: Any = data
    for step in _known_way(data, one.loc):
        here = here[step]
        name = step.rstrip("_") if isinstance(step, str) else step
        place = here["loc"] if isinstance(here, dict) and "loc" in here else (*place, name)
    return (*place, str(one.loc[-1]).rstrip("_")) if one.missing else place


def _finding(data: dict[str, Any], one: Wrong, loc: Loc, source: Source) -> Finding:
    if one.missing:
        return _missing(source, loc[:-1], str(loc[-1]))
    if _is_nothing(data, one.loc):
        return source.finding("item-empty", loc, *EMPTY)
    if one.problem:
        said = one.problem
        return source.finding(said.rule, loc, said.message, said.help, instead=said.instead)
    return source.finding("value-type", loc, _KEYS_WANTED, _EACH_ON_A_LINE)


_KEYS_WANTED = Bilingual("这里要写“键: 值”", "keys and values are wanted here")
_EACH_ON_A_LINE = Bilingual(
    "每个“键: 值”占一行，冒号后面空一格",
    "write each 'key: value' on a line of its own, with a space behind the colon",
)


def _is_nothing(data: Any, loc: Loc) -> bool:
    """True when an item stands at ``loc`` in which nothing is written."""
    here = data
    for step in _known_way(data, loc):
        here = here[step]
    return here is None


def _missing(source: Source, loc: Loc, name: str) -> Finding:
    spec = fields_of(_model_at(source, loc)).get(name)
    zh = f"{name}（{spec.zh}）" if spec else name
    return source.finding(
        "meta-required" if source.model is Plan and not loc else "key-missing", (*loc, name),
        Bilingual(f"缺少必填的 {zh}", f"the required {name} is missing"),
        Bilingual(f"在这里补上 {zh}", f"add {name} here"),
    )  # fmt: skip


def _model_at(source: Source, loc: Loc) -> type[Entry]:
    model = source.model
    for step in loc:
        if isinstance(step, str):
            spec = names_of(model).get(step)
            model = spec.model if spec and spec.model else model
    return model


def _prune(data: dict[str, Any], ways: set[Loc]) -> bool:
    """Take the wrong values out; for a missing key, the whole entry that lacks it. True when something went."""
    lists: list[list[Any]] = []
    for way in sorted(ways, key=len, reverse=True):
        here: Any = data
        for step in way[:-1]:
            here = here[step]
        if isinstance(here, dict):
            here.pop(way[-1], None)
        else:
            here[way[-1]] = _DROPPED
            lists.append(here)
    for items in lists:
        items[:] = [item for item in items if item is not _DROPPED]
    return bool(ways)


_DROPPED = object()
