"""``opsplan templates``: which templates there are, what one asks, holds and gives, copies, checks and trials of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli import templates_preview, templates_test, usage
from opsplan.cli.options import day_option, lang_option
from opsplan.cli.reporting import EXIT_FINDINGS, print_error
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Lang

if TYPE_CHECKING:
    from opsplan.library.locate import Found

_ORIGINS = {
    "project": Bilingual("项目", "project"),
    "user": Bilingual("个人", "user"),
    "package": Bilingual("安装包", "package"),
    "built-in": Bilingual("内置", "built-in"),
}


@click.group(
    "templates",
    cls=usage.Group,
    help=say(
        "模板是一个文件夹。按名字找时依次看：当前文件夹（或方案旁）的 templates/、个人的配置文件夹、安装的包、内置；先找到的为准。\n\n\b\n"
        "示例：\n  opsplan templates list\n  opsplan templates show webinar\n  opsplan templates preview webinar\n  opsplan templates copy webinar templates/我们的直播\n"
        "  opsplan templates check templates/我们的直播\n  opsplan templates test templates/我们的直播",
        "A template is a folder. A name is looked for in templates/ of the current folder (or beside the plan), in the user's "
        "configuration folder, in installed packages and among the built-in ones; the first wins.\n\n\b\nExamples:\n"
        "  opsplan templates list\n  opsplan templates show webinar\n  opsplan templates preview webinar\n  opsplan templates copy webinar templates/our-webinar\n"
        "  opsplan templates check templates/our-webinar\n  opsplan templates test templates/our-webinar",
    ),
)
def command() -> None:
    """The commands about templates."""


@command.command("list", help=say("列出所有模板", "List all templates"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="text|json",
    help=say("输出格式", "Form of the output"),
)
@lang_option("说明的语言", "Language of the descriptions")
def list_templates(form: str, lang: Any) -> None:
    """Print names, titles and where they are."""
    from opsplan.library.locate import all_templates, broken_templates

    chosen: Lang = lang or terminal_language()
    found = all_templates()
    if form == "json":
        click.echo(json.dumps([_record(each, chosen) for each in found], ensure_ascii=False, indent=2))
    else:
        width = max(len(each.template.name) for each in found)
        for each in found:
            place = (
                "" if each.shelf.origin == "built-in" else f"  [{_ORIGINS[each.shelf.origin].get(chosen)}]"
            )
            click.echo(f"{each.template.name:{width}}  {each.template.title.get(chosen)}{place}")
    for error in broken_templates():
        print_error(error, chosen)


def _record(found: Found, lang: Lang) -> dict[str, Any]:
    from opsplan.library.starting.starter import starter_languages

    template = found.template
    return {
        "name": template.name, "title": template.title.get(lang), "description": template.description.get(lang),
        "kind": template.kind, "languages": list(starter_languages(template)), "path": str(template.folder),
        "origin": found.shelf.origin,
    }  # fmt: skip


@command.command("show", help=say("一个模板是什么，问哪些问题", "What a template is, and what it asks"))
@click.argument("name", metavar="NAME|DIR")
@lang_option("说明的语言", "Language of the descriptions")
@day_option("--today")
def show(name: str, lang: Any, today: date) -> None:
    """Print a template's description, place and questions."""
    from opsplan.library.starting.starter import starter_languages
    from opsplan.pipeline.starting import desk_for, questions_of

    chosen: Lang = lang or terminal_language()
    found = _found(name)
    template = found.template
    click.echo(f"{template.name}  {template.title.get(chosen)}")
    click.echo(f"  {template.description.get(chosen)}")
    shapes = Bilingual("只管版式，不能新建方案", "shapes documents, starts no plan").get(chosen)
    facts = [
        (Bilingual("位置", "place"), f"{template.folder} ({_ORIGINS[found.shelf.origin].get(chosen)})"),
        (Bilingual("方案语言", "languages"), ", ".join(starter_languages(template)) or shapes),
    ]
    facts += [(Bilingual("上级", "extends"), template.extends)] if template.extends else []
    facts += [(Bilingual("被它盖住", "hides"), str(path)) for path in found.hidden]
    for label, value in facts:
        click.echo(f"  {label.get(chosen)}: {value}")
    desk = desk_for(today, chosen)
    for question in questions_of(template):
        from opsplan.library.starting.answers import default_of

        default = default_of(question, {}, desk)
        options = f" [{', '.join(option.value for option in question.options)}]" if question.options else ""
        click.echo(f"  --set {question.id}={default}  {question.ask.get(chosen)}{options}")


@command.command("path", help=say("模板的文件夹", "The folder of a template"))
@click.argument("name", metavar="NAME|DIR")
def path(name: str) -> None:
    """Print where a template is."""
    click.echo(_found(name).template.folder)


@command.command(
    "copy",
    help=say(
        "把模板复制成自己的，改名后在上级模板之上改",
        "Copy a template to change it, under the name of its new folder",
    ),
)
@click.argument("name", metavar="NAME|DIR")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
def copy(name: str, folder: Path) -> None:
    """Copy a template's files into a new folder."""
    from opsplan.library.copying import copy_template
    from opsplan.writers.files import Output, write_outputs

    copied = copy_template(_found(name).template, folder)
    write_outputs([Output("template", path, data) for path, data in copied.items()], overwrite=False)
    for path in copied:
        click.echo(path)


@command.command(
    "check",
    help=say(
        "模板里用错的名字、视图、写法和缺的语言，带文件和行号",
        "Wrong names, views and syntax of a template, and languages it lacks, with file and line",
    ),
)
@click.argument("names", metavar="NAME|DIR...", nargs=-1, required=True)
@lang_option("消息的语言", "Language of the messages")
@day_option("--today")
def check(names: tuple[str, ...], lang: Any, today: date) -> None:
    """Try a template on plans of every kind; say what is wrong with it."""
    from opsplan.pipeline.template_check import check_template

    chosen: Lang = lang or terminal_language()
    wrong = False
    for name in names:
        for error in check_template(_found(name).template, today):
            wrong = True
            print_error(error, chosen)
    click.get_current_context().exit(EXIT_FINDINGS if wrong else 0)


command.add_command(templates_preview.command)
command.add_command(templates_test.command)


def _found(name: str) -> Found:
    from opsplan.library.locate import Found, Shelf, all_templates, find_template

    for each in all_templates():
        if each.template.name == name:
            return each
    template = find_template(name)
    return Found(template, Shelf("project", template.folder.parent))
