"""Work done by a copy of this process, while this process does other work."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, NoReturn, TypeVar

Result = TypeVar("Result")
_ENDS = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))


def has_second_core() -> bool:
    """True where a copy of the process costs little and another core can run it: on Linux.

    Windows cannot copy a process, and macOS does not promise that its own libraries survive it.
    """
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


@contextmanager
def in_a_copy(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """What is yielded gives the result of ``work``, which a copy of this process does while the body runs.

    The result is pickled. Where no copy can be made, or nothing comes from it, because ``work`` raised or the copy was
    killed, ``work`` is done here when it is asked for: every error is raised in this process. No copy is left behind. A
    process with threads is not copied: a lock that one of them holds would never be released in the copy.
    """
    copy = _begun(work) if threading.active_count() == 1 else None
    if copy is None:
        yield work
        return
    pid, pipe = copy
    try:
        with pipe:
            yield lambda: _result_of(pipe, work)
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)


def _begun(work: Callable[[], object]) -> tuple[int, BinaryIO] | None:
    """The copy's process id and what it writes its result to; None where the system has no room for a copy."""
    here, there = os.pipe()
    held = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)  # until the copy knows what to do about them
    try:
        pid = os.fork()
        if pid == 0:
            os.close(here)  # so that writing fails when nobody is left to read
            _live(work, there)
    except OSError:
        os.close(here)
        os.close(there)
        return None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
    os.close(there)
    return pid, open(here, "rb")


def _live(work: Callable[[], object], there: int) -> NoReturn:
    """The life of a copy: it writes its result, or nothing, and ends without a word.

    It lets go of stdout and stderr: when this process is killed, whoever reads these is not to wait for the copy.
    """
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is asked to end kills the copy
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
        result = pickle.dumps(work(), protocol=pickle.HIGHEST_PROTOCOL)
        with open(there, "wb") as pipe:
            pipe.write(result)
    finally:
        os._exit(0)


def _result_of(pipe: BinaryIO, work: Callable[[], Result]) -> Result:
    try:
        result: Result = pickle.load(pipe)
    except (EOFError, pickle.UnpicklingError):
        return work()
    return result
