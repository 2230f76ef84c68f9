"""The settings of the checker: where their file is found, and the options that win over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.words import say
from opsplan.diagnostics import Finding, Report

if TYPE_CHECKING:
    from opsplan.pipeline import Checked


def rules_option(name: str, zh: str, en: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--select RULE,…`` or ``--ignore RULE,…``: a tuple of names, codes, or beginnings of either."""
    return click.option(name, metavar="RULE,…", multiple=True, callback=_parse_rules, help=say(zh, en))


def _parse_rules(ctx: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The names given, separated by commas or blanks. Raises click.BadParameter for one that no rule has."""
    if not values:
        return ()
    from opsplan.checks.names import rules_called, unknown_rule

    names = tuple(name for value in values for name in re.split(r"[\s,，、]+", value) if name)
    for name in names:
        if not rules_called(name):
            message, advice = unknown_rule(name)
            raise click.BadParameter(say(f"{message.zh}；{advice.zh}", f"{message.en}; {advice.en}"))
    if not names:
        raise click.BadParameter(say("没有写规则", "no rule is given"))
    return names


def each_said_once(checked: Sequence[Checked]) -> list[Checked]:
    """Plans with their findings, those about files that several plans share only with the first."""
    said: set[Finding] = set()
    out = []
    for one in checked:
        kept = [finding for finding in one.report if finding.file == one.file or finding not in said]
        said.update(kept)
        out.append(one if len(kept) == len(one.report) else replace(one, report=Report.of(kept)))
    return out
