"""Word documents: :func:`write_docx`, and :func:`write_docx_like` in the look of a company's Word file."""

from opsplan.writers.docx.writer import write_docx, write_docx_like

__all__ = ["write_docx", "write_docx_like"]
