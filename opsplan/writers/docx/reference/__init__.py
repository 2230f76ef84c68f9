"""A company's own Word look: :func:`read_reference` opens its file, :class:`Company` dresses a document in it."""

from opsplan.writers.docx.reference.company import Company
from opsplan.writers.ooxml.opening import WORD, Reference, open_file

__all__ = ["Company", "Reference", "read_reference"]


def read_reference(name: str, data: bytes) -> Reference:
    """The reference in the bytes of a ``.docx`` or ``.dotx``. Raises ReferenceFileError."""
    return open_file(name, data, WORD)
