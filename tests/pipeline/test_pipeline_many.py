"""Work in many processes: everything comes back once, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from opsplan.pipeline.many import Outcome, in_processes, in_this_process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals here")


def double(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return 2 * number


def own_process(number: int) -> int:
    return os.getpid()


def dies(marker: str) -> str:
    """Dies always, or once: then the file that it names is there at the second try."""
    if marker == "always":
        os.kill(os.getpid(), signal.SIGKILL)
    if marker and not os.path.exists(marker):
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return marker


def first_then_waits(folder: str) -> None:
    """Is done when another one has begun, which waits."""
    if folder:
        (Path(folder) / str(os.getpid())).touch()
        time.sleep(60)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_results_are_the_same_in_one_process_and_in_many() -> None:
    numbers = list(range(40))
    alone = list(in_this_process(double, numbers))
    many = sorted(in_processes(double, numbers, 2), key=lambda outcome: outcome.index)
    assert [(one.index, one.result) for one in many] == [(one.index, one.result) for one in alone]
    assert [one.result for one in alone[:3]] == [0, 2, 4]
    bugs = [one for one in (*alone, *many) if one.bug]
    assert [one.index for one in bugs] == [3, 3]
    assert all("ValueError: three" in one.bug for one in bugs)


def test_a_process_makes_way_for_a_new_one() -> None:
    processes = [outcome.result for outcome in in_processes(own_process, range(60), 1)]
    assert len(processes) == 60
    assert os.getpid() not in processes
    assert len(set(processes)) == 3


def test_a_process_that_dies_takes_its_item_alone(tmp_path: Path) -> None:
    once = str(tmp_path / "died")
    items = ["", "always", "", once, "", ""]
    found = sorted(in_processes(dies, items, 2), key=lambda outcome: outcome.index)
    assert [outcome.result for outcome in found] == ["", None, "", once, "", ""]
    assert found[1] == Outcome(1, lost="SIGKILL", tries=2)
    assert [outcome.tries for outcome in found] == [1, 2, 1, 2, 1, 1]


def test_who_leaves_ends_the_processes(tmp_path: Path) -> None:
    outcomes = in_processes(first_then_waits, [""] + [str(tmp_path)] * 2, 2)
    assert next(outcomes).index == 0
    outcomes.close()  # type: ignore[attr-defined]
    started = [int(each.name) for each in tmp_path.iterdir()]
    assert [process for process in started if alive(process)] == []
