"""Every wrong shape of every field of every entry is found where it stands, once, with help in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

import pytest
from conftest import TODAY
from shapes import (
    FRAME,
    Again,
    Places,
    Tree,
    Way,
    block,
    faults_of,
    in_chinese,
    in_flow,
    planted,
    sound,
    sound_entry,
    ways,
)

from opsplan.diagnostics import Finding
from opsplan.model.base import Entry
from opsplan.model.plan import Plan
from opsplan.model.read import read_plan
from opsplan.model.specs import fields_of
from opsplan.pipeline import check
from opsplan.yamlio.reader import read_yaml

MODELS = list(ways())


class Case(NamedTuple):
    """A plan as a tree, and the ways to all that is wrong in it."""

    tree: Tree
    wrong: tuple[Way, ...]


def cases(model: type[Entry]) -> list[Case]:
    """Plans with an entry in which each field is wrong in one way, until every way was there."""
    specs = list(fields_of(model).values())
    found = []
    for faults in zip_longest(*(list(faults_of(spec)) for spec in specs)):
        entry = sound_one(model) | {
            spec.name: fault.tree for spec, fault in zip(specs, faults, strict=True) if fault
        }
        tree, way = entries(model, entry)
        wrong = [(*way, spec.name, *fault.way) for spec, fault in zip(specs, faults, strict=True) if fault]
        found.append(Case(tree, tuple(wrong)))
    return found


def errors(text: str) -> list[Finding]:
    """What cannot be read in a plan; refs to nothing are not meant here."""
    yaml = read_yaml(text.encode(), "plan.yaml")
    assert yaml.root is not None
    found = (*yaml.findings, *read_plan(yaml.root, "plan.yaml").findings)
    return [f for f in found if f.blocking and f.rule != "ref-unknown"]


def places(text: str) -> Counter[tuple[int, int]]:
    return Counter((f.position.line, f.position.column) for f in errors(text) if f.position)


def test_the_sound_plans_are_sound() -> None:
    assert len(MODELS) > 60
    for model in MODELS:
        tree = FRAME if model is Plan else planted(model, sound_entry(model))[0]
        assert errors(block(tree)) == [], block(tree)


def writings(tree: Tree, *wrong: Way) -> Iterator[tuple[str, Counter[tuple[int, int]]]]:
    """A plan as a block with English keys and in brackets with Chinese ones, and the places of what is wrong."""
    text = block(tree)
    yield text, Counter(map(Places(text), wrong))
    text = in_flow(in_chinese(tree, (), Plan)[0])
    yield text, Counter(map(Places(text), (in_chinese(tree, way, Plan)[1] for way in wrong)))


def entries(model: type[Entry], entry: Tree) -> tuple[Tree, Way]:
    """A plan that holds ``entry``, and the way to it."""
    return (entry, ()) if model is Plan else planted(model, entry)


def sound_one(model: type[Entry]) -> dict[str, Tree]:
    return dict(FRAME) if model is Plan else sound_entry(model)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_wrong_value_is_found_once_where_it_stands(model: type[Entry]) -> None:
    for case in cases(model):
        for text, wrong in writings(case.tree, *case.wrong):
            assert places(text) == wrong, text


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_required_key_is_missed_at_its_entry_and_where_it_says_nothing(model: type[Entry]) -> None:
    for spec in fields_of(model).values():
        if not spec.required:
            continue
        for nothing in ("~", '""', ""):
            tree, way = entries(model, sound_one(model) | {spec.name: nothing})
            for text, wrong in writings(tree, (*way, spec.name)):
                assert places(text) == wrong, text
        without = sound_one(model)
        del without[spec.name]
        tree, way = entries(model, without)
        for text, wrong in writings(tree, way):
            assert places(text) == wrong, text


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_key_that_nobody_knows_or_that_is_there_already_is_found_at_itself(model: type[Entry]) -> None:
    spec = next(iter(fields_of(model).values()))
    good = sound_one(model) | {spec.name: sound_one(model).get(spec.name, sound(spec))}
    for rule, key in (
        ("key-unknown", "zzqqxx"),
        ("key-twice", spec.zh),
        ("yaml-duplicate-key", Again(spec.name)),
    ):
        tree, way = entries(model, good | {key: good[spec.name]})
        for text in (block(tree), in_flow(tree)):
            assert [f.rule for f in errors(text)] == [rule]
            assert places(text) == Counter([Places(text)((*way, str(key)), key=True)]), text


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_stage_stumbles_over_a_wrong_value_or_repeats_what_another_said(model: type[Entry]) -> None:
    for case in cases(model):
        report = check(block(case.tree).encode(), "plan.yaml", today=TODAY).report
        assert all(f.help.zh.strip() and f.help.en.strip() for f in report)
        said = Counter((f.position, f.rule) for f in report if f.blocking)
        assert said.most_common(1)[0][1] == 1, (said.most_common(1), block(case.tree))
