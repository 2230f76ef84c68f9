"""The stable number of every finding about the checker's own settings. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType({
    # the settings: opsplan.toml, [tool.opsplan], the plan's check block
    "config-syntax": "OPS150",
    "config-unknown-rule": "OPS151",
    "config-unknown-setting": "OPS152",
    "config-blocking": "OPS153",
    # comments that begin with "# opsplan: ignore"
    "ignore-unused": "OPS160",
    "ignore-unknown": "OPS161",
    "ignore-blocking": "OPS162",
    "ignore-syntax": "OPS163",
    "ignore-place": "OPS164",
    # comments that begin with "# sample", which check --samples lists
    "sample-left": "OPS165",
})  # fmt: skip
"""Rule → code."""
