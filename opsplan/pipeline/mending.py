"""Mending a plan that was checked: its text with all that can be mended, and what is then left to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from opsplan.pipeline.checking import Checked

if TYPE_CHECKING:
    from opsplan.fixing.mend import Mended, Reading


def mended(checked: Checked, recheck: Callable[[bytes], Checked]) -> Mended:
    """Mend what is safe to mend; ``recheck`` checks other bytes of the same file in the same way."""
    from opsplan.fixing.mend import mend

    return mend(checked.text, checked.file, reading_of(checked), lambda data: reading_of(recheck(data)))


def reading_of(checked: Checked) -> Reading:
    """The findings of a check and how far it came."""
    from opsplan.fixing.mend import Reading, Stage

    if checked.plan_file is None:
        return Reading(checked.report, Stage.TEXT)
    return Reading(checked.report, Stage.VALUES if checked.schedule is None else Stage.SCHEDULE)
