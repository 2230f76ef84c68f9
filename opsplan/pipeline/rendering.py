"""From a checked plan to the bytes of its deliverables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from opsplan.diagnostics import Bilingual, Finding, Lang, Report
from opsplan.errors import NETWORK, ReferenceFileError, network_place
from opsplan.model.editions import STANDARD, Edition
from opsplan.pipeline.company_files import NO_REFERENCES, References, reference_at, with_brands
from opsplan.stages import stage

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
    from opsplan.writers.ooxml.opening import Reference
    from opsplan.writers.pptx.reference import Company


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
    references: References = NO_REFERENCES
    """A company's files, whose look document and deck take."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of each format, what was found on the way, and how many comments a document has when it was asked to."""

    files: Mapping[str, bytes]
    report: Report
    comments: int | None = None


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
    word, slides = (
        _file_template(checked, options, is_word_template),
        _file_template(checked, options, is_deck_template),
    )
    named = None if word or slides else options.template or plan.template
    with stage("template"):
        template = find_template(named, plan.kind, beside=beside)
    job = _Job(
        plan, checked.schedule, template, lang, options.today, checked.text, checked.brand(lang),
        score_of(checked, options.today) if "score" in options.appendices else None,
        comments_of(_of_plan(checked), lang, options.today) if options.comments else (),
        with_brands(options.references, checked.branding, options.formats), checked.branding, word, slides, checked.edition,
    )  # fmt: skip
    made: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name in dict.fromkeys((*(_PRINTED.get(name, name) for name in options.formats), *options.formats)):
        with stage(name):
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


def is_deck_template(name: str | None) -> bool:
    """True for a template that is a PowerPoint file with tags, by its suffix."""
    return name is not None and name.lower().endswith((".pptx", ".potx"))


def _file_template(
    checked: Checked, options: RenderOptions, is_one: Callable[[str | None], bool]
) -> Reference | None:
    """The file with tags that the options name, else the plan, where it is one of a kind. Raises ReferenceFileError."""
    plan = checked.plan_file.plan if checked.plan_file else None
    name = options.template or (plan.template if plan else None)
    if name is None or not is_one(name):
        return None
    if not options.template and name.startswith(NETWORK):
        raise ReferenceFileError(*network_place(name), name)
    path = Path(name) if options.template else Path(checked.file).parent / name
    return reference_at(path, Bilingual("模板", "template"))


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
    references: References = NO_REFERENCES
    branding: Branding | None = None
    word: Reference | None = None
    """A company's Word file with tags."""
    slides: Reference | None = None
    """A company's PowerPoint file with tags."""
    edition: Edition = STANDARD

    def document(self) -> tuple[Document, tuple[Finding, ...]]:
        with stage("import"):
            from opsplan.library.compose import compose_document
            from opsplan.library.references import lost_references

        with stage("document"):
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

    def deck(self) -> tuple[Deck, Company | None, tuple[Finding, ...]]:
        """The deck; laid out for a company's slides where there is a file of these."""
        with stage("import"):
            from opsplan.blocks.deck_layout import layout_deck
            from opsplan.library.compose import compose_deck

        with stage("deck"):
            source = compose_deck(
                self.plan,
                self.schedule,
                template=self.template,
                lang=self.lang,
                today=self.today,
                plan_text=self.text,
                edition=self.edition,
            )
        if self.references.pptx is None:
            with stage("layout"):
                deck, findings = layout_deck(source, self.brand)
            return deck, None, findings
        from opsplan.writers.pptx.reference import open_company

        file = self.branding.file if self.branding else None
        company = open_company(
            self.references.pptx, self.brand, colors=file is not None and file.colors is not None,
            layouts=self.branding.layouts if self.branding else {},
        ).for_messages([slide.title for slide in source.slides])  # fmt: skip
        with stage("layout"):
            deck, findings = layout_deck(source, company.brand, company.grid)
        return deck, company, (*findings, *company.findings)


_Written = tuple[bytes, tuple[Finding, ...]]


def _docx(job: _Job) -> _Written:
    if job.word is not None:
        return _filled(job, job.word)
    with stage("import"):
        from opsplan.writers.docx import write_docx, write_docx_like

    document, findings = job.document()
    document = replace(document, comments=job.comments)
    if job.references.docx is None:
        return write_docx(document, job.brand), findings
    file = job.branding.file if job.branding else None
    colors, numbers = (
        file is not None and file.colors is not None,
        file is not None and file.numbering is not None,
    )
    data, lacks = write_docx_like(document, job.brand, job.references.docx, colors=colors, numbers=numbers)
    return data, (*findings, *lacks)


def _filled(job: _Job, word: Reference) -> _Written:
    from opsplan.library.word_template import word_template
    from opsplan.writers.docx.filled import write_filled

    template = word_template(
        job.plan, job.schedule, lang=job.lang, today=job.today, file=word.name, edition=job.edition
    )
    data = write_filled(word, template, template.printed, template.meta(job.text), job.brand)
    return data, template.omitted()


def _pptx(job: _Job) -> _Written:
    if job.slides is not None:
        return _filled_deck(job, job.slides)
    with stage("import"):
        from opsplan.writers.pptx import write_pptx, write_pptx_like

    deck, company, findings = job.deck()
    return write_pptx(deck, job.brand) if company is None else write_pptx_like(deck, company), findings


def _filled_deck(job: _Job, slides: Reference) -> _Written:
    from opsplan.library.deck_template import deck_template
    from opsplan.writers.pptx.filled import write_filled

    template = deck_template(
        job.plan, job.schedule, lang=job.lang, today=job.today, file=slides.name, edition=job.edition
    )
    file = job.branding.file if job.branding else None
    data, findings = write_filled(
        slides, template, template.printed, template.meta(job.text), job.brand,
        colors=file is not None and file.colors is not None,
    )  # fmt: skip
    return data, (*template.omitted(), *findings)


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

    deck, _, findings = job.deck()
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
