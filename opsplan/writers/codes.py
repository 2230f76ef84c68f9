"""The stable number of every finding of the writers. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "reference-lacks": "OPS540",
        "reference-no-title": "OPS541",
        "reference-no-layout": "OPS542",
        "template-overflow": "OPS548",
        "template-dropped": "OPS549",
    }
)
"""What a company's Word or PowerPoint file does not have, and what does not fit it."""
