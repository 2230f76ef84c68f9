"""A company's own Word file with tags: :func:`write_filled`."""

from opsplan.writers.docx.filled.graft import write_filled

__all__ = ["write_filled"]
