"""A copy of the process does half of the work; nothing is lost when it cannot. Every case is a process without threads."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
ROOT = Path(__file__).resolve().parents[2]
_BEGIN = """
import json, os, signal, threading
from opsplan.pipeline.copying import in_a_copy
own = os.getpid()
def children():
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return 0
    return 1
"""


def said_by(script: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert not done.stderr
    return json.loads(done.stdout)


def test_the_copy_does_the_work_and_gives_back_more_than_a_pipe_holds() -> None:
    pid, size, left, own = said_by(
        "with in_a_copy(lambda: (os.getpid(), b'x' * 3_000_000)) as result:\n"
        "    pid, data = result()\n"
        "print(json.dumps([pid, len(data), children(), own]))"
    )
    assert pid != own
    assert size == 3_000_000
    assert left == 0


@pytest.mark.parametrize(
    "trouble", ["os.kill(os.getpid(), signal.SIGKILL)", "raise ValueError('there')", "os._exit(3)"]
)
def test_what_a_copy_does_not_bring_is_done_here(trouble: str) -> None:
    same, left = said_by(
        "def work():\n"
        "    if os.getpid() != own:\n"
        f"        {trouble}\n"
        "    return os.getpid()\n"
        "with in_a_copy(work) as result:\n"
        "    pid = result()\n"
        "print(json.dumps([pid == own, children()]))"
    )
    assert same
    assert left == 0


def test_an_error_of_the_work_is_raised_here() -> None:
    assert said_by(
        "def work():\n"
        "    raise ValueError('the plan')\n"
        "try:\n"
        "    with in_a_copy(work) as result:\n"
        "        result()\n"
        "except ValueError as error:\n"
        "    print(json.dumps([str(error), children()]))"
    ) == ["the plan", 0]


def test_no_copy_stays_behind_when_the_work_here_is_interrupted() -> None:
    assert said_by(
        "import time\n"
        "try:\n"
        "    with in_a_copy(lambda: time.sleep(50)):\n"
        "        os.kill(own, signal.SIGINT)\n"
        "        time.sleep(50)\n"
        "except KeyboardInterrupt:\n"
        "    print(json.dumps(children()))"
    ) == 0  # fmt: skip


def test_a_copy_whose_process_is_killed_ends_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    script = (
        "import pathlib, sys, time\n"
        "def work():\n"
        "    pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))\n"
        "    time.sleep(1)\n"
        "    return b'x' * 3_000_000\n"
        "with in_a_copy(work):\n"
        "    time.sleep(50)\n"
    )
    note = tmp_path / "pid"
    process = subprocess.Popen(
        [sys.executable, "-c", _BEGIN + script, str(note)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while not (note.exists() and note.read_text()) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    copy = int(note.read_text())
    assert _is_alive(copy), "the pipes were closed only by its end"
    while _is_alive(copy) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(copy)


def _is_alive(pid: int) -> bool:
    """True for a process that has not ended, as one has that nobody has asked about."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_process_with_threads_is_not_copied() -> None:
    assert said_by(
        "stop = threading.Event()\n"
        "threading.Thread(target=stop.wait).start()\n"
        "with in_a_copy(os.getpid) as result:\n"
        "    print(json.dumps(result() == own))\n"
        "stop.set()"
    )


def test_files_are_the_same_with_a_copy_and_without(tmp_path: Path) -> None:
    script = """
import pathlib, sys
from datetime import date
from opsplan.pipeline import RenderOptions, check, render
import opsplan.pipeline.rendering as rendering
used = []
whole = rendering.in_a_copy
def counted(work):
    used.append(1)
    return whole(work)
rendering.in_a_copy = counted
plan = pathlib.Path(sys.argv[1])
day = date(2027, 3, 1)
checked = check(plan.read_bytes(), str(plan), today=day)
forms = ("deck-txt", "docx", "gantt", "pptx", "md")
one, two = (render(checked, RenderOptions(forms, day, copies=copies)) for copies in (False, True))
print(json.dumps([dict(one.files) == dict(two.files), list(two.files) == list(forms), one.report == two.report, len(used)]))
"""
    plan = ROOT / "plans" / "launch-atlas-2027.yaml"
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + script, str(plan)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )  # fmt: skip
    assert json.loads(done.stdout) == [True, True, True, 1]
