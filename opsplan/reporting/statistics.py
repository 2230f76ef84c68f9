"""How often each rule speaks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from opsplan.diagnostics import Bilingual, Finding, Lang, Severity
from opsplan.reporting.columns import columns
from opsplan.reporting.known import known
from opsplan.reporting.markdown import escaped, table
from opsplan.reporting.text import counted, severity_words
from opsplan.reporting.told import PlanReport, Telling, language

_HEADS = tuple(
    Bilingual(*words)
    for words in (
        ("次数", "Count"),
        ("级别", "Severity"),
        ("编号", "Code"),
        ("规则", "Rule"),
        ("说明", "Title"),
    )
)
_Row = tuple[int, Severity, str, str, str]


def as_statistics(form: str, plans: Sequence[PlanReport], telling: Telling) -> str:
    """Findings of all plans by rule and severity, the most frequent first, as ``text``, ``json`` or ``markdown``.

    Text ends with the line that counts each plan.
    """
    lang = language(plans, telling)
    rows = _rows((finding for plan in plans for finding in plan.report), lang)
    if form == "json":
        keys = ("count", "severity", "code", "rule", "title")
        return json.dumps(
            [dict(zip(keys, (row[0], row[1].word, *row[2:]), strict=True)) for row in rows],
            ensure_ascii=False,
            indent=2,
        )
    ends = [counted(plan, telling) for plan in plans]
    if form == "markdown":
        heads = [head.get(lang) for head in _HEADS]
        cells = [
            [str(n), severity.word, code, f"`{rule}`", escaped(title)]
            for n, severity, code, rule, title in rows
        ]
        return table(heads, cells) if rows else "\n".join(ends)
    return "\n".join([*_lines(rows, telling), *ends])


def _rows(findings: Iterable[Finding], lang: Lang) -> list[_Row]:
    counts = Counter((finding.severity, finding.code, finding.rule) for finding in findings)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], -item[0][0], item[0][1]))
    return [(count, severity, code, rule, _title(rule, lang)) for (severity, code, rule), count in ordered]


def _title(rule: str, lang: Lang) -> str:
    one = known().get(rule)
    return one.title.get(lang) if one else ""


def _lines(rows: Sequence[_Row], telling: Telling) -> list[str]:
    lines = columns([[str(row[0]), row[1].word, *row[2:]] for row in rows], right=(0,)) if rows else []
    return [
        line.replace(row[1].word, severity_words(row[1], telling.paint), 1)
        for line, row in zip(lines, rows, strict=True)
    ]
