"""How long ``opsplan check`` takes: CPU seconds of the whole process, per stage, and how they grow with the plan.

``python benchmarks/check_big.py [--rounds N] [TASKS …]``. Every round runs each size and the peer one after the
other, so that a busy machine slows both; the least of all rounds counts.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from measuring import ROOT, cpu_seconds, growth

from plans import big_plan

SCHEMA = ROOT / "docs" / "plan.schema.en.json"
PEER = ROOT / "benchmarks" / "schema_peer.py"
PEER_TASKS = 1000
TODAY = date(2026, 11, 22)


def check_command(plan: str) -> list[str]:
    """A check as a user runs it."""
    return [sys.executable, "-m", "opsplan.cli.main", "check", plan, "--date", str(TODAY)]


def stages(plan: Path) -> Iterator[tuple[str, float]]:
    """Each stage with its CPU seconds, imports first, all in this process."""
    before = time.process_time()

    def spent() -> float:
        nonlocal before
        last, before = before, time.process_time()
        return before - last

    from opsplan.checks.registry import run_rules
    from opsplan.checks.rule import Subject
    from opsplan.cli import check  # noqa: F401  # for the time its import takes
    from opsplan.collector import collector_paused
    from opsplan.model.index import PlanIndex
    from opsplan.model.read import read_plan
    from opsplan.reporting.formats import tell  # noqa: F401
    from opsplan.schedule import schedule_plan
    from opsplan.yamlio import read_yaml

    yield "imports", spent()
    with collector_paused():
        yaml = read_yaml(plan.read_bytes(), plan.name)
        yield "YAML", spent()
        if yaml.root is None:
            raise RuntimeError(f"{plan} is no plan")
        read = read_plan(yaml.root, plan.name)
        yield "model", spent()
        schedule, _ = schedule_plan(read.plan)
        yield "schedule", spent()
        subject = Subject(read.plan, schedule, PlanIndex(read.plan), TODAY, {}, yaml.text, yaml.root)
        found = len(list(run_rules(subject, read.source)))
        yield f"rules, {found} findings", spent()


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("tasks", nargs="*", type=int, default=[1000, 2500, 5000, 10000])
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plans = {tasks: Path(folder) / f"{tasks}.yaml" for tasks in {0, PEER_TASKS, *chosen.tasks}}
        for tasks, path in plans.items():
            path.write_text(big_plan(max(tasks, 1)), encoding="utf-8")
        commands = {tasks: check_command(str(plans[tasks])) for tasks in sorted(plans)}
        peer = [sys.executable, str(PEER), str(SCHEMA), str(plans[PEER_TASKS])]
        least = dict.fromkeys(commands, math.inf)
        least_peer = math.inf
        for _ in range(chosen.rounds):
            least_peer = min(least_peer, cpu_seconds(peer))
            for tasks, command in commands.items():
                least[tasks] = min(least[tasks], cpu_seconds(command))
        print("tasks   CPU s   less start-up")
        for tasks in sorted(chosen.tasks):
            print(f"{tasks:6d}  {least[tasks]:6.2f}  {least[tasks] - least[0]:6.2f}")
        small, large = min(chosen.tasks), max(chosen.tasks)
        if small < large:
            exponent = growth({tasks: least[tasks] for tasks in chosen.tasks}, least[0])
            print(f"start-up {least[0]:.2f} s; growth exponent {small} to {large} tasks: {exponent:.2f}")
        ratio = least[PEER_TASKS] / least_peer
        print(f"{PEER_TASKS} tasks: peer {least_peer:.2f} s, opsplan / peer = {ratio:.2f}")
        print(f"\nstages, {large} tasks")
        for name, seconds in stages(plans[large]):
            print(f"{seconds:6.2f}  {name}")


if __name__ == "__main__":
    main()
