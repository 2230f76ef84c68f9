"""What a view is given: the plan, its schedule, the language, the day, and what the view is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import UserError
from opsplan.model.editions import STANDARD, Edition
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.schedule.results import Schedule

if TYPE_CHECKING:
    from opsplan.blocks.nodes import Block
    from opsplan.scoring.results import Score


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
