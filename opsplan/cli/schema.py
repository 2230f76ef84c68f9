"""``opsplan schema``: the JSON Schema of a plan, of a calendar data file or of a brand file."""

from __future__ import annotations

import json
from typing import Any

import click

from opsplan.cli.options import lang_option, write_stdout
from opsplan.cli.targets import single_path
from opsplan.cli.words import say, terminal_language
from opsplan.writers.files import Output, write_outputs


@click.command(
    "schema",
    help=say(
        "输出方案、日历数据文件或品牌文件的 JSON Schema（2020-12），供编辑器补全、说明和检查。中文版的键名和说明是中文，两种键名都接受。\n\n\b\n示例：\n"
        "  opsplan schema --lang zh-CN -o plan.schema.json\n  # 方案第一行：# yaml-language-server: $schema=plan.schema.json",
        "Print the JSON Schema (2020-12) of a plan, of a calendar data file or of a brand file, for completion, descriptions and checks in editors. "
        "Keys of both languages are accepted.\n\n"
        "\b\nExamples:\n  opsplan schema --lang en -o plan.schema.json\n  # first line of a plan: # yaml-language-server: $schema=plan.schema.json",
    ),
)
@lang_option("键名和说明的语言", "Language of keys and descriptions")
@click.option(
    "--of",
    "which",
    type=click.Choice(["plan", "calendar", "marketing", "brand"]),
    default="plan",
    show_default=True,
    help=say(
        "哪种文件：方案、日历数据文件、营销节点文件，或品牌文件",
        "Of which file: a plan, a calendar data file, a file of marketing dates, or a brand file",
    ),
)
@click.option(
    "-o",
    "--output",
    metavar="DIR|FILE",
    default="-",
    help=say(
        "写到文件夹或 .json 文件；默认 - 为标准输出",
        "Write to a folder or a .json file; the default, -, is stdout",
    ),
)
def command(lang: Any, which: str, output: str) -> None:
    """Print the schema, or write it to a file."""
    from opsplan.model.schema import brand_schema, calendar_schema, marketing_schema, plan_schema

    chosen = lang or terminal_language()
    schemas = {
        "plan": plan_schema, "calendar": calendar_schema, "marketing": marketing_schema, "brand": brand_schema,
    }  # fmt: skip
    schema = schemas[which](chosen)
    text = json.dumps(schema, ensure_ascii=False, indent=2)
    data = f"{text}\n".encode()
    if output == "-":
        write_stdout(data)
        return
    path = single_path(output, f"{which}.schema.{chosen}.json", (".json",))
    write_outputs([Output("json", path, data)])
    click.echo(path)
