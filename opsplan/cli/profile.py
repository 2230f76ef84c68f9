"""``--profile``: a table of what each stage took, behind everything else that is said."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from opsplan.cli.words import say
from opsplan.diagnostics import Bilingual

_NAMES = {
    "import": Bilingual("载入程序", "load the program"),
    "read": Bilingual("读 YAML", "read the YAML"),
    "model": Bilingual("读成方案", "make a plan of it"),
    "schedule": Bilingual("排期", "schedule"),
    "check": Bilingual("规则检查", "rules"),
    "report": Bilingual("列出问题", "tell the findings"),
    "template": Bilingual("找模板", "find the template"),
    "document": Bilingual("文档内容", "compose the document"),
    "deck": Bilingual("幻灯片内容", "compose the deck"),
    "layout": Bilingual("幻灯片排版", "lay out the deck"),
    "files": Bilingual("写到磁盘", "write to disk"),
    "verify": Bilingual("核对文件", "verify the files"),
}
"""Stages that are no format; a format is called by its own name."""


def profile_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--profile``: say on stderr, when the command is done, what each stage of it took."""
    return click.option(
        "--profile", is_flag=True, expose_value=False, callback=_begin,
        help=say("完成后在标准错误上列出每一步用了多少时间", "When done, say on stderr how long each stage took"),
    )(function)  # fmt: skip


def _begin(ctx: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        ctx.with_resource(_profiled())


@contextmanager
def _profiled() -> Iterator[None]:
    from opsplan.stages import Took, measured

    started = time.process_time()
    began, cpu = time.perf_counter(), started
    try:
        with measured() as found:
            yield
    finally:
        whole = Took(time.perf_counter() - began, time.process_time() - cpu)
        rest = whole
        for took in found.stages.values():
            rest -= took
        rows = [(_name(name), took) for name, took in found.stages.items()]
        rows.append((say("其余", "the rest"), rest))
        rows.append((say("合计", "together"), whole))
        click.echo(_table(rows, started), err=True)


def _name(stage: str) -> str:
    return say(*_NAMES[stage]) if stage in _NAMES else stage


def _table(rows: list[tuple[str, Any]], started: float) -> str:
    from opsplan.reporting.columns import columns

    whole = rows[-1][1].cpu or 1.0
    cells = [
        (say("步骤", "stage"), say("用时（毫秒）", "ms"), say("CPU（毫秒）", "CPU ms"), say("占比", "share")),
        *((name, _ms(took.clock), _ms(took.cpu), f"{100 * took.cpu / whole:.0f}%") for name, took in rows),
    ]
    note = say(
        f"此前启动用了 CPU {_ms(started)} 毫秒",
        f"start-up before that took {_ms(started)} ms of CPU",
    )
    return "\n".join((*columns(cells, right=(1, 2, 3)), note))


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f}"
