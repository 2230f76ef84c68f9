"""The same bytes for the same plan: an Office file is a zip, and a zip remembers when it was made.

Entries get a fixed order and date; a workbook inside a chart is such a zip itself and is treated in
the same way. What stands in the parts is the writers' business.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip entry can have."""
_FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Office reads these first; other programs recognise the kind of file by their place."""

_PACKAGES = (".xlsx", ".docx", ".pptx")


def _place(name: str) -> tuple[int, str]:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST), name


def normalise_package(data: bytes) -> bytes:
    """The package with fixed entry order, dates and attributes; embedded packages (``.xlsx``) too."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return zipped({name: source.read(name) for name in source.namelist()})


def zipped(parts: Mapping[str, bytes | Iterable[bytes]]) -> bytes:
    """The package of ``parts`` by name, as :func:`normalise_package` has it. A large part may come in pieces, which
    are compressed as they come."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name in sorted(parts, key=_place):
            content = parts[name]
            if isinstance(content, bytes):
                content = (normalise_package(content) if name.endswith(_PACKAGES) else content,)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            with target.open(entry, "w") as written:
                for piece in content:
                    written.write(piece)
    return out.getvalue()
