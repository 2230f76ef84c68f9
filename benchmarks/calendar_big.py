"""How long ``opsplan calendar`` takes for a year of content: CPU seconds of the whole process, and how they grow.

``python benchmarks/calendar_big.py [--rounds N] [--formats xlsx ics …] [ENTRIES …]``. Sizes and peer take turns in
every round; the least of all rounds counts.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from pathlib import Path

from measuring import ROOT, cpu_seconds, growth

from plans import year_of_content

PEER = ROOT / "benchmarks" / "calendar_peer.py"
PEERS = ("xlsx", "ics")
TODAY = "2026-11-22"


def command(plan: Path, out: Path) -> list[str]:
    """A calendar as a user makes it."""
    return [sys.executable, "-m", "opsplan.cli.main", "calendar", str(plan), "-o", str(out), "--date", TODAY]


def measure(form: str, sizes: list[int], rounds: int, folder: Path) -> None:
    """Print the times of one format."""
    out = folder / f"out.{form}"
    plans = {size: folder / f"{size}.yaml" for size in sorted({1, *sizes})}
    least = dict.fromkeys(plans, math.inf)
    peer = math.inf
    for _ in range(rounds):
        for size, plan in plans.items():
            least[size] = min(least[size], cpu_seconds(command(plan, out)))
        if form in PEERS:
            peer = min(peer, cpu_seconds([sys.executable, str(PEER), str(plans[max(sizes)]), str(out)]))
    for size in sizes:
        print(f"{form:5} {size:6d} entries {least[size]:6.2f} s")
    print(f"{form:5} start-up {least[1]:.2f} s", end="")
    if len(sizes) > 1:
        print(f", growth exponent {growth({size: least[size] for size in sizes}, least[1]):.2f}", end="")
    if form in PEERS:
        print(f", peer {peer:.2f} s, opsplan / peer = {least[max(sizes)] / peer:.2f}", end="")
    print()


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("entries", nargs="*", type=int, default=[500, 2000])
    options.add_argument("--formats", nargs="+", default=["xlsx", "ics"])
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in {1, *chosen.entries}:
            (folder / f"{size}.yaml").write_text(year_of_content(size), encoding="utf-8")
        for form in chosen.formats:
            measure(form, chosen.entries, chosen.rounds, folder)


if __name__ == "__main__":
    main()
