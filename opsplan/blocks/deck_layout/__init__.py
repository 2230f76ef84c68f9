"""Slides with their blocks to slides with everything placed, measured, split and fitted."""

from opsplan.blocks.deck_layout.layout import layout_deck

__all__ = ["layout_deck"]
