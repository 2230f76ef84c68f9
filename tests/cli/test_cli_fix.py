"""``opsplan check --fix`` and ``--diff`` as a user meets them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import MINIMAL, need

from opsplan.cli.main import cli
from opsplan.pipeline import mending

WRONG = MINIMAL.replace("title:", "titel:").replace("due: 2027-04-30", "due: 2027/4/30")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


def write(folder: Path, text: str, name: str = "plan.yaml") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_fix_mends_the_file_and_says_what_and_what_is_left(tmp_path: Path) -> None:
    path = write(tmp_path, WRONG + "nonsense: 1\n")
    result = run("check", str(path), "--fix")
    assert path.read_bytes() == (MINIMAL + "nonsense: 1\n").encode()
    lines = result.stdout.splitlines()
    assert lines[0] == f"{path}:2:1: mended[key-unknown] 'titel' → 'title'"
    assert lines[1] == f"{path}:6:58: mended[date-unknown-name] '2027/4/30' → '2027-04-30'"
    assert lines[2] == f"{path}: 2 mended"
    assert lines[-1] == f"{path}: 1 error"
    assert result.exit_code == 1


def test_a_second_fix_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, WRONG)
    assert run("check", str(path), "--fix").exit_code == 0
    before = path.stat()
    result = run("check", str(path), "--fix")
    assert result.stdout.splitlines() == [f"{path}: nothing can be mended", f"{path}: no findings"]
    assert path.stat() == before


@pytest.mark.parametrize("options", [("--diff",), ("--fix", "--diff")])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_diff_writes_nothing_and_applies_with_patch(
    options: tuple[str, ...], ends: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(shutil.which("patch") is not None, "patch")
    monkeypatch.chdir(tmp_path)
    far = "".join(f"# {n}\n" for n in range(20)) + "metrics: [{name: m, 负人责: 王}]"
    path = write(tmp_path, "\ufeff" + (WRONG + far).replace("\n", ends), "the plan.yaml")
    data = path.read_bytes()
    result = run("check", path.name, *options)
    assert result.exit_code == 1
    assert path.read_bytes() == data
    assert result.stdout_bytes.count(b"@@ -") == 2
    assert "the plan.yaml: 3 can be mended; then: " in result.stderr
    assert run("check", path.name, "--fix").exit_code == 0
    mended = path.read_bytes()
    assert mended != data
    path.write_bytes(data)
    subprocess.run(
        ["patch", "--binary", "-p0"], input=result.stdout_bytes, check=True, capture_output=True, cwd=tmp_path
    )
    assert path.read_bytes() == mended


def test_a_plan_that_cannot_be_mended_has_an_empty_diff(tmp_path: Path) -> None:
    result = run("check", str(write(tmp_path, MINIMAL)), "--diff")
    assert (result.stdout, result.exit_code) == ("", 0)


def test_a_plan_from_stdin_goes_to_stdout_and_the_words_to_stderr() -> None:
    result = run("check", "-", "--fix", stdin=WRONG)
    assert result.stdout == MINIMAL
    assert "<stdin>:2:1: mended[key-unknown]" in result.stderr
    assert "<stdin>: no findings" in result.stderr
    assert result.exit_code == 0


def test_json_on_stdout_is_what_remains(tmp_path: Path) -> None:
    result = run("check", str(write(tmp_path, WRONG)), "--fix", "--format", "json")
    assert json.loads(result.stdout) == []
    assert "2 mended" in result.stderr


def test_messages_are_in_the_language_of_the_plan(tmp_path: Path) -> None:
    path = write(tmp_path, WRONG.replace("language: en", "language: zh-CN"))
    assert "已改[key-unknown] “titel” → “title”" in run("check", str(path), "--fix").stdout


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path = write(tmp_path, WRONG)
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    assert run("check", str(link), "--fix").exit_code == 0
    assert link.is_symlink()
    assert path.read_bytes() == MINIMAL.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.yaml", "plan.yaml"]


def test_a_file_that_cannot_be_written_is_told_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked, other = write(tmp_path, WRONG, "locked.yaml"), write(tmp_path, WRONG)
    writable = os.access
    monkeypatch.setattr(
        "opsplan.cli.fixing.os.access", lambda path, mode: path != locked and writable(path, mode)
    )
    result = run("check", str(locked), str(other), "--fix")
    assert result.exit_code == 1
    assert "the file is read-only" in result.stderr
    assert locked.read_bytes() == WRONG.encode()
    assert other.read_bytes() == MINIMAL.encode()


def test_what_is_ignored_is_not_mended(tmp_path: Path) -> None:
    budget = "budget: {items: [{name: x, unit_price: 3, quantity: 2, amount: 7}]}\n"
    path = write(tmp_path, MINIMAL + budget)
    run("check", str(path), "--fix", "--ignore", "bud-line-sum")
    assert path.read_bytes() == (MINIMAL + budget).encode()
    run("check", str(path), "--fix")
    assert path.read_bytes() == (MINIMAL + budget.replace("7", "6")).encode()


def test_a_file_that_changed_meanwhile_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, WRONG)
    original = mending.mended

    def slowly(*arguments: Any) -> Any:
        path.write_bytes(b"title: newer\n")
        return original(*arguments)

    monkeypatch.setattr(mending, "mended", slowly)
    result = run("check", str(path), "--fix")
    assert result.exit_code == 1
    assert "was changed while it was checked" in result.stderr
    assert path.read_bytes() == b"title: newer\n"
