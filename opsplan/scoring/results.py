"""What a score is: counts, and what is open. Nothing is weighted; every question weighs as many items as it has."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """``answered`` out of ``asked``."""

    answered: int
    asked: int

    @property
    def percent(self) -> int | None:
        """Whole per cent, rounded down, so that 100 means all; None when nothing was asked."""
        return self.answered * 100 // self.asked if self.asked else None

    @classmethod
    def sum(cls, tallies: Iterable[Tally]) -> Tally:
        """Both counts added up."""
        listed = tuple(tallies)
        return cls(sum(each.answered for each in listed), sum(each.asked for each in listed))


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the plan: what people call it, and its plan path. Both are empty for the plan as a whole."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How a plan answers one question. ``open`` are the entries that do not."""

    question: str
    title: Bilingual
    tally: Tally
    open: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionScore:
    """The questions asked of a section, and how many findings the check has there.

    A section without a question is not in the plan, and its kind does not need it.
    """

    key: str
    title: Bilingual
    answers: tuple[Answer, ...]
    errors: int
    warnings: int
    infos: int

    @property
    def tally(self) -> Tally:
        return Tally.sum(answer.tally for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Letter:
    """One of S, M, A, R, T for one goal. ``missing`` says what is not there, None when the letter is met."""

    key: str
    missing: Bilingual | None = None

    @property
    def met(self) -> bool:
        return self.missing is None


@dataclass(frozen=True, slots=True)
class GoalScore:
    """A goal with its five letters, in the order S, M, A, R, T."""

    place: Place
    letters: tuple[Letter, ...]

    def met(self, key: str) -> bool:
        """True when the goal has this letter."""
        return any(letter.met for letter in self.letters if letter.key == key)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way from goals to what is done: how many goals get there, and which do not.

    ``tally.asked`` is 0 for a step that the plan has not at all.
    """

    key: str
    title: Bilingual
    tally: Tally
    lacking: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Backed:
    """Money with something that backs it, out of all, exactly as the plan gives it. ``lacking`` has nothing."""

    backed: Decimal
    total: Decimal
    lacking: tuple[Place, ...] = ()

    @property
    def percent(self) -> int | None:
        """Whole per cent, rounded down; None without money."""
        return int(self.backed * 100 // self.total) if self.total > 0 else None


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a plan: its sections in the order of a plan, its goals, what becomes of them, and its money."""

    sections: tuple[SectionScore, ...]
    goals: tuple[GoalScore, ...]
    coverage: tuple[Step, ...]
    costs: Backed
    benefits: Backed
    currency: str

    @property
    def tally(self) -> Tally:
        """All questions of all sections."""
        return Tally.sum(section.tally for section in self.sections)
