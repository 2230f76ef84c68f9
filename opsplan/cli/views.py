"""``--view`` of ``opsplan gantt``: which views of time there are, in which formats, with which options."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import click
from click.core import ParameterSource

from opsplan.cli.words import say
from opsplan.writers.files import CHARTS, Kinds

VIEWS = ("gantt", "roadmap", "month", "weeks", "run-of-show")
_DRAWN = ("svg", "png", "pptx", "docx")
"""Formats that draw a view other than the Gantt."""
_NEVER = ("scale", "color", "critical", "links", "slack", "baseline")
_NOT: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "roadmap": _NEVER, "weeks": _NEVER, "month": (*_NEVER, "by"), "run-of-show": (*_NEVER, "start", "end"),
})  # fmt: skip
"""Parameters of the command that mean nothing to a view."""


def view_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--view gantt|roadmap|month|weeks|run-of-show``."""
    return click.option(
        "--view", type=click.Choice(VIEWS), default="gantt", show_default=True,
        help=say(
            "看时间的角度：甘特图、按季度的路线图、月历、按周的表、活动流程的小时轴（--by owner 按人员）；后四种可画成 svg、png、pptx、docx",
            "How to look at time: Gantt chart, roadmap by quarter, month calendar, grid of weeks, an activity's process on an"
            " hour scale (--by owner: by people). All but gantt are drawn as svg, png, pptx, docx",
        ),
    )(function)  # fmt: skip


def kinds_of(view: str) -> Kinds:
    """The formats of a view's files, which are named after it."""
    if view == "gantt":
        return CHARTS
    suffixes = {name: suffix.replace("-gantt", f"-{view}") for name, suffix in CHARTS.suffixes.items()}
    return Kinds(MappingProxyType(suffixes), CHARTS.by_suffix, CHARTS.default, CHARTS.stdout)


def check_view(context: click.Context, view: str, formats: Sequence[str]) -> bool:
    """True when ``--by`` was given. Raises click.UsageError for formats and options that the view has not."""
    given = {
        parameter.name: parameter.opts[0]
        for parameter in context.command.params
        if parameter.name and context.get_parameter_source(parameter.name) is not ParameterSource.DEFAULT
    }
    if view == "gantt":
        return "by" in given
    wrong = [name for name in formats if name not in _DRAWN]
    if wrong:
        raise click.UsageError(
            say(
                f"--view {view} 不能写成 {wrong[0]}；可用的格式：{'、'.join(_DRAWN)}",
                f"--view {view} cannot be written as {wrong[0]}; formats that draw it: {', '.join(_DRAWN)}",
            )
        )
    useless = [given[name] for name in _NOT[view] if name in given]
    if useless:
        raise click.UsageError(
            say(
                f"{useless[0]} 对 --view {view} 不起作用，去掉它",
                f"{useless[0]} means nothing to --view {view}; leave it out",
            )
        )
    return "by" in given
