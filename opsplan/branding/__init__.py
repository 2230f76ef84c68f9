"""Brands: a brand file → a :class:`opsplan.blocks.brand.Brand`, with what is wrong with it; the shipped brands."""

from opsplan.branding.branding import Branding, named_brand
from opsplan.branding.read import BrandFound, find_brand
from opsplan.branding.shipped import shipped_names

__all__ = ["BrandFound", "Branding", "find_brand", "named_brand", "shipped_names"]
