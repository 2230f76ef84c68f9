"""Who is reached where: the channels of a plan, and what the rest of the plan says of them."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.model.base import Entry
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.model.refs import split_persons

SEGMENTING_KINDS = frozenset(
    {"product", "user", "content", "community", "commercial", "channel", "private-domain", "launch"}
)
"""Kinds of plan that are about a market; events and promotions name their audience in each activity."""


def meant(index: PlanIndex, target: str, text: str) -> Iterator[Entry]:
    """The entries of ``target`` that a text means: it is one's id or name, or a list of such (``邮件、企微``)."""
    whole = index.find(target, text)
    if whole is not None:
        yield whole
        return
    for part in split_persons(text):
        entry = index.find(target, part)
        if entry is not None:
            yield entry


def reached_segments(plan: Plan, index: PlanIndex) -> frozenset[str]:
    """The paths of the segments that a channel is for, or that a content entry with a channel is for."""
    texts = [
        text for channel in (plan.strategy.channels if plan.strategy else ()) for text in channel.audience
    ]
    if plan.content:
        texts += [text for entry in plan.content.entries if entry.channel for text in entry.segment]
    return frozenset(found.path for text in dict.fromkeys(texts) for found in meant(index, "segments", text))


def timed_channels(plan: Plan, index: PlanIndex) -> frozenset[str]:
    """The paths of the channels on which content or the promotion of an activity has a day."""
    texts = [
        wave.channel for each in plan.activities for wave in each.promotion if wave.start and wave.channel
    ]
    if plan.content:
        texts += [entry.channel for entry in plan.content.entries if entry.date and entry.channel]
        texts += [slot.channel for slot in plan.content.slots if slot.weekdays and slot.channel]
        texts += [column.channel for column in plan.content.columns if column.cadence and column.channel]
    return frozenset(found.path for text in dict.fromkeys(texts) for found in meant(index, "channels", text))
