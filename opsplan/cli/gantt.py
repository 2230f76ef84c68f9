"""``opsplan gantt``: the schedule drawn, or handed to another program."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.making import make_files
from opsplan.cli.options import (
    brand_option,
    check_editions,
    check_named,
    day_option,
    editions_option,
    lang_option,
    parse_day,
    plans_argument,
    strict_option,
)
from opsplan.cli.reporting import EXIT_FINDINGS, print_findings
from opsplan.cli.targets import check_clashes, parse_formats, parse_target
from opsplan.cli.views import check_view, kinds_of, view_option
from opsplan.cli.words import say
from opsplan.diagnostics import Lang

if TYPE_CHECKING:
    from opsplan.branding import BrandFound
    from opsplan.pipeline import Checked, Rendered
    from opsplan.schedule import Schedule

_SCALES = ("auto", "hour", "day", "week", "month", "quarter", "year")
_GROUPS = ("phase", "owner", "pillar", "tag")
_COLORS = ("phase", "owner", "status")


@click.command(
    "gantt",
    short_help=say("把排期画成甘特图，或交给别的软件", "Draw the schedule, or hand it to another program"),
    help=say(
        "画出方案的甘特图，格式由 -o 的后缀决定：svg、png、html（可缩放筛选的网页）、pptx、docx、xlsx，"
        "以及 xml（Microsoft Project）、mmd（Mermaid）、csv、ics（日历）。不写 -o 时生成 <方案>-gantt.svg。\n\n\b\n示例：\n"
        "  opsplan gantt plan.yaml -o 甘特图.html\n  opsplan gantt plan.yaml -o 甘特图.pptx --by owner\n"
        "  opsplan gantt plan.yaml -o 关键路径.svg --critical --from 2027-03-01 --to 2027-06-30\n"
        "  opsplan gantt plan.yaml -o 延期.pptx --baseline 旧方案.yaml",
        "Draw a plan's Gantt chart. The suffix of -o is the format: svg, png, html (a page to zoom and filter), pptx, docx, xlsx,"
        " and xml (Microsoft Project), mmd (Mermaid), csv, ics (calendar). Without -o it makes <plan>-gantt.svg.\n\n"
        "\b\nExamples:\n  opsplan gantt plan.yaml -o gantt.html\n  opsplan gantt plan.yaml -o gantt.pptx --by owner\n"
        "  opsplan gantt plan.yaml -o path.svg --critical --from 2027-03-01 --to 2027-06-30\n"
        "  opsplan gantt plan.yaml -o slip.pptx --baseline old-plan.yaml",
    ),
)
@plans_argument
@click.option(
    "-o",
    "--output",
    metavar="DIR|FILE",
    help=say(
        "文件夹，或后缀为所要格式的一个文件；- 为标准输出",
        "A folder, or one file whose suffix is the format; - is stdout",
    ),
)
@click.option(
    "--format",
    "formats",
    metavar="FORMATS",
    help=say("写进文件夹的格式，逗号分隔", "Formats to write into a folder, comma-separated"),
)
@view_option
@click.option(
    "--scale", type=click.Choice(_SCALES), default="auto", show_default=True,
    help=say("时间刻度", "Unit of the time axis"),
)  # fmt: skip
@click.option(
    "--by", type=click.Choice(_GROUPS), default="phase", show_default=True,
    help=say("按什么分组：阶段、负责人、策略支柱、标签", "What rows are gathered by"),
)  # fmt: skip
@click.option(
    "--color", type=click.Choice(_COLORS), default="phase", show_default=True,
    help=say("按什么着色：阶段、负责人、状态", "What colours stand for"),
)  # fmt: skip
@click.option(
    "--from", "start", metavar="D", callback=parse_day, help=say("只画这一天起的", "Only from this day on")
)
@click.option("--to", "end", metavar="D", callback=parse_day, help=say("只画到这一天", "Only up to this day"))
@click.option("--critical", is_flag=True, help=say("只画关键路径", "Only the critical path"))
@click.option(
    "--links/--no-links", default=True, help=say("画不画前置关系的连线", "With or without dependency lines")
)
@click.option(
    "--slack", is_flag=True, help=say("画出每项任务还能拖到哪天", "Show how far each task can slip")
)
@click.option(
    "--baseline",
    metavar="OLD_PLAN",
    help=say("旧方案：在每条下面画出原定的起止", "An older plan: its dates are drawn under each bar"),
)
@brand_option
@editions_option
@day_option("--today", "--date")
@lang_option("图上文字和消息的语言", "Language of the chart and of messages")
@strict_option
def command(
    plans: tuple[str, ...], output: str | None, formats: str | None, view: Any, scale: Any, by: Any, color: Any,
    start: date | None, end: date | None, critical: bool, links: bool, slack: bool, baseline: str | None,
    brand: BrandFound | None, today: date, lang: Any, strict: bool, editions: tuple[str | None, ...],
) -> None:  # fmt: skip
    """Draw schedules and say what was written."""
    plans = tuple(dict.fromkeys(plans))
    kinds = kinds_of(view)
    target = parse_target(output, parse_formats(formats, kinds, "--format"), plans, kinds, "--format")
    lanes = by if check_view(click.get_current_context(), view, target.formats) else None
    check_editions(editions, one_file=target.folder is None)
    check_clashes(plans, target)
    if start and end and end < start:
        raise click.BadParameter(
            say(f"{end} 早于 --from {start}", f"{end} is before --from {start}"), param_hint="--to"
        )
    old = {one: _baseline(baseline, today, lang, one) for one in editions} if baseline else {}

    def produce(checked: Checked, edition: str | None) -> Rendered:
        from opsplan.pipeline.charting import ChartOptions, draw

        options = ChartOptions(
            target.formats,
            today,
            lang,
            by,
            color,
            scale,
            start,
            end,
            critical,
            links,
            slack,
            baseline=old.get(edition),
            view=view,
            lanes=lanes,
        )
        return draw(checked, options)

    written = [
        path
        for name in plans
        for edition in editions
        for path in make_files(
            name,
            target,
            partial(produce, edition=edition),
            today=today,
            lang=lang,
            strict=strict,
            quality=False,
            brand=brand,
            edition=edition,
        )
    ]
    whole = len(written) == len(plans) * len(editions) * len(target.formats)
    click.get_current_context().exit(0 if whole else EXIT_FINDINGS)


def _baseline(name: str, today: date, lang: Lang | None, edition: str | None) -> Schedule:
    """The schedule of the older plan in the same edition. Exits with its findings when it cannot be scheduled."""
    checked = check_named(name, today=today, lang=lang, quality=False, edition=edition)
    if checked.schedule is None or checked.report.blocking:
        print_findings(checked.report, checked.lang, err=True)
        click.get_current_context().exit(EXIT_FINDINGS)
    return checked.schedule
