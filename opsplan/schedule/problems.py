"""What the schedule has to say about a plan: problems with their place, before the file is known."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.nearest import Nearest, did_you_mean, nearest_names
from opsplan.model.times import FIRST_YEAR, LAST_YEAR
from opsplan.records import dataclass

SWAPPED = Bilingual("两个日期可能写反了", "the two dates may be the wrong way round")
"""What to say of an end before its start."""


@dataclass(frozen=True, slots=True)
class ScheduleProblem:
    """One thing wrong with the dates of a plan.

    ``loc`` is the way to the value in the plan, in English keys and indices; ``key`` is the name a
    mapping of the plan's own names has there (a named date), None elsewhere. ``blocking`` problems are
    errors of the spec; the others never move a date and never stop rendering.
    """

    rule: str
    severity: Severity
    blocking: bool
    loc: Loc
    key: str | None
    message: Bilingual
    help: Bilingual
    instead: str = ""
    """What the value should read, when that is certain."""


class Problems:
    """Collects the problems of one run, each once, in the order they were met."""

    def __init__(self) -> None:
        self._found: dict[ScheduleProblem, None] = {}
        self._nearest = Nearest()

    def blocking(
        self, rule: str, loc: Loc, message: Bilingual, help: Bilingual, key: str | None = None,
        instead: str = "",
    ) -> None:  # fmt: skip
        """Add an error of the spec."""
        self._found[ScheduleProblem(rule, Severity.ERROR, True, loc, key, message, help, instead)] = None

    def quality(self, rule: str, severity: Severity, loc: Loc, message: Bilingual, help: Bilingual) -> None:
        """Add a finding about the plan that does not stop rendering."""
        self._found[ScheduleProblem(rule, severity, False, loc, None, message, help)] = None

    def out_of_range(self, loc: Loc, what: Bilingual, key: str | None = None) -> None:
        """Add the error that ``what`` is beyond the years of the calendar."""
        self.blocking(
            "date-out-of-range", loc,
            Bilingual(f"{what.zh}超出可以排期的年份（{FIRST_YEAR}–{LAST_YEAR}），或之后没有工作日", f"{what.en} is beyond the years that can be scheduled ({FIRST_YEAR}–{LAST_YEAR}), or no working day is left"),
            Bilingual("改用这些年份里的日期，或减少偏移和工期", "use a date in these years, or a smaller offset or duration"),
            key,
        )  # fmt: skip

    def nearest(self, text: str, names: Iterable[str]) -> Bilingual | None:
        """A "did you mean" for an unknown name, or None."""
        return did_you_mean(self._nearest(text, names))

    def all(self) -> tuple[ScheduleProblem, ...]:
        return tuple(self._found)


def nearest_help(text: str, names: Iterable[str]) -> Bilingual | None:
    """A "did you mean" with up to three of ``names``, or None when none is near."""
    return did_you_mean(nearest_names(text, names))
