"""What a view is given: the plan, its schedule, the language, the day, and what the view is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, TypeVarTuple

from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import UserError
from opsplan.model.editions import STANDARD, Edition
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.records import dataclass
from opsplan.schedule.results import Schedule

if TYPE_CHECKING:
    from opsplan.blocks.nodes import Block
    from opsplan.scoring.results import Score


T = TypeVar("T")
Ts = TypeVarTuple("Ts")
_KEPT = 1_000
"""Results that a context keeps: more than the documents of most plans have views, and an end to what a template can fill
memory with."""


class ViewError(UserError):
    """A view was asked for something it does not know: an option, a column, an index.

    Whoever knows the template's file and line turns it into a TemplateError.
    """


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a view may look at. ``deck`` views are for a slide: fewer columns, shorter texts.

    ``score`` is there when the document is to have it. ``edition`` says how long the deliverable is to be; what it
    withholds is no longer in the plan.
    """

    plan: Plan
    schedule: Schedule
    index: PlanIndex
    lang: Lang
    today: date
    deck: bool = False
    score: Score | None = None
    edition: Edition = STANDARD
    _made: dict[Any, Any] = field(init=False, default_factory=dict, compare=False, repr=False)

    def once(self, make: Callable[[Context, *Ts], T], *given: *Ts) -> T:
        """``make(self, *given)``, worked out once: templates ask for a view's size before they show it, and several
        views need the same of the plan. What is ``given`` is hashable; what is made is not changed by anybody."""
        key = (make, *given)
        if key not in self._made:
            if len(self._made) >= _KEPT:
                del self._made[next(iter(self._made))]
            self._made[key] = make(self, *given)
        found: T = self._made[key]
        return found

    def t(self, zh: str, en: str) -> str:
        """The text in the deliverable's language."""
        return en if self.lang == "en" else zh

    def say(self, text: Bilingual) -> str:
        """The text in the deliverable's language."""
        return text.get(self.lang)


Options = Mapping[str, str]
"""The options of a view as the template wrote them."""

View: TypeAlias = "Callable[[Context, Options], tuple[Block, ...]]"
"""A view of the plan; no blocks mean that there is nothing to show."""
