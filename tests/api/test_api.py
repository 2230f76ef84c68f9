"""The Python API: what docs/api.md shows is true, nothing is printed, exceptions carry findings, types hold for users."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT

from opsplan import api

TODAY = date(2027, 1, 4)
USER = """
from datetime import date
from opsplan.api import Deliverables, Finding, Plan, PlanError, check, load, render, schedule, verify

findings: tuple[Finding, ...] = check("plan.yaml", today=date(2027, 1, 4))
plan: Plan = load({"opsplan": 1, "title": "x"})
first: date | None = schedule(plan).tasks[0].start
made: Deliverables = render(b"", formats=("docx",))
ok: bool = verify(plan, made).agrees
reveal_type(plan.title)
render(plan, formats=3)
"""


def test_the_page_about_the_api_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").symlink_to(ROOT / "plans")
    monkeypatch.chdir(tmp_path)
    done = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8")
    assert done.attempted > 15
    assert done.failed == 0


def test_nothing_is_printed_or_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = api.load(MINIMAL.encode(), today=TODAY)
    made = api.render(plan, formats=("docx", "pptx", "gantt", "md"))
    api.verify(plan, made)
    api.check(b"nonsense: [", today=TODAY)
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []
    assert list(made.files) == ["plan.docx", "plan.pptx", "plan-gantt.svg", "plan.md"]


def test_a_command_and_the_api_make_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "spring.yaml").write_text(MINIMAL, encoding="utf-8")
    command = [sys.executable, "-m", "opsplan.cli.main", "render", "spring.yaml", "--date", "2027-01-04"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    made = api.render(tmp_path / "spring.yaml", today=TODAY)
    assert {name: (tmp_path / name).read_bytes() for name in made.files} == dict(made.files)


def test_a_plan_that_cannot_be_rendered_raises_with_all_findings(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(MINIMAL + "titel: x\ncolour: y\n", encoding="utf-8")
    with pytest.raises(api.PlanError) as caught:
        api.load(path, today=TODAY)
    assert [one.rule for one in caught.value.findings].count("key-unknown") == 2
    assert caught.value.findings == api.check(path, today=TODAY)
    assert str(caught.value).startswith(f"{path}:")
    for raising in (api.schedule, api.render):
        with pytest.raises(api.PlanError):
            raising(path)


def test_what_is_not_there_is_told_and_never_a_traceback_of_ours(tmp_path: Path) -> None:
    missing = tmp_path / "none.yaml"
    assert [one.rule for one in api.check(missing)] == ["file-unreadable"]
    with pytest.raises(api.PlanError):
        api.load(missing)
    plan = api.load(MINIMAL.encode(), today=TODAY)
    proof = api.verify(plan, [missing])
    assert not proof.agrees
    with pytest.raises(api.UserError):
        api.load(MINIMAL.encode(), today=TODAY, brand="nobody")
    with pytest.raises(ValueError, match="formats: docx"):
        api.render(plan, formats=("odt",))
    with pytest.raises(TypeError, match="a plan is a path"):
        api.check(7)  # type: ignore[arg-type]


def test_verify_tells_a_changed_file(tmp_path: Path) -> None:
    plan = api.load(MINIMAL.encode(), today=TODAY)
    made = api.render(plan, formats=("docx",))
    other = MINIMAL.replace("target: 20", "target: 21", 1)
    assert other != MINIMAL
    assert api.verify(plan, made).agrees
    assert not api.verify(other.encode(), made, today=TODAY).agrees


def test_threads_make_what_one_thread_makes() -> None:
    texts = [MINIMAL.replace("title: ", f"title: {number} ", 1).encode() for number in range(4)]

    def made(text: bytes) -> dict[str, bytes]:
        return dict(api.render(text, formats=("docx", "pptx", "gantt"), today=TODAY).files)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(made, texts)) == [made(text) for text in texts]


def test_types_hold_for_users(tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(USER, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "user.py"]
    environment = os.environ | {
        "MYPYPATH": "",
        "MYPY_CACHE_DIR": str(tmp_path / "cache"),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert [line.split(": ", 1)[1] for line in lines] == [
        'note: Revealed type is "str"',
        'error: Argument "formats" to "render" has incompatible type "int"; expected "Iterable[str]"  [arg-type]',
    ], done.stdout + done.stderr


def test_importing_opsplan_loads_nothing_else() -> None:
    script = "import sys; before = set(sys.modules); import opsplan; print(sorted(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "['opsplan']"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device that never ends")
def test_what_never_ends_is_not_read_to_its_end() -> None:
    assert [one.rule for one in api.check("/dev/zero")] == ["yaml-too-large"]
