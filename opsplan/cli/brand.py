"""``opsplan brand``: the shipped brands, and what a brand says."""

from __future__ import annotations

from typing import Any

import click

from opsplan.cli import usage
from opsplan.cli.brand_company import check, init
from opsplan.cli.options import lang_option
from opsplan.cli.reporting import EXIT_FINDINGS, print_findings
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual

_ABOUT = {
    "opsplan": Bilingual(
        "内置外观：安静的页面，一种蓝绿主色，细线",
        "the house look: quiet pages, one blue-green accent, hairlines",
    ),
    "almanac": Bilingual(
        "朱红与宋体，一、（一）编号，全框线表格",
        "cinnabar and Song type, chapters 一、（一）, tables in a grid",
    ),
    "signal": Bilingual("强烈的蓝，实色表头，深色幻灯片", "a strong blue, filled table heads, dark slides"),
}


@click.group(
    "brand",
    cls=usage.Group,
    help=say(
        "列出内置品牌，打印一个品牌定下的全部内容，或从公司的 PowerPoint、Word 文件写出品牌文件。\n\n\b\n示例：\n  opsplan brand list\n"
        "  opsplan brand show almanac > brand.yaml\n  opsplan brand init company.pptx -o brand.yaml\n  opsplan render plan.yaml --brand brand.yaml",
        "List the shipped brands, print everything that a brand settles, or begin a brand file from a company's PowerPoint or Word file.\n\n\b\n"
        "Examples:\n  opsplan brand list\n  opsplan brand show almanac > brand.yaml\n  opsplan brand init company.pptx -o brand.yaml\n  opsplan render plan.yaml --brand brand.yaml",
    ),
)
def command() -> None:
    """The commands about brands."""


command.add_command(check)
command.add_command(init)


@command.command("list", help=say("列出内置品牌", "List the shipped brands"))
@lang_option("说明的语言", "Language of the descriptions")
def list_brands(lang: Any) -> None:
    """Print the names and what they look like."""
    from opsplan.branding import shipped_names

    width = max(map(len, shipped_names()))
    for name in shipped_names():
        click.echo(f"{name:{width}}  {_ABOUT[name].get(lang or terminal_language())}")


@command.command(
    "show",
    help=say(
        "打印一个品牌定下的颜色、字体、编号和表格样式，写法就是品牌文件的写法；品牌文件有问题时也说出来",
        "Print the colours, fonts, numbering and tables that a brand settles, as a brand file; what is wrong with a file is said as well",
    ),
)
@click.argument("name", metavar="NAME|FILE")
@lang_option("键名和消息的语言", "Language of keys and messages")
def show(name: str, lang: Any) -> None:
    """Print a brand."""
    from opsplan.branding.show import brand_yaml
    from opsplan.diagnostics import Report
    from opsplan.pipeline.branding import asked_brand

    chosen = lang or terminal_language()
    found = asked_brand(name)
    report = Report.of(found.findings)
    print_findings(report, chosen, err=True)
    if found.branding is None or report.blocking:
        click.get_current_context().exit(EXIT_FINDINGS)
    click.echo(brand_yaml(found.branding, chosen), nl=False)
