"""The stable number of every finding about editions. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType({
    "edition-unknown": "OPS270",
    "edition-place": "OPS271",
    "edition-mentions": "OPS272",
    "edition-name": "OPS273",
})  # fmt: skip
"""Rule → code."""
