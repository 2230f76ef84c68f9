"""What goes with a plan by where it stands: calendar data files beside it, settings from there upwards, its brand."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from opsplan.diagnostics import Bilingual, Finding, Lang, Report, Severity
from opsplan.errors import reason
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.branding import BrandFound
    from opsplan.model.each_values import Row
    from opsplan.pipeline.checking import Checked

CALENDARS = "calendars"
"""The folder beside a plan that calendar data files are dropped into."""
SETTINGS = ("opsplan.toml", "pyproject.toml")
"""The files that settings are read from; in one folder the first wins."""
NO_NAME = "''"
"""What a file without a name is called."""
READABLE = Bilingual(
    "检查文件名和权限；- 表示从标准输入读", "check the name and the permissions; - reads from stdin"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A plan's bytes, the name it is called by in messages, and the folder that it stands in."""

    text: bytes
    shown: str
    folder: Path


def check_placed(
    placed: Placed, *, today: date, lang: Lang | None, otherwise: Lang = "zh-CN", select: Sequence[str] = (),
    ignore: Sequence[str] = (), quality: bool = True, brand: BrandFound | None = None, edition: str | None = None,
    row: Row | None = None,
) -> Checked:  # fmt: skip
    """Check a plan with all that goes with it; a file beside it that cannot be read is a finding.

    The arguments are those of :func:`opsplan.pipeline.check`; ``brand`` is the one asked for, else the plan's own is read.
    """
    from opsplan.pipeline.checking import check

    calendars, wrong = read_calendars(placed.folder)
    config, unread = settings_file(placed.folder)
    if unread is not None:
        wrong.append(replace(unreadable(str(unread.filename), reason(unread)), blocking=False))
    checked = check(
        placed.text, placed.shown, today=today, lang=lang, otherwise=otherwise, calendars=calendars,
        config=config, select=select, ignore=ignore, quality=quality, edition=edition, row=row,
    )  # fmt: skip
    if brand is not None or (checked.plan_file is not None and checked.plan_file.plan.brand):
        from opsplan.pipeline.branding import with_brand, with_own_brand

        checked = with_brand(checked, brand) if brand else with_own_brand(checked, placed.folder)
    return replace(checked, report=checked.report + Report.of(wrong)) if wrong else checked


def read_calendars(folder: Path) -> tuple[list[tuple[str, bytes]], list[Finding]]:
    """The calendar data files that go with plans in a folder, as (file name, bytes), and those that cannot be read."""
    home = folder / CALENDARS
    files: list[tuple[str, bytes]] = []
    wrong: list[Finding] = []
    try:
        paths = sorted(home.iterdir()) if home.is_dir() else []
    except OSError as error:
        return files, [unreadable(str(home), reason(error))]
    for path in paths:
        if path.suffix.lower() not in (".yaml", ".yml") or path.name.startswith("."):
            continue
        try:
            files.append((str(path), read_file(path)))
        except OSError as error:
            wrong.append(unreadable(str(path), reason(error)))
    return files, wrong


def read_file(path: Path) -> bytes:
    """The bytes of an ordinary file, of a large one no more than tell that it is too large. Raises OSError, also for a
    pipe or a device, which might never end."""
    from opsplan.yamlio.limits import MAX_BYTES

    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return read_at_most(path, MAX_BYTES)


def read_at_most(path: Path, most: int) -> bytes:
    """At most ``most`` bytes and one that tells that there are more; a pipe or a device may never end. Raises OSError."""
    with path.open("rb") as file:
        return file.read(most + 1)


def settings_file(folder: Path) -> tuple[tuple[str, bytes] | None, OSError | None]:
    """The settings that hold for plans in a folder, as (file name, bytes): the nearest, from there upwards.

    With an error, the file that was found is there and cannot be read; its name is in the error.
    """
    from opsplan.checks.config_read import is_settings_file

    try:
        here = Path.cwd()
    except OSError:  # it was deleted meanwhile
        here = Path(os.sep)
    start = Path(os.path.normpath(here / folder))
    for path in (each / name for each in (start, *start.parents) for name in SETTINGS):
        if not os.path.isfile(path):
            continue
        shown = str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
        try:
            text = read_file(path)
        except OSError as error:
            if path.name != SETTINGS[0]:
                continue  # most pyproject.toml files are not ours
            error.filename = shown
            return None, error
        if is_settings_file(path.name, text):
            return (shown, text), None
    return None, None


def unreadable(name: str, why: Bilingual) -> Finding:
    """The finding about a file that cannot be read."""
    return Finding(
        "file-unreadable", "OPS100", Severity.ERROR,
        Bilingual(f"读不了这个文件：{why.zh}", f"cannot read this file: {why.en}"), READABLE, name or NO_NAME, blocking=True,
    )  # fmt: skip
