"""The stable number of every finding of the writers. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Bilingual, Finding, Severity

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


def file_finding(rule: str, severity: Severity, file: str, message: Bilingual, help: Bilingual) -> Finding:
    """A finding about a company's file as a whole."""
    return Finding(rule, CODES[rule], severity, message, help, file=file)
