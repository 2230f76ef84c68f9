"""How much a plan file may hold."""

from __future__ import annotations

from opsplan.records import dataclass

MAX_BYTES = 8_000_000
"""Bytes of a plan or of a file beside it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a hostile or mistaken file from taking all time and memory.

    ``max_nodes`` and ``max_depth`` count as if every alias were written out. Beyond ``max_findings``
    nobody reads on; the first ones are kept.
    """

    max_bytes: int = MAX_BYTES
    max_nodes: int = 400_000
    max_depth: int = 64
    max_aliases: int = 10_000
    max_findings: int = 1_000
