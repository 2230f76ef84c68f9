"""The same work on many items in processes of their own: none stops another, and none is lost with its process."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any, Generic, NoReturn, TypeVar

from opsplan.records import dataclass

Item = TypeVar("Item")
Result = TypeVar("Result")

_ITEMS = 25
"""A process makes way for a new one after so many items, so that what it holds on to does not grow."""
_TRIES = 2
_PATIENCE = 3.0
"""Seconds that a process which was asked to end may take."""
_YOUNG = 100_000


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What came of the item at ``index``: a result, or ``lost``, why its process died, or ``bug``, the traceback of an
    error. ``tries`` counts the processes that were asked for it."""

    index: int
    result: Result | None = None
    lost: str = ""
    bug: str = ""
    tries: int = 1


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection[Any, Any]
    done: int = 0


@dataclass(slots=True)
class _Waiting:
    index: int
    tries: int = field(default=0)


def in_this_process(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Outcome[Result]]:
    """The outcomes one after the other, without any other process."""
    for index, item in enumerate(items):
        yield _outcome(index, _tried(work, item), 1)
        gc.collect()  # trees of pages hold cycles


def in_processes(
    work: Callable[[Item], Result], items: Sequence[Item], workers: int, preload: Sequence[str] = ()
) -> Iterator[Outcome[Result]]:
    """The outcomes as they come, of so many processes at once. ``work``, items and results are pickled. The modules of
    ``preload`` are imported once for all processes, where the system can.

    An item whose process dies is given to another one once. Whoever leaves the iterator ends the processes.
    """
    context = _context((work.__module__, *preload))
    queue = deque(_Waiting(index) for index in range(len(items)))
    free: list[_Worker] = []
    busy: dict[Any, tuple[_Worker, _Waiting]] = {}
    try:
        while queue or busy:
            while queue and len(busy) < workers:
                worker = free.pop() if free else _started(context, work)
                waiting = queue.popleft()
                waiting.tries += 1
                with suppress(OSError):  # it is dead; that is seen below
                    worker.connection.send(items[waiting.index])
                busy[worker.connection] = worker, waiting
            for connection in wait(list(busy)):
                worker, waiting = busy.pop(connection)
                try:
                    reply = worker.connection.recv()
                except (EOFError, OSError):
                    why = _why(worker)
                    if waiting.tries < _TRIES:
                        queue.append(waiting)
                    else:
                        yield Outcome(waiting.index, lost=why, tries=waiting.tries)
                    continue
                worker.done += 1
                if worker.done < _ITEMS:
                    free.append(worker)
                else:
                    _dismiss([worker])
                yield _outcome(waiting.index, reply, waiting.tries)
        _dismiss(free)
        free.clear()
    finally:
        _end([*free, *(worker for worker, _ in busy.values())])


def _outcome(index: int, reply: tuple[Any, str], tries: int) -> Outcome[Any]:
    result, bug = reply
    return Outcome(index, result, bug=bug, tries=tries)


def _tried(work: Callable[[Any], Any], item: Any) -> tuple[Any, str]:
    """A result, or the traceback of an error."""
    try:
        return work(item), ""
    except Exception as error:
        return None, "".join(traceback.format_exception(error))


def _context(preload: Sequence[str]) -> BaseContext:
    """How processes are started: as copies of one that has imported what is needed, where the system can."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _started(context: BaseContext, work: Callable[..., Any]) -> _Worker:
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, work), daemon=True)  # type: ignore[attr-defined]
    process.start()
    there.close()  # so that the death of the process is the end of what can be read here
    return _Worker(process, here)


def _why(worker: _Worker) -> str:
    """What ended a process: ``SIGKILL``, or its exit code."""
    worker.process.join(_PATIENCE)
    code = worker.process.exitcode
    worker.connection.close()
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return str(code)


def _dismiss(workers: Sequence[_Worker]) -> None:
    """Let processes that have nothing to do end by themselves."""
    for worker in workers:
        worker.connection.close()


def _end(workers: Sequence[_Worker]) -> None:
    for worker in workers:
        worker.process.terminate()
    for worker in workers:
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
        worker.connection.close()


def _serve(connection: Connection[Any, Any], work: Callable[[Any], Any]) -> None:
    """The life of a process: items in, results out, until there is nobody at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asked for the work
    signal.signal(signal.SIGTERM, _stop)
    gc.set_threshold(_YOUNG, 20, 20)
    gc.freeze()  # what was imported is no garbage
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        reply = _tried(work, item)
        try:
            connection.send(reply)
        except OSError:
            return
        del item, reply
        gc.collect()  # while the next one is on its way


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
