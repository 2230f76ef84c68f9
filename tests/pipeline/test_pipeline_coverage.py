"""Everything in a plan arrives: all of it in Word, the main things in PowerPoint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import TODAY, plan_paths
from office_text import docx_text, pptx_text, said, squeeze, with_borders
from plan_values import Wanted, wanted_values

from opsplan.model.budgeting import cost_lines, totals
from opsplan.model.editions import SHIPPED
from opsplan.model.index import PlanIndex
from opsplan.pipeline import Checked, Rendered, RenderOptions, check, render


def rendered(path: Path, *formats: str) -> tuple[Checked, Rendered]:
    checked = check(path.read_bytes(), path.name, today=TODAY)
    assert checked.renderable, [f.message.en for f in checked.report if f.blocking]
    return checked, render(checked, RenderOptions(formats, TODAY))


def missing(values: list[Wanted], text: str) -> list[str]:
    squeezed, bordered = squeeze(text), with_borders(text)
    return [
        f"{path}: {spellings[0][:60]}"
        for path, spellings in values
        if not any(squeeze(s) in squeezed and said(s, bordered) for s in spellings)
    ]


@pytest.mark.parametrize("path", plan_paths(), ids=lambda p: p.name)
def test_every_value_of_a_plan_is_in_the_word_file(path: Path) -> None:
    checked, files = rendered(path, "docx")
    assert checked.plan_file is not None
    assert checked.schedule is not None
    values = list(wanted_values(checked.plan_file.plan, checked.schedule))
    assert len(values) > 40
    assert missing(values, docx_text(files.files["docx"])) == []


@pytest.mark.parametrize("path", plan_paths(), ids=lambda p: p.name)
def test_goals_phases_budget_and_risks_are_in_the_deck(path: Path) -> None:
    checked, files = rendered(path, "pptx")
    assert checked.plan_file is not None
    assert checked.schedule is not None
    plan = checked.plan_file.plan
    wanted = ("goals[", "phases[", "risks[")
    main = ("name", "baseline", "target", "due", "start", "end")
    values = [
        value for value in wanted_values(plan, checked.schedule)
        if value[0].startswith(wanted) and value[0].count(".") == 1 and value[0].rsplit(".", 1)[1] in main
    ]  # fmt: skip
    assert values
    text = pptx_text(files.files["pptx"])
    assert missing(values, text) == []
    if plan.budget:
        total = totals(plan, cost_lines(plan, PlanIndex(plan))).total
        assert squeeze(f"{total.normalize():f}") in squeeze(text)


@pytest.mark.parametrize("path", plan_paths(), ids=lambda p: p.name)
def test_every_value_of_a_plan_is_in_the_full_deck(path: Path) -> None:
    checked = check(path.read_bytes(), path.name, today=TODAY)
    assert checked.plan_file is not None
    assert checked.schedule is not None
    full = render(replace(checked, edition=SHIPPED["full"]), RenderOptions(("pptx",), TODAY))
    values = list(wanted_values(checked.plan_file.plan, checked.schedule))
    assert len(values) > 40
    assert missing(values, pptx_text(full.files["pptx"])) == []


@pytest.mark.parametrize(
    ("value", "text", "there"),
    [
        ("absent", "present", False), ("5", "Chairs\n5\nred", True), ("5", "15 chairs", False), ("5", "5 套", True),
        ("5", "2027-03-05\n3/5\n5:30\n1.5\n5 月", False), ("5", "1\n50", False), ("12000", "¥12,000.", True),
        ("12000", "12,000.5", False), ("1.5", "1.5 万", True), ("3/5", "3/5–3/12", True), ("3/5", "13/5", False),
        ("30万", "30 万人", True), ("30万", "130 万", False), ("2027-03-12", "12027-03-12", False),
    ],
)  # fmt: skip
def test_a_value_that_is_not_there_would_be_found(value: str, text: str, there: bool) -> None:
    assert missing([("goals[g].target", (value,))], text) == ([] if there else [f"goals[g].target: {value}"])
