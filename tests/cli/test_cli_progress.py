"""The bar of a long work: on a terminal only, and never in the way of what else is said."""

from __future__ import annotations

import io
import sys

import click
import pytest
from click import unstyle

from opsplan.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def last_lines(text: str) -> list[str]:
    """What stands on the screen: a line that was cleared is gone."""
    return [unstyle(line.rpartition("\x1b[2K")[2]) for line in text.split("\n")]


def test_the_bar_counts_and_makes_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with Progress(4) as progress:
        progress.step("a.yaml", 0)
        progress.step("b.yaml", 1)
        assert " 2/4 ✗ 1 b.yaml" in last_lines(sys.stderr.getvalue())[-1]  # type: ignore[attr-defined]
        progress.clear()
        click.echo("b.yaml: 1 error", err=True)
        progress.step("c.yaml", 1)
    assert last_lines(sys.stderr.getvalue()) == ["b.yaml: 1 error", ""]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("stream", "total"), [(io.StringIO(), 4), (Terminal(), 1)])
def test_without_a_terminal_or_for_one_plan_there_is_no_bar(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, total: int
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(total) as progress:
        progress.step("a.yaml", 0)
    assert stream.getvalue() == ""
