"""Python's garbage collector, and when it is not wanted."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused(*, cycles: bool = False) -> Iterator[None]:
    """No garbage collection while a plan is read and checked, composed or written: nodes and models hold no cycles, and
    looking for some takes longer than all the reading of a large plan.

    What was made meanwhile counts as old afterwards, as if it had been looked at: else the first collection would look
    at all of it at once, 90 ms at 10,000 tasks. With ``cycles`` it stays young, and the first collection finds what is
    garbage: trees of documents and slides hold cycles, and a program that renders many would keep them all.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not cycles and not gc.get_freeze_count():  # what a program has set aside is not to come back
                gc.freeze()  # all objects are set aside,
                gc.unfreeze()  # and come back as old ones
            gc.enable()
