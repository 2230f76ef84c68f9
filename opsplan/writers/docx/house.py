"""A document in the look of its brand alone."""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document as open_base
from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.nodes import Meta
from opsplan.diagnostics import Finding
from opsplan.writers.docx.numbering import Labels
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.outline import Entry
from opsplan.writers.docx.pages import HouseSections
from opsplan.writers.docx.parts import drop_leftovers, replace_parts, set_application, set_settings
from opsplan.writers.docx.sections import Paper, paper_of


class House:
    """Package, pages, numbers and styles of a document without a reference."""

    has_cover = False
    is_company = False

    def __init__(self, meta: Meta, brand: Brand) -> None:
        self._meta = meta
        self.package = open_base()
        self.paper: Paper = paper_of(brand.page)
        self.brand = brand.for_paper()
        body = self.package.element.body
        for child in list(body):
            body.remove(child)

    def labels(self, entries: Sequence[Entry]) -> Labels | None:
        """Headings have the brand's numbers."""
        return None

    def sections(self, office: Office) -> HouseSections:
        return HouseSections(office, self._meta, self.paper)

    def finish(self, office: Office, body: etree._Element) -> tuple[Finding, ...]:
        """Write the parts beside the text."""
        replace_parts(office)
        set_settings(office)
        set_application(self.package, self._meta)
        drop_leftovers(self.package)
        return ()
