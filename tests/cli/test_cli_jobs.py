"""``opsplan render --jobs``: many plans at once, told in their order, none stopping another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MINIMAL, ROOT

from opsplan.cli import render_many
from opsplan.cli.main import cli
from opsplan.cli.render_work import Finished, Order, work

BAD = MINIMAL + "titel: x\n"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals here")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["render", *arguments, "--date", "2027-03-01"], input=stdin)


def plans(*texts: str) -> list[str]:
    Path("plans").mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        Path(f"plans/p{number}.yaml").write_text(text, encoding="utf-8")
    return [f"plans/p{number}.yaml" for number in range(len(texts))]


def files(folder: str) -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    assert found
    return found


def test_many_processes_write_and_say_what_one_does() -> None:
    names = plans(MINIMAL, BAD, MINIMAL.replace("title: Plan", "title: Third"), MINIMAL)
    alone = run(*names, "-o", "alone", "--to", "docx,md", "--verify")
    many = run(*names, "-o", "many", "--to", "docx,md", "--verify", "--jobs", "2")
    assert many.exit_code == alone.exit_code == 1
    assert many.stdout.replace("many", "alone") == alone.stdout
    said = many.stderr.replace("many", "alone")
    assert said.startswith(alone.stderr)
    assert said.removeprefix(alone.stderr).splitlines() == [
        "4 plans: 3 rendered, 1 failed",
        "  plans/p1.yaml: 1 error",
    ]
    assert files("many") == files("alone")
    assert len(files("many")) == 6


def test_one_job_and_a_plan_on_stdin() -> None:
    names = plans(MINIMAL)
    result = run(*names, "-", "-o", "out", "--to", "md", "--jobs", "1", stdin=MINIMAL)
    assert result.exit_code == 0, result.stderr
    assert sorted(files("out")) == ["p0.md", "plan.md"]
    assert "2 plans: 2 rendered" in result.stderr


def test_a_brand_and_editions_are_used_in_every_process() -> None:
    names = plans(MINIMAL, MINIMAL)
    Path("brand.yaml").write_text("name: Acme\ncolors: {accent: '#7a1f3d'}\n", encoding="utf-8")
    options = ("--to", "gantt", "--brand", "brand.yaml", "--edition", "leader,team")
    alone = run(*names, "-o", "alone", *options)
    assert alone.exit_code == 0, alone.stderr
    assert run(*names, "-o", "many", *options, "--jobs", "auto").exit_code == 0
    assert files("many") == files("alone")
    assert run(*names, "-o", "plain", "--to", "gantt", "--edition", "leader,team").exit_code == 0
    assert files("plain") != files("alone")


def killed_at_p1(order: Order) -> Finished:
    if order.name.endswith("p1.yaml"):
        os.kill(os.getpid(), signal.SIGKILL)
    return work(order)


def killed_once(order: Order) -> Finished:
    if order.name.endswith("p1.yaml") and not os.path.exists("died"):
        Path("died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return work(order)


def has_a_bug(order: Order) -> Finished:
    if order.name.endswith("p1.yaml"):
        raise RuntimeError("a bug")
    return work(order)


def test_a_killed_process_fails_its_plan_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render_many, "work", killed_at_p1)
    result = run(*plans(MINIMAL, MINIMAL, MINIMAL), "-o", "out", "--to", "md", "--jobs", "2")
    assert result.exit_code == 1
    assert sorted(files("out")) == ["p0.md", "p2.md"]
    assert "plans/p1.yaml: error: its process died 2 times (SIGKILL)" in result.stderr
    assert result.stderr.endswith("3 plans: 2 rendered, 1 failed\n  plans/p1.yaml: its process died\n")


def test_a_process_killed_once_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render_many, "work", killed_once)
    result = run(*plans(MINIMAL, MINIMAL, MINIMAL), "-o", "out", "--to", "md", "--jobs", "2")
    assert result.exit_code == 0, result.stderr
    assert sorted(files("out")) == ["p0.md", "p1.md", "p2.md"]
    assert "plans/p1.yaml: its process died; it was done again in another" in result.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bug_stops_no_other_plan(monkeypatch: pytest.MonkeyPatch, jobs: str) -> None:
    monkeypatch.setattr(render_many, "work", has_a_bug)
    result = run(*plans(MINIMAL, MINIMAL, MINIMAL), "-o", "out", "--to", "md", "--jobs", jobs)
    assert result.exit_code == 70
    assert sorted(files("out")) == ["p0.md", "p2.md"]
    assert "plans/p1.yaml: this is a bug of opsplan: RuntimeError. The plan" in result.stderr


def test_a_file_that_cannot_be_written_stops_no_other_plan() -> None:
    Path("out/p0.md").mkdir(parents=True)
    result = run(*plans(MINIMAL, MINIMAL), "-o", "out", "--to", "md", "--jobs", "2")
    assert result.exit_code == 1
    assert Path("out/p1.md").is_file()
    assert "error: cannot write out/p0.md" in result.stderr
    assert "2 plans: 1 rendered, 1 failed" in result.stderr


def test_two_plans_of_one_name_are_refused_before_anything_is_written() -> None:
    plans(MINIMAL)
    Path("p0.yaml").write_text(MINIMAL, encoding="utf-8")
    result = run("p0.yaml", "plans/p0.yaml", "-o", "out", "--jobs", "2")
    assert result.exit_code == 2
    assert "p0.yaml and plans/p0.yaml would both write out/p0.docx" in result.stderr
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--jobs", "some"), "'some' is no number of processes"),
        (("--jobs", "2", "--watch"), "--watch does not go with --jobs"),
        (("--jobs", "2", "--profile"), "does not go with --jobs"),
    ],
)
def test_what_does_not_go_together_is_said(options: tuple[str, ...], said: str) -> None:
    result = run(*plans(MINIMAL), *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_interrupted_run_ends_its_processes_and_leaves_whole_files() -> None:
    names = plans(*[MINIMAL] * 60)
    process = subprocess.Popen(
        [sys.executable, "-m", "opsplan.cli.main", "render", *names, "-o", "out", "--jobs", "2"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not list(Path().glob("out/*.docx")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: everybody gets it
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.splitlines()[-1] == "cancelled"
    assert "Traceback" not in said
    assert len(list(Path("out").iterdir())) % 3 == 0
    with pytest.raises(ProcessLookupError):
        gone(process.pid)


def gone(group: int) -> None:
    """Wait until nobody of a group is left. Raises ProcessLookupError then."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        os.killpg(group, 0)
        time.sleep(0.05)
