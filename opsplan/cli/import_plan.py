"""``opsplan import``: a plan from a file of another program."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from opsplan.cli.options import STDIN, date_option, lang_option, new_plan_option, read_given, write_stdout
from opsplan.cli.targets import single_path
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual
from opsplan.errors import OutputError


@click.command(
    "import",
    short_help=say("从 Microsoft Project XML 导入", "Make a plan of Microsoft Project XML"),
    help=say(
        "把 Microsoft Project 的 XML 文件（ProjectLibre 等软件也能写）变成一份方案：周期、日历、团队、阶段、任务、前置、里程碑、进度，"
        "任务日期与原文件相同。写到当前文件夹的 <文件>.yaml 或 -o 指定的地方；已有的文件不会被覆盖。\n\n\b\n示例：\n"
        "  opsplan import 项目.xml\n  opsplan import 项目.xml -o plans/方案.yaml\n  opsplan import 项目.xml --country SG --lang en -o -",
        "Turn an XML file of Microsoft Project (ProjectLibre and others write it too) into a plan: period, calendar, team, phases, "
        "tasks, predecessors, milestones and progress, with the same dates. It goes to <file>.yaml in the current folder, or where "
        "-o says; a file that is there is not overwritten.\n\n\b\nExamples:\n  opsplan import project.xml\n"
        "  opsplan import project.xml -o plans/plan.yaml\n  opsplan import project.xml --country SG --lang en -o -",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=str))
@new_plan_option
@click.option(
    "--country",
    metavar="CODE",
    help=say(
        "按哪个国家的官方假期，如 CN、US（默认取与文件最接近的）",
        "Whose official days off to use, such as CN or US (default: those nearest to the file's)",
    ),
)
@click.option("--force", is_flag=True, help=say("覆盖已有的文件", "Overwrite a file that is there"))
@lang_option(
    "键名的语言（默认看文件里有没有汉字）",
    "Language of the keys (default: Chinese if the file holds Chinese)",
)
@date_option
def command(file: str, output: str | None, country: str | None, force: bool, lang: Any, today: date) -> None:
    """Read the file, write the plan, and say what was not taken over."""
    from opsplan.importing import import_project
    from opsplan.writers.files import Output, write_outputs

    target = _target(file, output)
    if target is not None and target.exists() and not force:
        raise OutputError(
            Bilingual(f"{target} 已经存在，没有覆盖", f"{target} is there already and was not overwritten"),
            Bilingual(
                "用 -o 换一个文件名，或加 --force 覆盖它",
                "give another name with -o, or --force to overwrite it",
            ),
        )
    found = import_project(read_given(file), file, today=today, lang=lang, country=_country(country))
    data = found.text.encode()
    if target is None:
        write_stdout(data)
    else:
        write_outputs([Output("yaml", target, data)], overwrite=force)
        click.echo(target)
    spoken = terminal_language()
    counts = Bilingual(
        f"{found.phases} 个阶段，{found.tasks} 项任务", f"phases: {found.phases}, tasks: {found.tasks}"
    )
    for line in (counts, *found.notes):
        click.echo(f"  {line.get(spoken)}", err=True)


def _target(file: str, output: str | None) -> Path | None:
    """Where the plan goes; None for stdout."""
    if output == STDIN or (output is None and file == STDIN):
        return None
    name = "plan.yaml" if file == STDIN else f"{Path(file).stem}.yaml"
    return single_path(output, name, (".yaml", ".yml")) if output else Path(name)


def _country(code: str | None) -> str | None:
    if code is None:
        return None
    from opsplan.schedule.official import known_countries

    found = code.strip().upper()
    if found not in known_countries():
        raise click.BadParameter(
            say(
                f"没有国家代码“{code}”的节假日数据；写两位代码，如 CN、US、SG",
                f"no days off are known for '{code}'; write a two-letter code, such as CN, US, SG",
            ),
            param_hint="--country",
        )
    return found
