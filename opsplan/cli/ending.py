"""How a command ends when it is stopped, or when nobody takes what it says."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

import click

from opsplan import __version__
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual
from opsplan.errors import FULL, OutputError, UserError, reason

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells give it."""
EXIT_BUG = 70
_NO_ROOM = FULL | {errno.EIO, errno.EBADF}


def end_tidily() -> None:
    """Let a request to end (SIGTERM, a closed terminal) end the command as an error does: with all that it began undone."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        with suppress(ValueError):  # outside the main thread nothing is delivered
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def say_all() -> None:
    """Let stdout take everything: what its encoding has no letters for as codes, as stderr does, and every byte or an
    error, which Python's unbuffered stdout does not promise."""
    out = sys.stdout
    if not isinstance(out, io.TextIOWrapper):
        return  # there is none, or something else stands in for it
    errors = "backslashreplace" if out.errors in ("strict", "surrogateescape") else out.errors
    if isinstance(out.buffer, io.RawIOBase):
        encoding = out.encoding
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(out.detach()),
            encoding,
            errors,
            line_buffering=True,
        )
        sys.__stdout__ = sys.stdout  # type: ignore[misc]  # the width of a terminal is asked of this one
    else:
        out.reconfigure(errors=errors)


def cancelled() -> int:
    """Say that the command was interrupted."""
    with suppress(OSError):
        click.echo(say("已取消", "cancelled"), err=True)
    return INTERRUPTED


def failed(error: Exception) -> int:
    """Say what went wrong, and give the exit code; a bug of ours goes to a log file."""
    told = error if isinstance(error, UserError) else _no_room(error)
    if told is not None:
        from opsplan.cli.reporting import EXIT_FINDINGS, print_error

        with suppress(OSError):
            print_error(told, terminal_language())
        return EXIT_FINDINGS
    import traceback

    return bug(type(error).__name__, "".join(traceback.format_exception(error)))


def bug(name: str, trace: str) -> int:
    """Say that there is a bug of ours, an error of that name, and give the exit code; its traceback goes to a log file."""
    with suppress(OSError):
        log = _log(name, trace)
        click.echo(
            say(
                f"这是 opsplan 的缺陷：{name}。正在做的方案没有写出。报告时请附上 {log}",
                f"this is a bug of opsplan: {name}. The plan at hand was not written. Please report it with {log}",
            ),
            err=True,
        )
    return EXIT_BUG


def _log(name: str, trace: str) -> str:
    """A file that says all about an error, or its last words where none can be written."""
    import tempfile

    text = f"opsplan {__version__}, Python {sys.version}\n\n{trace}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="opsplan-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as log:
            log.write(text)
    except OSError:
        return repr(trace.strip().rpartition("\n")[2].removeprefix(f"{name}: "))
    return log.name


def _no_room(error: Exception) -> UserError | None:
    """What to tell of an error that says a disk, or whatever stdout goes to, takes no more; None for another one."""
    if not isinstance(error, OSError) or error.errno not in _NO_ROOM:
        return None
    why = reason(error)
    if error.filename is None:
        _drop_stdout()
        return OutputError(Bilingual(f"写不了标准输出：{why.zh}", f"cannot write to stdout: {why.en}"))
    return OutputError(
        Bilingual(f"写不了 {error.filename}：{why.zh}", f"cannot write {error.filename}: {why.en}"),
        Bilingual("腾出空间；临时文件夹由环境变量 TMPDIR 指定", "make room; the environment variable TMPDIR names the folder for temporary files"),
    )  # fmt: skip


def _drop_stdout() -> None:
    """Forget what stdout still holds: there is nobody to take it."""
    with suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
