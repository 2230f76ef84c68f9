"""The stable number of every finding about a PDF. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType({"pdf-fonts": "OPS505"})
