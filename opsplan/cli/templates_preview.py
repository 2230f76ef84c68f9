"""``opsplan templates preview``: what a template gives, before anything is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.options import day_option, lang_option
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Lang

if TYPE_CHECKING:
    from opsplan.pipeline.template_preview import Preview


@click.command(
    "preview",
    help=say(
        "看一个模板会给出什么：用默认的答案新建一份方案，列出它的章节、阶段和要回答的问题，并把 Word、PowerPoint 和甘特图写到 -o 指定的文件夹"
        "（默认 <模板>-preview）。\n\n\b\n示例：\n  opsplan templates preview webinar\n  opsplan templates preview templates/我们的直播 -o out --lang zh-CN",
        "See what a template gives: a plan with the default answers, its sections, phases and questions listed, its Word and PowerPoint "
        "files and Gantt written to the folder that -o names (default: <template>-preview).\n\n\b\nExamples:\n"
        "  opsplan templates preview webinar\n  opsplan templates preview templates/our-webinar -o out --lang en",
    ),
)
@click.argument("name", metavar="NAME|DIR")
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
    help=say("写到这个文件夹", "Write to this folder"),
)  # fmt: skip
@lang_option("方案和说明的语言", "Language of the plan and of the outline")
@day_option("--today")
def command(name: str, output: Path | None, lang: Any, today: date) -> None:
    """Print the outline of a template's plan and write its files."""
    from opsplan.library.locate import find_template
    from opsplan.library.unshowable import shown_safely
    from opsplan.pipeline.template_preview import preview
    from opsplan.writers.files import Output, write_outputs

    chosen: Lang = lang or terminal_language()
    template = find_template(name)
    found = preview(template, chosen, today)
    click.echo(f"{template.name}  {template.title.get(chosen)}")
    if template.description.get(chosen):
        click.echo(f"  {template.description.get(chosen)}")
    for line in _outline(found, chosen):
        click.echo(shown_safely(line))
    folder = output or Path(f"{template.name}-preview")
    outputs = [
        Output(suffix, folder / f"{template.name}{suffix}", data) for suffix, data in found.files.items()
    ]
    write_outputs(outputs)
    click.echo()
    for each in outputs:
        click.echo(each.path)


def _outline(found: Preview, lang: Lang) -> Iterator[str]:
    yield ""
    yield Bilingual(f"方案：{found.title}", f"Plan: {found.title}").get(lang)
    yield ""
    yield Bilingual("章节", "Sections").get(lang)
    for number, section in enumerate(found.sections, start=1):
        yield f"  {number:2}  {section}"
    if found.phases:
        yield ""
        yield Bilingual("阶段", "Phases").get(lang)
    for phase in found.phases:
        days = f"{phase.start} – {phase.end}" if phase.start and phase.end else ""
        tasks = Bilingual(f"{phase.tasks} 项任务", f"{phase.tasks} task{'' if phase.tasks == 1 else 's'}")
        yield f"  {days:23}  {phase.name}  ({tasks.get(lang)})"
    if found.questions:
        yield ""
        yield Bilingual("问题", "Questions").get(lang)
    for question in found.questions:
        yield f"  {question.id}: {question.ask} [{question.default}]"
