"""``opsplan verify`` and ``opsplan render --verify`` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import MINIMAL

from opsplan.cli.main import cli
from opsplan.pipeline import RenderOptions
from opsplan.pipeline import rendering as stage
from opsplan.pipeline.rendering import Rendered


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(MINIMAL, "utf-8")
    return Path("plan.yaml")


def test_render_verifies_what_it_wrote(plan: Path) -> None:
    done = CliRunner().invoke(cli, ["render", str(plan), "--to", "docx,pptx,md", "--verify"])
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == ["plan.docx", "plan.pptx", "plan.md"]
    assert "plan.docx: " in done.stderr
    assert "texts and rows compared" in done.stderr


def test_render_fails_when_what_it_wrote_differs(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = stage.render

    def broken(checked: stage.Checked, options: RenderOptions) -> Rendered:
        made = real(checked, options)
        return Rendered({"gantt": made.files["gantt"].replace(b"Pack", b"Pick")}, made.report)

    plan.write_text(
        MINIMAL
        + "phases: [{id: p, name: One, tasks: [{id: t, name: Pack, start: 2027-03-08, duration: 5}]}]\n",
        "utf-8",
    )
    monkeypatch.setattr("opsplan.pipeline.render", broken)
    done = CliRunner().invoke(cli, ["render", str(plan), "--to", "gantt", "--verify"])
    assert done.exit_code == 1
    assert Path("plan-gantt.svg").exists(), "what was written stays, so that it can be looked at"


def test_verify_says_what_differs_with_the_place_in_the_plan(plan: Path) -> None:
    CliRunner().invoke(cli, ["render", str(plan), "--to", "docx"])
    plan.write_text(MINIMAL.replace("target: 20", "target: 25"), "utf-8")
    done = CliRunner().invoke(cli, ["verify", str(plan), "plan.docx", "--format", "json"])
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    said = json.dumps(told)
    assert "deliverable-differs" in said
    assert "deliverable-other-plan" in said
    text = CliRunner().invoke(cli, ["verify", str(plan), "plan.docx", "--lang", "zh"])
    assert "plan.yaml:6:" in text.stdout
    assert "写的是“20”" in text.stdout


def test_settings_beside_the_plan_hold_in_verify_and_in_render(plan: Path) -> None:
    Path("opsplan.toml").write_text("check.rules.doc-table-wide.columns = 2\n", "utf-8")
    rendered = CliRunner().invoke(cli, ["render", str(plan), "--to", "docx", "--verify", "--strict"])
    assert "more than 2 columns" in rendered.stderr
    assert rendered.exit_code == 1
    done = CliRunner().invoke(cli, ["verify", str(plan), "plan.docx", "--strict"])
    assert "more than 2 columns" in done.stdout
    assert done.exit_code == 1


def test_an_agreeing_file_ends_with_zero(plan: Path) -> None:
    CliRunner().invoke(cli, ["render", str(plan), "--to", "docx"])
    done = CliRunner().invoke(cli, ["verify", str(plan), "plan.docx"])
    assert (done.exit_code, done.stdout.strip()) == (0, "plan.yaml: no findings")


def test_wrong_use_is_told(plan: Path) -> None:
    for arguments, words in (
        (["verify", str(plan)], "FILE"),
        (["verify", str(plan), "plan.rtf"], ".docx"),
        (["render", str(plan), "--to", "md", "-o", "-", "--verify"], "stdout"),
    ):
        done = CliRunner().invoke(cli, arguments)
        assert done.exit_code == 2
        assert words in done.output
    missing = CliRunner().invoke(cli, ["verify", str(plan), "none.docx"])
    assert (missing.exit_code, "file-unreadable" in missing.stdout) == (1, True)


def test_a_plan_that_cannot_be_read_stops_before_the_files(plan: Path) -> None:
    plan.write_text("opsplan: 1\n", "utf-8")
    done = CliRunner().invoke(cli, ["verify", str(plan), "none.docx"])
    assert done.exit_code == 1
    assert "none.docx" not in done.stdout
