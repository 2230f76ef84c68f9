"""``opsplan brand check`` and ``opsplan brand init``: a company's own Word or PowerPoint file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.options import STDIN, brand_option, lang_option, read_given
from opsplan.cli.reporting import print_findings
from opsplan.cli.targets import single_path
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Lang, Report
from opsplan.errors import OutputError, UserError

if TYPE_CHECKING:
    from opsplan.branding import BrandFound, Branding
    from opsplan.writers.ooxml.company_facts import CompanyFacts

_FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=str))


@click.command(
    "check",
    short_help=say("公司的文件里有什么，用哪些", "What a company's file has, and what is used"),
    help=say(
        "列出公司的 PowerPoint 文件有哪些版式、占位符、颜色和字体，哪个版式用作封面、章节、内容和封底，缺什么由什么代替；"
        "或公司的 Word 文件的样式、页面、字体和颜色。\n\n\b\n示例：\n  opsplan brand check 公司.pptx\n"
        "  opsplan brand check 公司.pptx --brand brand.yaml\n  opsplan brand check 公司.docx --format json",
        "List the layouts, placeholders, colours and fonts of a company's PowerPoint file, which layout is used for cover, sections, "
        "content and closing, and what stands in for what is missing; or the styles, pages, fonts and colours of its Word file.\n\n\b\n"
        "Examples:\n  opsplan brand check company.pptx\n  opsplan brand check company.pptx --brand brand.yaml\n"
        "  opsplan brand check company.docx --format json",
    ),
)
@_FILE
@brand_option
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", metavar="FORMAT",
    help=say("text（默认）或 json", "text (default) or json"),
)  # fmt: skip
@lang_option("说明的语言", "Language of the words")
def check(file: str, brand: BrandFound | None, form: str, lang: Any) -> None:
    """Print the tables."""
    from opsplan.reporting.company_page import company_json, company_text

    chosen: Lang = lang or terminal_language()
    facts = _facts(file, chosen, brand.branding if brand else None)
    click.echo(company_json(facts) if form == "json" else company_text(facts, chosen), nl=False)
    if form == "text":
        print_findings(Report.of(facts.findings), chosen, err=True)


@click.command(
    "init",
    short_help=say("从公司的文件写出品牌文件", "Write a brand file from a company's file"),
    help=say(
        "从公司的 PowerPoint 或 Word 文件读出颜色、字体、版式和标志，写成一份带注释的品牌文件：打印出来，或用 -o 写到文件（标志存在旁边）。\n\n\b\n"
        "示例：\n  opsplan brand init 公司.pptx -o brand.yaml\n  opsplan render 方案.yaml --brand brand.yaml",
        "Write a commented brand file with the colours, fonts, layouts and logo of a company's PowerPoint or Word file: printed, or put into "
        "a file with -o (the logo goes beside it).\n\n\b\nExamples:\n  opsplan brand init company.pptx -o brand.yaml\n"
        "  opsplan render plan.yaml --brand brand.yaml",
    ),
)
@_FILE
@click.option(
    "-o", "--output", metavar="FILE",
    help=say("写到这个 .yaml 文件；不给就打印", "The .yaml file to write; without it the text is printed"),
)  # fmt: skip
@click.option("--force", is_flag=True, help=say("覆盖已有的文件", "Overwrite a file that is there"))
@lang_option("键名和注释的语言", "Language of keys and comments")
def init(file: str, output: str | None, force: bool, lang: Any) -> None:
    """Write the brand file."""
    from opsplan.pipeline.company_reading import begin_brand
    from opsplan.writers.files import Output, write_outputs

    chosen: Lang = lang or terminal_language()
    facts = _facts(file, chosen, None)
    if output in (None, STDIN):
        click.echo(begin_brand(facts, file, "", chosen), nl=False)
        return
    target = single_path(output or "", "brand.yaml", (".yaml", ".yml"))
    logo = facts.start.logo
    picture = target.with_name(f"{target.stem}-logo{logo[0]}") if logo else None
    for path in filter(None, (target, picture)):
        if path.exists() and not force:
            raise OutputError(
                Bilingual(f"{path} 已经存在，没有覆盖", f"{path} is there already and was not overwritten"),
                Bilingual("用 -o 换一个文件名，或加 --force 覆盖它", "give another name with -o, or --force to overwrite it"),
            )  # fmt: skip
    reference = Path(os.path.relpath(file, target.parent)).as_posix()
    text = begin_brand(facts, reference, picture.name if picture else "", chosen)
    outputs = [Output("yaml", target, text.encode())]
    if logo and picture:
        outputs.append(Output(logo[0].lstrip("."), picture, logo[1]))
    write_outputs(outputs, overwrite=force)
    for each in outputs:
        click.echo(each.path)


def _facts(file: str, lang: Lang, branding: Branding | None) -> CompanyFacts:
    """What the file has. Raises click.UsageError for one that cannot be used."""
    from opsplan.pipeline.company_reading import read_company

    try:
        return read_company(file, read_given(file), lang, branding)
    except UserError as error:
        text, help = error.text, error.help
        raise click.UsageError(
            say(f"{text.zh}。{help.zh if help else ''}", f"{text.en}. {help.en if help else ''}")
        ) from error
