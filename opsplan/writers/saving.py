"""Saving files so that whoever looks finds all the old ones or all the new ones, whole, whatever happens meanwhile.

New files are first written in a hidden folder beside their targets, then renamed onto them. What a killed process left
in that folder goes with the next save. A target that is a link is followed, as editors do: the file it points to
becomes the new one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from opsplan.diagnostics import Bilingual
from opsplan.errors import Refused
from opsplan.records import dataclass
from opsplan.writers.locking import only_writer

UNFINISHED = ".opsplan-unfinished"
"""The hidden folder beside the targets; it is there only while files are saved."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_TRIES = 4
"""How often that folder is made anew when somebody who cannot be locked out removes it."""


@dataclass(frozen=True, slots=True)
class _Staged:
    """A target as its user calls it, the file that it is and was before (None: there was none), the new file, and a
    second name for the old one."""

    path: Path
    real: Path
    before: os.stat_result | None
    new: Path
    old: Path


def save(files: Mapping[Path, bytes], *, overwrite: bool = True) -> None:
    """Put the bytes into the files; when one of them cannot be written, all keep what they had.

    Permissions and owner of a file that is there stay; those of a new one are as the user's umask says. Without
    ``overwrite`` a file that is there already is an error. Folders that are missing are made.

    Raises OSError whose ``filename`` is the path that was given.
    """
    with ExitStack() as after:
        reals = {path: _real(path, after) for path in files}
        for folder in sorted({real.parent for real in reals.values()}):
            with _named(folder):
                if after.enter_context(only_writer(folder)):
                    _sweep(folder)
            after.callback(_remove, folder / UNFINISHED)
        staged = [_staged(*pair, number, overwrite=overwrite) for number, pair in enumerate(reals.items())]
        after.callback(_discard, staged)
        for each in staged:
            with _named(each.path):
                _write(each, files[each.path])
        for each in staged if len(staged) > 1 else ():
            with suppress(OSError):  # no old file, or a file system without second names
                os.link(each.real, each.old)
        _rename(staged, overwrite=overwrite)


def _real(path: Path, after: ExitStack) -> Path:
    """The file behind a path, links followed, with its folder made."""
    with _named(path):
        _make_folder(path.parent, after)
        return Path(os.path.realpath(path))


def _staged(path: Path, real: Path, number: int, *, overwrite: bool) -> _Staged:
    with _named(path):
        before = _before(real, overwrite=overwrite)
    mark = f"{os.getpid()}-{number}-{os.urandom(4).hex()}"
    hidden = real.parent / UNFINISHED
    return _Staged(path, real, before, hidden / f"{mark}.new", hidden / f"{mark}.old")


def _before(real: Path, *, overwrite: bool) -> os.stat_result | None:
    """The file that is there, None when there is none. Raises OSError when it must not be replaced."""
    try:
        found = real.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not overwrite:
        raise _taken()
    if not stat.S_ISREG(found.st_mode):
        raise Refused(Bilingual("这是设备或管道，不是文件", "it is a device or a pipe, not a file"))
    if not found.st_mode & 0o222:
        raise Refused(
            Bilingual("文件是只读的", "the file is read-only"),
            Bilingual("去掉它的只读属性，或用 -o 写到别处", "make it writable, or write elsewhere with -o"),
        )
    with real.open(
        "r+b"
    ):  # refused without the permission, and on Windows while another program holds it open
        return found


def _taken() -> Refused:
    return Refused(
        Bilingual("已经有这个文件", "it is there already"),
        Bilingual("用 -o 换一个文件名", "give another name with -o"),
    )


def _make_folder(folder: Path, after: ExitStack) -> None:
    """The folder and those above it; those that were made and stay empty are removed in the end."""
    missing = []
    while not folder.is_dir() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        after.callback(_remove, each)


def _write(staged: _Staged, data: bytes) -> None:
    """The new file, on the disk and not only on its way there, with the permissions and the owner of the old one."""
    before = staged.before
    handle = _created(staged.new, stat.S_IMODE(before.st_mode) if before else 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)
    if before is None:
        return
    if os.name == "posix" and (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):
            os.chown(staged.new, before.st_uid, before.st_gid)
    with suppress(OSError):
        os.chmod(staged.new, stat.S_IMODE(before.st_mode))


def _created(path: Path, mode: int) -> int:
    for _ in range(_TRIES):
        path.parent.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):  # the folder went meanwhile
            return os.open(path, _NEW, mode)
    return os.open(path, _NEW, mode)


def _rename(staged: Sequence[_Staged], *, overwrite: bool) -> None:
    """The new files onto their targets; what interrupts this leaves every target as it was."""
    try:
        for each in staged:
            with _named(each.path):
                if overwrite:
                    os.replace(each.new, each.real)
                else:
                    _rename_as_new(each)
    except BaseException:
        for each in reversed(staged):
            if each.new.exists():
                continue
            with suppress(OSError):
                if each.before is None:
                    each.real.unlink()
                else:
                    os.replace(each.old, each.real)
        raise


def _rename_as_new(staged: _Staged) -> None:
    """Raises OSError when the target has come to be there meanwhile."""
    try:
        os.link(staged.new, staged.real)
    except FileExistsError as error:
        raise _taken() from error
    except OSError:  # a file system without second names
        os.replace(staged.new, staged.real)
    else:
        staged.new.unlink()


def _sweep(folder: Path) -> None:
    """Remove what a killed process left. Only for who alone writes into the folder."""
    unfinished = folder / UNFINISHED
    with suppress(OSError):
        for entry in os.listdir(unfinished):
            with suppress(OSError):
                os.unlink(unfinished / entry)
        unfinished.rmdir()


def _discard(staged: Sequence[_Staged]) -> None:
    for each in staged:
        for path in (each.new, each.old):
            with suppress(OSError):
                path.unlink()


def _remove(folder: Path) -> None:
    """An empty folder; one that is not empty, or is gone, stays as it is."""
    with suppress(OSError):
        folder.rmdir()


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors within are about this path: the name of a temporary file would tell the user nothing."""
    try:
        yield
    except OSError as error:
        if not isinstance(error, FileExistsError):  # a file where a folder should be is named itself
            error.filename = str(path)
        error.filename2 = None
        raise
