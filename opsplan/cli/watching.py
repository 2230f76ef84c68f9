"""``--watch``: a command that is run again whenever a file that it read changes."""

from __future__ import annotations

import os
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from opsplan.cli import ending, usage
from opsplan.cli.words import say

_POLL_SECONDS = 0.3
_WRITING = os.O_WRONLY | os.O_RDWR
_CODE = (".py", ".pyc")
_SAID = "opsplan.said"
_TEMPLATE = "template.yaml"
_Stamp = tuple[int, int, int] | None


class Reads:
    """Which files this process reads while it is asked to notice, and how they were when they were first opened.

    Python tells of every file that it opens, whoever opens it: a brand, a logo, a template or a calendar is noticed
    without a list of what a plan may refer to. Not noticed are Python's own files, and those that the command itself
    writes or keeps in a temporary folder.
    """

    def __init__(self) -> None:
        self._noticed: dict[str, _Stamp] | None = None
        self._own: set[str] = set()
        self._passed = tuple(
            os.path.join(os.path.realpath(sysconfig.get_path(name)), "")
            for name in ("stdlib", "platstdlib", "purelib", "platlib")
        )
        sys.addaudithook(self._hear)

    def during(self, work: Callable[[], None]) -> dict[str, _Stamp]:
        """What is read during some work, by path."""
        self._noticed, self._own = {}, set()
        try:
            work()
        finally:
            noticed, self._noticed = self._noticed, None
        return {path: stamp for path, stamp in noticed.items() if not self._is_own(path)}

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._noticed is None:
            return
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, str | bytes | os.PathLike) and not os.path.isdir(path):
                self._note(os.path.abspath(os.fsdecode(path)), mode, flags)
        elif event == "os.rename":
            self._own.add(os.path.abspath(os.fsdecode(arguments[1])))
        elif event == "tempfile.mkdtemp":
            self._own.add(os.path.abspath(os.fsdecode(arguments[0])))

    def _note(self, path: str, mode: str | None, flags: int) -> None:
        assert self._noticed is not None
        if flags & _WRITING or (mode and set(mode) & set("wax+")):
            self._own.add(path)
        elif path not in self._noticed and not path.startswith(self._passed) and not path.endswith(_CODE):
            self._noticed[path] = _stamp_of(path)
            if os.path.basename(path) == _TEMPLATE:  # more of it may come beside
                folder = os.path.dirname(path)
                self._noticed.setdefault(folder, _stamp_of(folder))

    def _is_own(self, path: str) -> bool:
        return path in self._own or any(str(each) in self._own for each in Path(path).parents)


class Watchable(click.Command):
    """A command that keeps what was said on its command line, so that it can be run again."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_SAID] = tuple(args)
        return super().parse_args(ctx, args)


def watch(context: click.Context, plans: Sequence[str]) -> None:
    """Run the command of the context for every plan, and again for those of which something that was read has changed
    and now stays as it is, until interrupted. What goes wrong is told and ends nothing."""
    reads = Reads()
    known = {plan: _noticed(reads, context, plan, first=True) for plan in plans}
    seen: dict[str, dict[str, _Stamp]] = {plan: {} for plan in plans}
    click.echo(say("等待保存……（Ctrl-C 结束）", "waiting for changes … (Ctrl-C to end)"), err=True)
    while True:
        time.sleep(_POLL_SECONDS)
        for plan, before in known.items():
            now = {path: _stamp_of(path) for path in before}
            settled, seen[plan] = now == seen[plan], now
            if now == before or not settled:
                continue
            changed = [path for path in now if now[path] != before[path]]
            known[plan] = _again(reads, context, plan, changed, now)


def _again(
    reads: Reads, context: click.Context, plan: str, changed: Sequence[str], now: dict[str, _Stamp]
) -> dict[str, _Stamp]:
    """Run the command for a plan of which something changed; one that is gone is waited for."""
    if now[os.path.abspath(plan)] is None:
        words = say(f"{plan} 不在了，等它回来", f"{plan} is gone; waiting for it to come back")
        click.echo(words, err=True)
        return now
    names = ", ".join(os.path.relpath(path) for path in changed)
    click.echo(say(f"有改动：{names}", f"changed: {names}"), err=True)
    return _noticed(reads, context, plan)


def _noticed(reads: Reads, context: click.Context, plan: str, *, first: bool = False) -> dict[str, _Stamp]:
    """Run the command for a plan: the files that it depends on, as they were before."""
    before = {path: _stamp_of(path) for path in _places(plan)}
    return before | reads.during(lambda: _run(context, plan, first=first))


def _places(plan: str) -> Iterator[str]:
    """The plan, and where files may come that would be read with it: calendars, templates, settings."""
    from opsplan.library.locate import FOLDER
    from opsplan.pipeline.beside import CALENDARS, SETTINGS

    path = Path(os.path.abspath(plan))
    yield str(path)
    yield str(path.parent / CALENDARS)
    for folder in (path.parent, Path.cwd()):
        yield str(folder / FOLDER)
    for folder in path.parents:
        for name in SETTINGS:
            yield str(folder / name)


def _run(context: click.Context, plan: str, *, first: bool) -> None:
    """The command for one plan, everything that it is given read anew. Whatever goes wrong is told."""
    command, said = context.command, list(context.meta[_SAID])
    try:
        with command.make_context(context.info_name, said, context.parent) as again:
            again.params |= {
                "plans": (plan,),
                "watch": False,
                "open_files": first and again.params["open_files"],
            }
            command.invoke(again)
    except click.exceptions.Exit:
        pass
    except click.exceptions.Abort:
        raise
    except click.ClickException as error:
        usage.print_wrong_usage(error)
    except Exception as error:
        ending.failed(error)


def _stamp_of(path: str) -> _Stamp:
    """What changes when a file or a folder does; None when it is not there."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
