"""``--jobs`` and ``--cluster``: who works on many plans."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from opsplan.cli.words import say


def jobs_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--jobs N``: None when it is not given, 0 for as many as there are cores."""
    return click.option(
        "--jobs", metavar="N|auto", callback=_parse_jobs,
        help=say("同时用 N 个进程做多个方案；auto 为处理器的核数", "Render many plans in N processes at once; auto: one for each core"),
    )(function)  # fmt: skip


def _parse_jobs(ctx: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    text = value.strip().lower()
    if text == "auto":
        return 0
    if not (text.isascii() and text.isdecimal()) or len(text) > 4:
        raise click.BadParameter(
            say(f"“{value}”不是进程数，写 4 或 auto", f"'{value}' is no number of processes; write 4 or auto")
        )
    return int(text)


def cluster_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--cluster ADDRESS``: None when it is not given."""
    return click.option(
        "--cluster", metavar="ADDRESS",
        help=say("交给 Dask 集群做：调度器的地址，如 tcp://10.0.0.5:8786", "Render on a Dask cluster: the address of its scheduler, such as tcp://10.0.0.5:8786"),
    )(function)  # fmt: skip
