"""The borders of the rules about the planning of content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsplan.checks.shelf_content import RULES as SHELF
from opsplan.diagnostics import Finding
from opsplan.pipeline import Checked

Check = Callable[[str], Checked]
HEAD = "opsplan: 1\ntitle: t\nperiod: {start: 2027-01-01, end: 2027-12-31}\nphases: [{name: p, start: 2027-01-04, end: 2027-02-26}]\n"
SLOT = "slots: [{channel: 服务号, weekday: 周四, time: '20:00'%s}]"
WARNING, INFO = "warning", "info"


def content(*lines: str, more: str = "") -> str:
    """The section with entries; the other lists of it go before."""
    head = f"content:\n  {more}\n" if more else "content:\n"
    return head + "  entries:\n" + "".join(f"    - {{{line}}}\n" for line in lines)


def push(when: str, channel: str, segment: str, title: str = "x") -> str:
    day, _, time = when.partition(" ")
    clock = f", time: '{time}'" if time else ""
    return f"date: 2027-04-{day}{clock}, channel: {channel}, segment: [{segment}], title: {title}"


def capped(channel: str) -> str:
    return f"strategy: {{channels: [{{name: {channel}, cap: 9/mo}}]}}\n"


def in_may(columns: str, *, days: int = 6, goals: str = "") -> str:
    """Entries on the first days of May, one for each letter of ``columns`` or ``goals``."""
    lines = [
        f"date: 2027-05-{day + 1:02}, title: x{day}"
        + (f", column: {columns[day]}" if columns else "")
        + (f", goal: {goals[day]}" if goals else "")
        for day in range(days)
    ]
    return content(*lines, more="columns: [{name: A, purpose: a%s}, {name: B, purpose: b}]")


GOALS = "goals: [{id: g, name: G, target: 5}, {id: h, name: H, target: 5}]\n"
FESTIVALS = "quarters: [{quarter: 2027Q2, festivals: [%s]}]"
DUE = "date: 2027-03-18, title: x, status: %s, draft_due: %s, review_due: %s"

CASES = [
    # one segment: within the hours, at their end, on two channels, without a time, on a day without one
    ("cnt-segment-twice", content(push("08 09:00", "短信", "甲"), push("09 08:59", "服务号", "甲")), [INFO]),
    ("cnt-segment-twice", content(push("08 09:00", "短信", "甲"), push("09 09:00", "服务号", "甲")), []),
    ("cnt-segment-twice", content(push("08 09:00", "短信", "甲"), push("08", "E-mail", "甲")), [INFO]),
    ("cnt-segment-twice", content(push("08 23:00", "短信", "甲"), push("09", "E-mail", "甲")), []),
    ("cnt-segment-twice", content(push("08 09:00", "短信", "甲"), push("08 20:00", "短信", "甲")), [INFO]),
    # other people, nobody named, channels that people open by themselves, stories of one push
    ("cnt-segment-twice", content(push("08 09:00", "短信", "甲"), push("08 20:00", "短信", "乙")), []),
    ("cnt-segment-twice", content(push("08 09:00", "短信", ""), push("08 20:00", "短信", "")), []),
    ("cnt-segment-twice", content(push("08 09:00", "视频号", "甲"), push("08 20:00", "小红书", "甲")), []),
    ("cnt-segment-twice", content(push("08 20:00", "服务号", "甲"), push("08 20:00", "服务号", "甲", "y")), []),
    # what other rules tell: a cap, the hour between two pushes; one note for a segment, and for a message of several
    ("cnt-segment-twice", capped("短信") + content(push("08 09:00", "短信", "甲"), push("08 20:00", "短信", "甲")), []),
    ("cnt-segment-twice", capped("短信") + content(push("08 09:00", "短信", "甲"), push("08 20:00", "服务号", "甲")), [INFO]),
    ("cnt-segment-twice", content(push("08 09:00", "短信", "甲"), push("08 09:30", "短信", "甲")), []),
    ("cnt-segment-twice", content(push("08 09:00", "短信", "甲, 乙"), push("08 20:00", "服务号", "甲, 乙")), [INFO]),
    ("cnt-segment-twice", content(*[push(f"{day:02} 0{hour}:00", "短信", "甲") for day in (5, 7, 9) for hour in (1, 8)]), [INFO]),
    # two weeks from 1 March: two places of a slot are one note; a filled one, one left out, one in another year
    ("cnt-slot-gap", f"content: {{{SLOT % ''}}}\n", [INFO]),
    ("cnt-slot-gap", content("date: 2027-03-04, channel: 服务号, title: x", "date: 2027-03-11, channel: 服务号, title: y", more=SLOT % ""), []),
    ("cnt-slot-gap", content("date: 2027-03-04, channel: 服务号, title: x", more=SLOT % ""), [INFO]),
    ("cnt-slot-gap", f"content: {{{SLOT % ', except: [2027-03-04, 2027-03-11]'}}}\n", []),
    ("cnt-slot-gap", f"content: {{{SLOT % ', from: 2027-03-15'}}}\n", []),
    ("cnt-slot-gap", f"content: {{{SLOT % ', from: 2027-03-14, to: 2028-12-31'}}}\n", []),
    # off the slot: day, time, left out; for a festival, out already, another column, a slot that has ended
    ("cnt-off-slot", content("date: 2027-04-09, channel: 服务号, title: x", more=SLOT % ""), [INFO]),
    ("cnt-off-slot", content("date: 2027-04-08, time: '8:00', channel: 服务号, title: x", more=SLOT % ""), [INFO]),
    ("cnt-off-slot", content("date: 2027-04-08, channel: 服务号, title: x", more=SLOT % ", except: 2027-04-08"), [INFO]),
    ("cnt-off-slot", content("date: 2027-04-08, channel: 服务号, title: x", more=SLOT % ""), []),
    ("cnt-off-slot", content("date: 2027-04-09, channel: 服务号, festival: 谷雨, title: x", more=SLOT % ""), []),
    ("cnt-off-slot", content("date: 2027-04-09, channel: 服务号, status: published, title: x", more=SLOT % ""), []),
    ("cnt-off-slot", content("date: 2027-04-09, channel: 服务号, column: 乙, title: x", more=SLOT % ", column: 甲"), []),
    ("cnt-off-slot", content("date: 2027-04-09, channel: 服务号, title: x", more=SLOT % ", to: 2027-03-31"), []),
    ("cnt-off-slot", content("date: 2027-04-09, channel: 视频号, title: x", more=SLOT % ""), []),
    # a month of one column or goal: above the share, at it, too few, as promised, no other goal
    ("cnt-mix", in_may("AAAAAB") % "", [INFO]),
    ("cnt-mix", in_may("AAAAAAAABB", days=10) % "", []),
    ("cnt-mix", in_may("AAAAA", days=5) % "", []),
    ("cnt-mix", in_may("AAAAAB") % ", cadence: 每周 2 期", []),
    ("cnt-mix", in_may("AAAAAB") % ", cadence: 每月 1 期", [INFO]),
    ("cnt-mix", GOALS + in_may("", goals="gggggh") % "", [INFO]),
    ("cnt-mix", GOALS + in_may("", goals="gggggg") % "", []),
    ("cnt-mix", GOALS + in_may("ABABAB", goals="ghghgh") % "", []),
    # festivals of a quarter: named by an alias, on its day, by a task; several are one finding
    ("cnt-festival-empty", content("date: 2027-04-20, title: 五一去哪", more=FESTIVALS % "劳动节"), []),
    ("cnt-festival-empty", content("date: 2027-04-20, title: x", more=FESTIVALS % "劳动节, 端午"), [WARNING]),
    ("cnt-festival-empty", content("date: 2027-05-09, title: 妈妈", more=FESTIVALS % "母亲节"), []),
    ("cnt-festival-empty", content("date: 2027-05-10, title: 妈妈", more=FESTIVALS % "母亲节"), [WARNING]),
    ("cnt-festival-empty", content("date: 2027-04-20, title: 1520 件", more=FESTIVALS % "520"), [WARNING]),
    ("cnt-festival-empty", content("date: 2027-04-20, title: x", more=FESTIVALS % "端午") + "phases: [{name: p, tasks: [{name: 端午货品到仓, start: 2027-05-20, duration: 1}]}]\n", []),
    ("cnt-festival-empty", content("date: 2027-04-20, title: x", more=FESTIVALS % "端午") + "activities: [{name: 夏凉会场, start: 2027-06-01, end: 2027-06-12}]\n", []),
    ("cnt-festival-empty", content("date: 2027-04-20, title: x", more=FESTIVALS % "端午") + "activities: [{name: 全年会员计划, start: 2027-01-04, end: 2027-12-12}]\n", [WARNING]),
    # a quarter that is not written yet, a festival that is over, one of another quarter, a date of one's own
    ("cnt-festival-empty", content("date: 2027-07-20, title: x", more=FESTIVALS % "端午"), []),
    ("cnt-festival-empty", content("date: 2027-02-20, title: x", more="quarters: [{quarter: 2027Q1, festivals: [元宵]}]"), []),
    ("cnt-festival-empty", content("date: 2027-04-20, title: x", more=FESTIVALS % "国庆"), []),
    ("cnt-festival-empty", content("date: 2027-05-20, title: x", more="marketing_dates: {extra: [{name: 店庆, date: 2027-05-21}]}"), [INFO]),
    ("cnt-festival-empty", content("date: 2027-05-20, title: 店庆", more="marketing_dates: {extra: [{name: 店庆, date: 2027-05-21}]}"), []),
    # drafts: after their review, on a day off, overdue by the state
    ("cnt-draft-late", content(DUE % ("idea", "2027-03-11", "2027-03-10")), [WARNING]),
    ("cnt-draft-late", content(DUE % ("idea", "2027-03-11", "2027-03-11")), []),
    ("cnt-draft-late", content(DUE % ("idea", "2027-03-13", "2027-03-15")), [INFO]),
    ("cnt-draft-late", content(DUE % ("ready", "2027-03-13", "2027-03-12")), []),
    ("cnt-draft-late", content(DUE % ("idea", "2027-02-26", "2027-02-26")), [INFO]),
    ("cnt-draft-late", content(DUE % ("draft", "2027-02-25", "2027-02-26")), [INFO]),
    ("cnt-draft-late", content(DUE % ("review", "2027-02-25", "2027-02-26")), []),
    ("cnt-draft-late", content(DUE % ("idea", "2027-03-01", "2027-03-02")), []),
    ("cnt-draft-late", content(*[DUE % ("idea", "2027-02-25", "2027-02-26")] * 5), [INFO]),
]  # fmt: skip


def found(check_text: Check, rule: str, text: str) -> list[Finding]:
    head = HEAD.partition("phases")[0] if "phases:" in text else HEAD
    report = check_text(head + text).report
    assert not report.blocking, [finding.message.en for finding in report]
    return [finding for finding in report if finding.rule == rule]


@pytest.mark.parametrize(("rule", "text", "expected"), CASES)
def test_where_a_rule_speaks(check_text: Check, rule: str, text: str, expected: list[str]) -> None:
    assert [finding.severity.word for finding in found(check_text, rule, text)] == expected


def test_the_empty_places_of_a_slot_are_told_with_their_days(check_text: Check) -> None:
    (finding,) = found(check_text, "cnt-slot-gap", f"content: {{{SLOT % ''}}}\n")
    assert finding.message.zh == "“服务号”未来 14 天有 2 个位置还没有内容：2027-03-04、2027-03-11"


def test_a_setting_looks_further_ahead(check_text: Check) -> None:
    text = f"check: {{rules: {{cnt-slot-gap: {{days: 60}}}}}}\ncontent: {{{SLOT % ''}}}\n"
    (finding,) = found(check_text, "cnt-slot-gap", text)
    assert "60" in finding.message.en
    assert "and more" in finding.message.en


def test_all_empty_festivals_of_a_quarter_are_named_with_the_day_to_prepare_by(check_text: Check) -> None:
    text = content("date: 2027-04-20, title: x", more=FESTIVALS % "劳动节, 端午")
    (finding,) = found(check_text, "cnt-festival-empty", text)
    assert "“劳动节”、“端午”" in finding.message.zh
    assert "2027-04-03" in finding.help.zh


def test_three_stories_of_one_push_are_one_message_of_the_cap(check_text: Check) -> None:
    stories = [
        f"date: 2027-04-08, time: '20:00', channel: 短信, column: {each}, title: {each}" for each in "甲乙丙"
    ]
    cap = "strategy: {channels: [{name: 短信, cap: 1/mo}]}\n"
    assert found(check_text, "cmp-touch-frequency", cap + content(*stories)) == []
    later = "date: 2027-04-15, time: '20:00', channel: 短信, title: 丁"
    assert len(found(check_text, "cmp-touch-frequency", cap + content(*stories, later))) == 1


def test_every_rule_of_the_shelf_has_a_silent_case_and_a_speaking_one() -> None:
    assert {rule.name for rule in SHELF} == {rule for rule, _, said in CASES if said}
    assert {rule.name for rule in SHELF} == {rule for rule, _, said in CASES if not said}
