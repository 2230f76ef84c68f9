"""What is known of a finding that is no plan-quality rule: a title, what to write, how bad it is."""

from __future__ import annotations

from typing import NamedTuple

from opsplan.diagnostics import Bilingual, Severity


class Words(NamedTuple):
    """The title of a finding and what would be right. ``severity`` is the worst one where it has cases."""

    title: Bilingual
    help: Bilingual
    severity: Severity = Severity.ERROR


def words(zh: str, en: str, help_zh: str, help_en: str, severity: Severity = Severity.ERROR) -> Words:
    """Words in both languages."""
    return Words(Bilingual(zh, en), Bilingual(help_zh, help_en), severity)
