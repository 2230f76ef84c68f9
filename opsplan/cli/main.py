"""``opsplan``: the group of commands. A command's module is imported only when it runs."""

from __future__ import annotations

import gc
import importlib
import sys

import click

from opsplan import __version__
from opsplan.cli import ending, usage
from opsplan.cli.words import say
from opsplan.diagnostics import Bilingual

_COMMANDS: dict[str, tuple[str, Bilingual]] = {
    "new": ("opsplan.cli.new", Bilingual("用模板新建一份方案", "Start a plan from a template")),
    "templates": ("opsplan.cli.templates", Bilingual("列出、查看、预览、复制、检查、试用模板", "List, show, preview, copy, check and test templates")),
    "render": ("opsplan.cli.render", Bilingual("把方案做成 Word、PowerPoint 和甘特图", "Make Word, PowerPoint and a Gantt of a plan")),
    "verify": ("opsplan.cli.verify", Bilingual("核对生成的文件与方案、Word 与 PowerPoint 是否一致", "Prove that deliverables agree with the plan and with each other")),
    "extract": ("opsplan.cli.extract", Bilingual("从 Word 或 PowerPoint 文件取回方案", "Give back the plan that lies in a Word or PowerPoint file")),
    "check": ("opsplan.cli.check", Bilingual("检查方案，指出错在哪一行、该怎么写", "Check a plan: what is wrong, where, and what would be right")),
    "score": ("opsplan.cli.score", Bilingual("方案答到了多少问：各章得分、SMART、目标的落实", "How much of what a plan should answer it does answer")),
    "explain": ("opsplan.cli.explain", Bilingual("说明一条规则：为什么、怎样改", "Explain a rule: why, and what to write instead")),
    "rules": ("opsplan.cli.rules", Bilingual("列出所有规则", "List all rules")),
    "schedule": ("opsplan.cli.schedule", Bilingual("列出起止、时差和关键路径", "List dates, slack and the critical path")),
    "gantt": ("opsplan.cli.gantt", Bilingual("把排期画成甘特图，或交给别的软件", "Draw the schedule, or hand it to another program")),
    "dates": ("opsplan.cli.dates", Bilingual("列出一年的营销节点、放假和调休", "List a year's marketing days, days off and make-up workdays")),
    "calendar": ("opsplan.cli.calendar", Bilingual("列出内容日历，或做成文件", "List the content calendar, or make a file of it")),
    "import": ("opsplan.cli.import_plan", Bilingual("从 Microsoft Project XML 导入成方案", "Make a plan of a Microsoft Project XML file")),
    "brand": ("opsplan.cli.brand", Bilingual("内置品牌有哪些，一个品牌定了什么", "The shipped brands, and what a brand says")),
    "schema": ("opsplan.cli.schema", Bilingual("输出方案的 JSON Schema，供编辑器使用", "Print the JSON Schema of a plan, for editors")),
}  # fmt: skip
_YOUNG = 100_000
"""So many new objects are gathered before garbage is looked for among them: commands make much and drop little."""


class _Lazy(click.Group):
    """A group that knows its commands by name and imports one when it is wanted."""

    context_class = usage.Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(_COMMANDS[cmd_name][0]).command
        command.context_class = usage.Context
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl([(name, say(words.zh, words.en)) for name, (_, words) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = say(f"。是不是 {near[0]}？", f" Did you mean '{near[0]}'?") if near else ""
            raise click.UsageError(f"{error.message}{hint}", ctx) from None


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help=say(
        "写一份 YAML 方案，得到一致的 Word、PowerPoint 和甘特图。\n\n\b\n示例：\n"
        "  opsplan check plan.yaml\n  opsplan render plan.yaml -o out/\n  opsplan render plan.yaml -o 方案.docx\n"
        "  opsplan schema > plan.schema.json",
        "Write one YAML plan; get Word, PowerPoint and a Gantt that agree.\n\n\b\nExamples:\n"
        "  opsplan check plan.yaml\n  opsplan render plan.yaml -o out/\n  opsplan render plan.yaml -o plan.docx\n"
        "  opsplan schema --lang en > plan.schema.json",
    ),
)
@click.version_option(__version__, "-V", "--version", prog_name="opsplan", message="%(prog)s %(version)s")
def cli() -> None:
    """The root of all commands."""


def main() -> None:
    """Run the command line; no traceback ever reaches a user."""
    gc.set_threshold(_YOUNG, 20, 20)
    ending.end_tidily()
    ending.say_all()
    try:
        code = cli.main(prog_name="opsplan", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        code = ending.cancelled()
    except click.ClickException as error:
        usage.print_wrong_usage(error)
        code = error.exit_code
    except Exception as error:
        code = ending.failed(error)
    gc.freeze()  # what is left ends with the process; looking for garbage in it takes longer than a small check
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
