"""A second push within the hour takes the readers of the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from opsplan.checks.content_days import dated_entries
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.content.slots import PlacedEntry
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

MINUTES = Setting(
    "minutes", 60, Bilingual("同一渠道两次发布至少相隔几分钟", "the least minutes between two pieces")
)


def check(subject: Subject) -> Iterator[Hit]:
    """Entries of one channel whose times differ by less than the setting; at the same minute they are one push."""
    least = subject.value(RULE.name, MINUTES)
    pushes: dict[str, dict[int, PlacedEntry]] = defaultdict(dict)
    for each in dated_entries(subject):
        if each.channel and each.minute is not None:
            pushes[each.channel].setdefault(each.minute, each)
    for channel, times in pushes.items():
        minutes = sorted(times)
        for before, after in pairwise(minutes):
            if after - before >= least:
                continue
            first, second = times[before], times[after]
            name, other, apart = shorten(second.entry.title), shorten(first.entry.title), after - before
            yield Hit(
                (*second.entry.loc, "time"),
                Bilingual(
                    f"{channel} {second.said} 的“{name}”离上一条“{other}”只有 {apart} 分钟",
                    f"'{name}' goes out on {channel} at {second.said}, {apart} minutes after '{other}'",
                ),
                Bilingual(
                    f"相隔至少 {least:g} 分钟，或合成一次推送（同一时间、不同栏目）",
                    f"leave {least:g} minutes or more, or make them one push: the same time, different columns",
                ),
            )


RULE = Rule(
    "cnt-too-close", "OPS895", Severity.WARNING,
    Bilingual("同一渠道一小时内发布两次", "one channel used twice within the hour"),
    Bilingual("两次推送挤在一起，后一条会压掉前一条，也更容易被取关。", "Two pushes close together take each other's readers, and people leave."),
    "content:\n  entries:\n    - {date: 2027-03-11, time: '20:00', channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea}\n    - {date: 2027-03-11, time: '20:30', channel: 服务号, title: 炒茶师傅的一双手, owner: 纪棠, status: idea}\n",
    "content:\n  entries:\n    - {date: 2027-03-11, time: '20:00', channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea}\n    - {date: 2027-03-11, time: '21:00', channel: 服务号, title: 炒茶师傅的一双手, owner: 纪棠, status: idea}\n",
    check,
    settings=(MINUTES,),
)  # fmt: skip
