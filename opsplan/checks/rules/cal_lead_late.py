"""What is for a festival begins as early as the festival needs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from opsplan.checks.events import Days, events
from opsplan.checks.festival_work import Work, for_activity, for_festival, works
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.content.lunar import FIRST_YEAR, LAST_YEAR
from opsplan.content.marketing_day import MarketingDate, usual_lead
from opsplan.content.mentions import festival_pattern, searched
from opsplan.content.plan_dates import extra_dates, plan_marketing_dates
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.content import MarketingDates
from opsplan.model.problems import shorten

_FIRST = Setting("first", usual_lead(1), Bilingual("一级节点的活动至少提前几天准备", "days of lead that an activity for a festival of the first tier needs"))  # fmt: skip
_SECOND = Setting("second", usual_lead(2), Bilingual("二级节点的活动至少提前几天准备", "days of lead that an activity for a festival of the second tier needs"))  # fmt: skip


def check(subject: Subject) -> Iterator[Hit]:
    """Marketing dates of the plan's own whose first work comes after the lead they name, and activities called by a
    festival of the first two tiers before which too few days are left from the first work on."""
    marketing = subject.plan.content.marketing_dates if subject.plan.content else None
    if not subject.plan.activities and not (marketing and marketing.extra):
        return
    planned = works(subject)
    if marketing:
        yield from _own(subject, marketing, planned)
    yield from _activities(subject, planned)


def _own(subject: Subject, marketing: MarketingDates, planned: tuple[Work, ...]) -> Iterator[Hit]:
    leads = {each.name: each.lead_days for each in extra_dates(subject.plan, subject.schedule.when)}
    for extra in marketing.extra:
        day, lead = subject.schedule.when(extra.date), leads.get(extra.name)
        first = next(for_festival(planned, extra.name), None)
        if day is None or lead is None or first is None or first.first > day:
            continue
        if (day - first.first).days < lead:
            wording = Bilingual("预热应在", "work on it should begin by")
            yield _hit((*extra.loc, "lead"), extra.name, day, day, lead, first, wording, Severity.WARNING)


def _activities(subject: Subject, planned: tuple[Work, ...]) -> Iterator[Hit]:
    leads = {1: subject.value(RULE.name, _FIRST), 2: subject.value(RULE.name, _SECOND)}

    @cache
    def dates_in(year: int) -> tuple[MarketingDate, ...]:
        found = plan_marketing_dates(subject.plan, subject.schedule.when, year, company=())
        return tuple(each for each in found if each.id and not each.taboo and each.tier in leads)

    @cache
    def first_for(festival: str) -> Work | None:
        return next(for_festival(planned, festival), None)

    for activity, name, days in events(subject):
        if days is None or not FIRST_YEAR <= days[0].year <= LAST_YEAR:
            continue
        found = _festival(dates_in(days[0].year), activity.name, days)
        lead = round(leads[found.tier]) if found else 0
        if found is None or found.start - timedelta(days=lead) < subject.plan.period.start:
            continue
        own = next(for_activity(planned, activity.name, found.name.zh), None)
        first = min(
            (each for each in (first_for(found.name.zh), own) if each),
            key=lambda each: each.first,
            default=None,
        )
        if first and 0 <= (found.start - first.first).days < lead:
            loc = (*activity.loc, "start" if activity.start else "date")
            wording = Bilingual("准备通常在", "preparation usually begins by")
            yield _hit(loc, name, found.start, days[0], lead, first, wording, Severity.INFO)


def _festival(dates: tuple[MarketingDate, ...], name: str, days: Days) -> MarketingDate | None:
    """The festival that an activity is called by and that it comes before or on."""
    said = searched((name,))
    called = (each for each in dates if each.end >= days[0] and festival_pattern(each.name.zh).search(said))
    return next(called, None)


def _hit(
    loc: Loc, name: str, day: date, begins: date, lead: int, first: Work, wording: Bilingual, severity: Severity
) -> Hit:  # fmt: skip
    latest, said = day - timedelta(days=lead), shorten(name)
    step, left = first.step, (day - first.first).days
    what = shorten(first.name)
    return Hit(
        loc,
        Bilingual(
            f"“{said}”在 {day}，{wording.zh} {latest} 前开始（T-{lead}）；最早的一步是 {first.first} 的{step.zh}“{what}”（T-{left}）",
            f"'{said}' is on {day}: {wording.en} {latest} (T-{lead}), and the first thing for it, {step.en} of '{what}', is on {first.first} (T-{left})",
        ),
        Bilingual(
            f"把第一步提前到 {latest}，或改小提前量",
            f"move the first step to {latest}, or make the lead shorter",
        ),
        severity,
    )


RULE = Rule(
    "cal-lead-late", "OPS927", Severity.WARNING,
    Bilingual("节点的准备开始得太晚", "work on a festival that begins too late"),
    Bilingual("节点写了提前量，交稿、宣传、任务却都在那之后，预热就来不及。一、二级节日的活动按通常的提前量（8 周、4 周）核对，只提示；要在方案周期开始之前准备的不提示。", "A marketing date names its lead, and the drafts, promotion and tasks for it all come later: there is no time left to build up. Activities called by festivals of the first two tiers are held against the usual lead of 8 and 4 weeks, as a note, where that lies within the plan's period."),
    "content:\n  marketing_dates: {extra: [{name: 店庆, date: 2027-05-21, lead: 28d}]}\n  entries: [{date: 2027-05-18, channel: 服务号, title: 店庆三件事, festival: 店庆, draft_due: 2027-05-11, owner: 纪棠, status: idea}]\n",
    "content:\n  marketing_dates: {extra: [{name: 店庆, date: 2027-05-21, lead: 28d}]}\n  entries: [{date: 2027-05-03, channel: 服务号, title: 店庆三件事, festival: 店庆, draft_due: 2027-04-22, owner: 纪棠, status: idea}]\n",
    check,
    (_FIRST, _SECOND),
)  # fmt: skip
