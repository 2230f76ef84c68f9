"""``opsplan calendar``: the content calendar for a terminal or as a file, and back from a workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.date_options import quarter_of
from opsplan.cli.making import make_files
from opsplan.cli.options import (
    brand_option,
    check_editions,
    date_option,
    editions_option,
    lang_option,
    parse_day,
    plan_argument,
    strict_option,
)
from opsplan.cli.reporting import EXIT_FINDINGS
from opsplan.cli.targets import Target, check_clashes, parse_target
from opsplan.cli.words import say
from opsplan.writers.files import CALENDARS

if TYPE_CHECKING:
    from opsplan.branding import BrandFound
    from opsplan.content.quarters import Quarter
    from opsplan.pipeline import Checked, Rendered

_SUMMARIES = ("table", "md", "json")
"""The formats of a calendar's numbers."""


def _listed(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        part.strip() for each in value for part in each.replace("，", ",").split(",") if part.strip()
    )


class WithImport(click.Command):
    """``calendar PLAN``, and ``calendar import PLAN XLSX``; a plan called import is given as ``./import``."""

    def importing(self) -> click.Command:
        """The command behind ``calendar import``."""
        from opsplan.cli.calendar_import import command

        command.context_class = self.context_class
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if args[:1] == ["import"]:
            return self.importing().make_context(f"{info_name} import", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl([("import PLAN XLSX", say("把团队在工作簿里填写的内容读回方案", "Take over into the plan what a team wrote into the workbook"))])  # fmt: skip


def _filter(
    name: str, into: str, metavar: str, words: str
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option that may be repeated, or hold several values between commas."""
    return click.option(f"--{name}", into, multiple=True, callback=_listed, metavar=metavar, help=words)


@click.command(
    "calendar",
    cls=WithImport,
    help=say(
        "列出内容排期和它周围的活动、提醒、里程碑，固定排期里没人填的位置是空档；或用 -o 写成文件，格式由后缀决定："
        "xlsx（可以填写的工作簿）、html（网页）、docx、pptx、ics（日历软件）、csv、md、json、txt。不写 --quarter、--from、--to 时从第一条内容列到最后一条。\n\n\b\n"
        "示例：\n  opsplan calendar plan.yaml --quarter 2027Q1\n  opsplan calendar plan.yaml -o 内容日历.xlsx --channel 服务号\n",
        "List the content calendar with the activities, reminders and milestones around it; a recurring slot that nothing fills is a gap."
        " Or write it to a file with -o, whose suffix is the format: xlsx (a workbook to fill in), html (a page), docx, pptx, ics (calendar programs), csv, md, json, txt. Without --quarter, --from and --to it goes from"
        " the first entry to the last.\n\n\b\n"
        "Examples:\n  opsplan calendar plan.yaml --quarter 2027Q1\n  opsplan calendar plan.yaml -o calendar.xlsx --channel Newsletter\n",
    ),
)
@plan_argument
@click.option(
    "--quarter",
    metavar="2027Q1",
    callback=quarter_of,
    help=say(
        "只要这个季度；方案里只有一个的，写 Q1 就行", "Only this quarter; Q1 will do where the plan has one"
    ),
)
@click.option("--from", "start", metavar="D", callback=parse_day, help=say("从这一天起", "From this day on"))
@click.option("--to", "end", metavar="D", callback=parse_day, help=say("到这一天为止", "Up to this day"))
@_filter("channel", "channels", "NAME", say("只要这些渠道", "Only these channels"))
@_filter("owner", "owners", "NAME", say("只要这些负责人", "Only these owners"))
@_filter(
    "status",
    "statuses",
    "STATUS",
    say(
        "只要这些状态：选题、撰写、审核、待发、已发",
        "Only these states: idea, draft, review, ready, published",
    ),
)
@click.option(
    "--summary",
    is_flag=True,
    help=say(
        "只要数字：每月各渠道的内容、空档、承诺的条数和状态，接下来的节点和为它排了什么；table、md、json",
        "Numbers only: entries, gaps, promised entries and states by month and channel, the festivals ahead and what is planned for them; table, md, json",
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(CALENDARS.suffixes)),
    help=say("输出格式；默认 table", "Format; the default is table"),
)
@click.option(
    "-o",
    "--output",
    metavar="DIR|FILE",
    help=say(
        "写到文件夹或一个文件；默认 - 为标准输出", "Write to a folder or a file; the default, -, is stdout"
    ),
)
@brand_option
@editions_option
@date_option
@lang_option("日历和消息的语言", "Language of the calendar and of messages")
@strict_option
def command(
    plan: str, quarter: Quarter | None, start: date | None, end: date | None, channels: tuple[str, ...],
    owners: tuple[str, ...], statuses: tuple[str, ...], summary: bool, form: str | None, output: str | None, today: date, lang: Any,
    strict: bool, brand: BrandFound | None, editions: tuple[str | None, ...],
) -> None:  # fmt: skip
    """Print a content calendar, or write it to a file."""
    if quarter and (start or end):
        raise click.UsageError(
            say("--quarter 和 --from、--to 一次用一种", "use --quarter, or --from and --to, not both")
        )
    if start and end and end < start:
        raise click.BadParameter(
            say(f"{end} 早于 --from {start}", f"{end} is before --from {start}"), param_hint="--to"
        )
    target = _target(plan, form, output)
    check_editions(editions, one_file=target.folder is None)
    unfit = [name for name in target.formats if summary and name not in _SUMMARIES]
    if unfit:
        raise click.UsageError(
            say(
                f"--summary 写成 {'、'.join(_SUMMARIES)}，不写成 {unfit[0]}",
                f"--summary is written as {', '.join(_SUMMARIES)}, not as {unfit[0]}",
            )
        )

    def produce(checked: Checked) -> Rendered:
        from opsplan.pipeline.calendaring import CalendarOptions, make_calendar

        return make_calendar(
            checked,
            CalendarOptions(
                target.formats, today, lang, start, end, quarter, channels, owners, statuses, summary
            ),
        )

    made = [
        make_files(
            plan,
            target,
            produce,
            today=today,
            lang=lang,
            strict=strict,
            quality=False,
            brand=brand,
            edition=edition,
        )
        for edition in editions
    ]
    click.get_current_context().exit(0 if all(made) else EXIT_FINDINGS)


def _target(plan: str, form: str | None, output: str | None) -> Target:
    if output is None or output == "-":
        return Target((form or "table",), kinds=CALENDARS)
    target = parse_target(output, (form,) if form else None, (plan,), CALENDARS, "--format")
    check_clashes((plan,), target)
    return target
