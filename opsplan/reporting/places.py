"""Where a file is, as other programs want it said."""

from __future__ import annotations

from pathlib import Path, PurePath
from urllib.parse import quote


def relative(file: str, folder: str) -> str:
    """A path relative to ``folder`` when it lies below it, else as it is; always with forward slashes."""
    path = PurePath(file)
    if folder and path.is_absolute() and path.is_relative_to(folder):
        path = path.relative_to(folder)
    return path.as_posix()


def uri(file: str, folder: str) -> tuple[str, bool]:
    """The path as a URI with ``%`` for what a URI cannot hold, and whether it is relative to ``folder``."""
    path = relative(file, folder)
    if PurePath(path).is_absolute():
        return Path(path).as_uri(), False
    return quote(path.encode("utf-8", "surrogateescape"), safe="/"), True
