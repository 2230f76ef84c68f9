"""Findings as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from opsplan.reporting.told import PlanReport, Telling


def as_json(plans: Sequence[PlanReport], telling: Telling) -> str:
    """The records as a JSON list."""
    return json.dumps(finding_records(plans), ensure_ascii=False, indent=2)


def finding_records(plans: Sequence[PlanReport]) -> list[Mapping[str, Any]]:
    """A list of ``{rule, code, severity, message, help, file, line, column, path}``."""
    return [
        {
            "rule": f.rule, "code": f.code, "severity": f.severity.word, "message": f.message.get(plan.lang),
            "help": f.help.get(plan.lang), "file": f.file,
            "line": f.position.line if f.position else None, "column": f.position.column if f.position else None, "path": f.path,
        }
        for plan in plans
        for f in plan.report
    ]  # fmt: skip
