"""Processor time of whole processes, and how it grows with the size of a plan."""

from __future__ import annotations

import math
import os
import resource
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def cpu_seconds(command: Sequence[str]) -> float:
    """User and system time of one process. Raises RuntimeError when it ends with another code than 0 or 1."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def growth(seconds: Mapping[int, float], start_up: float) -> float:
    """The exponent of the time between the smallest and the largest size, less the start-up; 1 is linear."""
    small, large = min(seconds), max(seconds)
    return math.log((seconds[large] - start_up) / (seconds[small] - start_up)) / math.log(large / small)
