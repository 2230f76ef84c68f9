"""``--fix`` and ``--diff`` of ``opsplan check``: mending the file a plan is in, or showing what would change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.options import STDIN, write_stdout
from opsplan.cli.reporting import painter, print_error, summary
from opsplan.cli.words import say
from opsplan.diagnostics import Bilingual, Finding, Lang
from opsplan.errors import OutputError

if TYPE_CHECKING:
    from opsplan.pipeline import Checked


def fix_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--fix`` and ``--diff``."""
    fix = click.option(
        "--fix", is_flag=True,
        help=say("改好只有一种改法的问题，写回文件；其余一个字节也不动；方案来自标准输入时写到标准输出", "Mend what can only be meant in one way, in the file itself; no other byte changes. A plan from stdin goes to stdout"),
    )  # fmt: skip
    diff = click.option(
        "--diff", is_flag=True,
        help=say("只显示 --fix 会改什么（patch 格式），不写文件", "Only show what --fix would change, as a patch; write nothing"),
    )  # fmt: skip
    return fix(diff(function))


def fix_plans(
    names: Sequence[str], checked: Sequence[Checked], read: Callable[..., Checked], *, diff: bool, quiet: bool
) -> tuple[list[Checked], bool]:
    """Mend plans and say what was mended; ``quiet`` keeps stdout for something else.

    What is returned are the plans as they then stand, with ``diff`` as they were, and whether all could be
    written. ``read`` checks the plan of a name, with ``data`` as if it held these bytes.
    """
    err = quiet or diff or STDIN in names
    after, written = [], True
    for name, one in zip(names, checked, strict=True):
        try:
            after.append(_fix(name, one, partial(_read_again, read, name), diff=diff, err=err))
        except OutputError as error:
            print_error(error, one.lang)
            after.append(one)
            written = False
    return after, written


def _read_again(read: Callable[..., Checked], name: str, data: bytes) -> Checked:
    return read(name, data=data)


def _fix(
    name: str, checked: Checked, recheck: Callable[[bytes], Checked], *, diff: bool, err: bool
) -> Checked:
    from opsplan.fixing.difference import unified
    from opsplan.pipeline.mending import mended

    result = mended(checked, recheck)
    if diff:
        write_stdout(unified(checked.text, result.data, name))
    elif name == STDIN:
        write_stdout(result.data)
    elif result.data != checked.text:
        write_plan(Path(name), checked.text, result.data)
    after = replace(checked, text=result.data, report=result.report)
    _tell(result.mended, after, diff=diff, err=err)
    return checked if diff else after


def write_plan(path: Path, read: bytes, data: bytes) -> None:
    """The new bytes of a plan into its file, which must still hold what was ``read``. Raises OutputError."""
    from opsplan.writers.files import Output, write_outputs

    if not path.is_file() or path.read_bytes() != read:
        raise OutputError(
            Bilingual(f"{path} 在检查期间被改过，没有写入", f"{path} was changed while it was checked; it is left as it is"),
            Bilingual("再运行一次", "run the command again"),
        )  # fmt: skip
    if not os.access(path, os.W_OK):
        raise OutputError(
            Bilingual(f"写不了 {path}：文件是只读的", f"cannot write {path}: the file is read-only"),
            Bilingual("先改文件的权限，或用 --diff 看要改什么", "change its permissions, or see with --diff what would change"),
        )  # fmt: skip
    write_outputs([Output("yaml", path.resolve(), data)])


def _tell(mended: Iterable[Finding], after: Checked, *, diff: bool, err: bool) -> None:
    lang, paint = after.lang, painter(err=err)
    lines = tuple(
        dict.fromkeys(
            _line(found, lang, paint("mended" if lang == "en" else "已改", "info")) for found in mended
        )
    )
    for line in lines if not diff else ():
        click.echo(line, err=err)
    click.echo(f"{paint(after.file, 'place')}: {_count(len(lines), after, lang, diff=diff)}", err=err)


def _line(found: Finding, lang: Lang, word: str) -> str:
    """``plan.yaml:7:1: mended[key-unknown] 'titel' → 'title'``, at the place in the mended text."""
    place = f"{found.position.line}:{found.position.column}" if found.position else ""
    return f"{found.file}:{place}: {word}[{found.rule}] {found.fix.title.get(lang) if found.fix else ''}"


def _count(count: int, after: Checked, lang: Lang, *, diff: bool) -> str:
    if not count:
        return "nothing can be mended" if lang == "en" else "没有可以自动改的地方"
    if not diff:
        return f"{count} mended" if lang == "en" else f"改了 {count} 处"
    left = summary(after.report, lang)
    return f"{count} can be mended; then: {left}" if lang == "en" else f"可以改 {count} 处，改后：{left}"
