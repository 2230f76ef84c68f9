"""Findings as text for a terminal, or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from opsplan.diagnostics import Finding, Lang, Report, Severity
from opsplan.errors import TemplateError, UserError

EXIT_FINDINGS = 1
"""The exit code of a command that found something wrong."""
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def finding_lines(finding: Finding, lang: Lang) -> Iterable[str]:
    """``plan.yaml:41:9: error[goal-due-after-end] …`` and a line of help."""
    place = (
        f"{finding.file}:{finding.position.line}:{finding.position.column}"
        if finding.position
        else finding.file
    )
    word = click.style(finding.severity.word, fg=_COLORS[finding.severity], bold=True)
    yield f"{place}: {word}[{finding.rule}] {finding.message.get(lang)}"
    if finding.help:
        yield f"    {'help: ' if lang == 'en' else '帮助: '}{finding.help.get(lang)}"


def print_findings(findings: Iterable[Finding], lang: Lang, *, err: bool) -> None:
    """Every finding as text."""
    for finding in findings:
        for line in finding_lines(finding, lang):
            click.echo(line, err=err)


def print_error(error: UserError, lang: Lang) -> None:
    """A problem that is not about a place in the plan."""
    place = ""
    if isinstance(error, TemplateError):
        place = f"{error.file}:{error.line}: " if error.line else f"{error.file}: "
    click.echo(f"{place}{click.style('error', fg='red', bold=True)}: {error.text.get(lang)}", err=True)
    if error.help:
        click.echo(f"    {'help: ' if lang == 'en' else '帮助: '}{error.help.get(lang)}", err=True)


def summary(report: Report, lang: Lang) -> str:
    """One line that counts the findings."""
    errors, warnings, infos = (report.count(s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    if not report.findings:
        return "no findings" if lang == "en" else "没有发现问题"
    if lang == "en":
        parts = [
            f"{n} {word}{'s' if n != 1 else ''}"
            for n, word in ((errors, "error"), (warnings, "warning"), (infos, "note"))
            if n
        ]
        return ", ".join(parts)
    return "，".join(
        f"{n} 个{word}" for n, word in ((errors, "错误"), (warnings, "警告"), (infos, "提示")) if n
    )


def as_json(findings: Iterable[tuple[Finding, Lang]]) -> str:
    """A list of ``{rule, code, severity, message, help, file, line, column, path}``."""
    rows = [
        {
            "rule": f.rule, "code": f.code, "severity": f.severity.word, "message": f.message.get(lang),
            "help": f.help.get(lang) if f.help else None, "file": f.file,
            "line": f.position.line if f.position else None, "column": f.position.column if f.position else None, "path": f.path,
        }
        for f, lang in findings
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=2)


def failed(report: Report, *, strict: bool) -> bool:
    """True when the findings make the command fail: errors, with ``strict`` warnings too."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return report.worst is not None and report.worst >= limit
