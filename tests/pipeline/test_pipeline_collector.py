"""Python's garbage collector after it was paused: what is garbage by then is found, what a program set aside stays so."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from opsplan.collector import collector_paused


class _Tree:
    """A tree that knows itself, as those of documents and slides do."""

    def __init__(self) -> None:
        self.root = self


def is_found(*, cycles: bool) -> bool:
    """Whether the first collections after a pause find a tree that was dropped during it."""
    with collector_paused(cycles=cycles):
        tree = _Tree()
        here = weakref.ref(tree)
        del tree
    made = [[number] for number in range(2 * gc.get_threshold()[0])]
    assert made
    return here() is None


@pytest.fixture
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.collect()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_garbage_of_a_pause_is_found_where_there_may_be_some(usual: None) -> None:
    assert is_found(cycles=True)


def test_what_a_program_set_aside_stays_aside(usual: None) -> None:
    gc.freeze()
    try:
        count = gc.get_freeze_count()
        assert count > 0
        with collector_paused():
            pass
        assert gc.get_freeze_count() == count
        assert gc.isenabled()
    finally:
        gc.unfreeze()


def test_a_pause_within_another_does_not_end_it() -> None:
    with collector_paused():
        with collector_paused(cycles=True):
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
