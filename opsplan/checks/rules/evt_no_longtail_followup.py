"""Those who did not buy are asked again after three, six and twelve months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.checks.events import events, people_come, work_of
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

_MONTHS = (3, 6, 12)
_SLACK = Setting("slack", 20, Bilingual("前后差几天也算", "days by which a call may be off its month"))
_DAYS_A_MONTH = 30.4


def check(subject: Subject) -> Iterator[Hit]:
    """Activities people come to, and publications, that are followed up but not after 3, 6 and 12 months."""
    slack, works = subject.value(RULE.name, _SLACK), work_of(subject, "follow_up")
    for activity, name, span in events(subject):
        publication = activity.form == "publication"
        if span is None or not (publication or (people_come(activity) and activity.follow_up)):
            continue
        dates = [each.start for each in works.get(activity.loc, ())]
        missing = [months for months in _MONTHS if not _called(dates, span[1], months, slack)]
        if missing:
            zh, en = "、".join(map(str, missing)), ", ".join(map(str, missing))
            yield Hit(
                (*activity.loc, "follow_up"),
                Bilingual(f"活动“{name}”的长尾回访缺 {zh} 个月", f"'{name}' is not followed up after {en} months"),
                Bilingual("补上 " + "、".join(f"when: +{months}mo" for months in missing), "add " + ", ".join(f"when: +{months}mo" for months in missing)),
            )  # fmt: skip


def _called(dates: list[date], last: date, months: int, slack: float) -> bool:
    return any(abs((day - last).days - months * _DAYS_A_MONTH) <= slack for day in dates)


RULE = Rule(
    "evt-no-longtail-followup", "OPS840", Severity.INFO,
    Bilingual("长尾回访缺 3、6 或 12 个月", "no follow-up after 3, 6 or 12 months"),
    Bilingual("当时没成交的人，几个月后才有需求；三次长尾回访把他们接回来。", "Those who did not buy then may need it months later: three late calls bring them back."),
    "activities: [{name: 白皮书发布, form: publication, date: 2027-06-10, follow_up: [{when: +3mo, to: 下载者}]}]\n",
    "activities: [{name: 白皮书发布, form: publication, date: 2027-06-10, follow_up: [{when: +3mo, to: 下载者}, {when: +6mo, to: 下载者}, {when: +12mo, to: 下载者}]}]\n",
    check, (_SLACK,),
)  # fmt: skip
