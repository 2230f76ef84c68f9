"""Many plans at once: the clock, the processors' time and the memory of ``opsplan render --jobs``, by jobs."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from measuring import ROOT

from plans import big_plan

_PAUSE = 0.1


def main() -> None:
    """Render the same plans with one job and with more, by turns, and print a line for each run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=200)
    parser.add_argument("--tasks", type=int, default=60)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--to", default="docx,pptx,gantt")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.plans):
            Path(folder, f"p{number:04d}.yaml").write_text(big_plan(asked.tasks), encoding="utf-8")
        print(
            f"{asked.plans} plans of {asked.tasks} tasks, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
        )
        first = 0.0
        for jobs in asked.jobs:
            clock, cpu, early, late = _run(Path(folder), jobs, asked.to)
            first = first or clock
            print(
                f"jobs {jobs}: {clock:.1f} s by the clock ({clock / first:.2f} × the first), {cpu:.1f} s of processor"
                f" ({cpu / clock:.2f} cores), {early} MB in the first third, {late} MB in the last"
            )


def _run(folder: Path, jobs: int, formats: str) -> tuple[float, float, int, int]:
    """Seconds by the clock and of processor; the most megabytes of all processes together in the first and last third."""
    began = time.monotonic()
    names = sorted(str(path) for path in folder.glob("*.yaml"))
    process = subprocess.Popen(
        [sys.executable, "-m", "opsplan.cli.main", "render", *names, "-o", str(folder / f"out{jobs}"),
         "--jobs", str(jobs), "--to", formats, "--date", "2027-03-01"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""},
    )  # fmt: skip
    sizes: list[int] = []
    seconds: dict[int, float] = {}
    while process.poll() is None:
        members = list(_members(process.pid))
        sizes.append(sum(map(_kilobytes, members)) // 1024)
        seconds.update((each.pid, each.seconds) for each in members)
        time.sleep(_PAUSE)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"render ended with {process.returncode}")
    third = max(len(sizes) // 3, 1)
    return time.monotonic() - began, sum(seconds.values()), max(sizes[:third]), max(sizes[-third:])


class _Member(NamedTuple):
    """A process of the session: its folder below /proc, its number, and its seconds of processor until now."""

    folder: Path
    pid: int
    seconds: float


def _members(session: int) -> Iterator[_Member]:
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and os.getsid(int(folder.name)) == session:
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                ticks = int(fields[11]) + int(fields[12])
                yield _Member(folder, int(folder.name), ticks / os.sysconf("SC_CLK_TCK"))
        except OSError:
            continue  # it has just ended


def _kilobytes(member: _Member) -> int:
    """What a process holds, memory that it shares with others counted in part."""
    try:
        lines = (member.folder / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()
