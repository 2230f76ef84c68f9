"""Word documents: :func:`write_docx`."""

from opsplan.writers.docx.writer import write_docx

__all__ = ["write_docx"]
