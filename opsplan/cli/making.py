"""Making files of a plan: check it, let a command produce the bytes, say what was found, write all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
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
from opsplan.records import dataclass
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


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one plan, before anything of it is said or written: the bytes of each format, none when it was
    ``stopped``. ``counted`` is not told but counted; ``comments`` is how many a document has when it was asked to."""

    file: str
    lang: Lang
    edition: str
    report: Report
    counted: Report = field(default_factory=Report)
    files: Mapping[str, bytes] = field(default_factory=dict)
    stopped: bool = False
    comments: int | None = None


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
    checked = check_named(
        name, today=today, lang=lang, quality=quality or strict, brand=brand, edition=edition
    )
    made = made_of(checked, produce, strict=strict, quality=quality, brand=brand)
    tell(made, target)
    return [] if made.stopped else deliver(made, name, target)


def made_of(
    checked: Checked,
    produce: Callable[[Checked], Rendered],
    *,
    strict: bool,
    quality: bool = True,
    brand: BrandFound | None = None,
) -> Made:
    """What comes of a checked plan; see :func:`make_files`. Raises UserError."""
    made = Made(checked.file, checked.lang, checked.edition.name, checked.report)
    if not checked.renderable or (strict and failed(made.report, strict=True)):
        return replace(made, stopped=True)
    rendered = produce(checked)
    report = made.report + rendered.report
    if strict and failed(report, strict=True):
        return replace(made, report=report, stopped=True)
    made = replace(made, report=report, files=rendered.files, comments=rendered.comments)
    if quality:
        return made
    asked = set(brand.findings) if brand else set()
    counted = Report.of(finding for finding in checked.report if finding not in asked)
    told = Report.of(finding for finding in checked.report if finding in asked)
    return replace(made, report=told + rendered.report, counted=counted)


def tell(made: Made, target: Target) -> None:
    """Say on stderr what was found in a plan, and that it was stopped by that."""
    print_count(made.counted, made.file, made.lang)
    with stage("report"):
        print_findings(made.report, made.lang, err=True)
    if made.stopped:
        words = "" if target.stdout else Bilingual("；没有生成文件", "; nothing was written").get(made.lang)
        click.echo(f"{made.file}: {summary(made.report, made.lang)}{words}", err=True)


def deliver(made: Made, name: str, target: Target) -> list[Path]:
    """Write the files of the plan of that name, and say which. Raises OutputError."""
    if target.stdout:
        write_stdout(made.files[target.formats[0]])
        return [Path(STDIN)]
    paths = write(made, name, target)
    say_written(made, paths)
    return paths


def write(made: Made, name: str, target: Target) -> list[Path]:
    """Write the files of the plan of that name: their paths. Raises OutputError."""
    from opsplan.writers.files import Output, write_outputs

    outputs = [Output(form, target.path(name, form, made.edition), data) for form, data in made.files.items()]
    with stage("files"):
        write_outputs(outputs)
    return [output.path for output in outputs]


def say_written(made: Made, paths: Sequence[Path]) -> None:
    """The paths on stdout; on stderr, how many comments a document has."""
    for path in paths:
        click.echo(path)
    if made.comments is not None:
        _say_comments(made.comments, made.file, made.lang)


def _say_comments(count: int, file: str, lang: Lang) -> None:
    words = f"：{count} 条批注" if lang == "zh-CN" else f": {count} comment{'s' if count != 1 else ''}"
    click.echo(f"{file}{words}", err=True)
