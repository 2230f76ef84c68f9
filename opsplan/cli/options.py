"""Options that several commands share, and how a plan is fetched from a file or from stdin."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Lang, Report
from opsplan.errors import OutputError, Refused, UserError, reason

if TYPE_CHECKING:
    from opsplan.branding import BrandFound
    from opsplan.model.each_values import Row
    from opsplan.pipeline import Checked

STDIN = "-"
BRAND_NAME = "opsplan.brand"
"""Where a command's context has the brand that was asked for, as it was written."""
_EDITION = (
    "读者版本：领导版 leader、团队版 team、伙伴版 partner、简版 brief、完整版 full，或方案自己的版本",
    "The edition: leader, team, partner, brief, full, or one of the plan's own",
)
MOST_GIVEN = 128_000_000
"""Bytes of any file named on the command line; the readers of its form allow less."""
_NO_STDOUT = Bilingual("写不了标准输出", "cannot write to stdout")


def parse_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """An ISO date; None when the option is not given. Raises click.BadParameter."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            say(f"“{value}”不是日期，写成 2027-03-12", f"'{value}' is not a date; write 2027-03-12")
        ) from None


def _parse_today(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date:
    given = parse_day(ctx, parameter, value)
    if given is not None:
        return given
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


def plan_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """``PLAN``: a file, or ``-`` for stdin."""
    return click.argument("plan", metavar="PLAN", type=click.Path(path_type=str))(function)


def lang_option(help_zh: str, help_en: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--lang zh-CN|en``."""
    return click.option(
        "--lang",
        type=click.Choice(["zh-CN", "zh", "en"]),
        callback=_parse_lang,
        help=say(help_zh, help_en),
        metavar="zh-CN|en",
    )


def day_option(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--date D``, under these names: the day that counts as today."""
    return click.option(
        *names, "today", metavar="D", callback=_parse_today,
        help=say("把这一天当作今天（默认是系统日期或 SOURCE_DATE_EPOCH）", "The day that counts as today (default: the clock, or SOURCE_DATE_EPOCH)"),
    )  # fmt: skip


def date_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--date D``: the day that counts as today."""
    return day_option("--date")(function)


def new_plan_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``-o`` of a command that makes a plan of another file."""
    return click.option(
        "-o",
        "--output",
        metavar="DIR|PLAN",
        help=say("写到这个 .yaml 文件；- 为标准输出", "Write to this .yaml file; - is stdout"),
    )(function)


def strict_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--strict``: warnings count as errors."""
    return click.option("--strict", is_flag=True, help=say("警告也算错误", "Warnings count as errors"))(
        function
    )


def brand_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--brand NAME|FILE``: the brand asked for; None when the option is not given."""
    return click.option(
        "--brand", metavar="NAME|FILE", callback=_find_brand,
        help=say("用这个品牌：内置的名字（opsplan brand list 列出）或品牌文件；不写时按方案的 brand", "The brand: the name of a shipped one (see opsplan brand list) or a brand file; by default the plan's own"),
    )(function)  # fmt: skip


def edition_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--edition NAME``: the one edition asked for; None when the option is not given."""
    return click.option("--edition", metavar="NAME", help=say(*_EDITION))(function)


def editions_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--edition NAMES``: the editions asked for, each once; only None when the option is not given."""
    return click.option(
        "--edition", "editions", metavar="NAMES", multiple=True, callback=_editions,
        help=say(f"{_EDITION[0]}；多个用逗号分隔，文件名带版本名", f"{_EDITION[1]}; several between commas, each named in its files"),
    )(function)  # fmt: skip


def _editions(
    ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> tuple[str | None, ...]:
    from opsplan.model.editions import SHIPPED, find_edition

    names = [name.strip() for each in value for name in re.split("[,，、]", each) if name.strip()]
    found = [(find_edition(SHIPPED, name), name) for name in names]
    return tuple(dict.fromkeys(edition.name if edition else name for edition, name in found)) or (None,)


def check_editions(editions: Sequence[str | None], *, one_file: bool) -> None:
    """Several editions do not go into one file. Raises click.UsageError."""
    if one_file and len(editions) > 1:
        raise click.UsageError(
            say("多个版本不能写进同一个文件；-o 写一个文件夹", "several editions cannot go into one file; give -o a folder")
        )  # fmt: skip


def _find_brand(ctx: click.Context, parameter: click.Parameter, value: str | None) -> BrandFound | None:
    if value is None:
        return None
    ctx.meta[BRAND_NAME] = value
    from opsplan.pipeline.branding import asked_brand

    try:
        return asked_brand(value)
    except UserError as error:
        help = f"；{error.help.zh}" if error.help else "", f"; {error.help.en}" if error.help else ""
        raise click.BadParameter(say(error.text.zh + help[0], error.text.en + help[1])) from None


def check_named(
    name: str, *, today: date, lang: Lang | None, select: Sequence[str] = (), ignore: Sequence[str] = (),
    data: bytes | None = None, quality: bool = True, brand: BrandFound | None = None, edition: str | None = None,
    otherwise: Lang | None = None, row: Row | None = None,
) -> Checked:  # fmt: skip
    """Check the plan in a file, or on stdin; a file that cannot be read is a finding, so that the others are still read.

    Calendar data files are looked for beside the plan, settings from there upwards; for stdin, the current folder is
    its place. ``select`` and ``ignore`` name rules and win over the settings. With ``data`` these bytes are checked as
    if they stood in the file. Without ``quality`` only errors of the spec and of the schedule are looked for.
    ``brand`` is the one asked for; without it, the plan's own is read. With an ``edition`` the plan is what that leaves.
    ``otherwise`` is the language for a file that is no plan: the terminal's when it is None;
    ``row`` has the values of a plan that speaks of a table.
    """
    from opsplan.pipeline import Checked
    from opsplan.pipeline.beside import NO_NAME, Placed, check_placed, unreadable

    otherwise = otherwise or terminal_language()
    try:
        from opsplan.yamlio.limits import MAX_BYTES

        text = _read(name, MAX_BYTES) if data is None else data
    except OSError as error:
        return Checked(name or NO_NAME, b"", lang or otherwise, Report.of([unreadable(name, reason(error))]))
    placed = Placed(text, "<stdin>" if name == STDIN else name, folder_of(name))
    return check_placed(
        placed, today=today, lang=lang, otherwise=otherwise, select=select, ignore=ignore, quality=quality,
        brand=brand, edition=edition, row=row,
    )  # fmt: skip


def _read(name: str, most: int) -> bytes:
    """The bytes of a file or of stdin, no more than tell that there are more than ``most``."""
    if not name:
        raise Refused(Bilingual("文件名是空的", "its name is empty"))
    if name != STDIN:
        from opsplan.pipeline.beside import read_at_most

        return read_at_most(Path(name), most)
    if sys.stdin is None:
        raise Refused(Bilingual("标准输入已经关闭", "stdin is closed"))
    return sys.stdin.buffer.read(most + 1)


def read_given(name: str) -> bytes:
    """The bytes of a file named on the command line, or of stdin. Raises UserError."""
    try:
        data = _read(name, MOST_GIVEN)
    except OSError as error:
        from opsplan.pipeline.beside import NO_NAME, READABLE

        why, shown = reason(error), name or NO_NAME
        raise UserError(
            Bilingual(f"读不了 {shown}：{why.zh}", f"cannot read {shown}: {why.en}"), READABLE
        ) from error
    if len(data) > MOST_GIVEN:
        raise UserError(
            Bilingual(f"{name} 超过 {MOST_GIVEN // 10**6} MB", f"{name} is larger than {MOST_GIVEN // 10**6} MB"),
            Bilingual("请检查是否选错了文件", "is this the right file?"),
        )  # fmt: skip
    return data


def folder_of(plan: str | None) -> Path:
    """The folder of a plan; the current one for stdin and without a plan."""
    return Path() if plan in (None, STDIN) else Path(plan or "").parent


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
        why = reason(error)
        raise OutputError(Bilingual(f"{_NO_STDOUT.zh}：{why.zh}", f"{_NO_STDOUT.en}: {why.en}")) from error
