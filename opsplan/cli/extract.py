"""``opsplan extract``: the plan back out of a deliverable."""

from __future__ import annotations

from pathlib import Path

import click

from opsplan.cli.options import STDIN, new_plan_option, read_given, write_stdout
from opsplan.cli.targets import single_path
from opsplan.cli.words import say
from opsplan.diagnostics import Bilingual
from opsplan.errors import OutputError


@click.command(
    "extract",
    help=say(
        "从 opsplan 生成的 Word 或 PowerPoint 文件里取回方案，一个字节也不差。写到当前文件夹的 <文件>.yaml 或 -o 指定的地方；"
        "已有的文件不会被覆盖。取回的是生成文件时的方案，之后在 Word 里改的内容不在其中：用 opsplan verify 查。\n\n\b\n示例：\n"
        "  opsplan extract 方案.docx\n  opsplan extract 方案.pptx -o plans/\n  opsplan extract 方案.docx -o - | opsplan check -",
        "Give back the plan that a Word or PowerPoint file was made of, byte for byte. It goes to <file>.yaml in the current "
        "folder, or where -o says; a file that is there is not overwritten. It is the plan of the day the file was made: what was "
        "changed in Word since is not in it, opsplan verify finds that.\n\n\b\nExamples:\n  opsplan extract plan.docx\n"
        "  opsplan extract plan.pptx -o plans/\n  opsplan extract plan.docx -o - | opsplan check -",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=str))
@new_plan_option
@click.option("--force", is_flag=True, help=say("覆盖已有的文件", "Overwrite a file that is there"))
def command(file: str, output: str | None, force: bool) -> None:
    """Read the file and write its plan."""
    from opsplan.pipeline.extracting import extract_plan
    from opsplan.writers.files import Output, write_outputs

    plan = extract_plan("<stdin>" if file == STDIN else file, read_given(file))
    target = _target(file, output)
    if target is None:
        write_stdout(plan)
        return
    if target.exists() and not force:
        if target.is_file() and target.read_bytes() == plan:
            click.echo(say(f"{target} 与其中的方案相同", f"{target} is that plan already"), err=True)
            return
        raise OutputError(
            Bilingual(f"{target} 已经存在，没有覆盖", f"{target} is there already and was not overwritten"),
            Bilingual(
                "用 -o 换一个文件名，或加 --force 覆盖它",
                "give another name with -o, or --force to overwrite it",
            ),
        )
    write_outputs([Output("yaml", target, plan)], overwrite=force)
    click.echo(target)


def _target(file: str, output: str | None) -> Path | None:
    """Where the plan goes; None for stdout."""
    if output == STDIN:
        return None
    name = "plan.yaml" if file == STDIN else f"{Path(file).stem}.yaml"
    return single_path(output, name, (".yaml", ".yml")) if output else Path(name)
