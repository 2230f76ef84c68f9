"""Which activities are draws: a prize goes by chance."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import Event, about, events
from opsplan.checks.rule import Subject


def draws(subject: Subject) -> Iterator[Event]:
    """The activities whose rules, steps or tools speak of a draw, under Chinese law."""
    if "CN" not in subject.schedule.calendar.countries:
        return
    for event in events(subject):
        rules = event.activity.rules
        said = about(rules, "how", "judging", "notes") if rules else ()
        steps = ((step.step, step.tools) for step in event.activity.process)
        if words.mentions(words.DRAW, *said) or words.mentions(words.PRIZE_DRAW, event.activity.name, *steps):
            yield event
