"""Printing what ``opsplan.reporting`` says, in colors where the terminal has them."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Finding, Lang, Report, Severity
from opsplan.errors import TemplateError, UserError
from opsplan.reporting.formats import FORMATS
from opsplan.reporting.told import Paint, Role, fails, plain

if TYPE_CHECKING:
    from opsplan.pipeline import Checked
    from opsplan.reporting.scores import PlanScore
    from opsplan.reporting.told import PlanReport, Telling

EXIT_FINDINGS = 1
"""The exit code of a command that found something wrong."""
_WIDTH = 100
"""Cells of a line that goes to no terminal."""
_NARROWEST = 40
_STYLES: Mapping[Role, Mapping[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "place": {"bold": True},
    "gutter": {"fg": "blue"},
    "caret": {"fg": "red", "bold": True},
}


def report_format_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--format text|json|…``: the form that findings are told in."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="text",
        metavar="FORMAT",
        help=say(
            f"输出格式：{'、'.join(FORMATS)}（默认 text）",
            f"Form of the output: {', '.join(FORMATS)} (default: text)",
        ),
    )(function)


def painter(*, err: bool) -> Paint:
    """What colors text for stdout or stderr: nothing unless it is a terminal; ``NO_COLOR`` is respected."""
    stream = sys.stderr if err else sys.stdout
    colorless = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return plain if colorless or stream is None or not stream.isatty() else _colored


def _colored(text: str, role: Role) -> str:
    return click.style(text, **_STYLES[role])  # type: ignore[arg-type]


def telling(lang: Lang | None, *, strict: bool = False) -> Telling:
    """How reports are told on stdout of this process."""
    from opsplan.reporting.told import Telling

    terminal = sys.stdout is not None and sys.stdout.isatty()
    width = max(shutil.get_terminal_size((_WIDTH, 24)).columns, _NARROWEST) if terminal else _WIDTH
    return Telling(lang or terminal_language(), strict, str(Path.cwd()), width, painter(err=False))


def plan_report(checked: Checked) -> PlanReport:
    """What was found in a plan, with the text of every file that a finding points into, where it can be read."""
    from opsplan.reporting.told import PlanReport

    sources = {checked.file: checked.text if checked.file_text is None else checked.file_text}
    for file in {finding.file for finding in checked.report if finding.position} - {checked.file}:
        try:
            sources[file] = Path(file).read_bytes()
        except (OSError, ValueError):
            continue
    return PlanReport(checked.file, checked.lang, checked.report, sources)


def plan_score(checked: Checked, today: date) -> PlanScore | None:
    """The score of a plan in the language of its findings; None for one that cannot be read."""
    from opsplan.pipeline.scoring import score_of
    from opsplan.reporting.scores import PlanScore

    score = score_of(checked, today)
    return PlanScore(checked.file, checked.lang, score) if score else None


def print_findings(findings: Iterable[Finding], lang: Lang, *, err: bool) -> None:
    """Every finding as text, without lines of the plan: for commands that do something else than check."""
    from opsplan.reporting.text import finding_lines

    paint = painter(err=err)
    for finding in findings:
        for line in finding_lines(finding, lang, paint=paint):
            click.echo(line, err=err)


def print_count(report: Report, file: str, lang: Lang) -> None:
    """A line on stderr that counts what was found in a plan and says how to see it; nothing for a sound plan."""
    if report.findings:
        count = summary(report, lang)
        plan = shlex.quote(file) if file != "<stdin>" else "-"
        words = Bilingual(f"；opsplan check {plan} 逐条列出", f"; opsplan check {plan} lists them")
        click.echo(f"{painter(err=True)(file, 'place')}: {count}{words.get(lang)}", err=True)


def print_error(error: UserError, lang: Lang) -> None:
    """A problem that is not about a place in the plan."""
    file, line = (error.file, error.line) if isinstance(error, TemplateError) else ("", 0)
    print_at(file, line, Severity.ERROR, error.text, error.help, lang)


def print_at(
    file: str, line: int, severity: Severity, text: Bilingual, help: Bilingual | None, lang: Lang
) -> None:
    """A problem at a line of a file (0: the whole file); without a file, only what it is."""
    from opsplan.library.unshowable import shown_safely

    file, text = shown_safely(file), Bilingual(*map(shown_safely, text))
    help = Bilingual(*map(shown_safely, help)) if help else None
    place = (f"{file}:{line}: " if line else f"{file}: ") if file else ""
    word = painter(err=True)(severity.word, cast(Role, severity.word))
    click.echo(f"{place}{word}: {text.get(lang)}", err=True)
    if help:
        click.echo(f"    {'help: ' if lang == 'en' else '帮助: '}{help.get(lang)}", err=True)


def summary(report: Report, lang: Lang) -> str:
    """One line that counts the findings."""
    from opsplan.reporting import text

    return text.summary(report, lang)


def failed(report: Report, *, strict: bool) -> bool:
    """True when the findings make the command fail: errors, with ``strict`` warnings too."""
    return any(fails(finding, strict=strict) for finding in report)
