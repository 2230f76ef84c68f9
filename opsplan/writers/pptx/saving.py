"""The package of a deck as bytes."""

from __future__ import annotations

from collections.abc import Iterable

from pptx.opc.oxml import serialize_part_xml
from pptx.opc.serialized import _ContentTypesItem
from pptx.package import Package

from opsplan.writers.ooxml.package import zipped
from opsplan.writers.pptx.parts import all_parts


def saved(package: Package) -> bytes:
    """The file: the same bytes for the same parts. They are compressed once, in our order: python-pptx would compress
    them in its own first."""
    parts = all_parts(package)
    files: dict[str, bytes | Iterable[bytes]] = {
        "[Content_Types].xml": serialize_part_xml(_ContentTypesItem.xml_for(parts)),
        "_rels/.rels": package._rels.xml,
    }
    for part in parts:
        files[part.partname.membername] = part.blob
        if len(part.rels):
            files[part.partname.rels_uri.membername] = part.rels.xml
    return zipped(files)
