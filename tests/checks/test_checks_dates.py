"""The borders of the rules about marketing dates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsplan.checks.shelf_dates import RULES as SHELF
from opsplan.pipeline import Checked

Check = Callable[[str], Checked]
FRAME = "opsplan: 1\ntitle: t\nperiod: {start: 2027-01-01, end: 2027-12-31}\nphases: [{name: p, start: 2027-01-04, end: 2027-02-26}]\n"
QUARTER = "content: {quarters: [{quarter: %s, festivals: [%s]}]}\n"
ENTRY = "content: {entries: [{date: %s, title: %s, festival: %s}]}\n"
PLAIN = "content: {entries: [{date: %s, title: %s}]}\n"
ACTIVITY = "activities: [{name: %s, start: %s, end: %s}]\n"
US = "calendar: {country: US}\n"
OWN = "content: {marketing_dates: {extra: [{name: 店庆, date: 2027-05-21, lead: %s}]}, entries: [{date: %s, title: 店庆三件事, draft_due: %s}]}\n"
ERROR, WARNING, INFO = "error", "warning", "info"

CASES = [
    ("cal-quarter-mismatch", QUARTER % ("2027Q3", "中秋, 七夕, 开学季, 教师节"), []),
    ("cal-quarter-mismatch", QUARTER % ("2027Q3", "国庆"), [ERROR]),
    ("cal-quarter-mismatch", QUARTER % ("2027Q4", "中秋, 国庆, 双11"), [ERROR]),
    ("cal-quarter-mismatch", QUARTER % ("2028Q4", "中秋"), []),
    # a name of two days, a season of two quarters, one whose days are set each year, the first days of the next year
    ("cal-quarter-mismatch", QUARTER % ("2027Q1", "开学季, 新年"), []),
    ("cal-quarter-mismatch", QUARTER % ("2027Q4", "年货节, 元旦"), []),
    ("cal-quarter-mismatch", QUARTER % ("2027Q2", "双11大促周期"), [ERROR]),
    ("cal-quarter-mismatch", QUARTER % ("2027Q2", "毕业季, 世界杯"), []),
    # Mother's Day of another country; a date of the plan's own; a name that is none
    ("cal-quarter-mismatch", "calendar: {country: GB}\n" + QUARTER % ("2027Q1", "Mother's Day, Easter"), []),
    ("cal-quarter-mismatch", "dates: {店庆: 2027-05-06}\n" + QUARTER % ("2027Q3", "店庆"), [ERROR]),
    ("cal-quarter-mismatch", QUARTER % ("2027Q3", "中丘节"), []),
    # key dates: the day, its public holiday, another festival's sale, an expression
    ("cal-lunar-date", "dates: {端午节: 2027-06-09, 春节: 2027-02-05, 中秋大促: 2027-09-01}\n", []),
    ("cal-lunar-date", "dates: {端午节: 2027-06-19}\n", [ERROR]),
    ("cal-lunar-date", "dates: {launch: 2027-09-25, 中秋: launch-3d}\n", [ERROR]),
    ("cal-lunar-date", "dates: {双11: 2027-11-01, 新年: 2027-01-01, 店庆: 2027-05-06}\n", []),
    ("cal-lunar-date", US + "dates: {Thanksgiving: 2027-11-26}\n", [ERROR]),
    ("cal-lunar-date", "content: {marketing_dates: {extra: [{name: 七夕, date: 2027-08-19}]}}\n", [ERROR]),
    # content: before the festival within its lead, a week after it, later, far ahead
    ("cal-lunar-date", ENTRY % ("2027-08-12", "礼盒", "中秋"), []),
    ("cal-lunar-date", ENTRY % ("2027-09-22", "回顾", "中秋"), []),
    ("cal-lunar-date", ENTRY % ("2027-09-25", "赏月", "中秋"), [ERROR]),
    ("cal-lunar-date", ENTRY % ("2027-03-01", "礼盒", "中秋"), [WARNING]),
    ("cal-lunar-date", ENTRY % ("2027-12-28", "年货", "春节"), []),
    ("cal-lunar-date", "dates: {中秋: 2027-09-15}\n" + ENTRY % ("中秋-2d", "礼盒", "中秋"), []),
    ("cal-lunar-date", ENTRY % ("2027-11-30", "囤货", "双11"), []),
    # activities by their names
    ("cal-lunar-date", ACTIVITY % ("中秋礼盒季", "2027-08-23", "2027-09-12"), []),
    ("cal-lunar-date", ACTIVITY % ("七夕特别直播", "2027-08-19", "2027-08-19"), [WARNING]),
    ("cal-lunar-date", ACTIVITY % ("七夕后回访", "2027-08-19", "2027-08-19"), []),
    ("cal-lunar-date", ACTIVITY % ("小满新茶直播", "2027-06-19", "2027-06-19"), []),
    # promotions on days of mourning, and what is none
    ("cal-taboo", PLAIN % ("2027-04-05", "全场五折"), [INFO]),
    ("cal-taboo", PLAIN % ("2027-04-06", "全场五折"), []),
    ("cal-taboo", PLAIN % ("2027-04-05", "清明不做促销"), []),
    ("cal-taboo", PLAIN % ("2027-04-05", "明前茶怎么泡"), []),
    ("cal-taboo", ENTRY % ("2027-03-30", "清明特惠", "清明"), [INFO]),
    ("cal-taboo", ENTRY % ("2027-05-12", "护士专享优惠", "护士节"), []),
    ("cal-taboo", PLAIN % ("2027-05-12", "520 预售优惠"), []),
    ("cal-taboo", US + PLAIN % ("2027-04-05", "Spring sale"), []),
    ("cal-taboo", ACTIVITY % ("秒杀狂欢夜", "2027-12-13", "2027-12-13"), [INFO]),
    ("cal-taboo", ACTIVITY % ("年末大促", "2027-12-01", "2027-12-31"), []),
    # the plan's own lead: kept to the day, missed by one, in weeks; no lead, nothing for the date, content after it
    ("cal-lead-late", OWN % ("14d", "2027-05-20", "2027-05-07"), []),
    ("cal-lead-late", OWN % ("14d", "2027-05-20", "2027-05-08"), [WARNING]),
    ("cal-lead-late", OWN % ("2w", "2027-05-20", "2027-05-08"), [WARNING]),
    ("cal-lead-late", OWN.replace(", lead: %s", "") % ("2027-05-20", "2027-05-19"), []),
    ("cal-lead-late", OWN.replace("三件事", "").replace("title: 店庆", "title: 三件事") % ("14d", "2027-05-20", "2027-05-19"), []),
    ("cal-lead-late", OWN % ("14d", "2027-05-24", "2027-05-22"), []),
    # activities: by the usual lead of their festival, if that lies within the plan; not by that of a small festival
    ("cal-lead-late", ACTIVITY % ("双11主会场", "2027-11-01", "2027-11-11"), [INFO]),
    ("cal-lead-late", ACTIVITY % ("双11主会场", "2027-09-01", "2027-11-11"), []),
    ("cal-lead-late", ACTIVITY % ("春节年货会场", "2027-01-10", "2027-02-05"), []),
    ("cal-lead-late", ACTIVITY % ("植树节领绿植", "2027-03-10", "2027-03-12"), []),
    ("cal-lead-late", ACTIVITY.replace("}", ", promotion: [{round: 预告, start: -50d}]}") % ("双11主会场", "2027-11-01", "2027-11-11"), []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), CASES)
def test_where_a_rule_speaks(check_text: Check, rule: str, text: str, expected: list[str]) -> None:
    report = check_text(FRAME + text).report
    assert not report.blocking, [finding.message.en for finding in report]
    assert [finding.severity.word for finding in report if finding.rule == rule] == expected


def test_a_wrong_day_is_told_with_the_right_one(check_text: Check) -> None:
    report = check_text(FRAME + "dates:\n  中秋: 2027-09-25\n").report
    finding = next(each for each in report if each.rule == "cal-lunar-date")
    assert finding.message.zh == "2027-09-25 离“中秋”晚 10 天：2027 年的中秋节是 2027-09-15"
    assert finding.position is not None
    assert finding.position.line == 6


def test_every_rule_of_the_shelf_has_a_silent_case_and_a_speaking_one() -> None:
    assert {rule.name for rule in SHELF} == {rule for rule, _, said in CASES if said}
    assert {rule.name for rule in SHELF} == {rule for rule, _, said in CASES if not said}
