"""Decks as PowerPoint files: native text, tables, charts and shapes on a master and layouts of our own."""

from opsplan.writers.pptx.writer import write_pptx, write_pptx_like

__all__ = ["write_pptx", "write_pptx_like"]
