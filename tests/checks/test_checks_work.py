"""The borders of the rules about phases and tasks."""

from __future__ import annotations

import pytest
from plan_parts import GOALS, HEAD, Check, found, tasks


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
