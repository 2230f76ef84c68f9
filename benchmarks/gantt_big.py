"""How long a Gantt chart of many tasks takes: its geometry alone, and `opsplan gantt` from start to end.

    python benchmarks/gantt_big.py
    python benchmarks/gantt_big.py --tasks 500 5000 --formats pptx

A time says little without the machine it was taken on, so each is also given as a multiple of a peer in the same
run: a plain python-pptx loop that adds a rectangle and a text box per task, eighteen tasks a slide, and saves.
Times are seconds of processor time, memory is the most that was held.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from opsplan.blocks.gantt import Gantt, GanttLink, GanttRow
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.gantt_measures import Look
from plans import big_plan

_FIRST = date(2027, 1, 4)
_A_PHASE = 100
_NAMES = (
    "直播间搭建与试播",
    "达人名单筛选与建联",
    "主图与详情页改版",
    "A/B test of landing page",
    "客服话术与 FAQ 更新",
)
_LOOKS: tuple[tuple[Look, float, float], ...] = (
    ("svg", 1200, 0),
    ("slide", 864, 371),
    ("document", 698, 380),
)
"""Look, width and height of a page in points."""
_ROUNDS = 5


class Cost(NamedTuple):
    """Processor seconds and megabytes."""

    seconds: float
    megabytes: float


def chart(tasks: int) -> Gantt:
    """Rows in phases of a hundred, each linked to the one before, ready to be drawn."""
    rows: list[GanttRow] = []
    links: list[GanttLink] = []
    for number in range(tasks):
        phase, place = divmod(number, _A_PHASE)
        start = _FIRST + timedelta(phase * 5 + place // 3)
        if place == 0:
            rows.append(GanttRow(f"p{phase}", f"第 {phase + 1} 阶段", "phase", start, start + timedelta(60)))
        elif place > 1:
            links.append(GanttLink(f"t{number - 1}", f"t{number}"))
        name = f"{_NAMES[number % 5]} {number}"
        rows.append(
            GanttRow(f"t{number}", name, "task", start, start + timedelta(7), "林知夏", progress=0.3, depth=1)
        )
    return Gantt(_FIRST, _FIRST + timedelta(400), tuple(rows), "zh-CN", links=tuple(links))


def geometry(gantt: Gantt, look: Look, width: float, height: float) -> float:
    """Processor seconds of laying out a chart, the best of some rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        begin = time.process_time()
        draw_gantt(gantt, width=width, max_height=height, look=look)
        best = min(best, time.process_time() - begin)
    return best


def cost_of(command: list[str]) -> Cost:
    """What a process takes. Raises CalledProcessError when it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def write_peer(tasks: int, path: str) -> None:
    """The peer: what the first pages of python-pptx's documentation show, as often as there are tasks."""
    from pptx import Presentation
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Pt

    presentation = Presentation()
    for number in range(tasks):
        if number % 18 == 0:
            slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        top = Pt(40 + number % 18 * 18)
        slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(200), top, Pt(120), Pt(9))
        slide.shapes.add_textbox(
            Pt(10), top, Pt(180), Pt(16)
        ).text_frame.text = f"{_NAMES[number % 5]} {number}"
    presentation.save(path)


def main() -> None:
    """Run everything and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--tasks", type=int, nargs="+", default=[60, 500, 5000])
    parser.add_argument("--formats", nargs="+", default=["svg", "pptx", "docx", "xlsx"])
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.peer:
        write_peer(asked.tasks[0], asked.peer)
        return
    for tasks in asked.tasks:
        print(f"{tasks} tasks")
        gantt = chart(tasks)
        for look, width, height in _LOOKS:
            print(f"  geometry {look:<9}{geometry(gantt, look, width, height):8.3f} s")
        with tempfile.TemporaryDirectory() as folder:
            plan = Path(folder, "plan.yaml")
            plan.write_text(big_plan(tasks), encoding="utf-8")
            peer = cost_of(
                [sys.executable, __file__, "--tasks", str(tasks), "--peer", str(Path(folder, "peer.pptx"))]
            )
            print(f"  peer              {peer.seconds:8.2f} s {peer.megabytes:6.0f} MB")
            for name in asked.formats:
                command = [
                    "gantt",
                    str(plan),
                    "-o",
                    str(Path(folder, f"gantt.{name}")),
                    "--date",
                    "2027-01-04",
                ]
                cost = cost_of([sys.executable, "-m", "opsplan.cli.main", *command])
                ratio = cost.seconds / peer.seconds
                print(
                    f"  opsplan gantt {name:<4}{cost.seconds:8.2f} s {cost.megabytes:6.0f} MB {ratio:6.1f} × peer"
                )


if __name__ == "__main__":
    main()
