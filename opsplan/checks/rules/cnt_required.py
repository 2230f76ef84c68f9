"""A piece of content needs a day, a channel, an owner and a status to be made and followed."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.content_days import column_of
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.content.slots import place_names
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.content import ContentEntry
from opsplan.model.problems import shorten

_FIELDS = {
    "date": Bilingual("日期", "date"), "channel": Bilingual("渠道", "channel"),
    "owner": Bilingual("负责人", "owner"), "status": Bilingual("状态", "status"),
}  # fmt: skip


def check(subject: Subject) -> Iterator[Hit]:
    """Entries that lack one of the four; a column brings its channel and its owner."""
    content = subject.plan.content
    for entry in content.entries if content else ():
        lacks = [field for field in _FIELDS if not _has(subject, entry, field)]
        if lacks:
            name = shorten(entry.title)
            yield Hit(
                (*entry.loc, lacks[0]),
                Bilingual(
                    f"内容“{name}”没有写{'、'.join(_FIELDS[each].zh for each in lacks)}",
                    f"'{name}' has no {', no '.join(_FIELDS[each].en for each in lacks)}",
                ),
                Bilingual(f"补上 {'、'.join(lacks)}", f"write {', '.join(lacks)}"),
            )


def _has(subject: Subject, entry: ContentEntry, field: str) -> bool:
    if field == "channel":
        return bool(place_names(subject.index, entry)[0])
    if field == "owner":
        column = column_of(subject, entry)
        return bool(entry.owner or (column and column.owner))
    return bool(getattr(entry, field))


RULE = Rule(
    "cnt-required", "OPS890", Severity.WARNING,
    Bilingual("内容缺日期、渠道、负责人或状态", "an entry without date, channel, owner or status"),
    Bilingual("四样缺一，内容就排不进日历，也没有人跟进。", "Without one of the four an entry has no place in the calendar, or nobody to see to it."),
    "content:\n  entries: [{date: 2027-03-11, channel: 服务号, title: 头采从哪座山开始, cta: 预约直播}]\n",
    "content:\n  entries: [{date: 2027-03-11, channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea, draft_due: 2027-03-08, cta: 预约直播}]\n",
    check,
)  # fmt: skip
