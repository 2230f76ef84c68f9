"""Editions as people ask for them: by name, from the plan, with a finding for all that cannot be meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import TODAY

from opsplan.cli.main import cli
from opsplan.pipeline import Checked, check
from opsplan.redacting.places import find_place
from opsplan.yamlio.reader import read_yaml

PLAN = """\
opsplan: 1
title: Spring  # the budget is 730,000
language: en
summary: We ask for £733,100 and promise sales.
period: {start: 2027-03-01, end: 2027-04-30}
team: [{id: ann, name: Ann Lee, internal: true}, {id: bob, name: Bob}]
goals:
  - {id: g1, name: Sales of the shop, baseline: 10, target: 20, due: 2027-04-30, owner: bob, source: Orders}
  - {id: g2, name: Margin nobody knows, internal: true, baseline: 1, target: 2, due: 2027-04-30, owner: ann}
phases:
  - name: Work
    tasks:
      - {id: t1, name: Agree on prices, owner: ann, start: 2027-03-01, duration: 5, internal: true}
      - {id: t2, name: Print the folder, owner: ann, team: [bob, ann], after: [t1], duration: 3, goals: [g1, g2]}
budget: {currency: GBP, items: [{name: Printing of folders, amount: 733100}]}
risks: [{id: r1, name: The printer is late, probability: 3, impact: 4, tasks: [t2]}]
editions:
  dealer: {length: brief, withhold: [goals.g1, internal], instead: {summary: A good spring.}}
  伙伴版: {instead: {summary: What we do together.}}
"""


def checked(text: str, edition: str | None = None) -> Checked:
    return check(text.encode(), "plan.yaml", today=TODAY, edition=edition)


def rules(found: Checked) -> dict[str, str]:
    return {each.rule: each.message.en for each in found.report if each.code.startswith("OPS27")}


def left(edition: str) -> str:
    found = checked(PLAN, edition)
    assert found.renderable, [each.message.en for each in found.report]
    return found.text.decode()


@pytest.mark.parametrize("name", ["partner", "伙伴版", "Partner "])
def test_partners_get_no_budget_no_risks_and_nothing_internal(name: str) -> None:
    found = checked(PLAN, name)
    assert found.edition.name == "partner"
    assert found.plan_file is not None
    plan = found.plan_file.plan
    assert plan.budget is None
    assert not plan.risks
    assert [goal.id for goal in plan.goals] == ["g1"]
    assert [member.id for member in plan.team] == ["bob"]
    assert plan.summary == "What we do together."
    assert not plan.editions


def test_what_refers_to_something_withheld_goes_with_it_and_dates_stay() -> None:
    found = checked(PLAN, "partner")
    assert found.plan_file is not None
    (task,) = found.plan_file.plan.phases[0].tasks
    assert task.owner is None
    assert task.team == ("bob",)
    assert task.goals == ("g1",)
    assert not task.after
    assert found.schedule is not None
    (scheduled,) = found.schedule.tasks
    assert str(scheduled.start) == "2027-03-08"
    assert str(scheduled.end) == "2027-03-10"


def test_comments_and_the_editions_themselves_are_not_in_what_is_left() -> None:
    text = left("partner")
    assert "730,000" not in text
    assert "dealer" not in text
    assert "good spring" not in text


@pytest.mark.parametrize(("name", "length"), [("leader", "brief"), ("领导版", "brief"), ("team", "full"), ("full", "full"), ("dealer", "brief")])  # fmt: skip
def test_an_edition_says_how_long_it_is(name: str, length: str) -> None:
    assert checked(PLAN, name).edition.length == length


def test_an_edition_that_withholds_nothing_is_made_of_the_file_as_it_stands() -> None:
    assert checked(PLAN, "leader").text == PLAN.encode()


def test_an_edition_of_the_plans_own_withholds_what_it_names() -> None:
    found = checked(PLAN, "DEALER")
    assert found.plan_file is not None
    plan = found.plan_file.plan
    assert not plan.goals
    assert plan.risks
    assert plan.budget is not None
    assert plan.summary == "A good spring."


def test_a_text_that_says_an_amount_or_a_name_is_told_with_its_place_and_left_out() -> None:
    text = PLAN.replace("  伙伴版: {instead: {summary: What we do together.}}\n", "").replace("promise sales", "fear that The printer is late")  # fmt: skip
    found = [each for each in checked(text, "partner").report if each.rule == "edition-mentions"]
    assert [(each.position, each.path) for each in found] == [((4, 21), "summary")]
    assert b"summary" not in checked(text, "partner").text
    assert not rules(checked(text, "leader"))


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        ("goals.g1, internal", "goal", "edition-place", "no section or key 'goal'"),
        ("goals.g1, internal", "'goals[g9]'", "edition-place", "no entry 'g9'"),
        ("goals.g1, internal", "goals.g1.name", "edition-place", "cannot do without"),
        ("{summary: A good", "{subtitle: A good", "edition-place", "no text at 'subtitle'"),
        ("  dealer:", "  de/aler:", "edition-name", "cannot be part of a file's name"),
    ],
)
def test_what_an_edition_cannot_mean_is_told(old: str, new: str, rule: str, said: str) -> None:
    found = checked(PLAN.replace(old, new))
    assert said in rules(found)[rule]
    assert not found.renderable


def test_an_edition_that_is_not_there_is_told_with_the_nearest() -> None:
    found = checked(PLAN, "parter")
    assert "no edition 'parter'" in rules(found)["edition-unknown"]
    assert any("did you mean partner?" in each.help.en for each in found.report)
    assert not found.renderable


@pytest.mark.parametrize(
    ("place", "count"),
    [("budget", 1), ("预算", 1), ("goals", 1), ("goals.target", 2), ("目标[g1].目标值", 1), ("goals[1]", 1), ("goals.Sales of the shop.due", 1), ("goals[Sales of the shop]", 1), ("phases.tasks.after", 1), ("strategy.pillars.budget", 0)],
)  # fmt: skip
def test_places_are_named_by_keys_of_both_languages_ids_names_and_numbers(place: str, count: int) -> None:
    root = read_yaml(PLAN.encode()).root
    assert root is not None
    found = find_place(root, place)
    assert found.wrong is None
    assert len(found.locs) == count


def run(folder: Path, *arguments: str) -> Result:
    plan = folder / "plan.yaml"
    plan.write_text(PLAN)
    words = [str(plan) if word == "PLAN" else word for word in arguments]
    return CliRunner().invoke(cli, [*words, "--date", "2027-03-01"])


def test_files_are_named_after_their_edition(tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run(
        tmp_path, "render", "PLAN", "--edition", "领导版，partner", "--to", "md,gantt", "-o", str(out)
    )
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == [
        "plan-leader-gantt.svg", "plan-leader.md", "plan-partner-gantt.svg", "plan-partner.md",
    ]  # fmt: skip
    assert "733,100" in (out / "plan-leader.md").read_text()
    assert "733,100" not in (out / "plan-partner.md").read_text()


def test_several_editions_do_not_go_into_one_file(tmp_path: Path) -> None:
    result = run(tmp_path, "render", "PLAN", "--edition", "leader,partner", "-o", str(tmp_path / "a.md"))
    assert result.exit_code == 2
    assert not (tmp_path / "a.md").exists()


def test_an_edition_is_never_written_back_into_the_plan(tmp_path: Path) -> None:
    assert run(tmp_path, "check", "PLAN", "--edition", "partner", "--fix").exit_code == 2
    assert (tmp_path / "plan.yaml").read_text() == PLAN


@pytest.mark.parametrize(
    "command", [("gantt", "-o", "-", "--format", "csv"), ("schedule", "--format", "json")]
)
def test_other_commands_know_editions(command: tuple[str, ...], tmp_path: Path) -> None:
    name, *options = command
    plan = [name, "PLAN", *options]
    runs = [run(tmp_path, *plan, *more) for more in ((), ("--edition", "partner"))] if name == "schedule" else [
        CliRunner().invoke(cli, [*(str(tmp_path / "plan.yaml") if w == "PLAN" else w for w in plan), "--today", "2027-03-01", *more])
        for more in ((), ("--edition", "partner")) if (tmp_path / "plan.yaml").write_text(PLAN)
    ]  # fmt: skip
    assert [one.exit_code for one in runs] == [0, 0], [one.output for one in runs]
    assert "Agree on prices" in runs[0].output
    assert "Agree on prices" not in runs[1].output
