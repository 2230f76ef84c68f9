"""A month serves more than one column and more than one goal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from opsplan.checks.content_days import dated_entries
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.content.cadences import promised_days
from opsplan.content.slots import PlacedEntry
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

_SHARE = Setting("share", 80, Bilingual("一个栏目或目标最多占当月内容的百分之几", "the highest share of one column or goal in a month, in percent"))  # fmt: skip
_LEAST = Setting("entries", 6, Bilingual("当月至少几条内容才核对", "how many entries a month needs before it is looked at"))  # fmt: skip
_MONTH = 30.4
_ROOM = 1.25
"""By so much a month may go over what a cadence promises, as months differ."""


def check(subject: Subject) -> Iterator[Hit]:
    """The first month in which one column, or one goal, has more than its share although the plan has several.

    A column that comes as often as its cadence promises may have its share.
    """
    entries, index = dated_entries(subject), subject.index
    content = subject.plan.content
    promised = {
        column.name: _MONTH / days * _ROOM
        for column in (content.columns if content else ())
        if column.cadence and (days := promised_days(column.cadence))
    }

    def goal(each: PlacedEntry) -> str:
        return index.name("goals", each.entry.goal) if each.entry.goal else ""

    columns = len(content.columns) if content else 0
    if columns > 1:
        yield from _lopsided(subject, entries, "column", lambda each: each.column, promised)
    if len({goal(each) for each in entries} - {""}) > 1:
        yield from _lopsided(subject, entries, "goal", goal, {})


def _lopsided(
    subject: Subject,
    entries: tuple[PlacedEntry, ...],
    field: str,
    of: Callable[[PlacedEntry], str],
    promised: dict[str, float],
) -> Iterator[Hit]:
    share, least = subject.value(RULE.name, _SHARE), subject.value(RULE.name, _LEAST)
    months: dict[date, list[PlacedEntry]] = defaultdict(list)
    for each in entries:
        if of(each):
            months[each.day.replace(day=1)].append(each)
    over = []
    for month, found in sorted(months.items()):
        name, count = Counter(map(of, found)).most_common(1)[0]
        if len(found) >= least and 100 * count > share * len(found) and count > promised.get(name, 0):
            over.append((month, name, count, found))
    if not over:
        return
    month, name, count, found = over[0]
    first = next(each for each in found if of(each) == name)
    what = Bilingual("栏目", "column") if field == "column" else Bilingual("目标", "goal")
    more = (
        Bilingual(f"；另有 {len(over) - 1} 个月也是这样", f"; {len(over) - 1} more months are like it")
        if over[1:]
        else Bilingual("", "")
    )
    yield Hit(
        (*first.entry.loc, field),
        Bilingual(
            f"{month:%Y-%m} 的 {len(found)} 条内容里有 {count} 条是{what.zh}“{shorten(name)}”{more.zh}",
            f"{count} of the {len(found)} entries of {month:%Y-%m} have the {what.en} '{shorten(name)}'{more.en}",
        ),
        Bilingual(
            f"匀一些给其他{what.zh}；有意集中就写进栏目的 cadence"
            if field == "column"
            else "匀一些给其他目标；有意集中就不用改",
            f"give some to the other {what.en}s, or put the rhythm into the column's cadence"
            if field == "column"
            else "give some to the other goals; leave it if the month is about this one",
        ),
    )


RULE = Rule(
    "cnt-mix", "OPS900", Severity.INFO,
    Bilingual("一个月的内容几乎都是同一栏目或目标", "a month with nearly all content in one column or for one goal"),
    Bilingual("栏目和目标各有各的读者，一个月只顾一样，其余的就断了。当月内容够多才核对；按频次本该这么多的栏目不提示，每样只提示第一个月。", "Columns and goals have readers of their own; a month for one of them leaves the others without. Only months with enough entries are looked at, a column may come as often as its cadence promises, and only the first such month is named."),
    f"content:\n  columns: [{{name: 好物, purpose: 带首单, channel: 服务号}}, {{name: 故事, purpose: 促成晒单, channel: 服务号}}]\n  entries:\n{''.join(f'    - {{date: 2027-03-{day:02}, column: 好物, title: 第 {day} 款, owner: 纪棠, status: idea}}{chr(10)}' for day in (1, 4, 8, 11, 15, 18))}",
    f"content:\n  columns: [{{name: 好物, purpose: 带首单, channel: 服务号}}, {{name: 故事, purpose: 促成晒单, channel: 服务号}}]\n  entries:\n{''.join(f'    - {{date: 2027-03-{day:02}, column: {name}, title: 第 {day} 篇, owner: 纪棠, status: idea}}{chr(10)}' for day, name in zip((1, 4, 8, 11, 15, 18), ('好物', '故事') * 3, strict=True))}",
    check,
    (_SHARE, _LEAST),
)  # fmt: skip
