"""The pen that paints views on a company's slides: its own fonts and colours, in sizes that go with its slides."""

from __future__ import annotations

from opsplan.blocks.brand import Brand
from opsplan.diagnostics import Lang
from opsplan.records import dataclass
from opsplan.writers.ooxml.opening import Reference
from opsplan.writers.pptx.pen import Pen
from opsplan.writers.pptx.reference import open_company
from opsplan.writers.pptx.reference.look import theme_tokens


@dataclass(frozen=True, slots=True)
class Look:
    """``factor`` is how much larger the company's slides are than those that type sizes are meant for."""

    pen: Pen
    factor: float


def look_of(reference: Reference, brand: Brand, lang: Lang, *, colors: bool) -> Look:
    """The look of a company's file. ``colors`` says that the user chose the brand's, which are kept then. Raises
    ReferenceFileError."""
    company = open_company(reference, brand, colors=colors)
    theme = theme_tokens(company.brand, company.matching)
    return Look(Pen(company.brand.for_slides(), lang, theme=theme), company.factor)
