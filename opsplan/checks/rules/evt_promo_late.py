"""Promotion needs a lead: a week at least, two in public."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from opsplan.checks.events import events, posts_of, work_of
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.activities import Activity
from opsplan.model.strategy import Channel

_DAYS = Setting(
    "days",
    14,
    Bilingual("公域活动和付费推广至少提前几天宣传", "days of lead that public or paid promotion needs"),
)
_LEAST = Setting(
    "least", 7, Bilingual("任何活动至少提前几天宣传", "days of lead that any promotion needs at least")
)


def check(subject: Subject) -> Iterator[Hit]:
    """Activities whose first round of promotion, or first content entry, is too near to the first day."""
    days, least = subject.value(RULE.name, _DAYS), subject.value(RULE.name, _LEAST)
    begins = _begins(subject)
    for activity, name, span in events(subject):
        if span is None or activity.loc not in begins:
            continue
        start, loc = begins[activity.loc]
        lead = (span[0] - start).days
        wanted = max(days, least) if _wide(subject, activity) else least
        if 0 <= lead < wanted:
            latest = date.fromordinal(max(1, span[0].toordinal() - round(wanted)))
            yield Hit(
                loc,
                Bilingual(f"活动“{name}”{span[0]} 开始，宣传 {start} 才开始，只提前 {lead} 天", f"activity '{name}' begins on {span[0]} and its promotion on {start}, only {lead} days before"),
                Bilingual(f"至少提前 {wanted:g} 天，最晚 {latest} 开始；来不及就把活动往后移", f"start it {wanted:g} days before, on {latest} at the latest, or move the activity"),
                Severity.ERROR if lead < least else Severity.WARNING,
            )  # fmt: skip


def _begins(subject: Subject) -> Mapping[Loc, tuple[date, Loc]]:
    """The first day of each activity's promotion and the place where it stands."""
    found: dict[Loc, tuple[date, Loc]] = {}
    for place, works in work_of(subject, "promotion").items():
        for each in works:
            field = "start" if getattr(each.item, "start", None) else "end"
            found[place] = min(found.get(place, (date.max, ())), (each.start, (*each.item.loc, field)))
    for place, posts in posts_of(subject).items():
        for day, entry in posts:
            if place not in found or day < found[place][0]:
                found[place] = (day, (*entry.loc, "date"))
    return found


def _wide(subject: Subject, activity: Activity) -> bool:
    """True for an activity in public, or one promoted on a paid channel."""
    if activity.access == "public":
        return True
    channels = (subject.index.find("channels", each.channel) for each in activity.promotion if each.channel)
    return any(isinstance(channel, Channel) and channel.kind == "paid" for channel in channels)


RULE = Rule(
    "evt-promo-late", "OPS831", Severity.WARNING,
    Bilingual("活动宣传开始太晚", "promotion that starts too late"),
    Bilingual("宣传至少提前一周，公域活动和付费推广提前两周：少于两周是警告，少于一周是错误。", "Promotion needs a week at least, and two where it is public or paid for: less than two is a warning then, less than one an error."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, promotion: [{round: 预告, start: -3d, channel: 服务号}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, promotion: [{round: 预告, start: -10d, channel: 服务号}]}]\n",
    check, (_DAYS, _LEAST),
)  # fmt: skip
