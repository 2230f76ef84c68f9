"""Findings as Markdown, for a comment in a merge request."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.diagnostics import Bilingual, Finding
from opsplan.patterns import lazy_pattern
from opsplan.reporting.text import summary
from opsplan.reporting.told import PlanReport, Telling

_HEADS = tuple(
    Bilingual(*words)
    for words in (
        ("位置", "Place"),
        ("级别", "Severity"),
        ("规则", "Rule"),
        ("问题", "Finding"),
        ("改法", "Help"),
    )
)
_MARKS = lazy_pattern(r"([\\`*_\[\]<>|#~@$&])")


def as_markdown(plans: Sequence[PlanReport], telling: Telling) -> str:
    """A heading with the count and a table for each plan; one line for a clean plan."""
    return "\n\n".join(_plan(plan) for plan in plans)


def _plan(plan: PlanReport) -> str:
    counted = summary(plan.report, plan.lang)
    if not plan.report.findings:
        return f"{code(plan.file)}: {counted}"
    return (
        f"### {code(plan.file)}: {counted}\n\n{table([head.get(plan.lang) for head in _HEADS], _rows(plan))}"
    )


def _rows(plan: PlanReport) -> list[list[str]]:
    return [
        [
            code(_where(finding, plan.file)), finding.severity.word, code(finding.rule),
            *(escaped(text.get(plan.lang)) for text in (finding.message, finding.help)),
        ]
        for finding in plan.report
    ]  # fmt: skip


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _where(finding: Finding, file: str) -> str:
    where = f"{finding.position.line}:{finding.position.column}" if finding.position else ""
    if finding.file == file and where:
        return where
    return f"{finding.file}:{where}" if where else finding.file


def escaped(text: str) -> str:
    """The text on one line, with every mark that Markdown or a mention would act on taken literally."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """The text as code in a table; a backtick in it becomes a quote."""
    return f"`{' '.join(text.split()).replace('`', chr(39)).replace('|', chr(92) + '|')}`"
