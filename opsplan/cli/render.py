"""``opsplan render``: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.each import each_option, each_rows
from opsplan.cli.jobs import cluster_option, jobs_option
from opsplan.cli.making import make_files
from opsplan.cli.options import (
    BRAND_NAME,
    STDIN,
    brand_option,
    check_editions,
    date_option,
    editions_option,
    lang_option,
    plans_argument,
    read_given,
    strict_option,
)
from opsplan.cli.profile import profile_option
from opsplan.cli.references import open_references
from opsplan.cli.reporting import EXIT_FINDINGS
from opsplan.cli.targets import Target, check_clashes, parse_formats, parse_target
from opsplan.cli.watching import Watchable
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Lang
from opsplan.records import dataclass
from opsplan.stages import is_measured, stage

if TYPE_CHECKING:
    from opsplan.branding import BrandFound
    from opsplan.cli.render_work import Order
    from opsplan.pipeline import Checked, References, Rendered

_DOCUMENTS = frozenset({"docx", "md", "pdf", "txt"})
"""The formats that are the document, and have its appendices."""
_COMMENTED = frozenset({"docx", "pdf"})
_PDF = frozenset({"pdf", "deck-pdf"})
_SLIDES = frozenset({"pptx", "deck-pdf"})


@dataclass(frozen=True, slots=True)
class _Settings:
    target: Target
    today: date
    template: str | None
    lang: Lang | None
    strict: bool
    appendices: tuple[str, ...]
    comments: bool
    pdf_seconds: float | None
    verify: bool
    brand: BrandFound | None
    references: References
    editions: tuple[str | None, ...]


@click.command(
    "render",
    cls=Watchable,
    help=say(
        "把方案做成 <方案>.docx、<方案>.pptx 和 <方案>-gantt.svg，写到当前文件夹或 -o 指定的地方。\n\n"
        "方案有必须先改正的错误时什么也不写，原有文件不动。\n\n\b\n示例：\n  opsplan render plan.yaml\n"
        "  opsplan render plan.yaml -o 方案.docx\n  opsplan render plans/*.yaml -o out/ --to docx,pptx\n"
        "  cat plan.yaml | opsplan render - --to md -o -\n  opsplan render plan.yaml --edition 领导版,伙伴版\n  opsplan render plan.yaml --watch",
        "Make <plan>.docx, <plan>.pptx and <plan>-gantt.svg in the current folder, or where -o says.\n\n"
        "When the plan has errors that must be mended first, nothing is written and what was there stays.\n\n\b\n"
        "Examples:\n  opsplan render plan.yaml\n  opsplan render plan.yaml -o plan.docx\n"
        "  opsplan render plans/*.yaml -o out/ --to docx,pptx\n  cat plan.yaml | opsplan render - --to md -o -\n"
        "  opsplan render plan.yaml --edition leader,partner\n  opsplan render plan.yaml --watch",
    ),
)
@plans_argument
@click.option(
    "-o",
    "--output",
    metavar="DIR|FILE",
    help=say(
        "文件夹，或后缀为所要格式的一个文件；- 为标准输出",
        "A folder, or one file whose suffix is the format; - is stdout",
    ),
)
@click.option(
    "--to",
    metavar="FORMATS",
    help=say(
        "格式，逗号分隔：docx,pptx,gantt,md,txt,deck-txt,pdf,deck-pdf",
        "Formats, comma-separated: docx,pptx,gantt,md,txt,deck-txt,pdf,deck-pdf",
    ),
)
@click.option(
    "--template",
    metavar="NAME|DIR|FILE",
    help=say(
        "文档模板的名字或文件夹（默认按方案类型），或公司带 Jinja2 标签的 Word、PowerPoint 文件",
        "A document template's name or folder (default: by the plan's kind), or a company's Word or PowerPoint file with Jinja2 tags",
    ),
)
@brand_option
@click.option(
    "--reference",
    "references",
    metavar="FILE",
    multiple=True,
    help=say(
        "公司的 Word 文件（.docx、.dotx）：文档用它的样式、页面、页眉页脚、封面和编号；或 PowerPoint 文件（.pptx、.potx）：幻灯片用它的母版和版式。两种可以各给一个",
        "A company's Word file (.docx, .dotx): the document takes its styles, pages, header, footer, cover and numbering; "
        "or PowerPoint file (.pptx, .potx): slides take its masters and layouts. One of each may be given",
    ),
)
@lang_option(
    "标题、标签、日期和消息的语言（默认是方案的语言）",
    "Language of headings, labels, dates and messages (default: the plan's)",
)
@editions_option
@date_option
@strict_option
@click.option(
    "--appendix", "appendices", type=click.Choice(("score",)), multiple=True, metavar="NAME",
    help=say("Word、md、txt 末尾的附录：score 方案质量", "An appendix of the Word, md and txt files: score, the plan's quality"),
)  # fmt: skip
@click.option(
    "--comments",
    is_flag=True,
    help=say(
        "把错误和警告写成 Word 批注，放在所说的文字旁",
        "Errors and warnings as Word comments, beside the text they are about",
    ),
)
@click.option(
    "--timeout",
    "pdf_seconds",
    type=click.FloatRange(min=1),
    metavar="SECONDS",
    help=say(
        "LibreOffice 做一个 PDF 最多用多少秒（默认按文件大小）",
        "Seconds that LibreOffice may take for a PDF (default: by the size of the file)",
    ),
)
@click.option(
    "--verify",
    is_flag=True,
    help=say(
        "写完后核对文件与方案是否一致，不一致时退出码为 1",
        "Verify what was written against the plan; exit code 1 when it differs",
    ),
)
@jobs_option
@each_option
@cluster_option
@profile_option
@click.option("--open", "open_files", is_flag=True, help=say("完成后打开文件", "Open the files when done"))
@click.option(
    "--watch",
    is_flag=True,
    help=say(
        "方案或它用到的文件（品牌、日历、设置、模板、图片）每次保存后重新生成，出错也继续",
        "Render again on every save of the plan or of what it uses (brand, calendars, settings, templates, pictures), and go on after errors",
    ),
)
def command(
    plans: tuple[str, ...], output: str | None, to: str | None, template: str | None, brand: BrandFound | None, references: tuple[str, ...],
    lang: Any, today: date, strict: bool, appendices: tuple[str, ...], comments: bool, pdf_seconds: float | None, verify: bool,
    open_files: bool, watch: bool, editions: tuple[str | None, ...], jobs: int | None,
    table: str | None, cluster: str | None,
) -> None:  # fmt: skip
    """Render plans and say what was written."""
    plans = tuple(dict.fromkeys(plans))
    target = parse_target(output, parse_formats(to), plans)
    check_editions(editions, one_file=target.folder is None)
    check_clashes(plans, target)
    if STDIN in plans and target.folder is not None:
        words = say(
            "标准输入没有文件名，文件以 plan 命名；用 -o 文件名 另取",
            "stdin has no name, so its files are called plan; -o FILE gives another",
        )
        click.echo(words, err=True)
    if watch and (STDIN in plans or target.stdout):
        raise click.UsageError(
            say("--watch 需要文件，不能用标准输入输出", "--watch needs files, not stdin or stdout")
        )
    if open_files and target.stdout:
        raise click.UsageError(say("--open 需要文件，不能用标准输出", "--open needs files, not stdout"))
    if appendices and not _DOCUMENTS & set(target.formats):
        raise click.UsageError(
            say(f"附录只放进 {'、'.join(sorted(_DOCUMENTS))}；--to 里加上一种", f"an appendix goes into {', '.join(sorted(_DOCUMENTS))} only; name one of them in --to")
        )  # fmt: skip
    if comments and not _COMMENTED & set(target.formats):
        raise click.UsageError(
            say("批注只放进 Word 和 PDF；--to 里加上 docx 或 pdf", "comments go into Word and PDF only; name docx or pdf in --to")
        )  # fmt: skip
    if _PDF & set(target.formats):
        from opsplan.writers.pdf.program import find_office

        find_office()  # what is missing is told once, before any plan is read
    if verify and target.stdout:
        raise click.UsageError(say("--verify 需要文件，不能用标准输出", "--verify needs files, not stdout"))
    _check_file_template(template, target, references, appendices, comments)
    settings = _Settings(
        target,
        today,
        template,
        lang,
        strict,
        tuple(dict.fromkeys(appendices)),
        comments,
        pdf_seconds,
        verify,
        brand,
        open_references(references, target),
        editions,
    )
    if table is not None or cluster is not None or (jobs is not None and not target.stdout):
        _check_jobs(watch)
        if cluster is not None and (target.stdout or STDIN in plans):
            raise click.UsageError(
                say("--cluster 需要文件，不能用标准输入输出", "--cluster needs files, not stdin or stdout")
            )
        written, code = _render_many(_orders(plans, settings, table), 1 if jobs is None else jobs, cluster)
        _open(written if open_files else ())
        click.get_current_context().exit(code)
    if watch:
        from opsplan.cli.watching import watch as keep_rendering

        keep_rendering(click.get_current_context(), plans)
    made = [_render_one(name, settings, one) for name in _progress(plans) for one in editions]
    written = [path for paths, _ in made for path in paths]
    _open(written if open_files else ())
    whole = len(written) == len(plans) * len(editions) * len(target.formats)
    agreed = all(agrees for _, agrees in made)
    click.get_current_context().exit(0 if whole and agreed else EXIT_FINDINGS)


def _check_jobs(watch: bool) -> None:
    """Raises click.UsageError for what does not go with work in other processes."""
    if watch:
        raise click.UsageError(say("--watch 不能与 --jobs 同用", "--watch does not go with --jobs"))
    if is_measured():
        raise click.UsageError(
            say("--profile 只量一个进程，不能与 --jobs 同用", "--profile measures one process and does not go with --jobs")
        )  # fmt: skip


def _orders(plans: tuple[str, ...], settings: _Settings, table: str | None) -> list[Order]:
    """All plans in all editions, or the one plan for each row of a table. Raises click.UsageError, UserError."""
    from opsplan.cli.render_work import Order, OrderedRow, Settings

    target = settings.target
    brand = click.get_current_context().meta.get(BRAND_NAME)
    same = Settings(
        target.formats, target.folder, target.file, settings.today, settings.template, settings.lang,
        terminal_language(), settings.strict, settings.appendices, settings.comments, settings.pdf_seconds,
        settings.verify, brand, settings.references,
    )  # fmt: skip
    if table is None:
        texts = {name: read_given(name) if name == STDIN else None for name in plans}
        return [Order(name, edition, same, texts[name]) for name in plans for edition in settings.editions]
    if len(plans) > 1 or target.folder is None:
        raise click.UsageError(
            say("--each 只用于一个方案，写到一个文件夹", "--each is for one plan, and writes into a folder")
        )
    name = plans[0]
    text = read_given(name)
    rows = each_rows(name, text, table, settings.lang)
    if rows is None:  # the plan says why
        return [Order(name, None, same, text)]
    return [
        Order(name, edition, same, text, OrderedRow(row.values, row.name, f"{table}:{row.line}"))
        for row in rows
        for edition in settings.editions
    ]


def _render_many(orders: Sequence[Order], jobs: int, cluster: str | None) -> tuple[list[Path], int]:
    """Render in so many processes, or on a cluster: the paths, and the exit code."""
    from opsplan.cli.render_many import local, render_many

    if cluster is None:
        return render_many(orders, local(jobs))
    from opsplan.cli.cluster import on

    return render_many(orders, on(cluster))


def _open(paths: Sequence[Path]) -> None:
    for path in paths:
        click.launch(str(path))


def _check_file_template(
    template: str | None,
    target: Target,
    references: tuple[str, ...],
    appendices: tuple[str, ...],
    comments: bool,
) -> None:
    """A file with tags is filled as it stands. Raises click.UsageError for what does not go with it."""
    from opsplan.pipeline.rendering import is_deck_template, is_word_template

    if is_deck_template(template) and not _SLIDES & set(target.formats):
        raise click.UsageError(
            say("PowerPoint 模板只用于幻灯片；--to 里加上 pptx 或 deck-pdf", "a PowerPoint template is for slides only; name pptx or deck-pdf in --to")
        )  # fmt: skip
    if not is_word_template(template):
        return
    if not _COMMENTED & set(target.formats):
        raise click.UsageError(
            say("Word 模板只用于 Word 和 PDF；--to 里加上 docx 或 pdf", "a Word template is for Word and PDF only; name docx or pdf in --to")
        )  # fmt: skip
    from opsplan.pipeline.company_files import form_of

    documents = [name for name in references if form_of(name) == "docx"]
    for option, given in (("--reference", documents), ("--appendix", appendices), ("--comments", comments)):
        if given:
            raise click.UsageError(
                say(f"Word 模板按原样填写，不能同时用 {option}", f"a Word template is filled as it stands: it does not go with {option}")
            )  # fmt: skip


def _progress(plans: tuple[str, ...]) -> Iterator[str]:
    """The plans one by one; on a terminal, when there is more than one, each is announced with its number.

    Lines, not a bar: findings and the names of what was written come in between.
    """
    announced = len(plans) > 1 and sys.stderr.isatty()
    for number, name in enumerate(plans, start=1):
        if announced:
            click.echo(click.style(f"[{number}/{len(plans)}] {name}", dim=True), err=True)
        yield name


def _render_one(name: str, settings: _Settings, edition: str | None) -> tuple[list[Path], bool]:
    """Render one plan in one edition: the paths written, none when it was not, and whether they agree with it as far as was asked."""
    plans: list[Checked] = []

    def produce(checked: Checked) -> Rendered:
        from opsplan.pipeline import RenderOptions, render
        from opsplan.pipeline.copying import has_second_core

        plans.append(checked)
        options = RenderOptions(
            settings.target.formats, settings.today, settings.template, settings.lang, settings.appendices,
            settings.comments, settings.pdf_seconds, settings.references,
            copies=has_second_core() and not is_measured(),
        )  # fmt: skip
        return render(checked, options)

    written = make_files(
        name,
        settings.target,
        produce,
        today=settings.today,
        lang=settings.lang,
        strict=settings.strict,
        brand=settings.brand,
        edition=edition,
    )
    if not settings.verify or not written:
        return written, True
    from opsplan.cli.verify import verify_written

    with stage("verify"):
        return written, verify_written(plans[-1], written, strict=settings.strict)
