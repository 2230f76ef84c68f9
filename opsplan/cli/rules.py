"""``opsplan rules``: everything that check can find."""

from __future__ import annotations

from typing import Any

import click

from opsplan.cli.options import lang_option
from opsplan.cli.words import say, terminal_language

_LISTS = ("table", "json", "md")


@click.command(
    "rules",
    help=say(
        "列出所有规则的编号、级别、名称和说明。一条规则的详情见 opsplan explain。\n\n\b\n示例：\n"
        "  opsplan rules\n  opsplan rules --format json --lang en",
        "List all rules with code, severity, name and title. opsplan explain has the page of one.\n\n\b\nExamples:\n"
        "  opsplan rules\n  opsplan rules --format json --lang en",
    ),
)
@click.option(
    "--format", "form", type=click.Choice(_LISTS), default="table", metavar="FORMAT",
    help=say("输出格式：table、json、md（默认 table）", "Form of the output: table, json, md (default: table)"),
)  # fmt: skip
@lang_option("说明的语言", "Language of the titles")
def command(form: str, lang: Any) -> None:
    """Print the list."""
    from opsplan.reporting.rule_list import rule_list

    click.echo(rule_list(form, lang or terminal_language()))
