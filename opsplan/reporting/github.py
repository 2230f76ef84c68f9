"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.diagnostics import Severity
from opsplan.reporting.places import relative
from opsplan.reporting.told import PlanReport, Telling

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def as_github(plans: Sequence[PlanReport], telling: Telling) -> str:
    """``::error file=…,line=…,col=…,title=…::message``, a line for each finding; nothing for clean plans."""
    out = []
    for plan in plans:
        for finding in plan.report:
            given = {"file": relative(finding.file, telling.folder)}
            if finding.position:
                given |= {"line": str(finding.position.line), "col": str(finding.position.column)}
            given["title"] = f"{finding.rule} ({finding.code})"
            properties = ",".join(f"{name}={escaped(value, _PROPERTY)}" for name, value in given.items())
            texts = (finding.message, finding.help)
            message = "\n".join(text.get(plan.lang) for text in texts)
            out.append(f"::{_COMMANDS[finding.severity]} {properties}::{escaped(message, _DATA)}")
    return "\n".join(out)


def escaped(text: str, marks: dict[str, str] = _DATA) -> str:
    """The text with what would end it, or begin another command, written as ``%…``."""
    return "".join(marks.get(character, character) for character in text)
