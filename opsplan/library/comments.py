"""Findings as comments in a document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from opsplan.blocks.comments import Comment
from opsplan.blocks.inline import Run
from opsplan.diagnostics import Bilingual, Finding, Lang, Severity

_SEVERITIES = {
    Severity.ERROR: Bilingual("错误", "Error"),
    Severity.WARNING: Bilingual("警告", "Warning"),
    Severity.INFO: Bilingual("提示", "Note"),
}


def comments_of(findings: Iterable[Finding], lang: Lang, today: date) -> tuple[Comment, ...]:
    """A comment of ``today`` for every finding that is an error or a warning, in their order.

    It names the file without its folder: where a plan lies is nobody's business who reads the document.
    """
    return tuple(_comment(finding, lang, today) for finding in findings if finding.severity > Severity.INFO)


def _comment(finding: Finding, lang: Lang, today: date) -> Comment:
    english = lang == "en"
    head = f"{_SEVERITIES[finding.severity].get(lang)} {finding.rule}{': ' if english else '：'}"
    place = PurePath(finding.file).name
    if finding.position is not None:
        place += f":{finding.position.line}:{finding.position.column}"
    lines = (
        (Run(head, bold=True), Run(finding.message.get(lang))),
        (Run(f"{'Help: ' if english else '帮助：'}{finding.help.get(lang)}"),),
        (Run(place, code=True),),
    )
    return Comment(finding.path, today, tuple(line for line in lines if line[-1].text))
