"""``opsplan verify``: do the deliverables say what the plan says?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.options import (
    STDIN,
    check_named,
    date_option,
    edition_option,
    lang_option,
    plan_argument,
    strict_option,
)
from opsplan.cli.reporting import (
    EXIT_FINDINGS,
    failed,
    plan_report,
    print_findings,
    report_format_option,
    telling,
)
from opsplan.cli.words import say
from opsplan.diagnostics import Lang, Report
from opsplan.reporting.formats import tell
from opsplan.verifying.shown import SUFFIXES

if TYPE_CHECKING:
    from opsplan.pipeline import Checked, Proof


_SEARCHED = (".md", ".txt", ".json", ".xml", ".mmd")
"""Files that can be searched for what an edition withholds, and no more."""


@click.command(
    "verify",
    help=say(
        "核对生成的文件：其中的数、日期、名称与合计是否和方案一致，Word 与 PowerPoint 是否一致。\n\n"
        "读文件不用写文件的那部分代码。有不一致时退出码为 1，没有则为 0；--strict 时警告也算。"
        "可核对 docx、pptx、svg、xlsx、ics、csv、html。加 --edition 时按这个版本核对，并证明隐去的内容不在文件的任何部分；md、txt、json、xml、mmd 也查。\n\n\b\n示例：\n"
        "  opsplan verify plan.yaml plan.docx plan.pptx\n  opsplan verify plan.yaml out/plan* --format json\n"
        "  opsplan verify plan.yaml out/plan-partner* --edition 伙伴版\n  opsplan render plan.yaml --verify",
        "Prove that deliverables agree: numbers, dates, names and sums with the plan, Word with PowerPoint.\n\n"
        "Files are read with none of the code that writes them. The exit code is 1 when something differs "
        "(with --strict: or a warning is found), else 0. Reads docx, pptx, svg, xlsx, ics, csv and html. With --edition files are "
        "compared with that edition, and nothing that it withholds may be in any part of them; md, txt, json, xml and mmd are "
        "searched too.\n\n\b\nExamples:\n"
        "  opsplan verify plan.yaml plan.docx plan.pptx\n  opsplan verify plan.yaml out/plan* --format json\n"
        "  opsplan verify plan.yaml out/plan-partner* --edition partner\n  opsplan render plan.yaml --verify",
    ),
)
@plan_argument
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=str))
@report_format_option
@lang_option("消息的语言（默认是方案的语言）", "Language of the messages (default: the plan's)")
@edition_option
@date_option
@strict_option
def command(
    plan: str, files: tuple[str, ...], form: str, lang: Any, edition: str | None, today: date, strict: bool
) -> None:
    """Compare files with a plan and say what differs."""
    suffixes = (*SUFFIXES, *_SEARCHED) if edition else SUFFIXES
    unknown = [name for name in files if Path(name).suffix.lower() not in suffixes]
    if unknown:
        known = " ".join(suffixes)
        raise click.UsageError(
            say(
                f"核对不了 {unknown[0]}，可核对的后缀：{known}",
                f"cannot verify {unknown[0]}; suffixes: {known}",
            )
        )
    checked = check_named(plan, today=today, lang=lang, edition=edition)
    if not checked.renderable:
        blocking = replace(checked, report=Report.of(one for one in checked.report if one.blocking))
        click.echo(tell(form, [plan_report(blocking)], telling(lang, strict=strict)))
        click.get_current_context().exit(EXIT_FINDINGS)
    from opsplan.pipeline.verifying import verify_named

    proof = verify_named(checked, files)
    if form == "text":
        _say_compared(proof, checked.lang)
    click.echo(tell(form, [plan_report(replace(checked, report=proof.report))], telling(lang, strict=strict)))
    click.get_current_context().exit(EXIT_FINDINGS if failed(proof.report, strict=strict) else 0)


def verify_written(checked: Checked, written: Sequence[Path], *, strict: bool) -> bool:
    """Verify what was just written of a plan, as far as its formats can be; True when all agrees. Says what it found
    on stderr."""
    files = [str(path) for path in written if path.suffix.lower() in SUFFIXES]
    if not files or STDIN in files:
        return True
    from opsplan.pipeline.verifying import verify_named

    proof = verify_named(checked, files)
    say_proof(proof, checked.lang)
    return not failed(proof.report, strict=strict)


def say_proof(proof: Proof, lang: Lang) -> None:
    """What was compared, and what was found by that, on stderr."""
    _say_compared(proof, lang)
    print_findings(proof.report, lang, err=True)


def _say_compared(proof: Proof, lang: Lang) -> None:
    """A line for each file on stderr: how much of it names its place in the plan and was compared."""
    for file, count in proof.compared:
        if not count:
            continue
        words = (
            f"{file}: {count} texts and rows compared"
            if lang == "en"
            else f"{file}：核对了 {count} 处文字和表格行"
        )
        click.echo(words, err=True)
