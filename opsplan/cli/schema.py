"""``opsplan schema``: the JSON Schema of a plan."""

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
        "输出方案的 JSON Schema（2020-12），供编辑器补全和检查。中文版的键名和说明是中文，两种键名都接受。\n\n\b\n示例：\n"
        "  opsplan schema --lang zh-CN -o plan.schema.json\n  # 方案第一行：# yaml-language-server: $schema=plan.schema.json",
        "Print the JSON Schema (2020-12) of a plan, for completion and checks in editors. Keys of both languages are accepted.\n\n"
        "\b\nExamples:\n  opsplan schema --lang en -o plan.schema.json\n  # first line of a plan: # yaml-language-server: $schema=plan.schema.json",
    ),
)
@lang_option("键名和说明的语言", "Language of keys and titles")
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
def command(lang: Any, output: str) -> None:
    """Print the schema, or write it to a file."""
    from opsplan.model.schema import plan_schema

    chosen = lang or terminal_language()
    text = json.dumps(plan_schema(chosen), ensure_ascii=False, indent=2)
    data = f"{text}\n".encode()
    if output == "-":
        write_stdout(data)
        return
    path = single_path(output, f"plan.schema.{chosen}.json", (".json",))
    write_outputs([Output("json", path, data)])
    click.echo(path)
