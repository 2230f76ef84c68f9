"""Rules about content, money and risks: their borders, their cases, and what they leave to one another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsplan.content.cadences import promised_days
from opsplan.pipeline import Checked

Check = Callable[[str], Checked]

HEAD = "opsplan: 1\ntitle: t\nlanguage: en\nperiod: {start: 2027-01-01, end: 2027-12-31}\n"
PHASE = "phases: [{name: p, start: 2027-01-04, end: 2027-02-26}]\n"
ITEM = "{name: Stand, unit_price: 100, quantity: 10}"
ENTRY = "owner: a, status: idea, draft_due: 2027-03-01, cta: Buy"


def severities(check_text: Check, rule: str, text: str, *, phase: str = PHASE) -> list[str]:
    """The severities of a rule's findings in a plan with this text."""
    return [f.severity.word for f in check_text(HEAD + phase + text).report if f.rule == rule]


def entries(*lines: str) -> str:
    return "content:\n  entries:\n" + "".join(f"    - {{{line}, {ENTRY}}}\n" for line in lines)


def budget(body: str, items: str = ITEM) -> str:
    return f"budget:\n  {body}\n  items: [{items}]\n"


def risk(body: str) -> str:
    return f"risks: [{{name: Storm, {body}}}]\n"


BORDERS: tuple[tuple[str, str, list[str]], ...] = (
    # content
    ("cnt-required", entries("date: 2027-03-11, channel: Mail, title: x"), []),
    ("cnt-required", entries("title: x"), ["warning"]),
    ("cnt-required", "content:\n  columns: [{name: C, channel: Mail, owner: a, purpose: y}]\n  entries: [{date: 2027-03-11, title: x, column: C, status: idea}]\n", []),
    ("cnt-no-cta", "content: {entries: [{title: x}]}\n", ["info"]),
    ("cnt-no-cta", "content: {entries: [{title: x, metric: Visits}]}\n", []),
    ("cnt-no-purpose", "content: {columns: [{name: C, topic: One tea}]}\n", ["warning"]),
    ("cnt-no-purpose", "content: {columns: [{name: C, topic: Stories to bring guests back}]}\n", []),
    ("cnt-lead", "content: {entries: [{title: x, status: idea}, {title: y}]}\n", ["info"]),
    ("cnt-lead", "content: {entries: [{title: x}, {title: y}, {title: z, review_due: 2027-03-01}]}\n", ["info", "info"]),
    ("cnt-lead", "content: {entries: [{title: x, status: published}, {title: y, status: ready}]}\n", []),
    ("cnt-lead", "content: {entries: [{title: x, date: 2027-03-01, draft_due: 2027-03-01}]}\n", []),
    ("cnt-lead", "content: {entries: [{title: x, date: 2027-03-01, review_due: 2027-03-02}]}\n", ["warning"]),
    ("cnt-clash", entries("date: 2027-03-11, time: '9:00', channel: M, title: x", "date: 2027-03-11, time: '09:00', channel: M, title: y"), ["warning"]),
    ("cnt-clash", entries("date: 2027-03-11, time: '9:00', channel: M, column: 头条, title: x", "date: 2027-03-11, time: '9:00', channel: M, column: 二条, title: y"), []),
    ("cnt-clash", entries("date: 2027-03-11, channel: M, title: x", "date: 2027-03-11, time: '9:00', channel: M, title: y"), []),
    ("cnt-clash", entries("date: 2027-03-11, title: x", "date: 2027-03-11, title: y"), []),
    ("cnt-too-close", entries("date: 2027-03-11, time: '9:00', channel: M, title: x", "date: 2027-03-11, time: '9:59', channel: M, title: y"), ["warning"]),
    ("cnt-too-close", entries("date: 2027-03-11, time: '9:00', channel: M, title: x", "date: 2027-03-11, time: '10:00', channel: M, title: y"), []),
    ("cnt-too-close", entries("date: 2027-03-11, time: '9:00', channel: M, title: x", "date: 2027-03-11, time: '9:30', channel: N, title: y"), []),
    ("cnt-too-close", entries("date: 2027-03-11, time: '23:50', channel: M, title: x", "date: 2027-03-12, time: '00:10', channel: M, title: y"), ["warning"]),
    ("cnt-too-close", entries("date: 2027-03-11, time: '9:00', channel: M, title: x", "date: 2027-03-11, time: '9:00', channel: M, title: y"), []),
    # money
    ("bud-none", "", ["warning"]),
    ("bud-none", "kind: event\n", ["error"]),
    ("bud-none", "kind: event\nactivities: [{name: A, date: 2027-05-20, costs: [{name: Tea, amount: 5}]}]\n", []),
    ("bud-no-contingency", budget("currency: GBP"), ["warning"]),
    ("bud-no-contingency", budget("contingency: 0%"), ["warning"]),
    ("bud-no-contingency", budget("contingency: 50"), []),
    ("bud-contingency-range", budget("contingency: 4.9%"), ["info"]),
    ("bud-contingency-range", budget("contingency: 5%"), []),
    ("bud-contingency-range", budget("contingency: 200"), []),
    ("bud-contingency-range", budget("contingency: 201"), ["info"]),
    ("bud-contingency-range", "check: {rules: {bud-contingency-range: {high: 30}}}\n" + budget("contingency: 25%"), []),
    ("bud-over-cap", budget("limit: 1100\n  contingency: 10%"), []),
    ("bud-over-cap", budget("limit: 1099\n  contingency: 10%"), ["error"]),
    ("bud-total", "strategy: {pillars: [{name: P, budget: 999}]}\n" + budget("contingency: 10%", ITEM[:-1] + ", pillar: P}"), ["error"]),
    ("bud-total", "strategy: {channels: [{name: C, budget: 1001}]}\n" + budget("contingency: 10%", ITEM[:-1] + ", channel: C}"), ["info"]),
    ("bud-total", "strategy: {pillars: [{name: P, budget: 1000}]}\n" + budget("contingency: 10%", ITEM[:-1] + ", pillar: P}"), []),
    ("bud-total", "strategy: {pillars: [{name: P, budget: 5}]}\n" + budget("contingency: 10%"), []),
    ("bud-activity-no-cost", "activities: [{name: A, date: 2027-05-20}]\n", []),
    ("bud-activity-no-cost", "strategy: {channels: [{name: C, kind: paid}, {name: D, kind: owned}]}\n" + budget("contingency: 10%"), ["warning"]),
    ("bud-item-no-amount", budget("contingency: 10%", "{name: A}, {name: B, unit_price: 3}, {name: C, quantity: 3}"), ["warning"] * 3),
    ("bud-double", "activities: [{id: a, name: A, date: 2027-05-20, costs: [{name: Tea, amount: 5}]}]\n" + budget("contingency: 10%", "{name: tea, amount: 6, activity: a}"), ["warning"]),
    ("bud-double", "activities: [{id: a, name: A, date: 2027-05-20, costs: [{name: Tea, amount: 5}]}]\n" + budget("contingency: 10%", "{name: Tea, amount: 6}"), []),
    ("bud-double", "activities: [{id: a, name: A, date: 2027-05-20, costs: [{name: Tea, amount: 5}]}]\n" + budget("contingency: 10%", "{name: T ea, amount: 5}"), ["warning"]),
    ("bud-double", "activities: [{id: a, name: A, date: 2027-05-20, costs: [{name: Tea, amount: 5}]}, {id: b, name: B, date: 2027-05-21, costs: [{name: Tea, amount: 5}]}]\n", []),
    ("ben-none", "", []),
    ("ben-none", "activities: [{name: A, date: 2027-05-20, costs: [{name: Tea, amount: 5}], funnel: [{name: Came, target: 9}]}, {name: B, date: 2027-05-21, costs: [{name: Tea, amount: 5}]}]\n", ["warning"]),
    ("ben-roi-neg", budget("benefits: [{name: B, amount: 1000, basis: 10 x 100}]"), []),
    ("ben-roi-neg", budget("benefits: [{name: B, amount: 999, basis: 10 x 100}]"), ["warning"]),
    ("ben-roi-neg", budget("benefits: [{name: B, amount: 999, basis: 10 x 100, note: A long-term bet}]"), []),
    ("ben-roi-implausible", budget("benefits: [{name: B, amount: 11000, basis: 1}]"), []),
    ("ben-roi-implausible", budget("benefits: [{name: B, amount: 11001, basis: 1}]"), ["info"]),
    ("ben-assumption", budget("benefits: [{name: B, amount: 1000, basis: A good guess}]"), ["warning"]),
    ("ben-assumption", budget("benefits: [{name: B, amount: 1000, basis: 新客三成复购}]"), []),
    ("ben-ltv-cac", "metrics: [{name: LTV, target: 300}, {name: CAC, target: 100}]\n", []),
    ("ben-ltv-cac", "metrics: [{name: 客户终身价值, baseline: 299}, {name: 单个新客成本, target: 100}]\n", ["info"]),
    ("ben-ltv-cac", "metrics: [{name: LTV/CAC, target: 2.9}]\n", ["info"]),
    ("ben-ltv-cac", "metrics: [{name: LTV, target: 300}]\n", []),
    # risks
    ("rsk-too-few", "risks: [{name: a}, {name: b}, {name: c}]\n", []),
    ("rsk-too-few", "kind: promotion\nrisks: [{name: a}, {name: b}, {name: c}, {name: d}]\n", ["warning"]),
    ("rsk-too-few", "kind: launch\nrisks: [{name: a}, {name: b}]\n", ["warning"]),
    ("rsk-too-few", "", ["warning"]),
    ("rsk-no-owner", risk("status: open"), ["error"]),
    ("rsk-no-owner", risk("status: closed"), []),
    ("rsk-no-score", risk("impact: 3"), ["error"]),
    ("rsk-no-score", risk("probability: low, impact: high"), []),
    ("rsk-no-trigger", risk("status: watching"), ["warning"]),
    ("rsk-no-trigger", risk("status: happened"), []),
    ("rsk-accept-high", risk("probability: 3, impact: 3, response: accept"), []),
    ("rsk-accept-high", risk("probability: 2, impact: 5, response: accept, action: Wait"), ["warning"]),
    ("rsk-accept-high", risk("probability: 2, impact: 5, response: accept, action: A second hall costs more than one lost day"), []),
    ("rsk-accept-high", risk("probability: 5, impact: 5, response: mitigate"), []),
    ("rsk-outcome-only", risk("description: Launch is late"), ["info"]),
    ("rsk-outcome-only", risk("description: Launch is late because testers left"), []),
    ("rsk-outcome-only", risk("description: Port delays push the first container past 20 August."), []),
    ("rsk-same-owner", "risks: [{name: a, owner: x}, {name: b, owner: x}, {name: c, owner: x}]\n", ["info"]),
    ("rsk-same-owner", "risks: [{name: a, owner: x}, {name: b, owner: x}]\n", []),
    ("rsk-same-owner", "risks: [{name: a, owner: x}, {name: b, owner: x}, {name: c}]\n", []),
    ("rsk-same-owner", "team: [{id: x, name: Xu}]\nrisks: [{name: a, owner: x}, {name: b, owner: Xu}, {name: c, owner: x}]\n", ["info"]),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), BORDERS)
def test_a_rule_keeps_its_borders(rule: str, text: str, expected: list[str], check_text: Check) -> None:
    assert severities(check_text, rule, text) == expected


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("start: 2027-10-01, end: 2027-10-03", ["info"]),
        ("start: 2027-09-30, end: 2027-10-03", []),
        ("start: 2027-09-25, end: 2027-09-25", []),  # a Saturday, and no holiday
        ("date: 2027-10-01, milestone: true", []),
        ("start: 2027-10-01, end: 2027-10-02, rolling: true, cadence: daily", []),
    ],
)
def test_work_in_a_holiday_is_named(task: str, expected: list[str], check_text: Check) -> None:
    phase = f"phases: [{{name: p, tasks: [{{name: x, owner: a, {task}}}]}}]\n"
    assert severities(check_text, "cal-holiday-work", "", phase=phase) == expected


def test_people_work_on_the_holiday_of_their_activity(check_text: Check) -> None:
    fair = "activities: [{name: Fair, start: 2027-10-01, end: DAY, roster: [{round: one, when: 2027-10-04, owner: a}]}]\n"
    assert severities(check_text, "cal-holiday-work", fair.replace("DAY", "2027-10-03")) == ["info"]
    assert severities(check_text, "cal-holiday-work", fair.replace("DAY", "2027-10-04")) == []


@pytest.mark.parametrize(
    ("days", "slot", "expected"),
    [
        (("2027-03-04", "2027-03-14"), "", []),
        (("2027-03-04", "2027-03-15"), "", ["info"]),
        (("2027-03-04", "2027-05-15", "2027-06-30"), "", ["info"]),
        (("2027-03-04", "2027-05-15"), "  slots: [{channel: Mail, weekday: Thu, column: C}]\n", []),
        (("2027-03-04",), "", []),
    ],
)
def test_a_gap_is_measured_by_the_promise(
    days: tuple[str, ...], slot: str, expected: list[str], check_text: Check
) -> None:
    lines = "".join(f"    - {{date: {day}, column: C, title: x}}\n" for day in days)
    text = f"content:\n  columns: [{{name: C, channel: Mail, cadence: Weekly}}]\n{slot}  entries:\n{lines}"
    assert severities(check_text, "cnt-gap", text) == expected


def test_a_channel_keeps_its_promise_where_its_columns_make_none(check_text: Check) -> None:
    text = "strategy: {channels: [{name: Mail, cadence: 每月 4 期}]}\n" + entries(
        "date: 2027-03-04, channel: Mail, title: x", "date: 2027-04-15, channel: Mail, title: y"
    )
    assert severities(check_text, "cnt-gap", text) == ["info"]
    column = text.replace("content:\n", "content:\n  columns: [{name: C, channel: Mail, cadence: Monthly}]\n")
    assert severities(check_text, "cnt-gap", column) == []


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        ("每周 2 条", 3.5), ("每周二、四 20:30", 3.5), ("每月 4 期（第五个周四停）", 7.6), ("每月第一个周四", 30.4),
        ("每两周一期", 14), ("隔周", 14), ("双周一次", 14), ("每个工作日", 2), ("工作日每天 9:00", 2), ("每日 3 次", 1),
        ("每月 1–2 位", 30.4), ("Every two weeks", 14), ("every other week", 14), ("twice a week", 3.5), ("2/mo", 15.2),
        ("Tuesdays and Fridays", 3.5), ("every Thursday", 7), ("first Thursday of each month", 30.4), ("Daily", 1),
        ("按批次", None), ("Once", None), ("Launch and Black Friday", None), ("Three sends", None),
    ],
)  # fmt: skip
def test_a_cadence_is_read_from_words(cadence: str, days: float | None) -> None:
    assert promised_days(cadence) == (None if days is None else pytest.approx(days))


def test_findings_name_what_is_there(check_text: Check) -> None:
    text = HEAD + PHASE + budget("limit: 1000\n  contingency: 10%")
    found = next(f for f in check_text(text).report if f.rule == "bud-over-cap")
    assert found.path == "budget.limit"
    assert "1,100" in found.message.en
    assert "100 more" in found.message.en
    assert found.position is not None
    assert text.splitlines()[found.position.line - 1][found.position.column - 1 :] == "1000"


def test_a_plan_without_costs_is_not_told_twice(check_text: Check) -> None:
    text = HEAD + PHASE + "activities: [{name: A, date: 2027-05-20}]\nbudget: {contingency: 10%}\n"
    rules = {f.rule for f in check_text(text).report if f.rule.startswith(("bud-", "ben-"))}
    assert rules == {"bud-none"}


def test_a_score_off_the_scale_is_said_once(check_text: Check) -> None:
    report = check_text(HEAD + PHASE + risk("probability: 9, impact: 3, owner: a, trigger: b")).report
    assert [f.code for f in report if f.rule == "rsk-no-score"] == ["OPS226"]


def test_a_task_in_a_holiday_is_named_once(check_text: Check) -> None:
    tasks = "phases: [{name: p, tasks: [{name: x, owner: a, start: 2027-10-01, end: 2027-10-03}]}]\n"
    rules = {f.rule for f in check_text(HEAD + tasks).report}
    assert "cal-holiday-work" in rules
    assert "tsk-offday-start" not in rules
