"""Documents and decks as text: Markdown to publish, and plain text to read and to compare."""

from opsplan.writers.text.deck import write_deck_text
from opsplan.writers.text.markdown import write_markdown
from opsplan.writers.text.plain import write_text

__all__ = ["write_deck_text", "write_markdown", "write_text"]
