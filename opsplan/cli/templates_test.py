"""``opsplan templates test``: plans started, checked, rendered and verified as a template's users will."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.options import day_option, lang_option, strict_option
from opsplan.cli.reporting import EXIT_FINDINGS, print_at
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Lang, Severity

if TYPE_CHECKING:
    from opsplan.library.manifest import Template
    from opsplan.pipeline.template_trial import Outcome, Trial, Trouble

_MOST_JOBS = 4


@click.command(
    "test",
    help=say(
        "像用模板的人那样试：每种语言、几个日期、每个选项各新建一份方案，检查、做成所有格式、再核对文件；有错误时指出模板的文件和行号，退出码为 1。"
        "不写名字时试所有模板。\n\n\b\n示例：\n  opsplan templates test webinar\n  opsplan templates test templates/我们的直播 --strict\n"
        "  opsplan templates test --quick -o build/试用",
        "Try templates as their users will: for each language, several days and every choice start a plan, check it, make all formats of "
        "it and verify these. What is wrong is told at the template's file and line, and the exit code is 1. Without names, all "
        "templates.\n\n\b\nExamples:\n  opsplan templates test webinar\n  opsplan templates test templates/our-webinar --strict\n"
        "  opsplan templates test --quick -o build/trial",
    ),
)
@click.argument("names", metavar="[NAME|DIR]...", nargs=-1)
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
    help=say("把做成的文件留在这个文件夹", "Keep the files that were made in this folder"),
)  # fmt: skip
@click.option(
    "--quick", is_flag=True,
    help=say("每种语言只试一份，用默认的答案", "One plan for each language only, with the default answers"),
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N",
    help=say("同时试几份（默认按处理器，最多 4）", "How many plans at a time (default: by the processors, at most 4)"),
)  # fmt: skip
@lang_option("消息的语言", "Language of the messages")
@strict_option
@day_option("--today")
def command(
    names: tuple[str, ...], output: Path | None, quick: bool, jobs: int | None, lang: Any, strict: bool, today: date
) -> None:  # fmt: skip
    """Try templates out and say what is wrong with them."""
    from opsplan.pipeline.template_trial import run_trials, trials, wrong_without_plan

    chosen: Lang = lang or terminal_language()
    found: list[Trouble] = []
    planned: list[Trial] = []
    templates = _templates(names)
    for template in templates:
        wrong = wrong_without_plan(template)
        found += _told(wrong, chosen)
        if not any(each.severity == Severity.ERROR for each in wrong):
            planned += trials(template, today, thorough=not quick)
    tried: Counter[str] = Counter()
    for trial, outcome in run_trials(planned, today, jobs or min(os.cpu_count() or 1, _MOST_JOBS)):
        name = trial.template.name
        if not tried[name]:
            click.echo(name)
        tried[name] += 1
        click.echo(f"  {trial.words}: {_made(outcome, chosen)}")
        if output:
            number = f"-{tried[name]}" if trial.given else ""
            _keep(output, f"{name}-{trial.lang}{number}", outcome)
        found += _told(outcome.troubles, chosen)
    _sum_up(templates, planned, found, chosen)
    worst = Severity.WARNING if strict else Severity.ERROR
    failed = any(each.severity >= worst for each in found)
    click.get_current_context().exit(EXIT_FINDINGS if failed else 0)


def _templates(names: Sequence[str]) -> Sequence[Template]:
    from opsplan.library.locate import all_templates, find_template

    if names:
        return [find_template(name) for name in dict.fromkeys(names)]
    return [each.template for each in all_templates()]


def _told(troubles: Sequence[Trouble], lang: Lang) -> Sequence[Trouble]:
    for each in troubles:
        print_at(each.file, each.line, each.severity, each.text, each.help, lang)
    return troubles


def _made(outcome: Outcome, lang: Lang) -> str:
    files, compared = len(outcome.files), outcome.compared
    if lang == "zh-CN":
        return f"{files} 个文件，核对了 {compared} 处" if compared else f"{files} 个文件，没有核对"
    return f"{files} files, {compared} texts verified" if compared else f"{files} files, not verified"


def _keep(folder: Path, name: str, outcome: Outcome) -> None:
    from opsplan.writers.files import Output, write_outputs

    write_outputs(
        [Output(suffix, folder / f"{name}{suffix}", data) for suffix, data in outcome.files.items()]
    )


def _sum_up(
    templates: Sequence[Template], planned: Sequence[Trial], found: Sequence[Trouble], lang: Lang
) -> None:
    errors, warnings = (
        sum(each.severity == one for each in found) for one in (Severity.ERROR, Severity.WARNING)
    )
    parts = (
        Bilingual(f"{len(templates)} 个模板", _many(len(templates), "template")),
        Bilingual(f"{len(planned)} 份方案", _many(len(planned), "plan")),
        Bilingual(f"{errors} 个错误", _many(errors, "error")),
        Bilingual(f"{warnings} 个警告", _many(warnings, "warning")),
    )
    click.echo(("，" if lang == "zh-CN" else ", ").join(each.get(lang) for each in parts))


def _many(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
