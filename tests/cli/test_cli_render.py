"""``opsplan render`` as a user meets it: what is written where, and what never is."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click import unstyle
from click.testing import CliRunner, Result
from conftest import MINIMAL, ROOT

from opsplan.cli import render as render_module
from opsplan.cli.main import cli

BAD = MINIMAL + "titel: x\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, [*arguments], input=stdin)


def write(text: str, name: str = "plan.yaml") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_main_job_writes_three_files_and_says_so() -> None:
    write(MINIMAL)
    result = run("render", "plan.yaml", "-o", "out/")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.split() == ["out/plan.docx", "out/plan.pptx", "out/plan-gantt.svg"]
    assert sorted(path.name for path in Path("out").iterdir()) == ["plan-gantt.svg", "plan.docx", "plan.pptx"]


def test_without_a_target_files_go_to_the_current_folder() -> None:
    write(MINIMAL, "deep/plan.yaml")
    assert run("render", "deep/plan.yaml", "--to", "md").stdout.split() == ["plan.md"]


def test_a_file_name_chooses_its_format() -> None:
    write(MINIMAL)
    assert run("render", "plan.yaml", "-o", "x/report.docx").stdout.split() == ["x/report.docx"]
    assert Path("x/report.docx").read_bytes().startswith(b"PK")
    assert run("render", "plan.yaml", "-o", "g.svg").stdout.split() == ["g.svg"]


def test_stdin_and_stdout() -> None:
    result = run("render", "-", "--to", "md", "-o", "-", stdin=MINIMAL)
    assert result.exit_code == 0
    assert "Sales" in result.stdout
    assert list(Path().iterdir()) == []
    assert "stdin" not in result.stderr
    assert "its files are called plan" in run("render", "-", "--to", "md", stdin=MINIMAL).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan.yaml", "-o", "x.xyz"],
        ["plan.yaml", "-o", "x.docx", "--to", "pptx"],
        ["plan.yaml", "--to", "word"],
        ["plan.yaml", "-o", "-"],
        ["plan.yaml", "other.yaml", "-o", "x.docx"],
        ["plan.yaml", "sub/plan.yaml"],
        ["plan.yaml", "--date", "soon"],
        ["-", "--watch"],
        ["plan.yaml", "--to", "md", "-o", "-", "--open"],
        ["notes.md", "--to", "md"],
        ["plan.yaml", "notes.md", "-o", "./", "--to", "txt,md"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2_and_writes_nothing(arguments: list[str]) -> None:
    for name in ("plan.yaml", "other.yaml", "sub/plan.yaml", "notes.md"):
        write(MINIMAL, name)
    before = sorted(Path().rglob("*"))
    result = run("render", *arguments)
    assert result.exit_code == 2
    assert sorted(Path().rglob("*")) == before


def test_a_plan_with_errors_writes_nothing_and_keeps_what_was_there() -> None:
    write(BAD)
    write("precious", "plan.docx")
    result = run("render", "plan.yaml")
    assert result.exit_code == 1
    assert "plan.yaml:7:1: error[key-unknown]" in result.stderr
    assert "nothing was written" in result.stderr
    assert Path("plan.docx").read_text() == "precious"
    assert sorted(path.name for path in Path().iterdir()) == ["plan.docx", "plan.yaml"]


def test_quality_findings_do_not_stop_a_render_unless_strict() -> None:
    write(MINIMAL.replace(", owner: Ann", ""))
    result = run("render", "plan.yaml", "--to", "md")
    assert result.exit_code == 0
    assert "goal-no-owner" in result.stderr
    assert Path("plan.md").exists()
    Path("plan.md").unlink()
    assert run("render", "plan.yaml", "--to", "md", "--strict").exit_code == 1
    assert not Path("plan.md").exists()


def test_one_bad_plan_does_not_stop_the_others() -> None:
    write(BAD, "bad.yaml")
    write(MINIMAL, "good.yaml")
    result = run("render", "bad.yaml", "nowhere.yaml", "good.yaml", "--to", "md")
    assert result.exit_code == 1
    assert Path("good.md").exists()
    assert "cannot read this file" in result.stderr


def test_a_target_that_cannot_be_written_is_said_and_leaves_no_crumbs() -> None:
    write(MINIMAL)
    Path("plan.md").mkdir()
    result = run("render", "plan.yaml", "--to", "txt,md")
    assert result.exit_code == 1
    assert "cannot write" in result.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["plan.md", "plan.yaml"]


def test_a_name_too_long_for_the_disk_is_said() -> None:
    write(MINIMAL)
    for arguments in (["-o", "a" * 300], ["-o", "a" * 300 + ".md"], ["--template", "a" * 300]):
        result = run("render", "plan.yaml", "--to", "md", *arguments)
        assert (result.exit_code, type(result.exception)) == (1, SystemExit), arguments
        assert "a" * 300 in result.stderr


def test_a_stdout_that_is_closed_or_full_is_said() -> None:
    for redirection in (">&-", ">/dev/full"):
        command = f"{sys.executable} -m opsplan.cli.main schema {redirection}"
        done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        assert (done.returncode, "cannot write to stdout" in done.stderr) == (1, True), done.stderr


@pytest.mark.parametrize("epoch", ["soon", "99999999999999999"])
def test_a_clock_that_is_no_time_is_wrong_usage(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    write(MINIMAL)
    result = run("check", "plan.yaml")
    assert result.exit_code == 2
    assert epoch in result.stderr


def test_a_file_where_a_folder_is_wanted_is_named() -> None:
    write(MINIMAL)
    result = run("render", "plan.yaml", "-o", "plan.yaml/x.md")
    assert result.exit_code == 1
    assert "cannot write plan.yaml: it is a file, not a folder" in result.stderr


def test_an_unknown_template_says_which_there_are() -> None:
    write(MINIMAL)
    result = run("render", "plan.yaml", "--to", "md", "--template", "nosuch")
    assert result.exit_code == 1
    assert "nosuch" in result.stderr
    assert "base" in result.stderr


def test_the_language_can_be_chosen() -> None:
    write(MINIMAL)
    assert "目标" in run("render", "plan.yaml", "--to", "md", "-o", "-", "--lang", "zh-CN").stdout


def test_the_same_plan_gives_the_same_bytes_whatever_the_clock_and_the_hash_seed() -> None:
    plan = ROOT / "plans" / "livestream-quality-2027.yaml"
    command = [sys.executable, "-m", "opsplan.cli.main", "render", str(plan), "--date", "2027-03-01", "-o"]
    runs = [
        subprocess.Popen([*command, f"{folder}/"], env=os.environ | {"TZ": zone, "PYTHONHASHSEED": seed})
        for folder, zone, seed in (("a", "UTC", "1"), ("b", "Asia/Tokyo", "2"))
    ]
    assert [run.wait() for run in runs] == [0, 0]
    names = sorted(path.name for path in Path("a").iterdir())
    assert len(names) == 3
    for name in names:
        assert Path("a", name).read_bytes() == Path("b", name).read_bytes(), name


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("plans", "shown"), [(("a.yaml", "b.yaml"), "[1/2] a.yaml\n[2/2] b.yaml\n"), (("a.yaml",), "")]
)
def test_progress_is_shown_on_a_terminal_for_several_plans_only(
    plans: tuple[str, ...], shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert tuple(render_module._progress(plans)) == plans
    assert unstyle(terminal.getvalue()) == shown
