"""``opsplan explain``: what a rule finds, why, and what to write instead."""

from __future__ import annotations

from typing import Any

import click

from opsplan.cli.options import lang_option
from opsplan.cli.words import say, terminal_language


@click.command(
    "explain",
    help=say(
        "说明一条规则：查什么、为什么、怎样写会被指出、应当怎样写、有哪些设置。\n\n\b\n示例：\n"
        "  opsplan explain goal-no-due\n  opsplan explain OPS211",
        "Explain a rule: what it finds, why, a plan that fails, what to write instead, and its settings.\n\n\b\nExamples:\n"
        "  opsplan explain goal-no-due\n  opsplan explain OPS211",
    ),
)
@click.argument("rules", metavar="RULE...", nargs=-1, required=True)
@lang_option("说明的语言", "Language of the page")
def command(rules: tuple[str, ...], lang: Any) -> None:
    """Print the pages of rules, given by name or code."""
    from opsplan.reporting.known import look_up
    from opsplan.reporting.rule_page import page_text

    pages = []
    for asked in dict.fromkeys(rules):
        found = look_up(asked)
        if found is None:
            raise click.UsageError(_unknown(asked))
        pages.append(page_text(found, lang or terminal_language()))
    click.echo("\n\n".join(pages))


def _unknown(asked: str) -> str:
    from opsplan.model.nearest import did_you_mean
    from opsplan.model.problems import shorten
    from opsplan.reporting.known import suggestions

    near = did_you_mean(suggestions(asked))
    name = shorten(asked)
    hint = (
        say(near.zh, near.en) if near else say("opsplan rules 列出所有规则", "opsplan rules lists them all")
    )
    return say(f"没有规则“{name}”。{hint}", f"there is no rule '{name}': {hint}")
