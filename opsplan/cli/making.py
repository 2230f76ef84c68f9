"""Making files of a plan: check it, let a command produce the bytes, say what was found, write all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from opsplan.cli.options import STDIN, check_named, write_stdout
from opsplan.cli.reporting import failed, print_count, print_error, print_findings, summary
from opsplan.cli.targets import Target
from opsplan.cli.words import terminal_language
from opsplan.diagnostics import Bilingual, Lang, Report
from opsplan.errors import UserError
from opsplan.stages import stage

if TYPE_CHECKING:
    from opsplan.branding import BrandFound
    from opsplan.pipeline import Checked, Rendered


def make_files(
    name: str,
    target: Target,
    produce: Callable[[Checked], Rendered],
    *,
    today: date,
    lang: Lang | None,
    strict: bool,
    quality: bool = True,
    brand: BrandFound | None = None,
    edition: str | None = None,
) -> list[Path]:
    """What was written of one plan, nothing when it was not. One plan's trouble never stops the others.

    Without ``quality`` the plan is shown and not judged: its plan-quality rules only run with ``strict``, and what does
    not stop it is counted in a line; what is wrong with the brand asked for is still told.
    """
    try:
        return _make(name, target, produce, today, lang, strict, quality, brand, edition)
    except UserError as error:
        print_error(error, lang or terminal_language())
        return []


def _make(
    name: str,
    target: Target,
    produce: Callable[[Checked], Rendered],
    today: date,
    lang: Lang | None,
    strict: bool,
    quality: bool,
    brand: BrandFound | None,
    edition: str | None,
) -> list[Path]:
    from opsplan.writers.files import Output, write_outputs

    checked = check_named(
        name, today=today, lang=lang, quality=quality or strict, brand=brand, edition=edition
    )
    report = checked.report
    if not checked.renderable or (strict and failed(report, strict=True)):
        _stopped(report, checked, target)
        return []
    rendered = produce(checked)
    if strict and failed(report + rendered.report, strict=True):
        _stopped(report + rendered.report, checked, target)
        return []
    if quality:
        report += rendered.report
    else:
        asked = set(brand.findings) if brand else set()
        print_count(Report.of(finding for finding in report if finding not in asked), checked)
        report = Report.of(finding for finding in report if finding in asked) + rendered.report
    with stage("report"):
        print_findings(report, checked.lang, err=True)
    if target.stdout:
        write_stdout(rendered.files[target.formats[0]])
        return [Path(STDIN)]
    outputs = [
        Output(form, target.path(name, form, checked.edition.name), data)
        for form, data in rendered.files.items()
    ]
    with stage("files"):
        write_outputs(outputs)
    for output in outputs:
        click.echo(output.path)
    if rendered.comments is not None:
        _say_comments(rendered.comments, checked.file, checked.lang)
    return [output.path for output in outputs]


def _say_comments(count: int, file: str, lang: Lang) -> None:
    words = f"：{count} 条批注" if lang == "zh-CN" else f": {count} comment{'s' if count != 1 else ''}"
    click.echo(f"{file}{words}", err=True)


def _stopped(report: Report, checked: Checked, target: Target) -> None:
    lang = checked.lang
    print_findings(report, lang, err=True)
    words = "" if target.stdout else Bilingual("；没有生成文件", "; nothing was written").get(lang)
    click.echo(f"{checked.file}: {summary(report, lang)}{words}", err=True)
