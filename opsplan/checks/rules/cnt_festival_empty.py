"""A festival that a quarter names is a promise of content for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.checks.content_days import dated_entries
from opsplan.checks.festival_work import Work, for_festival, works
from opsplan.checks.festivals import PlanFestivals, said_day
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.content.marketing_day import MarketingDate
from opsplan.content.quarters import quarter_span
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.content import Content
from opsplan.model.problems import shorten

_BEFORE = Setting("before", 3, Bilingual("节前几天内有活动或内容也算", "days before a festival on which an activity or entry counts for it"))  # fmt: skip

_LONG = timedelta(days=31)
"""What runs so long runs across festivals and is for none of them."""


def check(subject: Subject) -> Iterator[Hit]:
    """The festivals of each quarter, and marketing dates of the plan's own, for which nothing is planned.

    Nothing is said of festivals that are over, and of a quarter or plan without any entries: it is not written yet.
    """
    content = subject.plan.content
    if content is None or not (content.quarters or content.marketing_dates):
        return
    entries = dated_entries(subject)
    if not entries:
        return
    festivals, planned = PlanFestivals.of(subject), works(subject)
    for quarter in content.quarters:
        span = quarter_span(quarter.quarter)
        if span is None or not any(span[0] <= each.day <= span[1] for each in entries):
            continue
        missing = [
            (position, name, found)
            for position, name in enumerate(quarter.festivals)
            if (found := _in(festivals, name, span)) and _empty(subject, planned, name, found)
        ]
        if missing:
            names = [shorten(name) for _, name, _ in missing]
            said = Bilingual(
                "、".join(f"“{name}”" for name in names), ", ".join(f"'{name}'" for name in names)
            )
            yield Hit(
                (*quarter.loc, "festivals", missing[0][0]),
                Bilingual(f"{quarter.quarter} 的节日{said.zh}没有排内容，也没有活动", f"nothing is planned for {said.en}, named by {quarter.quarter}"),
                _help(missing[0][1], missing[0][2]),
            )  # fmt: skip
    yield from _own(subject, content, festivals, planned)


def _own(
    subject: Subject, content: Content, festivals: PlanFestivals, planned: tuple[Work, ...]
) -> Iterator[Hit]:
    named = {name for quarter in content.quarters for name in quarter.festivals}
    for extra in content.marketing_dates.extra if content.marketing_dates else ():
        day = subject.schedule.when(extra.date)
        if day is None or extra.name in named:
            continue
        found = _in(festivals, extra.name, (day, day))
        if found and _empty(subject, planned, extra.name, found):
            name = shorten(extra.name)
            yield Hit(
                (*extra.loc, "name"),
                Bilingual(f"营销节点“{name}”（{day}）没有排内容，也没有活动", f"nothing is planned for the marketing date '{name}' on {day}"),
                _help(extra.name, found),
                Severity.INFO,
            )  # fmt: skip


def _in(festivals: PlanFestivals, name: str, span: tuple[date, date]) -> MarketingDate | None:
    found = festivals.dates(name, span[0].year, span[1].year)
    return next((each for each in found if each.start <= span[1] and each.end >= span[0]), None)


def _empty(subject: Subject, planned: tuple[Work, ...], name: str, found: MarketingDate) -> bool:
    """True when neither a name nor a day says that something is for the festival, which is still to come.

    What comes shortly before a festival is for it; a date of the plan's own has its own day only.
    """
    if found.end < subject.today or any(for_festival(planned, name)):
        return False
    before = timedelta(days=0 if found.kind == "own" else subject.value(RULE.name, _BEFORE))
    return not any(
        first <= found.end and last >= found.start - before and last - first < _LONG
        for first, last in (each.shown for each in planned if each.shown)
    )


def _help(name: str, found: MarketingDate) -> Bilingual:
    said = shorten(name)
    by, day = found.prepare_by, said_day(found)
    return Bilingual(
        f"在 content.entries 里排一条（festival: {said}，{day.zh}，通常 {by} 前开始准备）；不做就把它去掉",
        f"add an entry with festival: {said} ({day.en}; preparation usually begins by {by}), or take the festival out",
    )


RULE = Rule(
    "cnt-festival-empty", "OPS918", Severity.WARNING,
    Bilingual("季度里的节日没有排内容", "a festival of a quarter without any content"),
    Bilingual("季度规划写了节日，内容排期和活动里却没有，到时就会错过或临时赶稿。提到节日名的任务、阶段，节日当天的内容和活动都算；已过的节日、还没排内容的季度不提示。自己的营销节点没有安排是信息。", "A quarter names a festival, and neither the calendar nor an activity has anything for it: it will be missed or rushed. Tasks and phases that name it count, and so do entries and activities on its days; festivals that are over and quarters without any entries are left out. An empty date of one's own is a note."),
    "content:\n  quarters: [{quarter: 2027Q3, theme: 团圆, festivals: [七夕, 中秋]}]\n  entries: [{date: 2027-09-09, channel: 服务号, title: 中秋礼盒, owner: 纪棠, status: idea}]\n",
    "content:\n  quarters: [{quarter: 2027Q3, theme: 团圆, festivals: [七夕, 中秋]}]\n  entries:\n    - {date: 2027-08-05, channel: 服务号, title: 两个人的茶席, festival: 七夕, owner: 纪棠, status: idea}\n    - {date: 2027-09-09, channel: 服务号, title: 中秋礼盒, owner: 纪棠, status: idea}\n",
    check,
    (_BEFORE,),
)  # fmt: skip
