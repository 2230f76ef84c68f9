"""What is lost when a render is stopped or disturbed: nothing. Tries each fault many times and counts.

    python benchmarks/faults.py [TIMES]

Each time a plan is rendered into a folder that holds older files of it. Survived means: all files there are whole and
of one run, old or new; nothing else is there after the next render; the exit code and what is said are as they should be.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

NAMES = ("plan.docx", "plan.pptx", "plan-gantt.svg")
TIMES = 50
_COMMAND = (sys.executable, "-m", "opsplan")
_OLD, _NEW = "2027-03-01", "2027-03-08"


class Desk:
    """A folder with a plan, and what its files are like as of two days."""

    def __init__(self, folder: Path, plan: str) -> None:
        self.folder = folder
        self.out = folder / "out"
        (folder / "plan.yaml").write_text(plan, encoding="utf-8")
        self.new = self._files_of(_NEW)
        self.seconds = self._timed()
        self.old = self._files_of(_OLD)

    def command(self, day: str = _NEW) -> list[str]:
        """The render."""
        return [*_COMMAND, "render", "plan.yaml", "-o", "out/", "--date", day]

    def start(self, day: str = _NEW, limit: int | None = None) -> subprocess.Popen[str]:
        """The render, begun; no file of it may be larger than ``limit`` bytes."""
        return subprocess.Popen(
            self.command(day), cwd=self.folder, env={**os.environ, "OPSPLAN_LANG": "en"}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_limited(limit) if limit else None,
        )  # fmt: skip

    def found(self) -> dict[str, str]:
        """Everything in the folder of the deliverables: names and digests."""
        return {
            str(path.relative_to(self.out)): _digest(path) if path.is_file() else "folder"
            for path in self.out.rglob("*")
        }

    def visible(self) -> dict[str, str]:
        """The deliverables, without what a killed process may have left hidden beside them."""
        return {name: digest for name, digest in self.found().items() if not name.startswith(".opsplan-")}

    def renew(self) -> None:
        """The older files again."""
        done = self.start(_OLD)
        done.communicate()
        assert done.returncode == 0

    def _timed(self) -> float:
        began = time.monotonic()
        self._files_of(_NEW)
        return time.monotonic() - began

    def _files_of(self, day: str) -> dict[str, str]:
        subprocess.run(self.command(day), cwd=self.folder, check=True, capture_output=True)
        return self.found()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _limited(most: int) -> Callable[[], None]:
    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return limit


def stopped(desk: Desk, number: signal.Signals, times: int) -> Iterator[bool]:
    """A signal at a random moment, every third one near the end, where files are saved."""
    chance = random.Random(times)
    for turn in range(times):
        process = desk.start()
        time.sleep(desk.seconds * (chance.uniform(0.75, 1.1) if turn % 3 == 0 else chance.uniform(0.05, 1.0)))
        process.send_signal(number)
        _, said = process.communicate()
        tidy = number == signal.SIGKILL or desk.found() in (desk.old, desk.new)
        whole = desk.visible() in (desk.old, desk.new) or (
            number == signal.SIGKILL and _mixed(desk)  # each whole, killed between two renames
        )
        quiet = (
            "Traceback" not in said or "cli" not in said
        )  # Python itself, before a line of ours, says what it likes
        desk.renew()
        yield tidy and whole and quiet and desk.found() == desk.old


def _mixed(desk: Desk) -> bool:
    there = desk.visible()
    return there.keys() == desk.old.keys() and all(
        digest in (desk.old[name], desk.new[name]) for name, digest in there.items()
    )


def no_room(desk: Desk, times: int) -> Iterator[bool]:
    """A disk that takes only so many bytes of a file."""
    largest = max((desk.out / name).stat().st_size for name in NAMES)
    for turn in range(times):
        process = desk.start(limit=1 + turn * (largest - 2) // times)
        _, said = process.communicate()
        yield (
            desk.found() == desk.old
            and process.returncode == 1
            and "files that were there are untouched" in said
        )


def at_once(desk: Desk, times: int) -> Iterator[bool]:
    """Two renders of other contents into one folder at once."""
    for _ in range(times):
        both = [desk.start(_OLD), desk.start(_NEW)]
        codes = [(process.communicate(), process.returncode)[1] for process in both]
        yield codes == [0, 0] and desk.found() in (desk.old, desk.new)
    desk.renew()


def faults(desk: Desk, times: int) -> Iterator[tuple[str, Iterator[bool]]]:
    """Every fault with its tries."""
    for number in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        yield f"{number.name} at a random moment", stopped(desk, number, times)
    yield "a file larger than the disk takes", no_room(desk, times)
    yield "two renders at once", at_once(desk, times)


@contextmanager
def desk_for(plan: str) -> Iterator[Desk]:
    """A desk in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="opsplan-faults-") as folder:
        yield Desk(Path(folder), plan)


def main(arguments: Sequence[str]) -> int:
    """Try everything and print how much survived."""
    times = int(arguments[0]) if arguments else TIMES
    plan = (Path(__file__).parent.parent / "plans" / "launch-atlas-2027.yaml").read_text(encoding="utf-8")
    lost = 0
    with desk_for(plan) as desk:
        print(f"a render takes {desk.seconds:.1f} s")
        for name, tries in faults(desk, times):
            results = list(tries)
            lost += results.count(False)
            print(f"{name:34} tried {len(results):3}  survived {results.count(True):3}", flush=True)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
