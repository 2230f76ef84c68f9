"""The whole `opsplan render` (Word, PowerPoint and Gantt) against pandoc making Word and PowerPoint of the same content.

    python benchmarks/render_pandoc.py
    python benchmarks/render_pandoc.py --tasks 60 1000 --rounds 5

Every run is a process of its own, from start to end, and all take turns in every round: a busy machine slows them
alike. What is compared is the median of the ratios within a round, not seconds: of the clock, which is what a user
waits, and of processor time. Ours uses two cores where there are two; pandoc uses one.

`pandoc docx` reads the document as `opsplan render --to md` gives it: the same headings, prose and tables, no chart and
no Gantt. `pandoc pptx` reads the text of our slides and notes. `pandoc pptx, all` reads that whole document with its
tables parted at twelve rows a slide: what a deck is that leaves nothing out. python-docx and python-pptx put the tasks
into a table as their quick starts do. The table and the plot go to `benchmarks/results/`.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from measuring import ROOT, growth
from plot import Series, plot

from plans import big_plan

DAY = "2027-03-01"
RESULTS = Path(__file__).resolve().parent / "results"
_MAIN = "import sys; sys.argv[0] = 'opsplan'; from opsplan.cli.main import main; main()"
_PEER = str(Path(__file__).resolve().parent / "render_peer.py")
_ROWS = 12
"""Rows of a table on one slide."""
OURS, PANDOC, SLIDES, ALL_SLIDES = "opsplan render", "pandoc docx", "pandoc pptx", "pandoc pptx, all"
_NOT_ABOVE = {"python-docx": 1000}
"""A row added to a table takes python-docx longer the longer the table is."""


class Cost(NamedTuple):
    """Seconds of a process by the clock and of the processor, its copies included, and the most memory that one of these held, in MiB."""

    clock: float
    cpu: float
    mebibytes: float


def run(command: Sequence[str]) -> Cost:
    """One process from start to end. Raises RuntimeError when it ends with another code than 0."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = perf_counter()
    child = subprocess.Popen(
        command, cwd=ROOT, env=environment | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, used = os.wait4(child.pid, 0)
    clock = perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def pandoc() -> str:
    """The program, from the PATH or from the package pypandoc_binary. Raises OSError when it is nowhere."""
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def paged(markdown: str) -> str:
    """A document as slides: a table goes on after every twelve rows on a slide with the same heading."""
    out: list[str] = []
    heading, head, rows = "", [""], 0
    for line in markdown.splitlines():
        if line.startswith("#"):
            heading = re.sub(r"<a .*?</a>|^#+ ", "", line)
            line = f"## {heading}"
        if not line.startswith("|"):
            head, rows = [], 0
        elif len(head) < 2:
            head.append(line)
        elif rows == _ROWS:
            out += ["", f"## {heading}", "", *head]
            rows = 1
        else:
            rows += 1
        out.append(line)
    return "\n".join(out)


def slides(text: str) -> str:
    """The text of our slides (`--to deck-txt`) as Markdown: a heading a slide, a bullet a line, and its notes."""
    return "\n".join(_slide_lines(text))


def _slide_lines(text: str) -> Iterator[str]:
    notes = False
    for line in text.splitlines():
        if line.startswith("== "):
            yield from (("", ":::") if notes else ())
            yield from ("", "## " + line.partition("] ")[2], "")
            notes = False
        elif line == "[notes]":
            notes = True
            yield from ("", "::: notes", "")
        elif line.strip():
            yield ("" if notes else "- ") + re.sub(r"^\[\w+\] ?", "", line.strip("• "))
    if notes:
        yield ":::"


def commands(tasks: int, folder: Path) -> dict[str, list[str]]:
    """What is measured at one size, by name; what it reads is made here."""
    plan = folder / f"p{tasks}.yaml"
    plan.write_text(big_plan(tasks), encoding="utf-8")
    ours = [sys.executable, "-c", _MAIN, "render", str(plan), "--date", DAY, "-o", str(folder)]
    run([*ours, "--to", "md,deck-txt"])
    document = (folder / f"p{tasks}.md").read_text(encoding="utf-8")
    deck = slides((folder / f"p{tasks}-deck.txt").read_text(encoding="utf-8"))
    (folder / f"p{tasks}-slides.md").write_text(deck, encoding="utf-8")
    (folder / f"p{tasks}-all.md").write_text(paged(document), encoding="utf-8")
    program = pandoc()
    made = {
        OURS: ours,
        PANDOC: [program, str(folder / f"p{tasks}.md"), "-o", str(folder / "pandoc.docx")],
        SLIDES: [program, str(folder / f"p{tasks}-slides.md"), "-o", str(folder / "pandoc.pptx")],
        ALL_SLIDES: [program, str(folder / f"p{tasks}-all.md"), "-o", str(folder / "all.pptx")],
        "python-docx": [sys.executable, _PEER, "docx", str(plan), str(folder / "peer.docx")],
        "python-pptx": [sys.executable, _PEER, "pptx", str(plan), str(folder / "peer.pptx")],
    }
    return {name: command for name, command in made.items() if tasks <= _NOT_ABOVE.get(name, tasks)}


def measure(tasks: int, rounds: int, folder: Path) -> dict[str, list[Cost]]:
    """Every round's cost of each; a first round, not counted, has the machine read the files once."""
    wanted = commands(tasks, folder)
    if rounds > 1:
        for command in wanted.values():
            run(command)
    costs: dict[str, list[Cost]] = {name: [] for name in wanted}
    for _ in range(rounds):
        for name, command in wanted.items():
            costs[name].append(run(command))
    return costs


def ratio(costs: Mapping[str, list[Cost]], peers: Sequence[str], measure: Callable[[Cost], float]) -> float:
    """The median over the rounds of our time to that of the peers, one after the other."""
    pairs = zip(costs[OURS], *(costs[peer] for peer in peers), strict=True)
    return median(measure(one) / sum(measure(peer) for peer in others) for one, *others in pairs)


def table(found: Mapping[int, Mapping[str, list[Cost]]]) -> str:
    """Markdown of what was found: each run's seconds and memory, then the ratios, and how we grow."""
    lines = ["| tasks | run | s | CPU s | peak MiB |", "| --: | --- | --: | --: | --: |"]
    for tasks, costs in found.items():
        for name, each in costs.items():
            clock, cpu = median(cost.clock for cost in each), median(cost.cpu for cost in each)
            memory = max(cost.mebibytes for cost in each)
            lines.append(f"| {tasks:,} | {name} | {clock:.2f} | {cpu:.2f} | {memory:.0f} |")
    lines += [
        "",
        f"| tasks | ÷ {PANDOC} + pptx | its CPU | ÷ {PANDOC} + pptx, all | its CPU | memory ÷ pandoc's larger run |",
        "| --: | --: | --: | --: | --: | --: |",
    ]
    for tasks, costs in found.items():
        peers = max(cost.mebibytes for name in (PANDOC, SLIDES) for cost in costs[name])
        memory = max(cost.mebibytes for cost in costs[OURS]) / peers
        ratios = (
            f"{ratio(costs, (PANDOC, slides), measure):.2f}" if slides in costs else "–"
            for slides in (SLIDES, ALL_SLIDES)
            for measure in (_clock, _cpu)
        )
        lines.append(f"| {tasks:,} | {' | '.join(ratios)} | {memory:.2f} |")
    small, *larger = sorted(found)
    if len(larger) > 1:
        exponents = [
            growth({tasks - small: median(map(measure, found[tasks][OURS])) for tasks in larger}, median(map(measure, found[small][OURS])))
            for measure in (_clock, _cpu)
        ]  # fmt: skip
        lines += ["", f"Growth exponent from {larger[0]:,} to {larger[-1]:,} tasks, of what both have more than {small}: {exponents[0]:.2f}, of CPU {exponents[1]:.2f}"]  # fmt: skip
    return "\n".join(lines) + "\n"


def _clock(cost: Cost) -> float:
    return cost.clock


def _cpu(cost: Cost) -> float:
    return cost.cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tasks", type=int, nargs="+", default=[60, 1000, 10_000])
    parser.add_argument("--rounds", type=int, help="of each size; by default 5, 2 and 1")
    options = parser.parse_args()
    found: dict[int, dict[str, list[Cost]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for tasks in sorted(options.tasks):
            rounds = options.rounds or (5 if tasks < 500 else 2 if tasks < 5000 else 1)
            found[tasks] = measure(tasks, rounds, Path(folder))
    RESULTS.mkdir(exist_ok=True)
    text = table(found)
    (RESULTS / "render.md").write_text(text, encoding="utf-8")
    names = list(dict.fromkeys(name for costs in found.values() for name in costs))
    curves = [
        Series(name, {tasks: median(map(_clock, costs[name])) for tasks, costs in found.items() if name in costs})
        for name in names
    ]  # fmt: skip
    (RESULTS / "render.svg").write_bytes(plot("Seconds of one run, by tasks", curves))
    print(text)


if __name__ == "__main__":
    main()
