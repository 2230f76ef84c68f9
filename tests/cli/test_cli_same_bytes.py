"""The same plan, version and day give the same bytes, wherever and however it is run."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import ROOT

PLAN = ROOT / "plans" / "livestream-quality-2027.yaml"
DRIVER = """
import sys
from click.testing import CliRunner
from opsplan.cli.main import cli

plan, out = sys.argv[1:]
day = ["--date", "2027-03-01"]
commands = [
    ["render", plan, "--to", "docx,pptx,gantt,md,txt,deck-txt", "--appendix", "score", "--comments", *day],
    ["render", plan, "--to", "docx,pptx,md", "--edition", "partner", "--brand", "signal", *day],
    ["gantt", plan, "--format", "svg,png,html,pptx,docx,xlsx,xml,mmd,csv,ics", *day],
    ["gantt", plan, "--view", "run-of-show", "--format", "svg,docx", *day],
    ["schedule", plan, "-o", f"{out}/schedule.json", *day],
    ["dates", "2027", "--plan", plan, "-o", f"{out}/dates.ics", *day],
    ["new", "salon", "--lang", "zh", "--today", "2027-03-01", "--no-input", "-o", f"{out}/new.yaml"],
    ["schema", "-o", f"{out}/schema.json", "--lang", "zh"],
]
for form in ("csv", "json", "ics", "xlsx", "html", "docx", "pptx", "md"):
    commands.append(["calendar", plan, "--format", form, *day])
for command in commands:
    done = CliRunner().invoke(cli, command if "-o" in command else [*command, "-o", f"{out}/"])
    if done.exit_code:
        sys.exit(f"{command} {done.output} {done.exception}")
"""
RUNS: Mapping[str, tuple[str, str, int, Mapping[str, str]]] = {
    "usual": ("a", "{name}", 0o022, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}),
    "far away": (
        "我的 方案/é", "{folder}/{name}", 0o077,
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1", "HOME": "/nonexistent", "FONTCONFIG_FILE": "/dev/null", "COLUMNS": "40"},
    ),
    "in Chinese": (
        "b", "../b/{name}", 0o002,
        {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "random", "SOURCE_DATE_EPOCH": "1", "NO_COLOR": "1"},
    ),
    "without UTF-8": (
        "c", "./{name}", 0o022,
        {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "7", "PYTHONOPTIMIZE": "1"},
    ),
}  # fmt: skip
"""Folder, how the plan is named from there, umask, environment: each differs from the usual in all of them at once."""


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return digests("usual", tmp_path_factory.mktemp("usual"))


def digests(name: str, root: Path) -> dict[str, str]:
    place, called, umask, environment = RUNS[name]
    folder = root / place
    folder.mkdir(parents=True)
    (folder / PLAN.name).write_bytes(PLAN.read_bytes())
    plan, out = called.format(folder=folder, name=PLAN.name), str(folder / "out")
    kept = {
        key: os.environ[key]
        for key in ("PATH", "PYTHONPATH", "HOME", "SYSTEMROOT", "OPSPLAN_CACHE")
        if key in os.environ
    }
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, plan, out], cwd=folder, env={**kept, **environment}, capture_output=True,
        umask=umask if os.name == "posix" else -1, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(out).iterdir()}


@pytest.mark.parametrize("name", [name for name in RUNS if name != "usual"])
def test_bytes_are_the_same_wherever_a_plan_is_rendered(
    name: str, usual: dict[str, str], tmp_path: Path
) -> None:
    assert len(usual) == 32
    assert digests(name, tmp_path) == usual
