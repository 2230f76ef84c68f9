"""``opsplan schedule``: the dates of a plan, its slack and critical path, and what would relieve who has too much to do."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.options import (
    check_named,
    day_option,
    edition_option,
    lang_option,
    plan_argument,
    write_stdout,
)
from opsplan.cli.reporting import EXIT_FINDINGS, print_findings
from opsplan.cli.targets import parse_target
from opsplan.cli.words import say
from opsplan.writers.files import SCHEDULES, Output, write_outputs

if TYPE_CHECKING:
    from opsplan.pipeline import Checked
    from opsplan.schedule import Schedule


@click.command(
    "schedule",
    short_help=say("列出起止、时差和关键路径", "List dates, slack and the critical path"),
    help=say(
        "列出每项任务的起止、工作日、总时差、自由时差、是否在关键路径上和前置。时差以工作日计。\n\n"
        "--level 找出负荷超过投入的人，给出推迟哪些任务可以化解的建议；写明了日期的任务不动，方案文件不改。\n\n\b\n示例：\n"
        "  opsplan schedule plan.yaml\n  opsplan schedule plan.yaml --format csv -o 排期.csv\n"
        "  opsplan schedule plan.yaml --level\n  opsplan schedule plan.yaml --baseline 旧方案.yaml",
        "List every task with its dates, working days, total and free slack, whether it is critical, and predecessors."
        " Slack is in working days.\n\n"
        "--level finds who has more to do than their capacity and proposes which tasks to move later; tasks with dates of"
        " their own stay, and the plan is not changed.\n\n\b\nExamples:\n  opsplan schedule plan.yaml\n"
        "  opsplan schedule plan.yaml --format csv -o schedule.csv\n  opsplan schedule plan.yaml --level\n"
        "  opsplan schedule plan.yaml --baseline old-plan.yaml",
    ),
)
@plan_argument
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "md"]), default=None,
    help=say("输出格式（默认 table，或按 -o 的后缀）", "Form of the output (default: table, or by the suffix of -o)"),
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="DIR|FILE",
    help=say("写到文件或文件夹；默认 - 为标准输出", "Write to a file or folder; the default, -, is stdout"),
)  # fmt: skip
@click.option("--level", is_flag=True, help=say("给出均衡负荷的建议", "Propose how to level the load"))
@click.option(
    "--baseline",
    metavar="OLD_PLAN",
    help=say("与旧方案比：哪些任务移了几个工作日", "Compare with an older plan"),
)
@edition_option
@day_option("--today", "--date")
@lang_option("表头和消息的语言", "Language of heads and messages")
def command(
    plan: str,
    form: str | None,
    output: str | None,
    level: bool,
    baseline: str | None,
    today: date,
    lang: Any,
    edition: str | None,
) -> None:
    """Print a schedule, or write it to a file."""
    to_file = output not in (None, "-")
    target = (
        parse_target(output, (form,) if form else None, (plan,), SCHEDULES, "--format") if to_file else None
    )
    form = target.formats[0] if target else form or "table"
    if level and baseline:
        raise click.UsageError(say("--level 和 --baseline 一次用一个", "use --level or --baseline, not both"))
    checked = _scheduled(plan, today, lang, edition)
    before = _scheduled(baseline, today, lang, edition).schedule if baseline else None
    text = _output(checked, form, level, before, today, lang)
    print_findings((f for f in checked.report if f.code.startswith("OPS3")), checked.lang, err=True)
    if target is None:
        write_stdout(text.encode())
        return
    path = target.path(plan, form, checked.edition.name)
    write_outputs([Output(form, path, text.encode())])
    click.echo(path)


def _scheduled(name: str, today: date, lang: Any, edition: str | None) -> Checked:
    """A plan that can be scheduled. Exits with its findings when it cannot."""
    checked = check_named(name, today=today, lang=lang, quality=False, edition=edition)
    if checked.schedule is None or checked.report.blocking:
        print_findings(checked.report, checked.lang, err=True)
        click.get_current_context().exit(EXIT_FINDINGS)
    return checked


def _output(checked: Checked, form: str, level: bool, before: Schedule | None, today: date, lang: Any) -> str:
    from opsplan.library import schedule_sheets as sheets
    from opsplan.pipeline.scheduling import context_of, leveled, slips_of, statuses_of
    from opsplan.writers.text.sheets import write_sheets

    context = context_of(checked, today, lang)
    if level:
        found = leveled(checked)
        if form == "json":
            return _json(sheets.leveling_record(context, found))
        nobody = context.t("没有人超负荷，不需要调整", "nobody has too much to do; nothing needs to move")
        return write_sheets(sheets.leveling_sheets(context, found), form) or f"{nobody}\n"
    statuses = statuses_of(checked, today)
    if form == "json":
        slips = {slip.path: slip for slip in slips_of(checked, before)} if before else None
        return _json(sheets.records(context, slips, statuses))
    if before:
        sheet = sheets.slip_sheet(context, slips_of(checked, before))
        same = context.t("与旧方案的排期相同", "the same dates as in the older plan")
        return write_sheets((sheet,), form) if sheet.rows else f"{same}\n"
    return write_sheets((sheets.task_sheet(context, statuses, flat=form == "csv"),), form)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
