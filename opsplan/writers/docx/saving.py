"""The package of a document as bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from docx.document import Document as DocxDocument
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.opc.pkgwriter import _ContentTypesItem

from opsplan.writers.docx.fragments import Fragments
from opsplan.writers.ooxml.package import zipped


def saved(package: DocxDocument, fragments: Fragments) -> bytes:
    """The file: the same bytes for the same parts. The text of the document is put together while it is compressed."""
    whole = package.part.package
    parts: dict[str, bytes | Iterable[bytes]] = {
        "[Content_Types].xml": _ContentTypesItem.from_parts(whole.parts).blob,  # type: ignore[no-untyped-call]
        "_rels/.rels": _relations(whole),
    }
    for part in whole.parts:
        name = part.partname
        parts[name.membername] = fragments.written(part.blob) if part is package.part else part.blob
        if len(part.rels):
            parts[name.rels_uri.membername] = _relations(part)
    return zipped(parts)


def _relations(owner: Part | OpcPackage) -> bytes:
    return cast(bytes, owner.rels.xml)  # which says that it is text
