"""From the bytes of a Word or PowerPoint file to those of a PDF."""

from __future__ import annotations

import hashlib
import tempfile
from datetime import date
from pathlib import Path
from typing import Literal

from opsplan.diagnostics import Finding
from opsplan.patterns import lazy_pattern
from opsplan.writers.pdf.fonts import font_finding, missing_fonts
from opsplan.writers.pdf.profile import write_profile
from opsplan.writers.pdf.program import failed, find_office, run_office

_LEAST_SECONDS = 60.0
_SECONDS_PER_KILOBYTE = 1.0
"""A document of 80 pages has 250 kB and takes 10 to 40 seconds, as the machine is busy."""
_MADE = b"/CreationDate(D:"
_NUMBER = lazy_pattern(rb"\b[0-9A-F]{32}\b")
"""What LibreOffice makes of the moment, behind the word ``trailer``."""


def write_pdf(
    data: bytes,
    form: Literal["docx", "pptx"],
    *,
    day: date,
    comments: bool = False,
    limit: float | None = None,
) -> tuple[bytes, tuple[Finding, ...]]:
    """A file as PDF: tagged, with an outline, its title and its links; ``comments`` as notes of the PDF.

    ``limit`` is how many seconds LibreOffice may take; None is what a file of this size needs many times over. The
    finding tells which fonts were missing. ``day`` is the day the PDF says it was made. The same file gives the same
    bytes only with the same LibreOffice and the same fonts.

    Raises ProgramError when LibreOffice is not installed, fails, or takes too long.
    """
    office = find_office()
    missing = missing_fonts(data, form)
    with tempfile.TemporaryDirectory(prefix="opsplan-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        write_profile(folder / "profile", [pair for pair in missing if pair[1]], comments=comments)
        source, made = folder / f"plan.{form}", folder / "out" / "plan.pdf"
        source.write_bytes(data)
        arguments = [
            office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo",
            "--nolockcheck", "--nodefault", "--convert-to", "pdf", "--outdir", str(made.parent), str(source),
        ]  # fmt: skip
        run_office(arguments, folder, limit or _LEAST_SECONDS + _SECONDS_PER_KILOBYTE * len(data) / 1000)
        pdf = made.read_bytes() if made.is_file() else b""
        if not pdf.startswith(b"%PDF-"):
            raise failed(folder / "messages.txt")
    return _settled(pdf, day), (font_finding(missing),) if missing else ()


def _settled(pdf: bytes, day: date) -> bytes:
    """The file without the moment it was made at. Everything keeps its length, since a PDF counts its bytes."""
    at = pdf.rfind(_MADE) + len(_MADE)
    end = pdf.rfind(b"trailer")
    if at < len(_MADE) or end < at:
        return pdf
    moment = f"{day.isoformat().replace('-', '')}000000".encode()
    content = pdf[:at] + moment + pdf[at + len(moment) : end]
    number = hashlib.sha256(content).hexdigest()[:32].upper().encode()
    return content + _NUMBER.sub(number, pdf[end:])
