"""``--each TABLE``: one plan for each row of a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.options import read_given
from opsplan.cli.reporting import EXIT_FINDINGS, print_at
from opsplan.cli.words import say
from opsplan.diagnostics import Lang, Severity

if TYPE_CHECKING:
    from opsplan.pipeline.each import EachRow

_SHOWN = 200
"""So many wrong rows are told one by one."""


def each_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--each TABLE``: None when it is not given."""
    return click.option(
        "--each", "table", metavar="TABLE",
        help=say(
            "表格（.csv、.xlsx）的每一行做一份：方案的 each 逐份 声明用到的列，{{ 列名 }} 换成这一行的值",
            "Render one plan for each row of a table (.csv, .xlsx): the plan's each declares the columns, {{ column }} is the row's value",
        ),
    )(function)  # fmt: skip


def each_rows(plan: str, text: bytes, table: str, lang: Lang | None) -> list[EachRow] | None:
    """The rows of a table as a plan wants them; None for a plan that cannot be read, which is told with the plan.

    Says everything that is wrong with any row and exits, before anything is rendered. Raises UserError for a table that
    cannot be read, click.UsageError for a plan that speaks of no table.
    """
    from opsplan.importing.table import read_table
    from opsplan.model.read import plan_language
    from opsplan.pipeline.each import each_key, each_settings, filled_plan, rows_of
    from opsplan.yamlio.reader import read_yaml

    root = read_yaml(text, plan).root
    if root is None:
        return None
    if each_key(root) is None:
        raise click.UsageError(
            say(f"{plan} 没有 each 逐份：先在方案里声明用到的列", f"{plan} has no each: declare the columns that it uses there")
        )  # fmt: skip
    if filled_plan(root, plan, None).findings:
        return None
    rows, wrong = rows_of(read_table(read_given(table), table), each_settings(root, plan), Path(plan).stem)
    if not wrong:
        return rows
    lang = lang or plan_language(root)
    for each in wrong[:_SHOWN]:
        print_at(table, each.line, Severity.ERROR, each.message, each.help, lang)
    lines = len({each.line for each in wrong})
    click.echo(
        say(
            f"{table}：{lines} 行有错；没有生成文件", f"{table}: {lines} row{'s' if lines > 1 else ''} with errors; nothing was written"
        ),
        err=True,
    )  # fmt: skip
    raise click.exceptions.Exit(EXIT_FINDINGS)
