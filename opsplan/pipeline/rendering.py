"""From a checked plan to the bytes of its deliverables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from opsplan.diagnostics import Bilingual, Finding, Lang, Report
from opsplan.errors import ReferenceFileError, reason
from opsplan.model.editions import STANDARD, Edition

if TYPE_CHECKING:
    from opsplan.blocks.brand import Brand
    from opsplan.blocks.comments import Comment
    from opsplan.blocks.deck import Deck
    from opsplan.blocks.nodes import Document
    from opsplan.branding import Branding
    from opsplan.library.manifest import Template
    from opsplan.model.plan import Plan
    from opsplan.pipeline.checking import Checked
    from opsplan.schedule import Schedule
    from opsplan.scoring import Score
    from opsplan.writers.docx.reference import Reference


APPENDICES = ("score",)
"""What a document can have at its end when asked to."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What to render and how. ``lang`` None means the plan's own language; ``appendices`` are of ``APPENDICES``;
    ``comments`` puts what was found in the plan into the margin of the document. ``pdf_seconds`` is how long
    LibreOffice may take for a PDF; None is more than a file of its size needs."""

    formats: tuple[str, ...]
    today: date
    template: str | None = None
    lang: Lang | None = None
    appendices: tuple[str, ...] = ()
    comments: bool = False
    pdf_seconds: float | None = None
    reference: Reference | None = None
    """A company's Word file, whose look the document takes."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of each format, what was found on the way, and how many comments a document has when it was asked to."""

    files: Mapping[str, bytes]
    report: Report
    comments: int | None = None


def open_reference(name: str, data: bytes) -> Reference:
    """A company's Word file for :class:`RenderOptions`. Raises ReferenceFileError."""
    from opsplan.writers.docx.reference import read_reference

    return read_reference(name, data)


def render(checked: Checked, options: RenderOptions) -> Rendered:
    """The bytes of every format asked for. The plan must be renderable.

    Raises TemplateError, TemplateNotFound, ReferenceFileError, and for PDF files ProgramError.
    """
    from opsplan.library.comments import comments_of
    from opsplan.library.locate import find_template
    from opsplan.pipeline.scoring import score_of

    if checked.plan_file is None or checked.schedule is None:
        raise ValueError("the plan cannot be rendered")
    plan = checked.plan_file.plan
    lang = options.lang or plan.lang
    beside = None if options.template else Path(checked.file).parent
    word = _word_template(checked, options)
    named = None if word else options.template or plan.template
    template = find_template(named, plan.kind, beside=beside)
    job = _Job(
        plan, checked.schedule, template, lang, options.today, checked.text, checked.brand(lang),
        score_of(checked, options.today) if "score" in options.appendices else None,
        comments_of(_of_plan(checked), lang, options.today) if options.comments else (),
        options.reference or _brands_reference(checked, options), checked.branding, word, checked.edition,
    )  # fmt: skip
    made: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name in dict.fromkeys((*(_PRINTED.get(name, name) for name in options.formats), *options.formats)):
        data, found = _pdf(made, name, options) if name in _PRINTED else _WRITERS[name](job)
        made[name] = data
        for finding in found:
            findings.append(
                replace(finding, file=checked.file)  # about this machine, not about a line of the plan
                if name in _PRINTED
                else finding
                if finding.file
                else checked.plan_file.source.located(finding)
            )
    return Rendered(
        {name: made[name] for name in options.formats},
        checked.report_of(tuple(dict.fromkeys(findings))),
        len(job.comments) if options.comments else None,
    )


def is_word_template(name: str | None) -> bool:
    """True for a template that is a Word file with tags, by its suffix."""
    return name is not None and name.lower().endswith((".docx", ".dotx"))


def _word_template(checked: Checked, options: RenderOptions) -> Reference | None:
    """The Word file with tags that the options name, else the plan. Raises ReferenceFileError."""
    plan = checked.plan_file.plan if checked.plan_file else None
    name = options.template or (plan.template if plan else None)
    if name is None or not is_word_template(name):
        return None
    path = Path(name) if options.template else Path(checked.file).parent / name
    return _reference_at(path, Bilingual("模板", "template"))


def _brands_reference(checked: Checked, options: RenderOptions) -> Reference | None:
    """The Word file that the brand names, where the document is asked for. Raises ReferenceFileError."""
    path = checked.branding.docx if checked.branding else None
    if path is None or not any(_PRINTED.get(name, name) == "docx" for name in options.formats):
        return None
    return _reference_at(path, Bilingual("参考文档", "reference document"))


def _reference_at(path: Path, what: Bilingual) -> Reference:
    try:
        return open_reference(str(path), path.read_bytes())
    except OSError as error:
        why = reason(error)
        text = Bilingual(f"读不了{what.zh} {path}：{why.zh}", f"cannot read the {what.en} {path}: {why.en}")
        help = Bilingual("检查文件名和权限", "check the name and the permissions")
        raise ReferenceFileError(text, help, str(path)) from error


def _of_plan(checked: Checked) -> tuple[Finding, ...]:
    """What was found in the plan itself, not in its settings; nothing that says what an edition withholds."""
    return tuple(
        finding
        for finding in checked.report
        if finding.file == checked.file and not finding.rule.startswith("edition-")
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """What every writer is given to start from."""

    plan: Plan
    schedule: Schedule
    template: Template
    lang: Lang
    today: date
    text: bytes
    brand: Brand
    score: Score | None = None
    comments: tuple[Comment, ...] = ()
    reference: Reference | None = None
    branding: Branding | None = None
    word: Reference | None = None
    """A company's Word file with tags."""
    edition: Edition = STANDARD

    def document(self) -> tuple[Document, tuple[Finding, ...]]:
        from opsplan.library.compose import compose_document
        from opsplan.library.references import lost_references

        document = compose_document(
            self.plan,
            self.schedule,
            template=self.template,
            lang=self.lang,
            today=self.today,
            plan_text=self.text,
            score=self.score,
            edition=self.edition,
        )
        return document, tuple(lost_references(document))

    def deck(self) -> tuple[Deck, tuple[Finding, ...]]:
        from opsplan.blocks.deck_layout import layout_deck
        from opsplan.library.compose import compose_deck

        source = compose_deck(
            self.plan,
            self.schedule,
            template=self.template,
            lang=self.lang,
            today=self.today,
            plan_text=self.text,
            edition=self.edition,
        )
        return layout_deck(source, self.brand)


_Written = tuple[bytes, tuple[Finding, ...]]


def _docx(job: _Job) -> _Written:
    if job.word is not None:
        return _filled(job, job.word)
    from opsplan.writers.docx import write_docx, write_docx_like

    document, findings = job.document()
    document = replace(document, comments=job.comments)
    if job.reference is None:
        return write_docx(document, job.brand), findings
    file = job.branding.file if job.branding else None
    colors, numbers = (
        file is not None and file.colors is not None,
        file is not None and file.numbering is not None,
    )
    data, lacks = write_docx_like(document, job.brand, job.reference, colors=colors, numbers=numbers)
    return data, (*findings, *lacks)


def _filled(job: _Job, word: Reference) -> _Written:
    from opsplan.library.word_template import word_template
    from opsplan.writers.docx.filled import write_filled

    template = word_template(job.plan, job.schedule, lang=job.lang, today=job.today, file=word.name)
    data = write_filled(word, template, template.printed, template.meta(job.text), job.brand)
    return data, template.omitted()


def _pptx(job: _Job) -> _Written:
    from opsplan.writers.pptx import write_pptx

    deck, findings = job.deck()
    return write_pptx(deck, job.brand), findings


def _gantt(job: _Job) -> _Written:
    from opsplan.blocks.gantt_layout import draw_gantt
    from opsplan.library.compose import compose_gantt
    from opsplan.writers.svg import write_svg

    gantt = compose_gantt(job.plan, job.schedule, lang=job.lang, today=job.today)
    drawing = draw_gantt(gantt, width=1200.0, max_height=0.0, look="svg")[0]
    return write_svg(drawing, job.brand, lang=job.lang), ()


def _markdown(job: _Job) -> _Written:
    from opsplan.writers.text import write_markdown

    document, findings = job.document()
    return write_markdown(document).encode(), findings


def _text(job: _Job) -> _Written:
    from opsplan.writers.text import write_text

    document, findings = job.document()
    return write_text(document).encode(), findings


def _deck_text(job: _Job) -> _Written:
    from opsplan.writers.text import write_deck_text

    deck, findings = job.deck()
    return write_deck_text(deck).encode(), findings


def _pdf(made: Mapping[str, bytes], name: str, options: RenderOptions) -> _Written:
    from opsplan.writers.pdf.printing import write_pdf

    form = _PRINTED[name]
    return write_pdf(
        made[form], form, day=options.today, comments=options.comments, limit=options.pdf_seconds
    )


_PRINTED: Mapping[str, Literal["docx", "pptx"]] = MappingProxyType({"pdf": "docx", "deck-pdf": "pptx"})
"""What is printed from which other format."""
_WRITERS: Mapping[str, Callable[[_Job], _Written]] = MappingProxyType({
    "docx": _docx, "pptx": _pptx, "gantt": _gantt, "md": _markdown, "txt": _text, "deck-txt": _deck_text,
})  # fmt: skip
