"""A festival that no calendar knows has no date."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.content.names import days_called, festival_key, like_festivals
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.nearest import Nearest, did_you_mean
from opsplan.model.plan import Plan
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Festivals of quarters, entries and marketing dates that are neither known nor dates of the plan's own."""
    own, nearest = _own(subject.plan), Nearest()
    said: set[str] = set()
    for loc, name in _named(subject.plan):
        if not name.strip() or name in said or days_called(name) or festival_key(name) in own:
            continue
        said.add(name)
        hint = did_you_mean(like_festivals(name, nearest))
        yield Hit(
            loc,
            Bilingual(f"不认识节日“{shorten(name)}”", f"the festival '{shorten(name)}' is not known"),
            hint or Bilingual("自己的节点写进 content.marketing_dates.extra，带上日期", "put a date of your own into content.marketing_dates.extra, with its day"),
        )  # fmt: skip


def _own(plan: Plan) -> frozenset[str]:
    marketing = plan.content.marketing_dates if plan.content else None
    extra = (one.name for one in marketing.extra) if marketing else ()
    offs = (day.name for day in plan.calendar.days_off if day.name) if plan.calendar else ()
    activities = (activity.name for activity in plan.activities)
    return frozenset(map(festival_key, (*plan.dates, *extra, *offs, *activities)))


def _named(plan: Plan) -> Iterator[tuple[Loc, str]]:
    content = plan.content
    if content is None:
        return
    for quarter in content.quarters:
        yield from (((*quarter.loc, "festivals", n), name) for n, name in enumerate(quarter.festivals))
    for entry in content.entries:
        if entry.festival:
            yield (*entry.loc, "festival"), entry.festival
    marketing = content.marketing_dates
    for field in ("include", "exclude") if marketing else ():
        for position, name in enumerate(getattr(marketing, field)):
            yield (*marketing.loc, field, position), name  # type: ignore[union-attr]


RULE = Rule(
    "cal-unknown-festival", "OPS736", Severity.WARNING,
    Bilingual("不认识的节日", "a festival that is not known"),
    Bilingual("名称写错的节日查不到日期，也进不了营销日历。同一个名称只提示一次。", "A misspelt festival has no date and is missing from the calendar. Each name is reported once."),
    "content:\n  quarters: [{quarter: 2027Q3, theme: 团圆, festivals: [中丘节]}]\n",
    "content:\n  quarters: [{quarter: 2027Q3, theme: 团圆, festivals: [中秋节]}]\n",
    check,
)  # fmt: skip
