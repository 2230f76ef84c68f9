"""What a week grid shows, before it is laid out: phases or owners down, weeks across, and words in the cells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from opsplan.diagnostics import Bilingual, Lang
from opsplan.records import dataclass

NoteKind = Literal["milestone", "begin", "within", "end", "run"]
"""A milestone, a task that begins, that begins and ends, that ends, or that goes on all week."""
MARKS: Mapping[NoteKind, Bilingual] = MappingProxyType({
    "milestone": Bilingual("◆ {}", "◆ {}"), "begin": Bilingual("起 {}", "Start: {}"), "within": Bilingual("{}", "{}"),
    "end": Bilingual("止 {}", "End: {}"), "run": Bilingual("续 {}", "Ongoing: {}"),
})  # fmt: skip
"""How a note of a kind is put, the most important first."""


@dataclass(frozen=True, slots=True)
class WeekNote:
    """What happens in a cell. ``week`` is the Monday."""

    id: str
    week: date
    kind: NoteKind
    text: str
    src: str = ""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A phase, an owner or a pillar with its notes."""

    id: str
    name: str
    notes: tuple[WeekNote, ...]
    color: str = "accent"
    src: str = ""


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """Rows over the weeks that begin on the Mondays ``first`` to ``last``. ``off`` names days off by week."""

    first: date
    last: date
    rows: tuple[WeekRow, ...]
    lang: Lang
    title: str = ""
    off: tuple[tuple[date, str], ...] = ()
    today: date | None = None

    @property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays in order."""
        count = max((self.last - self.first).days // 7, 0) + 1
        return tuple(self.first + timedelta(7 * place) for place in range(count))
