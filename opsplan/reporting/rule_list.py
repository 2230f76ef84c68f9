"""All kinds of finding as a list."""

from __future__ import annotations

import json
from itertools import groupby

from opsplan.checks.rule import Rule
from opsplan.diagnostics import Bilingual, Lang
from opsplan.reporting.columns import columns
from opsplan.reporting.known import Known, known
from opsplan.reporting.markdown import escaped, table

_HEADS = tuple(
    Bilingual(*words)
    for words in (("编号", "Code"), ("级别", "Severity"), ("规则", "Rule"), ("说明", "Title"))
)


def rule_list(form: str, lang: Lang) -> str:
    """Every kind of finding as a table, ``json`` or ``md``, by group and code."""
    if form == "json":
        rows = [_record(each, lang) for each in known().values()]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    groups = [
        (title.get(lang), list(members))
        for title, members in groupby(known().values(), lambda each: each.group)
    ]
    if form == "md":
        heads = [head.get(lang) for head in _HEADS]
        return "\n\n".join(
            f"## {title}\n\n{table(heads, [_cells(each, lang) for each in members])}"
            for title, members in groups
        )
    lines = columns([_row(each, lang) for _, members in groups for each in members])
    out: list[str] = []
    for title, members in groups:
        out += [f"{title} ({len(members)})", *(f"  {line}" for line in lines[: len(members)]), ""]
        del lines[: len(members)]
    return "\n".join(out[:-1])


def _row(each: Known, lang: Lang) -> list[str]:
    return [each.code, each.severity.word, each.name, each.title.get(lang)]


def _cells(each: Known, lang: Lang) -> list[str]:
    return [each.code, each.severity.word, f"`{each.name}`", escaped(each.title.get(lang))]


def _record(each: Known, lang: Lang) -> dict[str, object]:
    settings = each.rule.settings if each.rule else ()
    return {
        "rule": each.name, "code": each.code, "severity": each.severity.word,
        "group": each.group.get(lang), "title": each.title.get(lang),
        "kinds": sorted(each.rule.kinds) if isinstance(each.rule, Rule) else [],
        "settings": {setting.name: setting.default for setting in settings},
    }  # fmt: skip
