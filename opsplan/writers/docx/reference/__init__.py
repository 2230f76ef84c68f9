"""A company's own Word look: :func:`read_reference` opens its file, :class:`Company` dresses a document in it."""

from opsplan.writers.docx.reference.company import Company
from opsplan.writers.docx.reference.opening import Reference, read_reference

__all__ = ["Company", "Reference", "read_reference"]
