"""What is done with one of many plans, wherever that may be: from its name to the bytes of its files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from opsplan.cli.making import Made, made_of
from opsplan.cli.options import check_named
from opsplan.cli.targets import Target
from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import TemplateError, UserError
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.model.each_values import Row
    from opsplan.pipeline import Checked, Proof, References, Rendered

PRELOADED = (
    "opsplan.checks.registry", "opsplan.library.compose", "opsplan.pipeline.beside", "opsplan.pipeline.checking",
    "opsplan.pipeline.rendering", "opsplan.schedule",
)  # fmt: skip
"""What every plan needs, to be imported once for all processes."""
PRELOADED_FOR: Mapping[str, tuple[str, ...]] = {
    "docx": ("opsplan.writers.docx", "opsplan.writers.docx.charts", "xlsxwriter"),
    "pptx": ("opsplan.writers.pptx", "opsplan.writers.pptx.charts", "opsplan.library.compose_deck", "xlsxwriter"),
    "gantt": ("opsplan.writers.svg",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of the command, as far as they are the same for all plans. ``brand`` is its name or file; a message
    is in ``otherwise`` when a plan names no language."""

    formats: tuple[str, ...]
    folder: Path | None
    file: Path | None
    today: date
    template: str | None
    lang: Lang | None
    otherwise: Lang
    strict: bool
    appendices: tuple[str, ...]
    comments: bool
    pdf_seconds: float | None
    verify: bool
    brand: str | None
    references: References

    @property
    def target(self) -> Target:
        return Target(self.formats, self.folder, self.file)


@dataclass(frozen=True, slots=True)
class OrderedRow:
    """A row of a table: its values, the name of its files, and its place, as in ``stores.csv:17``."""

    values: Row
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Order:
    """A plan to render in one edition; ``text`` where it is no file."""

    name: str
    edition: str | None
    settings: Settings
    text: bytes | None = None
    row: OrderedRow | None = None

    @property
    def label(self) -> str:
        """What users call it."""
        return self.row.place if self.row else self.name

    @property
    def named(self) -> str:
        """The name of a plan whose files would be called as those of this order are."""
        return f"{self.row.name}.yaml" if self.row else self.name


@dataclass(frozen=True, slots=True)
class Trouble:
    """What kept a plan from being made that is no finding: a :class:`UserError`, fit to travel."""

    text: Bilingual
    help: Bilingual | None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of an order, nothing of it written or said: one of ``made`` and ``trouble``."""

    made: Made | None = None
    proof: Proof | None = None
    trouble: Trouble | None = None


def work(order: Order) -> Finished:
    """Check and render a plan, and verify the bytes when asked to. Writes nothing and says nothing."""
    settings = order.settings
    try:
        brand = None
        if settings.brand is not None:
            from opsplan.pipeline.branding import asked_brand

            brand = asked_brand(settings.brand)
        checked = check_named(
            order.name, today=settings.today, lang=settings.lang, otherwise=settings.otherwise, data=order.text,
            brand=brand, edition=order.edition, row=order.row.values if order.row else None,
        )  # fmt: skip
        made = made_of(checked, partial(_rendered, settings), strict=settings.strict)
    except UserError as error:
        return Finished(trouble=trouble_of(error))
    proof = _proof(checked, made, order) if settings.verify and not made.stopped else None
    return Finished(made, proof)


def trouble_of(error: UserError) -> Trouble:
    """The error as a value."""
    file, line = (error.file, error.line) if isinstance(error, TemplateError) else ("", 0)
    return Trouble(error.text, error.help, file, line)


def _rendered(settings: Settings, checked: Checked) -> Rendered:
    from opsplan.pipeline import RenderOptions, render

    options = RenderOptions(
        settings.formats, settings.today, settings.template, settings.lang, settings.appendices, settings.comments,
        settings.pdf_seconds, settings.references,
    )  # fmt: skip
    return render(checked, options)


def _proof(checked: Checked, made: Made, order: Order) -> Proof | None:
    """What a comparison of the bytes with the plan says, under the names that they will have."""
    from opsplan.pipeline import verify_files
    from opsplan.verifying.shown import SUFFIXES

    target = order.settings.target
    paths = {form: target.path(order.named, form, made.edition) for form in made.files}
    files = [(str(paths[form]), data) for form, data in made.files.items() if paths[form].suffix in SUFFIXES]
    return verify_files(checked, files) if files else None
