"""Findings for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.diagnostics import Finding, Lang, Report, Severity
from opsplan.reporting.snippet import snippet
from opsplan.reporting.told import Paint, PlanReport, Role, Telling, plain
from opsplan.yamlio.source import SourceLines

_ROLES: dict[Severity, Role] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_COUNTED = (
    (Severity.ERROR, "错误", "error"),
    (Severity.WARNING, "警告", "warning"),
    (Severity.INFO, "提示", "note"),
)


def place(finding: Finding) -> str:
    """``plan.yaml:41:9``, or the file alone."""
    if finding.position is None:
        return finding.file
    return f"{finding.file}:{finding.position.line}:{finding.position.column}"


def severity_words(severity: Severity, paint: Paint) -> str:
    """The word for a severity in its color."""
    return paint(severity.word, _ROLES[severity])


def finding_lines(
    finding: Finding, lang: Lang, *, lines: SourceLines | None = None, width: int = 100, paint: Paint = plain
) -> Iterator[str]:
    """``plan.yaml:41:9: error[goal-due-after-end] …``, with ``lines`` the line and a caret, and the help."""
    word = severity_words(finding.severity, paint)
    yield f"{paint(place(finding), 'place')}: {word}[{finding.rule}] {finding.message.get(lang)}"
    if lines is not None and finding.position is not None:
        yield from snippet(lines, finding.position, width, paint)
    yield f"    {'help: ' if lang == 'en' else '帮助: '}{finding.help.get(lang)}"


def summary(report: Report, lang: Lang) -> str:
    """One line that counts the findings."""
    if not report.findings:
        return "no findings" if lang == "en" else "没有发现问题"
    counts = [(report.count(severity), zh, en) for severity, zh, en in _COUNTED]
    if lang == "en":
        return ", ".join(f"{n} {word}{'s' if n != 1 else ''}" for n, _, word in counts if n)
    return "，".join(f"{n} 个{word}" for n, word, _ in counts if n)


def counted(plan: PlanReport, telling: Telling) -> str:
    """``plan.yaml: 2 errors``, the line that ends the findings of a plan."""
    return f"{telling.paint(plan.file, 'place')}: {summary(plan.report, plan.lang)}"


def as_text(plans: Sequence[PlanReport], telling: Telling) -> str:
    """Every finding with its line, and a line for each plan that counts them."""
    out: list[str] = []
    for plan in plans:
        lines = plan.lines()
        for finding in plan.report:
            out.extend(
                finding_lines(
                    finding,
                    plan.lang,
                    lines=lines.get(finding.file),
                    width=telling.width,
                    paint=telling.paint,
                )
            )
        out.append(counted(plan, telling))
    return "\n".join(out)
