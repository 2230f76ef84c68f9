"""What makes each format of a plan: the document, the deck and the Gantt, composed and handed to their writers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from opsplan.diagnostics import Finding, Lang
from opsplan.model.editions import STANDARD, Edition
from opsplan.pipeline.company_files import NO_REFERENCES, References
from opsplan.records import dataclass
from opsplan.stages import stage

if TYPE_CHECKING:
    from opsplan.blocks.brand import Brand
    from opsplan.blocks.comments import Comment
    from opsplan.blocks.deck import Deck
    from opsplan.blocks.nodes import Document
    from opsplan.branding import Branding
    from opsplan.library.manifest import Template
    from opsplan.model.plan import Plan
    from opsplan.schedule import Schedule
    from opsplan.scoring.results import Score
    from opsplan.writers.ooxml.opening import Reference
    from opsplan.writers.pptx.reference import Company


@dataclass(frozen=True, slots=True)
class Job:
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
            from opsplan.library.compose_deck import compose_deck

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


Written = tuple[bytes, tuple[Finding, ...]]
"""A file, and what was found while it was made."""


def _docx(job: Job) -> Written:
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


def _filled(job: Job, word: Reference) -> Written:
    from opsplan.library.word_template import word_template
    from opsplan.writers.docx.filled import write_filled

    template = word_template(
        job.plan, job.schedule, lang=job.lang, today=job.today, file=word.name, edition=job.edition
    )
    data = write_filled(word, template, template.printed, template.meta(job.text), job.brand)
    return data, template.omitted()


def _pptx(job: Job) -> Written:
    if job.slides is not None:
        return _filled_deck(job, job.slides)
    with stage("import"):
        from opsplan.writers.pptx import write_pptx, write_pptx_like

    deck, company, findings = job.deck()
    return write_pptx(deck, job.brand) if company is None else write_pptx_like(deck, company), findings


def _filled_deck(job: Job, slides: Reference) -> Written:
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


def _gantt(job: Job) -> Written:
    from opsplan.blocks.gantt_layout import draw_gantt
    from opsplan.library.compose import compose_gantt
    from opsplan.writers.svg import write_svg

    gantt = compose_gantt(job.plan, job.schedule, lang=job.lang, today=job.today)
    drawing = draw_gantt(gantt, width=1200.0, max_height=0.0, look="svg")[0]
    return write_svg(drawing, job.brand, lang=job.lang), ()


def _markdown(job: Job) -> Written:
    from opsplan.writers.text import write_markdown

    document, findings = job.document()
    return write_markdown(document).encode(), findings


def _text(job: Job) -> Written:
    from opsplan.writers.text import write_text

    document, findings = job.document()
    return write_text(document).encode(), findings


def _deck_text(job: Job) -> Written:
    from opsplan.writers.text import write_deck_text

    deck, _, findings = job.deck()
    return write_deck_text(deck).encode(), findings


DOCUMENTS = frozenset({"docx", "md", "txt"})
"""Formats of the document; the others are of the deck and of the Gantt."""
WRITERS: Mapping[str, Callable[[Job], Written]] = MappingProxyType({
    "docx": _docx, "pptx": _pptx, "gantt": _gantt, "md": _markdown, "txt": _text, "deck-txt": _deck_text,
})  # fmt: skip
