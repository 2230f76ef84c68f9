"""What a rule about deliverables is: a name, how bad a breach is, words for people, numbers that can be set."""

from __future__ import annotations

from opsplan.diagnostics import Bilingual, Severity
from opsplan.records import dataclass
from opsplan.thresholds import Setting
from opsplan.verifying.codes import CODES


@dataclass(frozen=True, slots=True)
class DeliverableRule:
    """A rule that ``opsplan verify`` holds deliverables to.

    ``title`` is what it finds, ``why`` the reason, ``looks_at`` what of a file is read for it; ``example`` is a file that
    fails, in words, ``instead`` what to do about it. ``severity`` is the worst one where the rule has cases. ``in_plan``
    findings point at a line of the plan, so that a comment there can accept them.
    """

    name: str
    severity: Severity
    title: Bilingual
    why: Bilingual
    looks_at: Bilingual
    example: Bilingual
    instead: Bilingual
    settings: tuple[Setting, ...] = ()
    in_plan: bool = False

    @property
    def code(self) -> str:
        """The stable ``OPS…`` number."""
        return CODES[self.name]
