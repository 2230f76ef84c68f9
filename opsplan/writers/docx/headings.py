"""Sizes of headings, by level from 1: what styles print and what heights are estimated by."""

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
