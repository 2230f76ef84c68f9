"""The numbers that rules measure by, which a configuration can change."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

Thresholds = Mapping[tuple[str, str], float]
"""What a configuration changed: by rule and setting."""
UNCHANGED: Thresholds = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Setting:
    """A number a rule measures by, which a configuration can change: ``tsk-too-long.days = 15``."""

    name: str
    default: float
    title: Bilingual

    def of(self, rule: str, configured: Thresholds) -> float:
        """The number that holds for a rule: as configured, else its default."""
        return configured.get((rule, self.name), self.default)
