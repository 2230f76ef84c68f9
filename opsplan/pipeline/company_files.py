"""A company's Word and PowerPoint files, whose look deliverables take: from the command line, else from the brand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from opsplan.diagnostics import Bilingual
from opsplan.errors import ReferenceFileError, reason
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.branding import Branding
    from opsplan.writers.ooxml.opening import Reference

Form = Literal["docx", "pptx"]
_DECKS = (".pptx", ".potx", ".pptm", ".potm", ".ppt", ".ppsx")
SHOWN_IN: Mapping[Form, tuple[str, ...]] = MappingProxyType({
    "docx": ("docx", "pdf"), "pptx": ("pptx", "deck-pdf", "deck-txt"),
})  # fmt: skip
"""The formats that take after a file of each form."""


@dataclass(frozen=True, slots=True)
class References:
    """A company's files for documents and for decks."""

    docx: Reference | None = None
    pptx: Reference | None = None


NO_REFERENCES = References()


def form_of(name: str) -> Form:
    """What a company's file is, by its suffix: a deck, else a document."""
    return "pptx" if Path(name).suffix.lower() in _DECKS else "docx"


def open_reference(name: str, data: bytes) -> Reference:
    """A company's file for :class:`References`. Raises ReferenceFileError."""
    from opsplan.writers.ooxml.opening import POWERPOINT, WORD, open_file

    return open_file(name, data, POWERPOINT if form_of(name) == "pptx" else WORD)


def reference_at(path: Path, what: Bilingual) -> Reference:
    """The file at a path; ``what`` is what users call it. Raises ReferenceFileError."""
    try:
        return open_reference(str(path), path.read_bytes())
    except OSError as error:
        why = reason(error)
        text = Bilingual(f"读不了{what.zh} {path}：{why.zh}", f"cannot read the {what.en} {path}: {why.en}")
        help = Bilingual("检查文件名和权限", "check the name and the permissions")
        raise ReferenceFileError(text, help, str(path)) from error


def with_brands(given: References, branding: Branding | None, formats: Iterable[str]) -> References:
    """``given``, and what the brand names where nothing is given and the formats need it. Raises ReferenceFileError."""
    wanted = set(formats)
    if branding is None:
        return given
    if given.docx is None and branding.docx is not None and wanted & set(SHOWN_IN["docx"]):
        given = replace(given, docx=reference_at(branding.docx, Bilingual("参考文档", "reference document")))
    if given.pptx is None and branding.pptx is not None and wanted & set(SHOWN_IN["pptx"]):
        given = replace(given, pptx=reference_at(branding.pptx, Bilingual("参考母版", "reference deck")))
    return given
