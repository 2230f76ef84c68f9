"""How long each stage of the work takes, when somebody asks: nothing is measured otherwise."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field

from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of one stage, without the stages inside it: of the clock, and of this process's own processor time."""

    clock: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: Took) -> Took:
        return Took(self.clock + other.clock, self.cpu + other.cpu)

    def __sub__(self, other: Took) -> Took:
        return Took(self.clock - other.clock, self.cpu - other.cpu)


@dataclass(slots=True)
class Measured:
    """What the stages took so far, by name, in the order in which they first began."""

    stages: dict[str, Took] = field(default_factory=dict)
    _inside: list[Took] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.stages.setdefault(name, Took())
        self._inside.append(Took())
        began = _now()
        try:
            yield
        finally:
            whole = _now() - began
            self.stages[name] += whole - self._inside.pop()
            if self._inside:
                self._inside[-1] += whole


_ASKED: ContextVar[Measured | None] = ContextVar("measured", default=None)


def _now() -> Took:
    return Took(time.perf_counter(), time.process_time())


@contextmanager
def measured() -> Iterator[Measured]:
    """Within this, :func:`stage` measures."""
    found = Measured()
    token = _ASKED.set(found)
    try:
        yield found
    finally:
        _ASKED.reset(token)


def is_measured() -> bool:
    """True within :func:`measured`."""
    return _ASKED.get() is not None


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Marks a stage of the work: ``read``, ``model``, ``docx``, … A stage may lie within another, and return."""
    asked = _ASKED.get()
    if asked is None:
        yield
        return
    with asked.stage(name):
        yield
