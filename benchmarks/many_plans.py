"""Many plans at once: the clock, the processors' time and the memory of ``opsplan render --jobs``, by jobs."""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    names = sorted(str(path) for path in folder.glob("*.yaml"))
    process = subprocess.Popen(
        [sys.executable, "-m", "opsplan.cli.main", "render", *names, "-o", str(folder / f"out{jobs}"),
         "--jobs", str(jobs), "--to", formats, "--date", "2027-03-01"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""},
    )  # fmt: skip
    sizes: list[int] = []
    while process.poll() is None:
        sizes.append(_megabytes(process.pid))
        time.sleep(_PAUSE)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"render ended with {process.returncode}")
    after, third = resource.getrusage(resource.RUSAGE_CHILDREN), max(len(sizes) // 3, 1)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, cpu, max(sizes[:third]), max(sizes[-third:])


def _megabytes(session: int) -> int:
    """What all processes of a session hold, memory that they share counted once."""
    kilobytes = 0
    for each in Path("/proc").iterdir():
        try:
            if not each.name.isdecimal() or os.getsid(int(each.name)) != session:
                continue
            for line in (each / "smaps_rollup").read_text(encoding="ascii").splitlines():
                if line.startswith("Pss:"):
                    kilobytes += int(line.split()[1])
        except (OSError, ValueError):
            continue  # it has just ended
    return kilobytes // 1024


if __name__ == "__main__":
    main()
