"""Comments: what is said about a document at its margin, beside the text that it is about."""

from __future__ import annotations

from datetime import date

from opsplan.blocks.inline import Inlines
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said of the place ``path`` of the plan (``goals[g1].target``; empty: of the plan as a whole) on ``day``.

    A writer puts it at the text that shows this place, or else at the nearest thing around it that is shown.
    """

    path: str
    day: date
    paragraphs: tuple[Inlines, ...]
