"""``--cluster``: the plans go to the workers of a Dask cluster with all their files, and come back as bytes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from opsplan.cli.render_work import Finished, Order, trouble_of, work
from opsplan.errors import UserError
from opsplan.pipeline.cluster import on_cluster
from opsplan.pipeline.many import Outcome
from opsplan.pipeline.parcel import files_for, renamed, there, unpack
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Parcel:
    """An order with the files it needs, and the folder that its names are meant from."""

    order: Order
    files: Mapping[str, bytes]
    folder: str


def on(address: str) -> Callable[[Sequence[Order]], Iterator[Outcome[Finished]]]:
    """Work on the cluster with its scheduler at this address."""

    def run(orders: Sequence[Order]) -> Iterator[Outcome[Finished]]:
        return on_cluster(address, work_elsewhere, orders, _packed)

    return run


def _packed(order: Order) -> Parcel:
    settings = order.settings
    named = [each for each in (settings.template, settings.brand) if each and os.path.exists(each)]
    try:
        text = order.text if order.text is not None else Path(order.name).read_bytes()
    except OSError:
        return Parcel(order, {}, os.getcwd())  # that it cannot be read is found where it is wanted
    return Parcel(order, files_for(order.name, text, named), os.getcwd())


def work_elsewhere(parcel: Parcel) -> Finished:
    """Do the work of an order on a machine that has none of its files; every name in what comes back is that of home."""
    order = parcel.order
    with tempfile.TemporaryDirectory(prefix="opsplan-") as folder:
        home = Path(folder).resolve()
        unpack(parcel.files, home)
        here = there(home, parcel.folder)
        here.mkdir(parents=True, exist_ok=True)

        def moved(name: str) -> str:
            return str(there(home, name)) if os.path.isabs(name) else os.path.join(here, name)

        def if_here(name: str | None) -> str | None:
            return moved(name) if name is not None and os.path.exists(moved(name)) else name

        settings = replace(
            order.settings, template=if_here(order.settings.template), brand=if_here(order.settings.brand)
        )
        try:
            finished = work(replace(order, name=moved(order.name), settings=settings))
        except UserError as error:
            finished = Finished(trouble=trouble_of(error))
    return renamed(finished, ((f"{here}{os.sep}", ""), (str(home), "")))
