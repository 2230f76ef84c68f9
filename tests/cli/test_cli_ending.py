"""How commands end: stopped, disturbed, or with nobody who takes what they say."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
import faults

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")


@pytest.fixture(scope="module")
def desk() -> Iterator[faults.Desk]:
    with faults.desk_for(MINIMAL) as one:
        yield one


@pytest.mark.parametrize(("number", "times"), [(signal.SIGKILL, 3), (signal.SIGINT, 1), (signal.SIGTERM, 1)])
def test_a_render_that_is_stopped_leaves_whole_files(
    desk: faults.Desk, number: signal.Signals, times: int
) -> None:
    assert list(faults.stopped(desk, number, times)) == [True] * times


def test_a_full_disk_and_two_renders_at_once_leave_whole_files(desk: faults.Desk) -> None:
    assert list(faults.no_room(desk, 1)) == [True]
    assert list(faults.at_once(desk, 1)) == [True]


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    opsplan = f"{shlex.quote(sys.executable)} -m opsplan"
    return subprocess.run(
        ["bash", "-c", command.replace("opsplan", opsplan, 1)], cwd=folder, capture_output=True, text=True,
        env={**os.environ, "OPSPLAN_LANG": "en", "LC_ALL": "C.UTF-8", **environment}, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("opsplan schema | (read -n 9; exec <&-; sleep 0.5); exit ${PIPESTATUS[0]}", 1, ""),
        (
            "ulimit -f 64; opsplan schema > schema.json",
            1,
            "error: cannot write to stdout: the file would be larger than is allowed\n",
        ),
        ("opsplan rules | true; exit ${PIPESTATUS[0]}", 1, ""),
        ("opsplan rules >/dev/full", 1, "error: cannot write to stdout: the disk is full\n"),
        ("opsplan rules >&-", 0, ""),
        ("opsplan check missing.yaml 2>/dev/full", 1, ""),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_nobody_takes_is_no_bug(
    command: str, code: int, said: str, unbuffered: str, tmp_path: Path
) -> None:
    done = shell(command, tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (code, said)


def test_letters_that_the_terminal_has_not_are_shown_as_codes(tmp_path: Path) -> None:
    done = shell("opsplan explain evt-funnel", tmp_path, PYTHONIOENCODING="latin-1", OPSPLAN_LANG="zh")
    assert done.returncode == 0, done.stderr
    assert "\\u" in done.stdout
