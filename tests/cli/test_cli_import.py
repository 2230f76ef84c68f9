"""``opsplan import`` as a user meets it: where the plan goes, and what is never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsplan.cli.main import cli

XML = (
    '<Project xmlns="http://schemas.microsoft.com/project"><Title>Fair</Title><Tasks><Task><UID>1</UID><Name>Stand</Name><OutlineLevel>1</OutlineLevel>'
    "<Start>2026-09-01T08:00:00</Start><Finish>2026-09-04T17:00:00</Finish></Task></Tasks></Project>"
)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("fair.xml").write_text(XML, encoding="utf-8")


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["import", *arguments], input=stdin)


def test_the_plan_is_written_and_can_be_rendered() -> None:
    result = run("fair.xml")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.split() == ["fair.yaml"]
    assert "phases: 1, tasks: 1" in result.stderr
    assert CliRunner().invoke(cli, ["render", "fair.yaml", "--to", "md"]).exit_code == 0


def test_what_is_there_is_not_overwritten_without_force() -> None:
    Path("fair.yaml").write_text("precious")
    result = run("fair.xml")
    assert result.exception is not None
    assert "fair.yaml is there already" in str(result.exception)
    assert Path("fair.yaml").read_text() == "precious"
    assert run("fair.xml", "--force").exit_code == 0
    assert Path("fair.yaml").read_text().startswith("opsplan: 1")


def test_stdin_stdout_and_chinese_keys() -> None:
    result = run("-", "--lang", "zh", stdin=XML)
    assert result.stdout.startswith("opsplan: 1\n标题: Fair\n")
    assert sorted(path.name for path in Path().iterdir()) == ["fair.xml"]


@pytest.mark.parametrize(
    "arguments", [["fair.xml", "-o", "x.txt"], ["fair.xml", "--country", "XX"], []], ids=" ".join
)
def test_wrong_usage_is_exit_2_and_writes_nothing(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2
    assert sorted(path.name for path in Path().iterdir()) == ["fair.xml"]


def test_a_file_that_is_not_there_is_said_so() -> None:
    result = run("missing.xml")
    assert "cannot read missing.xml" in str(result.exception)


def test_a_folder_takes_the_file_under_its_own_name() -> None:
    assert run("fair.xml", "-o", "out/").exit_code == 0
    assert Path("out/fair.yaml").exists()
    schema = CliRunner().invoke(cli, ["schema", "--lang", "en", "-o", "out"])
    assert schema.stdout.split() == ["out/plan.schema.en.json"]
    schema = CliRunner().invoke(cli, ["schema", "--of", "calendar", "--lang", "en", "-o", "out"])
    assert schema.stdout.split() == ["out/calendar.schema.en.json"]
