"""``opsplan calendar import``: what a team wrote into the calendar's workbook, back into the plan."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.fixing import write_plan
from opsplan.cli.options import (
    STDIN,
    check_named,
    date_option,
    lang_option,
    plan_argument,
    read_given,
    write_stdout,
)
from opsplan.cli.reporting import EXIT_FINDINGS, painter, print_findings
from opsplan.cli.targets import single_path
from opsplan.cli.words import say
from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import OutputError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from opsplan.importing.calendar_rows import CellProblem
    from opsplan.pipeline import Checked
    from opsplan.pipeline.calendar_import import CalendarImport

_SHOWN = 10
"""How many entries without a row are named."""


@click.command(
    "import",
    help=say(
        "把团队在工作簿（opsplan calendar -o 日历.xlsx）的列表里填写的内容读回方案：改了的状态、负责人、日期、标题、数据，新增的行，填上标题的空档。"
        "先列出每一处不同；加 --write 才写进方案，只改这些地方，其余一个字节也不动。删掉的行只提示，不会从方案里删去。\n\n"
        "有读不懂的单元格时逐个列出，什么也不写，退出码为 1。\n\n\b\n"
        "示例：\n  opsplan calendar import plan.yaml 日历.xlsx\n  opsplan calendar import plan.yaml 日历.xlsx --write\n"
        "  opsplan calendar import plan.yaml 日历.xlsx --diff\n",
        "Take over into the plan what a team wrote into the list of the workbook that opsplan calendar -o calendar.xlsx made: changed"
        " states, owners, dates, titles and figures, new rows, gaps that got a title. Every difference is listed; --write puts them"
        " into the plan and leaves every other byte alone. A row that is gone is mentioned, and its entry stays.\n\n"
        "Cells that cannot be understood are listed; then nothing is written and the exit code is 1.\n\n\b\n"
        "Examples:\n  opsplan calendar import plan.yaml calendar.xlsx\n  opsplan calendar import plan.yaml calendar.xlsx --write\n"
        "  opsplan calendar import plan.yaml calendar.xlsx --diff\n",
    ),
)
@plan_argument
@click.argument("sheet", metavar="XLSX", type=click.Path(path_type=str))
@click.option(
    "--write",
    "into",
    is_flag=True,
    help=say(
        "写进方案；方案来自标准输入时写到标准输出", "Write into the plan; a plan from stdin goes to stdout"
    ),
)
@click.option(
    "--diff",
    is_flag=True,
    help=say(
        "只显示 --write 会改什么（patch 格式），不写文件",
        "Only show what --write would change, as a patch; write nothing",
    ),
)
@click.option(
    "-o",
    "--output",
    metavar="DIR|PLAN",
    help=say("写到另一个 .yaml 文件；- 为标准输出", "Write to another .yaml file; - is stdout"),
)
@click.option(
    "--skip-bad",
    is_flag=True,
    help=say(
        "跳过读不懂的单元格，其余照写", "Leave out the cells that cannot be understood and write the rest"
    ),
)
@lang_option("消息的语言（默认是方案的语言）", "Language of the messages (default: the plan's)")
@date_option
def command(
    plan: str, sheet: str, into: bool, diff: bool, output: str | None, skip_bad: bool, lang: Any, today: date
) -> None:  # fmt: skip
    """Compare the workbook with the plan, say what differs, and write it when asked to."""
    from opsplan.pipeline.calendar_import import import_calendar

    if into + diff + (output is not None) > 1:
        raise click.UsageError(say("--write、--diff 和 -o 一次用一种", "use one of --write, --diff and -o"))
    if plan == STDIN == sheet:
        raise click.UsageError(
            say("方案和工作簿不能都来自标准输入", "the plan and the workbook cannot both come from stdin")
        )
    target = _target(plan, output, into=into)
    data = read_given(sheet)
    read = partial(check_named, plan, today=today, lang=lang, quality=False)
    checked = read()
    if not checked.renderable:
        print_findings(checked.report, checked.lang, err=True)
        raise UserError(
            Bilingual(f"{checked.file} 有错误，没有读入工作簿", f"{checked.file} has errors; the workbook is not taken over"),
            Bilingual("先改好上面的错误", "mend the errors above first"),
        )  # fmt: skip
    result = import_calendar(checked, data, sheet, today=today, recheck=lambda text: read(data=text))
    stopped = bool(result.findings) or (bool(result.problems) and not skip_bad)
    _tell(result, checked, sheet, err=diff or target == STDIN)
    if diff and not result.findings:
        from opsplan.fixing.difference import unified

        write_stdout(unified(checked.text, result.data, plan))
    elif target is not None and not stopped:
        _write(target, plan, checked.text, result.data)
    _conclude(result, checked.lang, written=target is not None and not stopped, stopped=stopped)
    click.get_current_context().exit(EXIT_FINDINGS if stopped else 0)


def _target(plan: str, output: str | None, *, into: bool) -> str | None:
    """The file to write to, ``-`` for stdout; None for nothing."""
    if output is None:
        return plan if into else None
    if output == STDIN:
        return STDIN
    path = single_path(output, "plan.yaml" if plan == STDIN else Path(plan).name, (".yaml", ".yml"))
    if path.exists():
        raise OutputError(
            Bilingual(f"{path} 已经存在，没有覆盖", f"{path} is there and is not overwritten"),
            Bilingual(
                "换个名字；要改方案本身用 --write", "give another name; --write changes the plan itself"
            ),
        )
    return str(path)


def _write(target: str, plan: str, before: bytes, data: bytes) -> None:
    from opsplan.writers.files import Output, write_outputs

    if target == STDIN:
        write_stdout(data)
    elif target != plan:
        write_outputs([Output("yaml", Path(target), data)], overwrite=False)
    elif data != before:
        write_plan(Path(plan), before, data)


def _tell(result: CalendarImport, checked: Checked, sheet: str, *, err: bool) -> None:
    from opsplan.importing.calendar_table import change_sheet
    from opsplan.writers.text.sheets import write_sheets

    lang = checked.lang
    if result.changes or result.new:
        table = change_sheet(result.changes, result.new, partial(_line, checked), lang)
        click.echo(write_sheets((table,), "table"), nl=False, err=err)
    _cells(result.problems, sheet, lang, "error" if lang == "en" else "错误", "error")
    _cells(result.notes, sheet, lang, "note" if lang == "en" else "提示", "info")
    for item in result.missing[:_SHOWN]:
        words = Bilingual(
            f"表里没有“{item.title}”（{item.day}），方案里保留",
            f"the sheet has no row for '{item.title}' ({item.day}); it stays in the plan",
        )
        click.echo(f"{sheet}: {words.get(lang)}", err=True)
    print_findings(result.findings, lang, err=True)


def _line(checked: Checked, place: int, field: str) -> int:
    """The line of a key of an entry in the plan."""
    key = "time" if field == "until" else field
    source = checked.plan_file.source if checked.plan_file else None
    return source.position(("content", "entries", place, key)).line if source else 0


def _cells(cells: Iterable[CellProblem], sheet: str, lang: Lang, word: str, role: Any) -> None:
    paint = painter(err=True)
    for each in cells:
        click.echo(
            f"{paint(f'{sheet}:{each.cell}', 'place')}: {paint(word, role)}: {each.what.get(lang)}", err=True
        )
        click.echo(f"    {'help' if lang == 'en' else '帮助'}: {each.help.get(lang)}", err=True)


def _conclude(result: CalendarImport, lang: Lang, *, written: bool, stopped: bool) -> None:
    changes, new, missing, bad = (
        len(each) for each in (result.changes, result.new, result.missing, result.problems)
    )
    zh, en = [f"改动 {changes} 处", f"新增 {new} 条"], [f"changed: {changes}", f"new: {new}"]
    if missing:
        zh.append(f"表里没有 {missing} 条")
        en.append(f"without a row: {missing}")
    if bad:
        zh.append(f"读不懂 {bad} 格")
        en.append(f"not understood: {bad}")
    if stopped:
        end = Bilingual("什么也没有写入", "nothing is written")
    elif written:
        end = Bilingual("已写入", "written")
    else:
        end = Bilingual("加 --write 写入方案", "add --write to put it into the plan")
    if not stopped and not changes and not new:
        end = Bilingual("方案不用改", "the plan stays as it is")
    click.echo(Bilingual(f"{'，'.join(zh)}；{end.zh}", f"{', '.join(en)}; {end.en}").get(lang), err=True)
