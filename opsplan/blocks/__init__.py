"""Format-neutral blocks: documents, decks, tables, charts and the geometry of the Gantt.

Imports nothing of opsplan but :mod:`opsplan.diagnostics`. Nodes never know how to save themselves.
"""
