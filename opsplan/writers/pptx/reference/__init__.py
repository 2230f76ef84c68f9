"""A company's own master: :func:`open_company` reads its file, :class:`CompanyLook` is what a deck is written into."""

from opsplan.writers.pptx.reference.company import Company, CompanyLook, open_company

__all__ = ["Company", "CompanyLook", "open_company"]
