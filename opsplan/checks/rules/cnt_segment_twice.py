"""People get one message a day from us, whatever channels it comes by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from opsplan.checks.content_days import dated_entries
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.checks.rules import cnt_too_close
from opsplan.checks.touches import read_cap
from opsplan.content.slots import PlacedEntry
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern

_HOURS = Setting("hours", 24, Bilingual("给同一人群的两次推送至少相隔几小时", "the least hours between two messages to one segment"))  # fmt: skip
_DAY = 24 * 60
_PUSH = lazy_pattern(
    r"短信|彩信|邮件|邮箱|推送|服务号|企微|企业微信|社群群发|私信|站内信|订阅消息|模板消息|服务通知|电话|外呼"
    r"|\b(?:sms|text messages?|e-?mails?|newsletters?|push|wecom|whatsapp|in-app messages?|direct messages?|edm)\b",
    re.IGNORECASE,
)
"""Channels that come to people unasked; what people open by themselves tires nobody."""


class _Push(NamedTuple):
    """A message: all that one channel sends at one time, under the first of its entries."""

    channel: str
    minute: int
    """Minutes from the beginning of the calendar; midnight without a time of day."""
    timed: bool
    entry: PlacedEntry


def check(subject: Subject) -> Iterator[Hit]:
    """Messages to one segment, named by both, that are fewer hours apart than the setting, or on one day where a time
    is missing. One note for each segment. A channel with a cap answers for itself.
    """
    least = subject.value(RULE.name, _HOURS) * 60
    near = subject.value(cnt_too_close.RULE.name, cnt_too_close.MINUTES)
    capped = {
        channel.name
        for channel in (subject.plan.strategy.channels if subject.plan.strategy else ())
        if channel.cap and read_cap(channel.cap)
    }

    def speaks(first: _Push, second: _Push) -> bool:
        own = first.channel == second.channel and _told(first, second, near, capped)
        return not own and _too_soon(first, second, least)

    told: set[int] = set()
    for segment, pushes in _by_segment(subject).items():
        begin = 0
        close: list[tuple[_Push, _Push]] = []
        for position, second in enumerate(pushes):
            while second.minute - pushes[begin].minute > max(least, _DAY):
                begin += 1
            near_before = (pushes[index] for index in range(position - 1, begin - 1, -1))
            first = next((each for each in near_before if speaks(each, second)), None)
            if first is not None and id(second.entry.entry) not in told:
                told.add(id(second.entry.entry))
                close.append((first, second))
        if close:
            yield _hit(segment, close)


def _by_segment(subject: Subject) -> dict[str, list[_Push]]:
    found: dict[str, dict[tuple[str, int, bool], _Push]] = defaultdict(dict)
    for each in dated_entries(subject):
        if not _PUSH.search(each.channel):
            continue
        timed = each.minute is not None
        minute = each.day.toordinal() * _DAY if each.minute is None else each.minute
        for segment in each.entry.segment:
            name = subject.index.name("segments", segment)
            found[name].setdefault((each.channel, minute, timed), _Push(each.channel, minute, timed, each))
    return {name: sorted(each.values(), key=lambda push: push.minute) for name, each in found.items()}


def _too_soon(first: _Push, second: _Push, least: float) -> bool:
    if first.timed and second.timed:
        return second.minute - first.minute < least
    return first.entry.day == second.entry.day


def _told(first: _Push, second: _Push, near: float, capped: set[str]) -> bool:
    """True when another rule speaks of these two messages of one channel: its cap, or the hour between them."""
    return first.channel in capped or (first.timed and second.timed and second.minute - first.minute < near)


def _hit(segment: str, close: list[tuple[_Push, _Push]]) -> Hit:
    first, second = close[0]
    more = (
        Bilingual(f"；另有 {len(close) - 1} 次", f"; and {len(close) - 1} more times")
        if close[1:]
        else Bilingual("", "")
    )
    name, other = shorten(second.entry.entry.title), shorten(first.entry.entry.title)
    group = shorten(segment)
    return Hit(
        (*second.entry.entry.loc, "time" if second.entry.entry.time else "date"),
        Bilingual(
            f"“{group}”一天内收到两次推送：{first.entry.said} {first.channel}“{other}”，{second.entry.said} {second.channel}“{name}”{more.zh}",
            f"'{group}' gets two messages within a day: '{other}' on {first.channel}, {first.entry.said}, and '{name}' on {second.channel}, {second.entry.said}{more.en}",
        ),
        Bilingual("错开一天，合成一条，或写不同的 segment", "move one by a day, make them one, or name different segments"),
    )  # fmt: skip


RULE = Rule(
    "cnt-segment-twice", "OPS897", Severity.INFO,
    Bilingual("同一人群一天内收到两次推送", "two messages to one segment within a day"),
    Bilingual("短信、服务号、企微、邮件都会打扰人，一天两次就有人取关、退订。只看两条都写明的分层；写了频控的渠道由频控核对，同一时间的头条、二条算一次，每个分层只提示一条。", "Texts, e-mails and pushes come unasked; two in a day and people leave. Only segments that both entries name are compared; a channel with a cap is held to its cap, and stories of one push count once, and each segment is one note."),
    "content:\n  entries:\n    - {date: 2027-03-11, time: '12:00', channel: 短信, title: 头采开售, segment: 老会员, owner: 纪棠, status: idea}\n    - {date: 2027-03-11, time: '20:00', channel: 服务号, title: 头采从哪座山开始, segment: 老会员, owner: 纪棠, status: idea}\n",
    "content:\n  entries:\n    - {date: 2027-03-11, time: '12:00', channel: 短信, title: 头采开售, segment: 老会员, owner: 纪棠, status: idea}\n    - {date: 2027-03-13, time: '20:00', channel: 服务号, title: 头采从哪座山开始, segment: 老会员, owner: 纪棠, status: idea}\n",
    check,
    (_HOURS,),
)  # fmt: skip
