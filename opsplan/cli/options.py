"""Options that several commands share, and how a plan is fetched from a file or from stdin."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Finding, Lang, Report, Severity
from opsplan.errors import OutputError, reason

if TYPE_CHECKING:
    from opsplan.pipeline import Checked

STDIN = "-"
_NO_STDOUT = Bilingual("写不了标准输出", "cannot write to stdout")


def _parse_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date:
    if value is not None:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise click.BadParameter(
                say(f"“{value}”不是日期，写成 2027-03-12", f"'{value}' is not a date; write 2027-03-12")
            ) from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
    except (ValueError, OverflowError, OSError):
        raise click.BadParameter(
            say(
                f"SOURCE_DATE_EPOCH 要写秒数，写成了“{epoch}”",
                f"SOURCE_DATE_EPOCH wants seconds, not '{epoch}'",
            )
        ) from None


def _parse_lang(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    return "en" if value.startswith("en") else "zh-CN"


def plans_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """``PLAN...``: files, or ``-`` for stdin."""
    return click.argument(
        "plans", metavar="PLAN...", nargs=-1, required=True, type=click.Path(path_type=str)
    )(function)


def lang_option(help_zh: str, help_en: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--lang zh-CN|en``."""
    return click.option(
        "--lang",
        type=click.Choice(["zh-CN", "zh", "en"]),
        callback=_parse_lang,
        help=say(help_zh, help_en),
        metavar="zh-CN|en",
    )


def date_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--date D``: the day that counts as today."""
    return click.option(
        "--date", "today", metavar="D", callback=_parse_day,
        help=say("把这一天当作今天（默认是系统日期或 SOURCE_DATE_EPOCH）", "The day that counts as today (default: the clock, or SOURCE_DATE_EPOCH)"),
    )(function)  # fmt: skip


def strict_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--strict``: warnings count as errors."""
    return click.option("--strict", is_flag=True, help=say("警告也算错误", "Warnings count as errors"))(
        function
    )


def check_named(name: str, *, today: date, lang: Lang | None) -> Checked:
    """Check the plan in a file, or on stdin; a file that cannot be read is a finding, so that the others are still read."""
    from opsplan.pipeline import Checked, check

    if name == STDIN:
        return check(
            sys.stdin.buffer.read(), "<stdin>", today=today, lang=lang, otherwise=terminal_language()
        )
    try:
        text = Path(name).read_bytes()
    except OSError as error:
        why = reason(error)
        finding = Finding(
            "file-unreadable", "OPS100", Severity.ERROR,
            Bilingual(f"读不了这个文件：{why.zh}", f"cannot read this file: {why.en}"),
            Bilingual("检查文件名和权限；- 表示从标准输入读", "check the name and the permissions; - reads from stdin"), name, blocking=True,
        )  # fmt: skip
        return Checked(name, b"", lang or terminal_language(), Report.of([finding]))
    return check(text, name, today=today, lang=lang, otherwise=terminal_language())


def write_stdout(data: bytes) -> None:
    """Bytes to stdout. Raises OutputError when stdout is closed or full."""
    if sys.stdout is None:
        raise OutputError(_NO_STDOUT)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(_NO_STDOUT) from error
