"""Small words of English messages."""

from __future__ import annotations

from collections.abc import Sequence


def counted(count: int, singular: str) -> str:
    """``1 day``, ``2 days``; for words whose plural takes an s."""
    return f"{count} {singular}{'' if count == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join((", ".join(words[:-1]), words[-1]) if len(words) > 1 else words)
