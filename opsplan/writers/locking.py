"""One writer at a time in a folder, so that files which belong together come from one run."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from opsplan.diagnostics import Bilingual
from opsplan.errors import Refused

_PATIENCE = 30.0
"""Seconds to wait for another process; saving takes a fraction of one."""
_PAUSE = 0.02


@contextlib.contextmanager
def only_writer(folder: Path) -> Iterator[bool]:
    """Within, no other opsplan on this machine saves files into the folder. A process that ends, however it ends, gives
    the folder free.

    False where the file system knows no such locks: files are whole there all the same, only two runs at once may mix.
    Raises Refused when another process holds the folder for too long.
    """
    handle = _locked(folder)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


def _locked(folder: Path) -> int | None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return _try(folder)
        except (BlockingIOError, FileExistsError):
            if time.monotonic() > deadline:
                raise Refused(
                    Bilingual("另一个 opsplan 一直在往这个文件夹里写", "another opsplan keeps writing into this folder"),
                    Bilingual("等它写完再运行，或结束那个进程", "wait until it is done, or end that process"),
                ) from None  # fmt: skip
            time.sleep(_PAUSE)
        except OSError:
            return None


if sys.platform == "win32":

    def _try(folder: Path) -> int:
        """A file that only one process can create, and that goes with the process."""
        return os.open(folder / ".opsplan-lock", os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY)

else:

    def _try(folder: Path) -> int:
        """The folder itself, open and locked: no file is needed."""
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BaseException:
            os.close(handle)
            raise
        return handle
