"""A company's own PowerPoint file with tags: :func:`write_filled`."""

from opsplan.writers.pptx.filled.write import write_filled

__all__ = ["write_filled"]
