"""``opsplan dates``: the marketing days of a year with its official days off and make-up workdays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.date_options import countries_of, quarter_of, window_of, year_of
from opsplan.cli.options import check_named, date_option, folder_of, lang_option, write_stdout
from opsplan.cli.reporting import EXIT_FINDINGS, print_findings
from opsplan.cli.targets import parse_target
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Lang, Report
from opsplan.writers.files import DATES, Output, write_outputs

if TYPE_CHECKING:
    from opsplan.blocks.dated import DatedRow
    from opsplan.content.dates import OwnDate
    from opsplan.content.quarters import Quarter
    from opsplan.pipeline import Checked
    from opsplan.schedule.official import Announced

_BOM = "\ufeff"


@click.command(
    "dates",
    short_help=say(
        "列出一年的营销节点、放假和调休", "List a year's marketing days, days off and make-up workdays"
    ),
    help=say(
        "列出一年的营销节点（节日、节气、电商大促、档期）、法定放假的每一天和调休上班日，以及最晚哪一天开始准备。"
        "放假通知尚未公布的年份标明“预测”。\n\n"
        "YEAR 从 1900 到 2100。--plan 加上方案自己的关键日期和营销节点设置。\n\n\b\n示例：\n"
        "  opsplan dates 2027 --quarter Q3\n  opsplan dates 2027 --tier 2 --month 11\n"
        "  opsplan dates 2027 --country US,GB -o 节点.csv\n  opsplan dates 2027 --plan plan.yaml -o 节点.ics",
        "List the marketing days of a year (festivals, solar terms, shopping festivals, seasons), every official day off and"
        " every make-up workday, and the day to start preparing by. Years whose days off are not announced yet say so.\n\n"
        "YEAR is 1900 to 2100. --plan adds a plan's own key dates and its marketing date settings.\n\n\b\nExamples:\n"
        "  opsplan dates 2027 --quarter Q3\n  opsplan dates 2027 --tier 2 --month 11\n"
        "  opsplan dates 2027 --country US,GB -o dates.csv\n  opsplan dates 2027 --plan plan.yaml -o dates.ics",
    ),
)
@click.argument("year", metavar="YEAR", callback=year_of)
@click.option(
    "--quarter",
    metavar="Q",
    callback=quarter_of,
    help=say("只列一个季度：Q1 到 Q4", "One quarter only: Q1 to Q4"),
)
@click.option("--month", metavar="M", help=say("只列一个月：1 到 12", "One month only: 1 to 12"))
@click.option(
    "--country", "countries", metavar="CN,US", callback=countries_of,
    help=say("国家或地区代码，逗号分隔（默认 CN，或按方案）", "Country codes between commas (default: CN, or the plan's)"),
)  # fmt: skip
@click.option(
    "--tier", type=click.IntRange(1, 4), default=4, metavar="N",
    help=say("只列前 N 级节点，1 级最重要", "Marketing days of the first N tiers only; tier 1 matters most"),
)  # fmt: skip
@click.option(
    "--plan", "plan_name", metavar="PLAN",
    help=say("加上这份方案自己的节点", "Add the dates of this plan"),
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(list(DATES.suffixes)), default=None,
    help=say("输出格式（默认 table，或按 -o 的后缀）", "Form of the output (default: table, or by the suffix of -o)"),
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="DIR|FILE",
    help=say("写到文件或文件夹；默认 - 为标准输出", "Write to a file or folder; the default, -, is stdout"),
)  # fmt: skip
@date_option
@lang_option("表头和名称的语言", "Language of heads and names")
def command(
    year: int, quarter: Quarter | None, month: str | None, countries: tuple[str, ...], tier: int,
    plan_name: str | None, form: str | None, output: str | None, today: date, lang: Lang | None,
) -> None:  # fmt: skip
    """Print the dates, or write them to a file."""
    from opsplan.pipeline.dating import dated_rows

    window = window_of(year, quarter, month, tier)
    name = f"marketing-dates-{year}"
    to_file = output not in (None, "-")
    target = parse_target(output, (form,) if form else None, (name,), DATES, "--format") if to_file else None
    form = target.formats[0] if target else form or "table"
    checked = _planned(plan_name, today, lang) if plan_name is not None else None
    chosen = lang or (checked.lang if checked else terminal_language())
    announced, company = _announced(plan_name, chosen)
    rows = dated_rows(window, countries, announced, company, chosen, checked)
    data = _written(rows, form, year, today, chosen, to_file=target is not None)
    if target is None:
        write_stdout(data)
        return
    path = target.path(name, form)
    write_outputs([Output(form, path, data)])
    click.echo(path)


def _planned(name: str, today: date, lang: Lang | None) -> Checked:
    """A plan whose dates are known. Exits with its findings when they are not."""
    checked = check_named(name, today=today, lang=lang, quality=False)
    if checked.schedule is None or checked.report.blocking:
        print_findings(checked.report, checked.lang, err=True)
        click.get_current_context().exit(EXIT_FINDINGS)
    return checked


def _announced(plan_name: str | None, lang: Lang) -> tuple[Announced, tuple[OwnDate, ...]]:
    """The days off and the marketing dates of the files beside the plan or in the current folder. Prints what is wrong
    with them."""
    from opsplan.pipeline.beside import read_calendars
    from opsplan.schedule.calendar_files import read_calendar_files
    from opsplan.schedule.marketing_files import read_marketing_files

    files, unread = read_calendars(folder_of(plan_name))
    read, marketing = read_calendar_files(files), read_marketing_files(files)
    print_findings(Report.of([*unread, *read.findings, *marketing.findings]), lang, err=True)
    return read.announced, marketing.dates


def _written(
    rows: Sequence[DatedRow], form: str, year: int, today: date, lang: Lang, *, to_file: bool
) -> bytes:
    """The rows in a form. A CSV file begins with a byte order mark, for Excel; on stdout there is none."""
    from opsplan.library.dated_rows import date_records, date_sheet
    from opsplan.writers.text.sheets import write_sheets

    if form == "ics":
        from opsplan.writers.project.dates_ics import write_dates_ics

        title = Bilingual(f"{year} 年营销日历", f"Marketing calendar {year}").get(lang)
        return write_dates_ics(rows, title, today, lang)
    if form == "json":
        value: Any = date_records(rows)
        return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
    text = write_sheets((date_sheet(rows, lang, filled=form == "csv"),), form)
    return (text if to_file else text.removeprefix(_BOM)).encode()
