"""A promised rhythm that the calendar does not keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from opsplan.checks.content_days import dated_entries
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.content.cadences import promised_days
from opsplan.content.slots import PlacedEntry
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

TIMES = Setting(
    "times", 1.5, Bilingual("空档超过承诺间隔的几倍才提示", "how many promised intervals a gap may last")
)


def check(subject: Subject) -> Iterator[Hit]:
    """The longest gap of each column, or of each channel without such columns, where it breaks the cadence."""
    plan = subject.plan
    content = plan.content
    if content is None:
        return
    times = subject.value(RULE.name, TIMES)
    by_column: dict[str, list[PlacedEntry]] = defaultdict(list)
    by_channel: dict[str, list[PlacedEntry]] = defaultdict(list)
    for each in dated_entries(subject):
        by_column[each.column].append(each)
        by_channel[each.channel].append(each)
    recurring = {subject.index.name("columns", slot.column) for slot in content.slots if slot.column}
    steady = {subject.index.name("channels", slot.channel) for slot in content.slots if slot.channel}
    ruled = {
        subject.index.name("channels", column.channel)
        for column in content.columns
        if column.channel and column.cadence
    }
    for column in content.columns:
        if column.cadence and column.name not in recurring:
            words = Bilingual(f"栏目“{shorten(column.name)}”", f"column '{shorten(column.name)}'")
            yield from _gaps(words, column.cadence, by_column[column.name], times)
    for channel in plan.strategy.channels if plan.strategy else ():
        if channel.cadence and channel.name not in ruled | steady:
            words = Bilingual(f"渠道“{shorten(channel.name)}”", f"channel '{shorten(channel.name)}'")
            yield from _gaps(words, channel.cadence, by_channel[channel.name], times)


def _gaps(words: Bilingual, cadence: str, entries: list[PlacedEntry], times: float) -> Iterator[Hit]:
    promised = promised_days(cadence)
    pairs = list(pairwise(sorted(entries, key=lambda each: each.day)))
    if promised is None or not pairs:
        return
    before, after = max(pairs, key=lambda pair: pair[1].day - pair[0].day)
    days = (after.day - before.day).days
    if days <= promised * times:
        return
    said = shorten(cadence)
    yield Hit(
        (*after.entry.loc, "date"),
        Bilingual(
            f"{words.zh}的频次是“{said}”，{before.day} 到 {after.day} 之间 {days} 天没有内容",
            f"{words.en} promises '{said}', and nothing is planned for the {days} days from {before.day} to {after.day}",
        ),
        Bilingual(
            "补上中间的内容，用 slots 写固定排期，或把频次改成做得到的",
            "add entries in between, write the recurring ones as slots, or promise what can be kept",
        ),
    )


RULE = Rule(
    "cnt-gap", "OPS896", Severity.INFO,
    Bilingual("空档超过承诺的频次", "a gap longer than the promised cadence"),
    Bilingual("读者按固定的频次养成习惯，断更就会流失。每个栏目、渠道只提示最长的空档；有固定排期的不提示。", "Readers get used to a rhythm and leave when it stops. Only the longest gap of a column or channel is named, and none where slots recur."),
    "content:\n  columns: [{name: 一泡说清, purpose: 带首单, cadence: 每周 1 期, channel: 服务号}]\n  entries:\n    - {date: 2027-03-11, column: 一泡说清, title: 红茶, owner: 纪棠, status: idea}\n    - {date: 2027-04-08, column: 一泡说清, title: 白茶, owner: 纪棠, status: idea}\n",
    "content:\n  columns: [{name: 一泡说清, purpose: 带首单, cadence: 每周 1 期, channel: 服务号}]\n  entries:\n    - {date: 2027-03-11, column: 一泡说清, title: 红茶, owner: 纪棠, status: idea}\n    - {date: 2027-03-18, column: 一泡说清, title: 白茶, owner: 纪棠, status: idea}\n",
    check,
    settings=(TIMES,),
)  # fmt: skip
