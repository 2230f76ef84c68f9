"""The borders of the rules about activities, compliance and the look back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsplan.checks.event_words import MULTI_LEVEL, rules_out
from opsplan.checks.registry import RULES
from opsplan.checks.rules.evt_threshold_high import asked
from opsplan.checks.shelf_events import RULES as SHELF
from opsplan.checks.touches import Cap, read_cap
from opsplan.pipeline import Checked

Check = Callable[[str], Checked]
FRAME = "opsplan: 1\ntitle: t\nperiod: {start: 2027-01-01, end: 2027-12-31}\n"
TASKS = "phases: [{name: p, tasks: [%s]}]\n"
ERROR, WARNING, INFO = "error", "warning", "info"


def activity(text: str, form: str = "livestream") -> str:
    return f"activities: [{{name: 公开课, form: {form}, date: 2027-06-10, {text}}}]\n"


def said(check_text: Check, rule: str, text: str) -> list[str]:
    """The severities of the findings of one rule."""
    report = check_text(FRAME + text).report
    assert not report.blocking, [finding.message.en for finding in report]
    return [finding.severity.word for finding in report if finding.rule == rule]


def process(*steps: tuple[str, str, str]) -> str:
    lines = (
        f"{{time: '{time}', {f'duration: {length}, ' if length else ''}step: {name}}}"
        for time, length, name in steps
    )
    return f"process: [{', '.join(lines)}]"


SHOW = "time: '15:00-16:00', "
DRAW = "how: 下单, judging: 6 月 20 日随机抽取, claiming: %s, notes: 员工不参加, prizes: [%s]"
CLAIM = "7 天内领取，逾期视为放弃；主办方甲"
EVENT = "activities: [{name: 大会, form: %s, date: 2027-06-30, access: %s, capacity: %s}]\n"
PERMIT = "compliance: [{name: 大型活动安全许可, due: 2027-06-%s}]\n"

CASES = [
    # who it is for, and promotion
    ("evt-no-target", activity("plan: {audience: 老客}"), []),
    ("evt-no-target", activity("plan: {theme: 焕新}"), [WARNING]),
    ("evt-no-target", activity("status: 已取消"), []),
    ("evt-promo-late", activity("access: public, promotion: [{start: -14d}]"), []),
    ("evt-promo-late", activity("access: public, promotion: [{start: -13d}]"), [WARNING]),
    ("evt-promo-late", activity("access: private, promotion: [{start: -7d}]"), []),
    ("evt-promo-late", activity("access: private, promotion: [{start: -6d}]"), [ERROR]),
    ("evt-promo-late", activity("access: public, promotion: [{start: -6d}, {start: -20d}]"), []),
    ("evt-promo-late", activity("promotion: [{start: +1d}]"), []),
    ("evt-promo-late", activity("promotion: [{start: -8d, channel: 信息流}]") + "strategy: {channels: [{name: 信息流, kind: paid}]}\n", [WARNING]),
    ("evt-promo-late", activity("id: a1, promotion: [{start: -3d}]") + "content: {entries: [{date: 2027-06-01, title: 预告, activity: a1}]}\n", []),
    ("evt-no-recap-promo", activity("promotion: [{start: -9d}, {start: +14d}]"), []),
    ("evt-no-recap-promo", activity("promotion: [{start: -9d}, {start: +15d}]"), [INFO]),
    ("evt-no-recap-promo", activity("promotion: [{start: -9d}]") + TASKS % "{name: Replay and highlights, start: 2027-06-14, duration: 2}", []),
    # people who come
    ("evt-no-reminder", activity("reminders: [{when: -1h}], time: '15:00'"), []),
    ("evt-no-reminder", activity("reminders: [{when: -2d}]"), [WARNING]),
    ("evt-no-reminder", activity("venue: 三楼"), [WARNING]),
    ("evt-no-reminder", activity("venue: 线上", "campaign"), []),
    ("evt-no-reminder", activity("venue: x") + TASKS % "{name: Send reminders, start: 2027-06-09, duration: 1}", []),
    ("evt-no-reminder", activity("venue: x") + TASKS % "{name: Send reminders, start: 2027-06-07, duration: 1}", [WARNING]),
    ("evt-no-reminder", activity("venue: x", "customer webinar"), [WARNING]),
    ("evt-no-confirm", activity("reminders: [{when: -1d, text: See you}]"), [INFO]),
    ("evt-no-confirm", activity("reminders: [{when: -1d, text: Please RSVP}]"), []),
    ("evt-no-confirm", activity("reminders: [{when: -1d}]") + TASKS % "{name: 合同确认, start: 2027-06-09, duration: 1}", [INFO]),
    ("evt-no-confirm", activity("reminders: [{when: -1d}]") + TASKS % "{name: 参会确认, start: 2027-06-09, duration: 1}", []),
    ("evt-no-rehearsal", activity("venue: x") + TASKS % "{name: Dry run, start: 2027-05-27, duration: 1}", []),
    ("evt-no-rehearsal", activity("venue: x") + TASKS % "{name: Dry run, start: 2027-05-26, duration: 1}", [WARNING]),
    ("evt-no-rehearsal", activity("venue: x", "publication"), []),
    ("evt-no-rehearsal", activity("process: [{step: 连线, note: 提前十分钟试线}]"), [WARNING]),
    ("evt-no-list-proc", activity("funnel: [{name: 到场, target: 90}, {name: 预约量房, target: 9}]"), []),
    ("evt-no-list-proc", activity("registration: {form: f}"), [WARNING]),
    ("evt-no-list-proc", activity("registration: {form: f}") + TASKS % "{name: Clean the list, start: 2027-06-11, duration: 1}", []),
    ("evt-no-revisit", activity("follow_up: [{when: +3d}]"), []),
    ("evt-no-revisit", activity("follow_up: [{when: +4d}]"), [WARNING]),
    ("evt-no-revisit", activity("follow_up: [{when: -1d}]"), [WARNING]),
    ("evt-no-revisit", activity("venue: x") + TASKS % "{name: 首轮回访, start: 2027-06-12, duration: 3}", []),
    ("evt-no-longtail-followup", activity("follow_up: [{when: +1d}, {when: +3mo}, {when: +6mo}, {when: +1mo}]"), [INFO]),
    ("evt-no-longtail-followup", activity("follow_up: [{when: +90d}, {when: +6mo}, {when: +12mo}]"), []),
    ("evt-no-longtail-followup", activity("venue: x"), []),
    ("evt-no-backup", activity("registration: {form: f}") + TASKS % "{name: Back up the chat, start: 2027-06-11, duration: 1}", []),
    ("evt-no-backup", activity("registration: {form: f}") + TASKS % "{name: 数据备份, start: 2027-07-11, duration: 1}", [INFO]),
    ("evt-no-backup", activity("venue: x"), []),
    ("evt-no-confirm", activity("venue: x"), []),
    ("evt-capacity", activity("capacity: 80, funnel: [{name: 报名, target: 200}, {name: 到场, target: 80}]"), []),
    ("evt-capacity", activity("capacity: 80, funnel: [{name: Attendees, target: 81}]"), [ERROR]),
    ("evt-capacity", activity("capacity: 80, funnel: [{name: 到场率, target: 40%}]"), []),
    ("evt-funnel", activity("funnel: [{name: 报名, target: 100}, {name: 到场, target: 60}]"), []),
    ("evt-funnel", activity("funnel: [{name: 报名, target: 100}, {name: 到场, target: 61}]"), [WARNING]),
    ("evt-funnel", activity("funnel: [{name: Sign-ups, target: 100}, {name: Attendees, target: 19}]"), [WARNING]),
    ("evt-funnel", activity("funnel: [{name: 报名, target: 100}, {name: 到场, target: 61}]", "salon"), []),
    ("evt-funnel", activity("funnel: [{name: 报名, target: 100}, {name: 到场, target: 101}]"), []),
    ("evt-funnel", activity("funnel: [{name: 到场, target: 61}, {name: 预约, target: 9}]"), []),
    # rules
    ("evt-no-rules", activity("rules: {how: 答题, judging: 前十名, claiming: 现场, notes: 无}"), []),
    ("evt-no-rules", activity("rules: {how: 答题}"), []),
    ("evt-no-rules", activity("costs: [{name: Prizes, amount: 300}]"), [ERROR]),
    ("evt-rule-complex", activity("rules: {how: [a, b, c, d, e]}"), []),
    ("evt-rule-complex", activity("rules: {how: [a, b, c, d, e, f]}"), [WARNING]),
    ("evt-rule-complex", activity("rules: {how: 关注；注册；填表；拍照；上传；转发}"), [WARNING]),
    ("evt-threshold-high", activity("rules: {how: 邀请 3 位好友}"), []),
    ("evt-threshold-high", activity("rules: {how: Bring four friends}"), [WARNING]),
    ("evt-threshold-high", "strategy: {mechanisms: [{name: 裂变, action: 邀请 8 位好友助力得券}, {name: 内测, action: 邀请 100 名店长}]}\n", [WARNING]),
    ("evt-platform-lead", activity("venue: 视频号直播间, goals: [g]") + "goals: [{id: g, name: 有效线索, target: 9}]\n", [WARNING]),
    ("evt-platform-lead", activity("access: private, plan: {metrics: 有效线索}"), []),
    ("evt-platform-lead", activity("access: public, plan: {metrics: 观看人数}"), []),
    ("evt-platform-lead", activity("access: public, plan: {metrics: 有效线索}", "salon"), []),
    # the run of show
    ("evt-ros-overrun", activity(process(("15:00", "5min", "a"), ("15:05", "9min", "b"))), []),
    ("evt-ros-overrun", activity(process(("15:00", "6min", "a"), ("15:05", "9min", "b"))), [ERROR]),
    ("evt-ros-overrun", activity("process: [{time: '15:00', duration: 60min, step: a, place: A}, {time: '15:30', duration: 30min, step: b, place: B}]", "conference"), []),
    ("evt-ros-overrun", activity(SHOW + process(("15:00", "54min", "a"))), []),
    ("evt-ros-overrun", activity(SHOW + process(("15:00", "53min", "a"))), [WARNING]),
    ("evt-ros-overrun", activity(SHOW + process(("15:00", "61min", "a"))), [ERROR]),
    ("evt-ros-overrun", activity(SHOW + process(("14:30", "30min", "a"), ("15:00", "1h", "b"), ("16:00", "30min", "c"))), []),
    ("evt-ros-overrun", activity(SHOW + process(("15:00", "", "a"), ("15:30", "", "b"))), []),
    ("evt-ros-overrun", activity(SHOW + "process: [{step: a, duration: 40min}, {step: b, duration: 21min}]"), [ERROR]),
    ("evt-ros-overrun", activity("time: '23:00-01:00', " + process(("23:00", "60min", "a"), ("0:00", "60min", "b"))), []),
    ("evt-ros-overrun", activity("process: [{time: '15:00', duration: 60min, step: a, place: A}, {time: '15:30', duration: 60min, step: b, place: B}]", "conference"), []),
    ("evt-ros-overrun", activity("process: [{time: '15:00', duration: 60min, step: a, place: A}, {time: '15:30', duration: 60min, step: b, place: B}]"), [ERROR]),
    ("evt-ros-overrun", activity("end: 2027-06-11, " + process(("9:00", "8h", "a"), ("10:00", "2h", "b"))), [ERROR]),
    ("evt-ros-overrun", activity("end: 2027-06-11, " + process(("13:00", "2h", "a"), ("9:00", "4h", "b"), ("14:00", "1h", "c"))), []),
    ("evt-ros-overrun", activity("process: [{time: '15:00-15:10', duration: 15min, step: a}]"), [ERROR]),
    ("evt-ros-no-owner", activity("process: [{step: a}]"), []),
    ("evt-ros-no-owner", activity(process(("15:00", "", "a"), ("15:30", "", "b"))), [WARNING]),
    ("evt-ros-no-cue", activity("capacity: 499, " + process(("15:00", "", "a"))), []),
    ("evt-ros-no-cue", activity("capacity: 500, " + process(("15:00", "", "a"))), [INFO]),
    ("evt-ros-no-cue", activity(process(("15:00", "", "a")), "conference"), [INFO]),
    # what it is for, and what follows
    ("act-no-metric", activity("benefits: [{metric: 报名, expected: 9}]"), []),
    ("act-no-metric", activity("plan: {theme: x}"), [INFO]),
    ("act-routinise", activity("venue: x") + "review: {stop: 不再做}\n", []),
    ("act-routinise", activity("venue: x") + "phases: [{name: p, exit: 固化清单通过}]\n", []),
    ("act-routinise", activity("venue: x") + "review: {date: period.end}\n", [INFO]),
    # compliance
    ("cmp-mass-event-permit", EVENT % ("conference", "public", 1000), [ERROR]),
    ("cmp-mass-event-permit", EVENT % ("conference", "public", 999), []),
    ("cmp-mass-event-permit", EVENT % ("conference", "private", 5000), []),
    ("cmp-mass-event-permit", EVENT % ("livestream", "public", 5000), []),
    ("cmp-mass-event-permit", EVENT % ("campaign", "public", 5000), []),
    ("cmp-mass-event-permit", EVENT % ("conference", "public", 5000) + PERMIT % "10", []),
    ("cmp-mass-event-permit", EVENT % ("conference", "public", 5000) + PERMIT % "11", [ERROR]),
    ("cmp-mass-event-permit", EVENT % ("conference", "public", 5000) + "calendar: {country: US}\n", []),
    ("cmp-prize-cap", activity("rules: {" + DRAW % (CLAIM, "{name: 车, value: 5万, quantity: 1}") + "}"), []),
    ("cmp-prize-cap", activity("rules: {" + DRAW % (CLAIM, "{name: 车, value: 50001, quantity: 1}") + "}"), [ERROR]),
    ("cmp-prize-cap", activity("rules: {judging: 评委打分, prizes: [{name: 车, value: 9万}]}"), []),
    ("cmp-prize-cap", activity("rules: {" + DRAW % (CLAIM, "{name: 车, value: 9万, quantity: 1}") + "}") + "budget: {currency: USD}\n", []),
    ("cmp-prize-disclosure", activity("rules: {" + DRAW % (CLAIM, "{name: 杯, value: 5, quantity: 9}") + "}"), []),
    ("cmp-prize-disclosure", activity("rules: {" + DRAW % (CLAIM, "{name: 杯, value: 5}") + "}"), [ERROR]),
    ("cmp-prize-disclosure", activity("rules: {" + DRAW % ("联系客服", "{name: 杯, value: 5, quantity: 9}") + "}"), [ERROR]),
    ("cmp-prize-disclosure", activity("rules: {judging: 评委打分, prizes: [{name: 杯}]}"), []),
    ("cmp-price-base", "products: [{name: 床, base_price: 9, price: 9}]\n", []),
    ("cmp-price-base", "products: [{name: 床, base_price: 9, price: 10}]\n", [WARNING]),
    ("cmp-price-base", "products: [{name: 床, price: 10}, {name: 柜, price: 10, note: 新品首发}, {name: 椅}]\n", [WARNING]),
    ("cmp-price-base", activity("rules: {how: 全场 8 折}"), [WARNING]),
    ("cmp-price-base", activity("rules: {how: 抽一张 3 折叠床, notes: 奖品不折现}"), []),
    ("cmp-price-base", activity("rules: {how: 全场 8 折, notes: 划线价取活动前七日最低成交价}"), []),
    ("cmp-pii-consent", activity("registration: {fields: [姓名, 企业名]}"), []),
    ("cmp-pii-consent", activity("registration: {fields: [Name, Mobile number]}"), [ERROR]),
    ("cmp-pii-consent", activity("registration: {fields: [手机号]}") + "compliance: [{name: 个人信息告知, requirement: 用户主动勾选同意}]\n", []),
    ("cmp-mlm", "community: {monetization: [{mode: 两级分销}]}\n", [WARNING]),
    ("cmp-mlm", "membership: {points: {earn: [下单, 二级返利]}}\n", [WARNING]),
    ("cmp-mlm", "membership: {points: {earn: [升到三级会员]}}\n", []),
    # the look back
    ("rev-no-retro", activity("venue: x"), [ERROR]),
    ("rev-no-retro", activity("venue: x") + "review: {date: period.end}\n", []),
    ("rev-no-retro", "goals: [{name: g, baseline: 1, target: 2, due: period.end, owner: a}]\n", []),
    ("rev-no-retro", TASKS % "{name: Post-mortem, start: 2027-06-10, duration: 2}", []),
    ("rev-late", activity("venue: x") + "review: {date: 2027-06-24}\n", []),
    ("rev-late", activity("venue: x") + "review: {date: 2027-06-25}\n", [WARNING]),
    ("rev-late", activity("venue: x") + "review: {date: 2027-12-20}\n" + TASKS % "{name: 复盘, start: 2027-06-14, duration: 2}", []),
    ("rev-no-grai", "goals: [{name: g, target: 2, actual: 1}]\nreview: {problems: x, causes: y, actions: [{name: z}]}\n", []),
    ("rev-no-grai", "goals: [{name: g, target: 2}]\nreview: {problems: x, causes: y, keep: z}\n", [INFO]),
    ("rev-no-grai", "goals: [{name: g, target: 2}]\nreview: {date: 2027-02-28}\n", [INFO]),
    ("rev-no-grai", "goals: [{name: g, target: 2}]\nreview: {date: 2027-03-01}\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), CASES, ids=lambda value: str(value)[-60:])
def test_the_borders_of_a_rule(check_text: Check, rule: str, text: str, expected: list[str]) -> None:
    whole = text if any(key in text for key in ("goals: [{", "phases:", "activities:")) else text + TASKS % ""
    assert said(check_text, rule, whole) == expected


def test_every_rule_of_the_shelf_is_registered_and_has_a_case_that_speaks_and_one_that_is_silent() -> None:
    assert {rule.name for rule in SHELF} <= RULES.keys()
    for rule in SHELF:
        if rule.name == "cmp-touch-frequency":
            continue  # has tests of its own
        outcomes = [bool(expected) for name, _, expected in CASES if name == rule.name]
        assert set(outcomes) == {True, False}, rule.name


def channel(cap: str, content: str) -> str:
    return f"strategy: {{channels: [{{name: 企微{cap}}}]}}\ncontent: {{{content}}}\n"


def entries(*days: str, segments: str = "") -> str:
    return "entries: [" + ", ".join(
        f"{{date: 2027-{day}, channel: 企微, title: t{f', segment: {segments[index]}' if segments else ''}}}"
        for index, day in enumerate(days)
    ) + "]"  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (channel(", cap: 2/mo", entries("06-01", "06-02")), []),
        (channel(", cap: 2/mo", entries("06-01", "06-02", "06-30")), [WARNING]),
        (channel(", cap: 2/mo", entries("06-01", "06-02", "06-03", segments="aab")), []),
        (channel(", cap: 每周 1 次", entries("06-07", "06-13")), [WARNING]),
        (channel(", cap: 每周 1 次", entries("06-13", "06-14")), []),
        (channel("", entries("06-01", "06-02", "06-03", "06-04")), []),
        (channel("", entries("06-01", "06-02", "06-03", "06-04", "06-05")), [WARNING]),
        (channel(", cap: 随缘", entries("06-01", "06-02", "06-03", "06-04", "06-05")), []),
        (channel(", cap: 4/mo", "slots: [{channel: 企微, weekday: 周四, from: 2027-06-01, to: 2027-06-30}]"), []),
        (channel(", cap: 4/mo", "slots: [{channel: 企微, weekday: 周四, from: 2027-07-01, to: 2027-07-31}]"), [WARNING]),
        (channel(", cap: 4/mo", "slots: [{channel: 企微, weekday: 周四, from: 2027-07-01, to: 2027-07-31, except: 2027-07-29}]"), []),
        (channel(", cap: 4/mo", "slots: [{channel: 企微, weekday: 周四, from: 2027-06-01, to: 2027-06-30}], " + entries("06-03")), []),
    ],
)  # fmt: skip
def test_messages_are_counted_for_one_person(check_text: Check, text: str, expected: list[str]) -> None:
    assert said(check_text, "cmp-touch-frequency", text + TASKS % "") == expected


@pytest.mark.parametrize(
    ("text", "cap"),
    [
        ("4/mo", Cap(4, "month")), ("1 / day", Cap(1, "day")), ("2 per week", Cap(2, "week")),
        ("每月 4 次", Cap(4, "month")), ("每人每月最多 4 条", Cap(4, "month")), ("每天1条", Cap(1, "day")), ("sparingly", None),
    ],
)  # fmt: skip
def test_a_cap_is_read_in_both_languages(text: str, cap: Cap | None) -> None:
    assert read_cap(text) == cap


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("邀请 15 人入群", 15), ("拉十五位好友助力", 15), ("邀请二十个好友", 20), ("分享给 2 个朋友", 2), ("凑满 5 人成团", 5),
        ("邀请 15–20 人", 15), ("观看满 15 分钟", 0), ("抽出 200 名", 0), ("报名满 600 人开课", 0), ("带来 500 人", 0),
        ("Invite at least 5 friends", 5), ("Share with ten people", 10), ("Watch for 20 minutes", 0),
    ],
)  # fmt: skip
def test_how_many_persons_a_text_asks_for(text: str, persons: int) -> None:
    assert asked(text) == persons


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("不能搞多级分销", False), ("只设一级，不设下级提成", False), ("No downline commissions", False),
        ("不限人数，二级返利", True), ("团队计酬", True), ("Earn a second-level commission", True), ("活动 5 月 8 日下线", False),
    ],
)  # fmt: skip
def test_multi_level_selling_that_is_ruled_out_is_left_alone(text: str, speaks: bool) -> None:
    found = MULTI_LEVEL.search(text)
    assert bool(found and not rules_out(text, found)) is speaks


@pytest.mark.parametrize(
    ("rule", "text", "path", "words"),
    [
        ("evt-promo-late", activity("promotion: [{round: a, start: -20d}, {round: b, start: -3d}]"), None, ""),
        ("evt-promo-late", activity("promotion: [{round: b, start: -3d}]"), "activities[0].promotion[0].start", "3 days before"),
        ("evt-no-revisit", activity("follow_up: [{when: +9d}, {when: +5d}]"), "activities[0].follow_up[1].when", "5 days"),
        ("evt-capacity", activity("capacity: 80, funnel: [{name: 报名, target: 99}, {name: 到场, target: 90}]"), "activities[0].funnel[1].target", "90"),
        ("evt-ros-no-owner", activity("process: [{time: '9:00', step: a, people: x}, {time: '9:10', step: b}]"), "activities[0].process[1].people", "'b'"),
        ("evt-no-rules", activity("rules: {how: x, prizes: [{name: y}]}"), "activities[0].rules.judging", "judging, claiming, notes"),
        ("cmp-pii-consent", activity("registration: {fields: [手机号]}"), "activities[0].registration.consent", "手机号"),
        ("rev-no-retro", activity("venue: x"), "review.date", "no retrospective"),
    ],
)  # fmt: skip
def test_a_finding_points_at_its_place(
    check_text: Check, rule: str, text: str, path: str | None, words: str
) -> None:
    found = [each for each in check_text(FRAME + text).report if each.rule == rule]
    assert [each.path for each in found] == ([path] if path else [])
    assert all(words in each.message.en for each in found)


def test_an_incomplete_draw_is_told_once(check_text: Check) -> None:
    text = activity("rules: {how: 下单, judging: 随机抽取, prizes: [{name: 杯, value: 5, quantity: 9}]}")
    rules = [
        each.rule for each in check_text(FRAME + text).report if each.path.startswith("activities[0].rules")
    ]
    assert rules == ["evt-no-rules", "cmp-prize-disclosure"]
    disclosure = next(each for each in check_text(FRAME + text).report if each.rule == "cmp-prize-disclosure")
    assert "the time of the draw" in disclosure.message.en
    assert "claim" not in disclosure.message.en
