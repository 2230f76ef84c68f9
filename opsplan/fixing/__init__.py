"""Mending a plan's text by the fixes that findings carry. Knows text, findings and edits; reads and writes no file."""
