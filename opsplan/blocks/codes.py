"""The stable number of every finding of a deck's layout and of a document's text. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType({
    "ppt-title-long": "OPS501", "ppt-text-shortened": "OPS502", "doc-ref-unknown": "OPS503", "template-omits": "OPS504",
    "ppt-text-long": "OPS508",
})  # fmt: skip
