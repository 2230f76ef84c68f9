"""The settings of the checker as a user meets them: files from the plan's folder upwards, and options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MINIMAL

from opsplan.cli.main import cli
from opsplan.pipeline import beside

PLAN = MINIMAL.replace(", owner: Ann", "").replace("2027", "2026")
"""Where goal-no-owner speaks once."""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder to work in, with a plan three folders down."""
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    write("team/year/plans/plan.yaml", PLAN)
    return tmp_path


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


def found(*arguments: str, stdin: str | None = None) -> list[tuple[str, str, str]]:
    """File, rule and severity of what is said by one rule, about settings and about files."""
    rows = json.loads(run("check", "--format", "json", *arguments, stdin=stdin).stdout)
    said = [row for row in rows if row["rule"].startswith(("goal-no-owner", "config-", "file-"))]
    return [(row["file"], row["rule"], row["severity"]) for row in said]


def level(word: str) -> str:
    return f'[check.severity]\ngoal-no-owner = "{word}"\n'


def levels(*arguments: str, stdin: str | None = None) -> list[str]:
    return [severity for _, _, severity in found(*arguments, stdin=stdin)]


def test_the_nearest_settings_hold_and_no_others() -> None:
    plan = "team/year/plans/plan.yaml"
    assert levels(plan) == ["warning"]
    write("opsplan.toml", level("error"))
    assert levels(plan) == ["error"]
    write("team/pyproject.toml", "[project]\nname = 'x'\n")
    assert levels(plan) == ["error"], "a pyproject.toml without [tool.opsplan] is passed over"
    write("team/pyproject.toml", level("info").replace("[check", "[tool.opsplan.check"))
    assert levels(plan) == ["info"]
    write("team/year/plans/opsplan.toml", level("off"))
    assert levels(plan) == []
    write("team/year/plans/pyproject.toml", level("error").replace("[check", "[tool.opsplan.check"))
    assert levels(plan) == [], "opsplan.toml wins in its folder"


def test_a_plan_on_stdin_takes_the_settings_of_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    write("team/opsplan.toml", level("info"))
    assert levels("-", stdin=PLAN) == ["warning"]
    monkeypatch.chdir("team/year")
    assert levels("-", stdin=PLAN) == ["info"]
    assert levels("plans/plan.yaml") == ["info"]


def test_options_win_over_the_plan_and_the_settings() -> None:
    write("opsplan.toml", level("info"))
    plan = write("plan.yaml", PLAN + "check: {ignore: [goal-no-owner]}\n")
    assert levels(plan) == []
    assert levels(plan, "--select", "goal-") == ["info"]
    assert levels(plan, "--select", "tsk-,OPS614") == ["info"]
    assert levels(plan, "--select", "goal-", "--ignore", "bud-line-sum, goal-no-owner") == []


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_option_with_a_name_that_no_rule_has_is_wrong_usage(option: str) -> None:
    result = run("check", "team/year/plans/plan.yaml", option, "goal-no-ownr")
    assert result.exit_code == 2
    assert "there is no rule 'goal-no-ownr'; did you mean goal-no-owner" in result.stderr
    assert run("check", "team/year/plans/plan.yaml", option, " ,").exit_code == 2


def test_a_mistake_in_the_settings_is_told_once_for_all_plans_and_stops_no_rendering() -> None:
    write("opsplan.toml", '[check]\nignore = ["goal-no-ownr"]\n')
    first, second = write("a.yaml", PLAN), write("b.yaml", PLAN)
    rules = found(first, second)
    assert [(file, rule) for file, rule, _ in rules] == [
        ("a.yaml", "goal-no-owner"), ("opsplan.toml", "config-unknown-rule"), ("b.yaml", "goal-no-owner"),
    ]  # fmt: skip
    assert run("check", second).exit_code == 1
    result = run("render", second, "--to", "txt")
    assert result.exit_code == 0
    assert "opsplan.toml:2:11: error[config-unknown-rule]" in result.stderr


def test_every_command_that_tells_findings_takes_the_settings() -> None:
    plan = write("plan.yaml", PLAN)
    commands = (["render", plan, "--to", "txt"], ["gantt", plan, "--strict"])
    for command in commands:
        assert "goal-no-owner" in run(*command).stderr, command
    write("opsplan.toml", level("off"))
    for command in commands:
        result = run(*command)
        assert result.exit_code == 0, result.stderr
        assert "goal-no-owner" not in result.stderr, command


def test_what_is_said_about_slides_is_configured_too() -> None:
    long = "A plan whose title is far too long to stand on one line of any slide at all " * 4
    plan = write("plan.yaml", PLAN.replace("title: Plan", f"title: {long.strip()}"))
    first = run("render", plan, "--to", "pptx")
    assert "[ppt-" in first.stderr
    write("opsplan.toml", '[check]\nignore = ["ppt-"]\n')
    assert "[ppt-" not in run("render", plan, "--to", "pptx").stderr


def test_settings_that_are_no_file_or_cannot_be_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("team/opsplan.toml").mkdir()
    write("opsplan.toml", level("info"))
    assert levels("team/year/plans/plan.yaml") == ["info"]
    read = beside.read_file

    def refuse(path: Path) -> bytes:
        if path.name == "opsplan.toml":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(beside, "read_file", refuse)
    assert [(file, rule) for file, rule, _ in found("team/year/plans/plan.yaml")] == [
        ("opsplan.toml", "file-unreadable"), ("team/year/plans/plan.yaml", "goal-no-owner"),
    ]  # fmt: skip
