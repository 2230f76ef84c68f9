"""Nobody hears from us more often than the channel's cap says."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.checks.touches import Cap, Touch, most, read_cap, touches
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.model.strategy import Channel

_MONTH = Setting(
    "month",
    4,
    Bilingual("企微没写频控时每人每月最多几条", "messages a month on a WeCom channel without a cap"),
)
_UNITS = {
    "day": Bilingual("当天", "on that day"),
    "week": Bilingual("那一周", "in that week"),
    "month": Bilingual("当月", "in that month"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Channels on which one person gets more messages in a day, week or month than their cap."""
    channels = subject.plan.strategy.channels if subject.plan.strategy else ()
    caps = {channel.name: cap for channel in channels if (cap := _cap(subject, channel))}
    sent: dict[str, list[Touch]] = {}
    for each in touches(subject) if caps else ():
        sent.setdefault(each.channel, []).append(each)
    for channel in channels:
        cap = caps.get(channel.name)
        over = [
            (day, count)
            for day, count in (most(sent.get(channel.name, []), cap.unit) if cap else ())
            if cap and count > cap.number
        ]
        if cap and over:
            day, count = over[0]
            name = shorten(channel.name)
            more = (
                Bilingual(f"，另有 {len(over) - 1} 次超出", f", and {len(over) - 1} more times")
                if over[1:]
                else Bilingual("", "")
            )
            yield Hit(
                (*channel.loc, "cap"),
                Bilingual(f"渠道“{name}”{day} 起{_UNITS[cap.unit].zh}对同一人发 {count} 条，频控是 {cap.number:g} 条{more.zh}", f"channel '{name}' sends one person {count} messages {_UNITS[cap.unit].en}, from {day} on, and its cap is {cap.number:g}{more.en}"),
                Bilingual("减少排期，写明 segment 分层错开人群，或改频控", "send less, name segments so that groups differ, or change the cap"),
            )  # fmt: skip


def _cap(subject: Subject, channel: Channel) -> Cap | None:
    if channel.cap:
        return read_cap(channel.cap)
    if words.WECOM.search(channel.name) and not words.GROUP.search(channel.name):
        return Cap(subject.value(RULE.name, _MONTH), "month")
    return None


RULE = Rule(
    "cmp-touch-frequency", "OPS856", Severity.WARNING,
    Bilingual("触达超过频控", "more messages than the cap"),
    Bilingual("发得太密，用户会屏蔽、退订，平台也会限制群发：企微每位客户每月最多 4 条。服务性的提醒不算。", "Too many messages are muted, and platforms limit them: four a month for a WeCom contact. Reminders are a service and do not count."),
    "strategy: {channels: [{name: 短信, cap: 1/mo}]}\ncontent: {entries: [{date: 2027-06-03, channel: 短信, title: 上新}, {date: 2027-06-24, channel: 短信, title: 清仓}]}\n",
    "strategy: {channels: [{name: 短信, cap: 1/mo}]}\ncontent: {entries: [{date: 2027-06-03, channel: 短信, title: 上新}, {date: 2027-07-01, channel: 短信, title: 清仓}]}\n",
    check, (_MONTH,),
)  # fmt: skip
