"""A public platform without a form brings viewers, no leads."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import events
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.activities import Activity
from opsplan.model.base import Entry
from opsplan.model.index import entry_name
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Online activities in public that have a lead goal and no registration to collect leads with."""
    for activity, name, _ in events(subject):
        if activity.registration or not _public(activity):
            continue
        wanted = next(_leads(subject, activity), None)
        if wanted:
            yield Hit(
                wanted[0],
                Bilingual(f"“{name}”在公域平台上办，收不到表单，却要求“{wanted[1]}”", f"'{name}' runs on a public platform that takes no form, and is to bring '{wanted[1]}'"),
                Bilingual("写 registration 报名（报名制平台或自己的表单），或改用观看、关注一类指标", "add registration (a platform with sign-up, or a form of your own), or measure viewers and followers"),
            )  # fmt: skip


def _public(activity: Activity) -> bool:
    if activity.form not in ("livestream", "campaign") or activity.access == "private":
        return False
    places = (step.place for step in activity.process)
    return activity.access == "public" or words.mentions(words.NO_FORM_PLATFORM, activity.venue, *places)


def _leads(subject: Subject, activity: Activity) -> Iterator[tuple[Loc, str]]:
    """The places where the activity is asked for leads."""
    metrics = [
        ((*activity.loc, "plan", "metrics", position), ref)
        for position, ref in enumerate(activity.plan.metrics if activity.plan else ())
    ]
    metrics += [((*each.loc, "metric"), each.metric) for each in activity.benefits]
    named: list[tuple[Loc, str]] = [
        (loc, _called(subject.index.find("metrics", ref), ref)) for loc, ref in metrics
    ]
    named += [
        ((*activity.loc, "goals", position), _called(subject.index.find("goals", ref), ref))
        for position, ref in enumerate(activity.goals)
    ]
    named += [((*each.loc, "name"), each.name) for each in activity.funnel if each.target]
    return ((loc, shorten(text)) for loc, text in named if words.LEADS.search(text))


def _called(entry: Entry | None, ref: str) -> str:
    return entry_name(entry) if entry else ref


RULE = Rule(
    "evt-platform-lead", "OPS837", Severity.WARNING,
    Bilingual("公域平台收不到线索", "leads from a platform that takes no form"),
    Bilingual("视频号、抖音这类公域平台不能收表单；先确认平台能不能留资，再定线索目标。", "Public video platforms take no forms: find out whether contacts can be left before leads become the goal."),
    "activities: [{name: 新品直播, form: livestream, access: public, venue: 抖音, benefits: [{metric: 有效线索, expected: 90}]}]\n",
    "activities: [{name: 新品直播, form: livestream, access: public, venue: 抖音, registration: {form: 小程序报名页, consent: 主动勾选}, benefits: [{metric: 有效线索, expected: 90}]}]\n",
    check,
)  # fmt: skip
