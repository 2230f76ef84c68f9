"""The stable number of every finding about deliverables. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType({
    # what a deliverable says
    "doc-ppt-drift": "OPS510",
    "deliverable-differs": "OPS511",
    "deliverable-missing": "OPS512",
    # the file itself
    "deliverable-other-plan": "OPS515",
    "deliverable-unreadable": "OPS516",
    "deliverable-unmarked": "OPS517",
    "deliverable-withheld": "OPS518",
    # how it is made
    "doc-table-wide": "OPS520",
    "doc-eastasia-font": "OPS521",
    "doc-caption": "OPS522",
    "ppt-table-rows": "OPS525",
    "ppt-overflow": "OPS526",
})  # fmt: skip
"""Rule → code."""
