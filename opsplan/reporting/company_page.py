"""What a company's file has and what is used of it, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from opsplan.diagnostics import Lang
from opsplan.reporting.columns import columns
from opsplan.writers.ooxml.company_facts import CompanyFacts, FactTable, Term, Value

_LONG = 12
"""A table with more rows begins a group where its first cell changes, and says it once."""


def company_text(facts: CompanyFacts, lang: Lang) -> str:
    """Every table under its title; findings are told elsewhere."""
    return "\n\n".join(_table(table, lang) for table in facts.tables) + "\n"


def company_json(facts: CompanyFacts) -> str:
    """The tables by key, rows as objects; terms are codes that no language changes."""
    tables = {
        table.key: [
            {key: _plain(value) for (key, _), value in zip(table.head, row, strict=True)}
            for row in table.rows
        ]
        for table in facts.tables
    }
    findings = [
        {"rule": each.rule, "severity": each.severity.value, "zh": each.message.zh, "en": each.message.en}
        for each in facts.findings
    ]
    return (
        json.dumps({"file": facts.file, **tables, "findings": findings}, ensure_ascii=False, indent=2) + "\n"
    )


def _table(table: FactTable, lang: Lang) -> str:
    head = [words.get(lang) for _, words in table.head]
    rows = [[_word(value, lang) for value in row] for row in table.rows]
    right = [
        place for place in range(len(head)) if any(isinstance(row[place], int | float) for row in table.rows)
    ]
    lines = columns([head, *(_once(rows) if len(rows) > _LONG else rows)], right)
    return "\n".join((table.title.get(lang), *(f"  {line}".rstrip() for line in lines)))


def _once(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows, with the cells of a group's name and use only in its first."""
    out: list[list[str]] = []
    for index, row in enumerate(rows):
        same = index > 0 and row[:2] == rows[index - 1][:2] and len(row) > 2
        out.append(["", "", *row[2:]] if same else list(row))
    return out


def _word(value: Value, lang: Lang) -> str:
    if isinstance(value, Term):
        return value.words.get(lang)
    return f"{value:g}" if isinstance(value, int | float) else value


def _plain(value: Value) -> str | int | float:
    return value.code if isinstance(value, Term) else value
