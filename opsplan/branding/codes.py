"""The stable number of every finding about a brand. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType({
    "brand-missing": "OPS260",
    "brand-logo": "OPS261",
    "brand-reference": "OPS262",
    "brand-phases": "OPS263",
    "brand-contrast": "OPS264",
})  # fmt: skip
"""Rule → code."""
