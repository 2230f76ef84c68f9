"""``opsplan score``: how many of the questions that a plan should answer it answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from opsplan.cli.options import (
    check_named,
    date_option,
    edition_option,
    lang_option,
    plans_argument,
    write_stdout,
)
from opsplan.cli.reporting import EXIT_FINDINGS, plan_score, print_findings, telling
from opsplan.cli.targets import check_clashes, parse_target
from opsplan.cli.words import say
from opsplan.reporting.formats import SCORES
from opsplan.reporting.scores import PlanScore, tell_scores
from opsplan.writers.files import SCORES as KINDS
from opsplan.writers.files import Output, write_outputs


@click.command(
    "score",
    short_help=say("方案答到了多少问", "How much of what a plan should answer it does answer"),
    help=say(
        "按章节数一数：该答的问题方案答到了几个，每个目标的 SMART 缺哪一项，目标有没有落到任务、指标和内容上，"
        "多少预算有依据。每一问都只数有或没有，不加权。问题见 docs/score.md。\n\n"
        "分数不影响退出码；读不了的方案列出问题，退出码为 1。\n\n\b\n示例：\n"
        "  opsplan score plan.yaml\n  opsplan score plans/*.yaml --format json\n  opsplan score plan.yaml -o 得分.md",
        "Count, by section, how many of its questions a plan answers, which SMART letters its goals lack, which goals"
        " reach tasks, metrics and content, and how much of the money has a basis. Every question is yes or no, none is"
        " weighted. docs/score.md lists them.\n\n"
        "The score does not change the exit code; a plan that cannot be read has its findings listed, and the exit code is"
        " 1.\n\n\b\nExamples:\n"
        "  opsplan score plan.yaml\n  opsplan score plans/*.yaml --format json\n  opsplan score plan.yaml -o score.md",
    ),
)
@plans_argument
@click.option(
    "--format", "form", type=click.Choice(SCORES), default=None, metavar="FORMAT",
    help=say("输出格式：text、json、markdown（默认 text，或按 -o 的后缀）", "Form of the output: text, json, markdown (default: text, or by the suffix of -o)"),
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="DIR|FILE",
    help=say("写到文件或文件夹；默认 - 为标准输出", "Write to a file or folder; the default, -, is stdout"),
)  # fmt: skip
@lang_option("表头和消息的语言（默认是方案的语言）", "Language of heads and messages (default: the plan's)")
@edition_option
@date_option
def command(
    plans: tuple[str, ...], form: str | None, output: str | None, lang: Any, edition: str | None, today: date
) -> None:
    """Print scores, or write them to files."""
    names = tuple(dict.fromkeys(plans))
    to_file = output not in (None, "-")
    target = parse_target(output, (form,) if form else None, names, KINDS, "--format") if to_file else None
    form = target.formats[0] if target else form or "text"
    if target:
        check_clashes(names, target)
    scores: dict[str, PlanScore] = {}
    editions: dict[str, str] = {}
    for name in names:
        one = check_named(name, today=today, lang=lang, edition=edition)
        found = plan_score(one, today)
        if found is None:
            print_findings(one.report, one.lang, err=True)
        else:
            scores[name], editions[name] = found, one.edition.name
    told = telling(lang)
    if target is None and scores:
        write_stdout(f"{tell_scores(form, list(scores.values()), told)}\n".encode())
    elif target is not None:
        files = [
            Output(
                form,
                target.path(name, form, editions[name]),
                f"{tell_scores(form, [found], told)}\n".encode(),
            )
            for name, found in scores.items()
        ]
        write_outputs(files)
        for file in files:
            click.echo(file.path)
    click.get_current_context().exit(0 if len(scores) == len(names) else EXIT_FINDINGS)
