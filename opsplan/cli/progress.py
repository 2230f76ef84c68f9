"""A bar on a terminal that says how far a long work is; nothing where stderr is no terminal."""

from __future__ import annotations

import os
import shutil
import sys
from types import TracebackType

import click

_WIDTH = 24
_CLEAR = "\r\x1b[2K"


class Progress:
    """The last line of the terminal, as long as this is open. What else is said goes above it: :meth:`clear` first."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._failed = 0
        terminal = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._shown = terminal and total > 1

    def __enter__(self) -> Progress:
        self._draw("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def step(self, label: str, failed: int) -> None:
        """One more is done, this one; so many failed until now."""
        self._done += 1
        self._failed = failed
        self._draw(label)

    def clear(self) -> None:
        """Take the bar away until the next step."""
        if self._shown:
            click.echo(_CLEAR, nl=False, err=True)

    def _draw(self, label: str) -> None:
        if not self._shown:
            return
        full = _WIDTH * self._done // self._total
        bar = click.style("━" * full, fg="green") + click.style("━" * (_WIDTH - full), dim=True)
        failed = click.style(f" ✗ {self._failed}", fg="red") if self._failed else ""
        room = max(shutil.get_terminal_size().columns - _WIDTH - 24, 0) // 2  # letters may be two cells wide
        click.echo(f"{_CLEAR}{bar} {self._done}/{self._total}{failed} {label[:room]}", nl=False, err=True)
