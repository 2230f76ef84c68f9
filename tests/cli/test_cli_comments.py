"""``opsplan render --comments`` at the command line."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from conftest import MINIMAL

from opsplan.cli.main import cli

FLAWED = MINIMAL.replace(", owner: Ann, source: Shop orders", "")
"""Its goal has neither an owner nor a source."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    Path("plan.yaml").write_text(FLAWED, "utf-8")


def comments(file: str = "plan.docx") -> list[str]:
    return [one.text for one in docx.Document(file).comments]


def test_findings_stand_in_the_word_file_and_are_counted() -> None:
    done = CliRunner().invoke(cli, ["render", "plan.yaml", "--to", "docx,md", "--comments", "--verify"])
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == ["plan.docx", "plan.md"]
    found = comments()
    assert f"plan.yaml: {len(found)} comments" in done.stderr
    assert any("goal-no-owner" in one and "Help: " in one and "plan.yaml:6:" in one for one in found)
    assert "goal-no-owner" not in Path("plan.md").read_text("utf-8")


def test_without_the_option_a_word_file_has_no_comments() -> None:
    done = CliRunner().invoke(cli, ["render", "plan.yaml", "--to", "docx"])
    assert "comment" not in done.stderr
    assert comments() == []


def test_comments_are_in_the_language_of_the_document_and_settings_hold_for_them() -> None:
    CliRunner().invoke(cli, ["render", "plan.yaml", "--to", "docx", "--comments", "--lang", "zh"])
    assert any(one.startswith("警告 goal-no-owner：") for one in comments())
    Path("opsplan.toml").write_text('[check]\nignore = ["goal-no-owner"]\n', "utf-8")
    CliRunner().invoke(cli, ["render", "plan.yaml", "--to", "docx", "--comments"])
    assert not any("goal-no-owner" in one for one in comments())


def test_a_plan_without_flaws_says_that_there_are_none() -> None:
    Path("opsplan.toml").write_text('[check]\nignore = ["goal-no-owner", "goal-no-source"]\n', "utf-8")
    done = CliRunner().invoke(cli, ["render", "plan.yaml", "--to", "docx", "--comments"])
    assert done.exit_code == 0, done.stderr
    assert "0 comments" in done.stderr


def test_only_word_and_pdf_have_a_margin() -> None:
    done = CliRunner().invoke(cli, ["render", "plan.yaml", "--to", "pptx,md", "--comments"])
    assert done.exit_code == 2
    assert "Word and PDF only" in done.stderr
    assert not Path("plan.pptx").exists()
