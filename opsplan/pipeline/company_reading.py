"""A company's Word or PowerPoint file read: what it has, and a brand begun from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from opsplan.diagnostics import Lang
from opsplan.pipeline.company_files import form_of, open_reference

if TYPE_CHECKING:
    from opsplan.branding import Branding
    from opsplan.writers.ooxml.company_facts import CompanyFacts


def read_company(name: str, data: bytes, lang: Lang, branding: Branding | None = None) -> CompanyFacts:
    """What a company's file has, as plans in ``lang`` with a brand use it. Raises ReferenceFileError."""
    from opsplan.blocks.brand import default_brand

    brand = branding.brand(lang) if branding else default_brand(lang)
    reference = open_reference(name, data)
    if form_of(name) == "docx":
        from opsplan.writers.docx.reference.listing import list_company_document

        return list_company_document(reference, brand, lang)
    from opsplan.writers.pptx.reference import open_company
    from opsplan.writers.pptx.reference.listing import list_company

    colors = branding is not None and branding.file.colors is not None
    layouts = branding.layouts if branding else {}
    return list_company(open_company(reference, brand, colors=colors, layouts=layouts))


def begin_brand(facts: CompanyFacts, reference: str, logo: str, lang: Lang) -> str:
    """A brand file for a company: ``reference`` and ``logo`` are the paths that it names."""
    from opsplan.branding.begin import Beginning, begun_brand

    start = facts.start
    beginning = Beginning(
        Path(facts.file).stem, form_of(facts.file), reference, start.accent, start.phases, start.dark, start.heading,
        start.body, start.layouts, logo,
    )  # fmt: skip
    return begun_brand(beginning, lang)
