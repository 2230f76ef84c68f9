"""``opsplan check``: what is wrong with a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import click

from opsplan.cli.fixing import fix_options, fix_plans
from opsplan.cli.options import (
    STDIN,
    check_named,
    date_option,
    edition_option,
    lang_option,
    plans_argument,
    strict_option,
)
from opsplan.cli.profile import profile_option
from opsplan.cli.reporting import (
    EXIT_FINDINGS,
    failed,
    plan_report,
    plan_score,
    report_format_option,
    telling,
)
from opsplan.cli.settings import each_said_once, rules_option
from opsplan.cli.words import say
from opsplan.collector import collector_paused
from opsplan.diagnostics import Report
from opsplan.reporting.formats import SCORES, STATISTICS, statistics, tell, tell_both
from opsplan.stages import stage


@click.command(
    "check",
    help=say(
        "检查方案的每个键、值、引用和日期，一次列出所有问题。\n\n有错误时退出码为 1，没有则为 0；--strict 时警告也算。\n\n\b\n示例：\n"
        "  opsplan check plan.yaml\n  opsplan check plans/*.yaml --strict\n  opsplan check plan.yaml --format json\n"
        "  opsplan check plan.yaml --diff\n  opsplan check plan.yaml --fix",
        "Check every key, value, ref and date of a plan and list all that is wrong in one run.\n\n"
        "The exit code is 1 when there are errors (with --strict: or warnings), else 0.\n\n\b\nExamples:\n"
        "  opsplan check plan.yaml\n  opsplan check plans/*.yaml --strict\n  opsplan check plan.yaml --format json\n"
        "  opsplan check plan.yaml --diff\n  opsplan check plan.yaml --fix",
    ),
)
@plans_argument
@report_format_option
@click.option(
    "--statistics",
    "counting",
    is_flag=True,
    help=say(
        "只列每条规则的次数（格式 text、json、markdown）",
        "Only say how often each rule speaks (formats text, json, markdown)",
    ),
)
@click.option(
    "--score",
    "scoring",
    is_flag=True,
    help=say(
        "在问题之后再给出得分（格式 text、json、markdown），见 opsplan score",
        "After the findings give the score (formats text, json, markdown); see opsplan score",
    ),
)
@rules_option(
    "--select",
    "只用这些规则：规则名、编号或它们的开头，如 goal-、OPS61；优先于设置文件和方案",
    "Only these rules: names, codes, or how they begin, such as goal-, OPS61; wins over the settings and the plan",
)
@rules_option(
    "--ignore",
    "不用这些规则；规范的错误不能忽略",
    "Not these rules; errors of the plan spec cannot be ignored",
)
@click.option(
    "--samples",
    is_flag=True,
    help=say(
        "只列出模板留下、还没有换掉的示例（行尾注释“示例”）",
        "Only list the samples of a template that are not replaced yet ('sample' comments)",
    ),
)
@lang_option("消息的语言（默认是方案的语言）", "Language of the messages (default: the plan's)")
@edition_option
@date_option
@strict_option
@fix_options
@profile_option
def command(
    plans: tuple[str, ...], form: str, counting: bool, scoring: bool, select: tuple[str, ...], ignore: tuple[str, ...], lang: Any,
    samples: bool, today: date, strict: bool, fix: bool, diff: bool, edition: str | None,
) -> None:  # fmt: skip
    """Check plans and say what was found."""
    click.get_current_context().with_resource(collector_paused())
    if counting and form not in STATISTICS:
        raise click.UsageError(
            say(f"--statistics 没有 {form} 格式，可选：{'、'.join(STATISTICS)}", f"--statistics has no format {form}, only {', '.join(STATISTICS)}")
        )  # fmt: skip
    if scoring and form not in SCORES:
        raise click.UsageError(
            say(f"--score 没有 {form} 格式，可选：{'、'.join(SCORES)}", f"--score has no format {form}, only {', '.join(SCORES)}")
        )  # fmt: skip
    if scoring and (counting or diff):
        raise click.UsageError(
            say("--score 不能和 --statistics、--diff 一起用", "use --score without --statistics and --diff")
        )
    if samples and (counting or scoring or fix or diff):
        raise click.UsageError(
            say("--samples 单独使用", "use --samples without --statistics, --score, --fix and --diff")
        )
    if edition is not None and (fix or diff):
        raise click.UsageError(
            say("--edition 不能和 --fix、--diff 一起用", "use --edition without --fix and --diff")
        )
    names = tuple(dict.fromkeys(plans))
    read = partial(check_named, today=today, lang=lang, select=select, ignore=ignore, edition=edition)
    checked, written = [read(name) for name in names], True
    if fix or diff:
        checked, written = fix_plans(names, checked, read, diff=diff, quiet=form != "text")
    if samples:
        from opsplan.checks.samples import samples_left

        checked = [replace(one, report=Report.of(samples_left(one.text, one.file))) for one in checked]
    scores = [found for one in checked if (found := plan_score(one, today))] if scoring else []
    checked = each_said_once(checked)
    reports, how = [plan_report(one) for one in checked], telling(lang, strict=strict)
    told = ""
    with stage("report"):
        if scoring:
            told = tell_both(form, reports, scores, how)
        elif not diff:
            told = (statistics if counting else tell)(form, reports, how)
        if told:
            click.echo(told, err=fix and STDIN in names)
    whole = sum((one.report for one in checked), Report())
    wrong = not written or failed(whole, strict=strict)
    click.get_current_context().exit(EXIT_FINDINGS if wrong else 0)
