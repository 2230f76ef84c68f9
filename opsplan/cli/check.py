"""``opsplan check``: what is wrong with a plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from opsplan.cli.options import check_named, date_option, lang_option, plans_argument, strict_option
from opsplan.cli.reporting import EXIT_FINDINGS, failed, plan_report, telling
from opsplan.cli.words import say
from opsplan.diagnostics import Report
from opsplan.reporting.formats import FORMATS, tell


@click.command(
    "check",
    help=say(
        "检查方案的每个键、值、引用和日期，一次列出所有问题。\n\n有错误时退出码为 1，没有则为 0；--strict 时警告也算。\n\n\b\n示例：\n"
        "  opsplan check plan.yaml\n  opsplan check plans/*.yaml --strict\n  opsplan check plan.yaml --format json",
        "Check every key, value, ref and date of a plan and list all that is wrong in one run.\n\n"
        "The exit code is 1 when there are errors (with --strict: or warnings), else 0.\n\n\b\nExamples:\n"
        "  opsplan check plan.yaml\n  opsplan check plans/*.yaml --strict\n  opsplan check plan.yaml --format json",
    ),
)
@plans_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    metavar="FORMAT",
    help=say(
        f"输出格式：{'、'.join(FORMATS)}（默认 text）",
        f"Form of the output: {', '.join(FORMATS)} (default: text)",
    ),
)
@lang_option("消息的语言（默认是方案的语言）", "Language of the messages (default: the plan's)")
@date_option
@strict_option
def command(plans: tuple[str, ...], form: str, lang: Any, today: date, strict: bool) -> None:
    """Check plans and say what was found."""
    checked = [check_named(name, today=today, lang=lang) for name in dict.fromkeys(plans)]
    told = tell(form, [plan_report(one) for one in checked], telling(lang, strict=strict))
    if told:
        click.echo(told)
    whole = sum((one.report for one in checked), Report())
    click.get_current_context().exit(EXIT_FINDINGS if failed(whole, strict=strict) else 0)
