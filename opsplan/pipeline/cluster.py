"""The same work on many items on a Dask cluster: what is lost with a worker is done by another, nothing twice."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, TypeVar

from opsplan import __version__
from opsplan.diagnostics import Bilingual
from opsplan.errors import ProgramError
from opsplan.pipeline.many import Outcome

Item = TypeVar("Item")
Result = TypeVar("Result")
_SECONDS = 15
"""How long a scheduler may take to answer, and its first worker to be there."""
_AHEAD = 4
"""Items sent for each thread of the cluster, so that it is never idle and holds few results."""


def on_cluster(
    address: str, work: Callable[[Any], Result], items: Sequence[Item], pack: Callable[[Item], Any]
) -> Iterator[Outcome[Result]]:
    """The outcomes as they come from the cluster whose scheduler is at the address. Each item is packed when it is sent.

    Raises ProgramError when there is no such scheduler or worker, and for workers with another opsplan.
    """
    try:
        dask: Any = import_module("distributed")  # it has no types of its own
    except ImportError as error:
        raise ProgramError(
            Bilingual("--cluster 要用 Dask，这里没有安装", "--cluster needs Dask, which is not installed"),
            Bilingual("运行 pip install 'opsplan[cluster]'", "run pip install 'opsplan[cluster]'"),
        ) from error
    # What matters of Dask's words is told below; it gives both loggers a level.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = dask.Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ProgramError(
            Bilingual(f"连不上 Dask 调度器 {address}", f"no Dask scheduler answers at {address}"),
            Bilingual("检查地址和网络，如 tcp://10.0.0.5:8786", "check the address and the network; it reads like tcp://10.0.0.5:8786"),
        ) from error  # fmt: skip
    with client:
        threads = _check_workers(client, address)
        left = iter(range(len(items)))
        running = dask.as_completed(loop=client.loop)
        places: dict[Any, int] = {}

        def send() -> None:
            index = next(left, None)
            if index is not None:
                future = client.submit(work, pack(items[index]), pure=False)
                places[future.key] = index
                running.add(future)

        for _ in range(threads * _AHEAD):
            send()
        for future in running:
            yield _outcome(places.pop(future.key), future, address)
            future.release()
            send()


def _check_workers(client: Any, address: str) -> int:
    """The threads of all workers. Raises ProgramError for none, and for workers on which this opsplan does not run."""
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as error:
        raise ProgramError(
            Bilingual(f"{address} 的调度器没有工作进程", f"the scheduler at {address} has no workers"),
            Bilingual(f"启动几个：dask worker {address}", f"start some: dask worker {address}"),
        ) from error
    own = versions()
    try:
        found = client.run(versions)
    except ModuleNotFoundError as error:
        found = {"": (str(error.name), "")}
    other = {worker: each for worker, each in found.items() if each != own}
    if other:
        worker, each = next(iter(other.items()))
        raise ProgramError(
            Bilingual(
                f"工作进程 {worker} 的版本不同：{' '.join(each)}，这里是 {' '.join(own)}",
                f"the worker {worker} has another version: {' '.join(each)}, and here it is {' '.join(own)}",
            ),
            Bilingual("各处装同一版本的 opsplan 和 Python，生成的文件才相同", "install the same opsplan and Python everywhere, so that files are the same"),
        )  # fmt: skip
    return sum(client.nthreads().values()) or 1


def versions() -> tuple[str, str]:
    """The versions that decide what files look like: opsplan's and Python's."""
    return f"opsplan {__version__}", f"Python {sys.version_info.major}.{sys.version_info.minor}"


def _outcome(index: int, future: Any, address: str) -> Outcome[Any]:
    dask: Any = import_module("distributed")
    try:
        return Outcome(index, future.result())
    except dask.KilledWorker:
        return Outcome(index, lost="KilledWorker", tries=4)
    except dask.CancelledError as error:
        raise ProgramError(
            Bilingual(f"与 {address} 的连接断了", f"the connection to {address} is lost"),
            Bilingual("已写出的方案是完整的；再运行一次", "the plans that were written are whole; run again"),
        ) from error
    except Exception as error:
        return Outcome(index, bug="".join(traceback.format_exception(error)))
