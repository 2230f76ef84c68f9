"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.

Columns are characters, so the run says ``unicodeCodePoints``. A region begins where the finding points and goes to
the end of its line (§3.30.8). Paths are relative to ``%SRCROOT%`` where they lie below the working folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from opsplan import __version__
from opsplan.diagnostics import Finding, Lang, Severity
from opsplan.reporting.known import Known, known
from opsplan.reporting.places import uri
from opsplan.reporting.rule_page import page_markdown, page_text
from opsplan.reporting.told import PlanReport, Telling, language

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"


def as_sarif(plans: Sequence[PlanReport], telling: Telling) -> str:
    """A log with one run over all plans, which lists the rules that have findings."""
    findings = [(finding, plan.lang) for plan in plans for finding in plan.report]
    rules = {finding.rule: finding for finding, _ in sorted(findings, key=lambda pair: pair[0].code)}
    indices = {rule: index for index, rule in enumerate(rules)}
    lang = language(plans, telling)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "opsplan", "version": __version__, "semanticVersion": __version__,
                "rules": [_rule(finding, lang) for finding in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(plan.file, telling.folder), "roles": ["analysisTarget"]} for plan in plans],
        "results": list(_results(findings, indices, telling.folder)),
    }  # fmt: skip
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(finding: Finding, lang: Lang) -> dict[str, Any]:
    one = known().get(finding.rule)
    rule: dict[str, Any] = {"id": finding.code, "name": finding.rule}
    if one is None:
        return rule
    rule["shortDescription"] = {"text": one.title.get(lang)}
    rule["fullDescription"] = {"text": _why(one, lang)}
    rule["help"] = {"text": page_text(one, lang), "markdown": page_markdown(one)}
    rule["defaultConfiguration"] = {"level": _LEVELS[one.severity]}
    rule["properties"] = {"tags": [one.group.en]}
    return rule


def _why(one: Known, lang: Lang) -> str:
    words = one.rule.why if one.rule else one.help
    return (words or one.title).get(lang)


def _results(
    findings: Iterable[tuple[Finding, Lang]], indices: dict[str, int], folder: str
) -> Iterable[dict[str, Any]]:
    for finding, lang in findings:
        texts = (finding.message, finding.help)
        physical: dict[str, Any] = {"artifactLocation": _location(finding.file, folder)}
        if finding.position:
            physical["region"] = {
                "startLine": finding.position.line,
                "startColumn": finding.position.column,
            }
        location: dict[str, Any] = {"physicalLocation": physical}
        if finding.path:
            location["logicalLocations"] = [{"fullyQualifiedName": finding.path}]
        yield {
            "ruleId": finding.code,
            "ruleIndex": indices[finding.rule],
            "level": _LEVELS[finding.severity],
            "message": {"text": "\n".join(text.get(lang) for text in texts)},
            "locations": [location],
            "partialFingerprints": {"opsplan/v1": _fingerprint(finding)},
        }


def _fingerprint(finding: Finding) -> str:
    """What stays the same when lines are added above a finding."""
    parts = (finding.rule, finding.file, finding.path, finding.message.en)
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _location(file: str, folder: str) -> dict[str, str]:
    where, below = uri(file, folder)
    return {"uri": where, "uriBaseId": _ROOT} if below else {"uri": where}
