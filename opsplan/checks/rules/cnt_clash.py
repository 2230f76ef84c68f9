"""Two pieces cannot stand in one place at one time."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.content_days import dated_entries
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.content.slots import PlacedEntry
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

_Place = tuple[str, str, object, int | None]


def check(subject: Subject) -> Iterator[Hit]:
    """Entries of one channel, day, time and column. First and second story of one push are two columns."""
    places: dict[_Place, PlacedEntry] = {}
    for each in dated_entries(subject):
        if not each.channel:
            continue
        first = places.setdefault((each.channel, each.column, each.day, each.minute), each)
        if first is each:
            continue
        name, other = shorten(each.entry.title), shorten(first.entry.title)
        where = each.channel + (f"·{each.column}" if each.column else "")
        untimed = (
            Bilingual("，都没写时间", ", both without a time") if each.minute is None else Bilingual("", "")
        )
        yield Hit(
            (*each.entry.loc, "time" if each.entry.time else "date"),
            Bilingual(
                f"“{name}”和“{other}”都排在 {each.said} 的{where}{untimed.zh}",
                f"'{name}' and '{other}' both go out on {where}, {each.said}{untimed.en}",
            ),
            Bilingual(
                "错开日期或时间；一次推送的头条、二条写不同的栏目",
                "move one of them; stories of one push belong to different columns",
            ),
        )


RULE = Rule(
    "cnt-clash", "OPS894", Severity.WARNING,
    Bilingual("两条内容排在同一渠道同一时间", "two entries in one channel at one time"),
    Bilingual("同渠道、同日、同时、同栏目只能发一条，多半是复制后忘了改。", "One channel, day, time and column holds one piece; most likely a copied line was not changed."),
    "content:\n  entries:\n    - {date: 2027-03-11, time: '20:00', channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea}\n    - {date: 2027-03-11, time: '20:00', channel: 服务号, title: 炒茶师傅的一双手, owner: 纪棠, status: idea}\n",
    "content:\n  entries:\n    - {date: 2027-03-11, time: '20:00', channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea}\n    - {date: 2027-03-18, time: '20:00', channel: 服务号, title: 炒茶师傅的一双手, owner: 纪棠, status: idea}\n",
    check,
)  # fmt: skip
