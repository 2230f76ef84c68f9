"""Events in a plan: the days an audience is there, and the work that lies on them by its nature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from opsplan.checks.rule import Subject
from opsplan.model.phases import Task
from opsplan.patterns import lazy_pattern

_EVENT = lazy_pattern(
    r"直播|大促|促销|秒杀|双\s*1[12]|双十[一二]|618|(?-i:[\u4e00-\u9fff])节(?![点奏拍约省])|会员日|开幕|开业|展会|年会|沙龙|大会|路演|巡讲|市集|快闪|爆发|返场|执行(?!方案|计划|手册|细则|标准)|值守|值班|上市|首发"
    r"|\b(live ?stream\w*|live show|webinar|launch|go[- ]live|sale|black friday|cyber monday|festival|fair|expo|congress|conference|summit|meet-?up"
    r"|roadshow|pop-?up|on[- ]call|on[- ]duty|event|opening)\b",
    re.IGNORECASE,
)
"""Chinese characters have no case; told so, the pattern is compiled in half the time."""
_AROUND = lazy_pattern(
    r"蓄水|预热|宣传|推广|邀约|邀请|报名|提醒|预约|预售"
    r"|\b(warm[- ]?up|teaser|promotion|promote|invit\w+|registration|sign[- ]?ups?|reminders?|pre[- ]?orders?|early access)\b",
    re.IGNORECASE,
)


def is_event(task: Task) -> bool:
    """True when the task's name or tags say that it is an event, which may fall on any day."""
    return any(_EVENT.search(text) for text in (task.name, *task.tags))


def runs_up_to_event(task: Task) -> bool:
    """True for work that goes on until the event by its nature: promotion, invitations, reminders."""
    return bool(_AROUND.search(task.name))


class ActivityDays:
    """The days of a plan's activities, to be asked for one day."""

    def __init__(self, subject: Subject) -> None:
        spans = sorted(span for span in subject.schedule.activities if span)
        merged = _merged(spans)
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def __contains__(self, day: date) -> bool:
        at = bisect_right(self._starts, day) - 1
        return at >= 0 and day <= self._ends[at]


def _merged(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
