"""Sizes of headings, by level from 1, and of body text: what styles print and what heights are estimated by."""

from __future__ import annotations

HEADING_LIST = 1
"""Number of the multilevel list that the heading styles are bound to."""
APPENDIX_LIST = 2
"""Number of the multilevel list that the headings of appendices are bound to."""
HEADING_LEVELS = 4
HEADING_SIZES = (16.0, 14.0, 12.0, 12.0)
"""Points of the letters."""
HEADING_LINES = (24.0, 21.0, 18.0, 18.0)
"""Points of a line, at least."""
BODY_SIZE = 12.0
"""Points of body text where the brand has no size of its own."""


def line_spacing(*, chinese: bool) -> float:
    """Lines that a line of body text takes where the brand does not say."""
    return 1.5 if chinese else 1.25
