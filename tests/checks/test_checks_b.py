"""The borders of the rules about segments, competitors, channels, phases, tasks, the RACI matrix and communities."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsplan.pipeline import Checked

HEAD = "opsplan: 1\ntitle: t\nperiod: {start: 2027-03-01, end: 2027-06-30}\n"
GOALS = "goals: [{id: g, name: g, baseline: 1, target: 2, due: period.end, owner: a}]\n"
Check = Callable[[str], Checked]


def found(check_text: Check, text: str, rule: str, head: str = HEAD) -> list[str]:
    """Where the rule speaks in a plan, as people call the places."""
    frame = head + ("" if "\ngoals:" in f"\n{text}" else GOALS)
    checked = check_text(frame + text)
    assert not checked.report.blocking, [f.message.en for f in checked.report]
    return [finding.path for finding in checked.report if finding.rule == rule]


def tasks(*lines: str, phase: str = "name: p") -> str:
    return f"phases:\n  - {phase}\n    objective: o\n    tasks:\n" + "".join(
        f"      - {line}\n" for line in lines
    )


def segments(*lines: str) -> str:
    return "audience:\n  segments:\n" + "".join(f"    - {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("kind", "spoken"),
    [
        ("用户运营", True),
        ("launch", True),
        ("private-domain", True),
        ("活动运营", False),
        ("大促", False),
        ("", True),
    ],
)
@pytest.mark.parametrize("rule", ["seg-none", "cmpt-none"])
def test_events_name_their_audience_in_each_activity(
    rule: str, kind: str, spoken: bool, check_text: Check
) -> None:
    assert bool(found(check_text, f"kind: {kind}\n" if kind else "", rule)) is spoken


@pytest.mark.parametrize(
    ("rest", "places"),
    [
        ("", ["audience.segments[s].channels"]),
        ("strategy: {channels: [{name: 企微, audience: s}]}\n", []),
        ("strategy: {channels: [{name: 企微, audience: 新客、老客}]}\n", []),
        ("strategy: {channels: [{name: 企微, audience: 全部会员}]}\n", ["audience.segments[s].channels"]),
        ("content: {entries: [{title: x, channel: 企微, segment: s}]}\n", []),
        ("content: {entries: [{title: x, segment: s}]}\n", ["audience.segments[s].channels"]),
    ],
)
def test_a_segment_is_reached_by_what_points_at_it(rest: str, places: list[str], check_text: Check) -> None:
    assert found(check_text, segments("{id: s, name: 老客, strategy: x}") + rest, "seg-no-channel") == places


@pytest.mark.parametrize(
    ("criteria", "spoken"),
    [
        ("", True),
        ("较高消费", True),
        ("较高消费，近 90 天 2 次以上", False),
        ("经常来的人，三个月内来过五次", False),
        ("在册导购与店长", False),
        ("Loyal buyers", True),
        ("Loyal buyers with 3 orders a year", False),
        ("Uses our payroll", False),
    ],
)
def test_criteria_can_be_computed(criteria: str, spoken: bool, check_text: Check) -> None:
    text = segments(f"{{name: s, criteria: '{criteria}'}}" if criteria else "{name: s}")
    assert bool(found(check_text, text, "seg-undefined")) is spoken


@pytest.mark.parametrize(
    ("names", "spoken"),
    [
        (("注册用户", "活跃用户", "付费用户"), True),
        (("Registered users", "Active users"), True),
        (("活跃用户", "活跃商家"), False),
        (("注册用户", "活跃用户", "沉睡老客"), False),
        (("Unregistered visitors", "Prepaid buyers"), False),
    ],
)
def test_a_stack_is_all_levels_and_more_than_one(
    names: tuple[str, ...], spoken: bool, check_text: Check
) -> None:
    text = segments(*(f"{{name: {name}}}" for name in names))
    assert bool(found(check_text, text, "seg-stacked")) is spoken


@pytest.mark.parametrize(
    ("shares", "spoken"), [(("60%", "40%"), False), (("60%", "40.1%"), True), (("60", "30"), False)]
)
@pytest.mark.parametrize("section", ["personas", "segments"])
def test_shares_are_a_whole_at_most(
    section: str, shares: tuple[str, str], spoken: bool, check_text: Check
) -> None:
    text = f"audience: {{{section}: [{{name: a, share: {shares[0]}}}, {{name: b, share: {shares[1]}}}]}}\n"
    assert bool(found(check_text, text, "seg-share-sum")) is spoken


def test_segments_of_two_models_may_overlap(check_text: Check) -> None:
    text = segments("{name: a, model: RFM, share: 70%}", "{name: b, model: 生命周期, share: 70%}")
    assert found(check_text, text, "seg-share-sum") == []


def test_a_share_says_the_size_too(check_text: Check) -> None:
    assert found(check_text, segments("{name: a, share: 70%}", "{name: b}"), "seg-no-size") == [
        "audience.segments[1].size"
    ]


@pytest.mark.parametrize(
    ("competitors", "places"),
    [
        ("{items: [{name: A, strengths: x}]}", []),
        ("{items: [{name: A, scores: {x: 1}}]}", ["competitors.ours"]),
        ("{items: [{name: A, scores: {x: 1}}], ours: {name: we}}", ["competitors.ours"]),
        ("{items: [{name: A, scores: {x: 1, y: 2}}], ours: {scores: {x: 3}}}", ["competitors.ours"]),
        ("{items: [{name: A, scores: {x: 1, y: 2}}], ours: {scores: {x: 3}, facts: {y: z}}}", []),
    ],
)
def test_a_matrix_has_our_column(competitors: str, places: list[str], check_text: Check) -> None:
    assert found(check_text, f"competitors: {competitors}\n", "cmpt-no-self") == places


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("competitors: {items: [{name: A, response: x}, {name: B}]}\n", True),
        ("competitors: {items: [{name: A, response: x}, {name: B, response: y}]}\n", False),
        ("competitors: {items: [{name: A}], conclusion: x}\n", False),
        ("competitors: {items: [{name: A}]}\nstrategy: {differentiation: x}\n", False),
        ("competitors: {conclusion: x}\n", False),
    ],
)
def test_something_follows_from_the_comparison(text: str, spoken: bool, check_text: Check) -> None:
    assert bool(found(check_text, text, "cmpt-no-implication")) is spoken


@pytest.mark.parametrize(("as_of", "spoken"), [("2026-03-01", False), ("2026-02-28", True)])
def test_data_on_competitors_is_a_year_old_at_most(as_of: str, spoken: bool, check_text: Check) -> None:
    text = f"competitors: {{items: [{{name: A, as_of: {as_of}}}]}}\n"
    assert bool(found(check_text, text, "cmpt-stale")) is spoken


@pytest.mark.parametrize(
    ("rest", "spoken"),
    [
        ("", True),
        ("content: {entries: [{title: x, date: 2027-03-05, channel: 短信、邮件}]}\n", False),
        ("content: {slots: [{channel: 邮件, weekday: 周四}]}\n", False),
        ("activities: [{name: a, date: 2027-04-05, promotion: [{start: -7d, channel: 邮件}]}]\n", False),
        ("content: {entries: [{title: x, channel: 邮件}]}\n", True),
    ],
)
def test_a_channel_has_a_time(rest: str, spoken: bool, check_text: Check) -> None:
    text = f"strategy: {{channels: [{{name: 邮件, owner: a, metric: x}}]}}\n{rest}"
    assert bool(found(check_text, text, "str-no-channel-plan")) is spoken


@pytest.mark.parametrize(
    ("phase", "spoken"),
    [
        ("{name: p}", True),
        ("{name: p, exit: x}", False),
        ("{name: p, goals: g}", False),
        ("{name: p, objective: x}", False),
    ],
)
def test_a_phase_has_an_objective_an_exit_or_a_goal(phase: str, spoken: bool, check_text: Check) -> None:
    assert bool(found(check_text, f"phases: [{phase}]\n", "phs-no-goal")) is spoken


@pytest.mark.parametrize(
    ("phase", "places"),
    [
        ("{name: p, start: 2027-03-01, end: 2027-06-30}", []),
        ("{name: p, start: 2027-02-28, end: 2027-07-01}", ["phases[0].start"]),
        ("{name: p, start: 2027-03-01, end: 2027-07-01}", ["phases[0].end"]),
        ("{name: 复盘, start: 2027-06-28, end: 2027-07-09}", []),
        ("{name: 复盘, start: 2027-02-26, end: 2027-03-09}", ["phases[0].start"]),
    ],
)
def test_a_phase_lies_in_the_period(phase: str, places: list[str], check_text: Check) -> None:
    assert found(check_text, f"phases: [{phase}]\n", "phs-outside") == places


@pytest.mark.parametrize(
    ("second", "gap", "overlap"),
    [
        ("start: 2027-03-15, end: 2027-04-02", False, False),
        ("start: 2027-03-16, end: 2027-04-02", True, False),
        ("start: 2027-03-12, end: 2027-04-02", False, False),
        ("start: 2027-03-11, end: 2027-04-02", False, True),
        ("start: 2027-03-02, end: 2027-04-02, background: true", False, False),
        ("start: 2027-04-02, end: 2027-04-09, background: true", False, False),
    ],
)
def test_phases_meet(second: str, gap: bool, overlap: bool, check_text: Check) -> None:
    """The first ends on Friday 12 March; one shared day is a hand-over."""
    text = f"phases: [{{name: a, start: 2027-03-01, end: 2027-03-12}}, {{name: b, {second}}}]\n"
    assert bool(found(check_text, text, "phs-gap")) is gap
    assert bool(found(check_text, text, "phs-overlap")) is overlap


def test_phases_are_compared_by_their_days_not_by_the_file(check_text: Check) -> None:
    text = (
        "phases: [{name: c, start: 2027-05-10, end: 2027-05-28}, {name: a, start: 2027-03-01, end: 2027-04-30},"
        " {name: b, start: 2027-03-15, end: 2027-03-26}]\n"
    )
    assert found(check_text, text, "phs-gap") == ["phases[0].start"]
    assert found(check_text, text, "phs-overlap") == ["phases[2].start"]


@pytest.mark.parametrize(("rolling", "spoken"), [("", True), (", rolling: true", False)])
def test_rolling_work_makes_no_phase_longer(rolling: str, spoken: bool, check_text: Check) -> None:
    first = tasks(
        f"{{name: x, start: 2027-03-01, end: 2027-04-02{rolling}}}",
        "{name: y, start: 2027-03-01, duration: 5}",
    )
    text = first + "  - {name: q, start: 2027-03-15, end: 2027-04-30}\n"
    assert bool(found(check_text, text, "phs-overlap")) is spoken
    assert found(check_text, text, "phs-gap") == []


def test_an_activity_is_work_of_its_phase(check_text: Check) -> None:
    text = "phases: [{id: p, name: a}, {name: b}]\nactivities: [{name: x, date: 2027-04-05, phase: p}]\n"
    assert found(check_text, text, "phs-empty") == ["phases[1].tasks"]


def test_a_deliverable_of_the_parent_covers_its_parts_and_milestones_need_none(check_text: Check) -> None:
    text = tasks(
        "{name: a, deliverable: x, tasks: [{name: b, start: 2027-03-01, duration: 2}]}",
        "{name: c, tasks: [{id: d, name: d, start: 2027-03-01, duration: 2}]}",
        "{name: e, date: 2027-03-05, milestone: true}",
    )
    assert found(check_text, text, "tsk-no-deliverable") == ["phases[0].tasks[1].tasks[d].deliverable"]


@pytest.mark.parametrize(
    ("task", "spoken"),
    [
        ("duration: 20wd", False),
        ("duration: 21wd", True),
        ("end: 2027-03-29", True),
        ("duration: 21wd, rolling: true", False),
        ("duration: 21wd, progress: 100%", False),
        ("duration: 21wd, progress: 90%", True),
    ],
)
def test_a_task_takes_twenty_working_days(task: str, spoken: bool, check_text: Check) -> None:
    text = tasks(f"{{name: x, start: 2027-03-01, {task}}}")
    assert bool(found(check_text, text, "tsk-too-long")) is spoken


def test_how_long_a_task_may_be_can_be_set(check_text: Check) -> None:
    text = (
        tasks("{name: x, start: 2027-03-01, duration: 11}") + "check: {rules: {tsk-too-long: {days: 10}}}\n"
    )
    assert found(check_text, text, "tsk-too-long") == ["phases[0].tasks[0].duration"]


@pytest.mark.parametrize(
    ("task", "places"),
    [
        ("name: 定货品, start: 2027-03-05, end: 2027-03-08", []),
        ("name: 定货品, start: 2027-03-06, end: 2027-03-08", ["start"]),
        ("name: 定货品, start: 2027-03-05, end: 2027-03-07", ["end"]),
        ("name: 定货品, start: 2027-03-06, end: 2027-03-07", ["start"]),
        ("name: 定货品, date: 2027-03-06, milestone: true", ["date"]),
        ("name: 春茶直播, date: 2027-03-06, milestone: true", []),
        ("name: Spring sale, start: 2027-03-06, end: 2027-03-07", []),
        ("name: 交接节点, date: 2027-03-06, milestone: true", ["date"]),
        ("name: 布展, start: 2027-03-13, duration: 1", ["start"]),
        ("name: 布展, start: 2027-03-20, end: 2027-03-21", []),
        ("name: 日更, start: 2027-03-06, end: 2027-03-07, rolling: true", []),
    ],
)
def test_work_starts_and_ends_on_working_days(task: str, places: list[str], check_text: Check) -> None:
    text = tasks(f"{{{task}}}") + "activities: [{name: 展会, start: 2027-03-19, end: 2027-03-21}]\n"
    wanted = [f"phases[0].tasks[0].{field}" for field in places]
    assert found(check_text, text, "tsk-offday-start") == wanted


@pytest.mark.parametrize(
    ("task", "spoken"),
    [
        ("start: 2027-03-01, duration: 5d", False),
        ("start: 2027-03-01, duration: 6d", True),
        ("start: 2027-03-06, duration: 1d", False),
        ("start: 2027-03-01, duration: 2w", False),
        ("start: 2027-03-29, duration: 2w", True),
        ("start: 2027-05-10, duration: 1mo", True),
        ("start: 2027-05-06, duration: 1mo", False),
        ("start: 2027-03-01, duration: 6d, rolling: true", False),
        ("start: 2027-03-01, duration: 30wd", False),
    ],
)
def test_weeks_and_months_may_hold_weekends_and_days_may_not(
    task: str, spoken: bool, check_text: Check
) -> None:
    """5 April 2027 is Qingming, 9 June the Dragon Boat Festival."""
    text = tasks(f"{{name: x, {task}}}")
    assert bool(found(check_text, text, "dur-covers-days-off")) is spoken


@pytest.mark.parametrize(
    ("before", "spoken"),
    [
        ("end: 2027-03-16", False),
        ("end: 2027-03-17", True),
        ("end: 2027-03-17, rolling: true", False),
        ("end: 2027-03-17, progress: 100%", False),
        ("end: 2027-03-18", True),
    ],
)
@pytest.mark.parametrize(
    "event",
    [
        "{name: 春茶直播, start: 2027-03-18, milestone: true, after: t-0d}",
        "{name: 春季专场, start: 2027-03-18, end: 2027-03-19, after: t-1d}",
    ],
)
def test_a_working_day_is_free_before_an_event(
    event: str, before: str, spoken: bool, check_text: Check
) -> None:
    text = tasks(f"{{id: t, name: 备货, start: 2027-03-08, {before}}}", event)
    text += "activities: [{name: 专场, date: 2027-03-18}]\n"
    assert found(check_text, text, "tsk-no-buffer") == (["phases[0].tasks[t].end"] if spoken else [])


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("备货", "{name: 评审会, start: 2027-03-18, milestone: true, after: t}"),
        ("双11蓄水", "{name: 双11爆发, start: 2027-03-18, milestone: true, after: t}"),
        ("备货", "{name: 直播, milestone: true, after: t}"),
    ],
)
def test_no_buffer_is_asked_of_what_is_no_event_or_leads_up_to_one(
    name: str, event: str, check_text: Check
) -> None:
    text = tasks(f"{{id: t, name: {name}, start: 2027-03-08, end: 2027-03-17}}", event)
    assert found(check_text, text, "tsk-no-buffer") == []


@pytest.mark.parametrize(
    ("task", "rules"),
    [
        ("date: 2027-03-05, milestone: true", {"ms-no-owner"}),
        ("date: 2027-03-05, milestone: true, informed: [b]", {"team-raci-no-a"}),
        ("date: 2027-03-05, milestone: true, owner: a, informed: [b]", set()),
        ("start: 2027-03-05, duration: 1, informed: [b]", {"tsk-no-owner"}),
        ("start: 2027-03-05, duration: 1, owner: 周敏、吴越", {"tsk-multi-owner"}),
        ("start: 2027-03-05, duration: 1, owner: 周敏、吴越, consulted: [b]", {"team-raci-multi-a"}),
        ("start: 2027-03-05, duration: 1, owner: 大家, consulted: [b]", {"tsk-multi-owner"}),
    ],
)
def test_who_answers_is_asked_once(task: str, rules: set[str], check_text: Check) -> None:
    asked = ("ms-no-owner", "team-raci-no-a", "team-raci-multi-a", "tsk-no-owner", "tsk-multi-owner")
    text = tasks(f"{{name: x, {task}}}")
    assert {rule for rule in asked if found(check_text, text, rule)} == rules


@pytest.mark.parametrize(
    ("consulted", "informed", "spoken"),
    [("b, c, d", "e, f", False), ("b, c, d", "e", True), ("b, c, d, e", "f", True), ("b, c", "", False)],
)
def test_half_of_the_matrix_may_be_consulted(
    consulted: str, informed: str, spoken: bool, check_text: Check
) -> None:
    text = tasks(f"{{name: x, owner: a, consulted: [{consulted}], informed: [{informed}]}}")
    assert bool(found(check_text, text, "team-raci-c-inflation")) is spoken


@pytest.mark.parametrize("rule", ["com-roles", "com-rules", "com-seed", "com-sop", "com-monetise"])
def test_a_plan_without_a_community_is_not_asked_for_one(rule: str, check_text: Check) -> None:
    assert found(check_text, "kind: commercial\n", rule) == []


@pytest.mark.parametrize(
    ("names", "spoken"),
    [
        ("[群主, KOC, 小助手]", False),
        ("[Community manager, Champions, Moderator]", False),
        ("[Owner, Admins]", True),
        ("[群主, 管理员]", True),
    ],
)
def test_roles_have_several_names(names: str, spoken: bool, check_text: Check) -> None:
    roles = ", ".join(f"{{name: {name}}}" for name in names.strip("[]").split(", "))
    assert bool(found(check_text, f"community: {{roles: [{roles}]}}\n", "com-roles")) is spoken


@pytest.mark.parametrize(
    ("rituals", "spoken"),
    [
        ("", True),
        ("{name: a}", True),
        ("{name: a, cadence: 每月一次}", True),
        ("{name: a, cadence: Every quarter}", True),
        ("{name: a, cadence: 不定期}", True),
        ("{name: a, cadence: 每月 4 期}", False),
        ("{name: a, cadence: 每两个月}", True),
        ("{name: a, cadence: 2027 年 3 月起周三}", False),
        ("{name: a, cadence: 每周三 20:30}", False),
        ("{name: a, cadence: Mondays}", False),
        ("{name: a, cadence: 早晚各一次}", False),
        ("{name: a, cadence: 每月一次}, {name: b, cadence: 工作日每天}", False),
    ],
)
def test_something_happens_every_week(rituals: str, spoken: bool, check_text: Check) -> None:
    text = f"community: {{purpose: x, rituals: [{rituals}]}}\n"
    assert bool(found(check_text, text, "com-sop")) is spoken


@pytest.mark.parametrize(
    ("category", "kind", "spoken"),
    [("revenue", "community", True), ("retention", "community", False), ("retention", "商业化运营", True)],
)
def test_only_a_goal_of_revenue_asks_how_a_community_earns(
    category: str, kind: str, spoken: bool, check_text: Check
) -> None:
    goal = f"goals: [{{name: g, category: {category}, baseline: 1, target: 2, due: period.end, owner: a}}]\n"
    text = f"kind: {kind}\n{goal}community: {{purpose: x}}\n"
    assert bool(found(check_text, text, "com-monetise")) is spoken


def test_a_calendar_without_working_days_breaks_no_rule(check_text: Check) -> None:
    text = "calendar: {weekend: [1, 2, 3, 4, 5, 6, 7]}\n" + tasks(
        "{name: x, start: 2027-03-13, end: 2027-03-14}"
    )
    report = check_text(HEAD + GOALS + text).report
    assert {"tsk-offday-start", "cal-no-workday"} <= {finding.rule for finding in report}


def test_an_english_plan_is_told_in_english(check_text: Check) -> None:
    text = tasks("{name: Rehearsal, start: 2027-03-13, duration: 1, owner: a}")
    checked = check_text(HEAD + "language: en\n" + GOALS + text)
    (finding,) = (each for each in checked.report if each.rule == "tsk-offday-start")
    assert finding.message.get(checked.lang) == "task 'Rehearsal' starts on a day off, 2027-03-13 (Saturday)"
