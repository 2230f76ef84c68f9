"""The plans of the spec, their activities, and what a schedule offers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import plan_paths
from schedule_cases import plan_file, scheduled

from opsplan.diagnostics import Severity
from opsplan.model.times import DateExpr
from opsplan.schedule import schedule_plan

ACTIVITY = """
calendar: {country: US}
dates: {open: 2027-04-10}
activities:
  - name: Fair
    owner: Ann
    start: open
    end: open+1d
    time: "09:30-16:00"
    promotion: [{round: First, start: open-2w, end: -1d}, {round: Recap, start: +1d, end: +1mo}, {round: Once, start: 0d, owner: Bo}]
    reminders: [{when: -1d, to: guests}, {when: -1h}, {when: -10min}, {when: -10h}, {when: +30min}]
    roster: [{round: One, when: +2wd}]
    follow_up: [{when: +9mo, to: guests}]
    materials: [{name: Badges, due: -3wd}, {name: Boxes}]
"""


def test_there_are_example_plans() -> None:
    assert plan_paths()


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_example_plans_have_sound_dates(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    schedule, problems = schedule_plan(plan_file(text, front="", calendar="").plan)
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    assert all(task.start and task.end for task in schedule.tasks)
    assert all(phase.start and phase.end for phase in schedule.phases)
    assert any(task.critical for task in schedule.tasks)


def work(text: str) -> list[tuple[str, str, str, int | None, str]]:
    schedule, _ = scheduled(text)
    return [
        (each.kind, str(each.start), str(each.end), each.time, each.owner) for each in schedule.activity_work
    ]


def test_activities_become_dated_work() -> None:
    assert work(ACTIVITY) == [
        ("activity", "2027-04-10", "2027-04-11", 570, "Ann"),
        ("promotion", "2027-03-27", "2027-04-09", None, "Ann"),
        ("promotion", "2027-04-12", "2027-05-11", None, "Ann"),
        ("promotion", "2027-04-10", "2027-04-10", None, "Bo"),
        ("reminder", "2027-04-09", "2027-04-09", None, "Ann"),
        ("reminder", "2027-04-10", "2027-04-10", 510, "Ann"),
        ("reminder", "2027-04-10", "2027-04-10", 560, "Ann"),
        ("reminder", "2027-04-09", "2027-04-09", 1410, "Ann"),
        ("reminder", "2027-04-11", "2027-04-11", 990, "Ann"),
        ("roster", "2027-04-13", "2027-04-13", None, "Ann"),
        ("follow_up", "2028-01-11", "2028-01-11", None, "Ann"),
        ("material", "2027-04-07", "2027-04-07", None, "Ann"),
    ]
    schedule, problems = scheduled(ACTIVITY)
    assert not problems, "follow-up may lie after the period"
    assert schedule.activity_span(0) == (date(2027, 4, 10), date(2027, 4, 11))
    assert schedule.activity_work[4].name.en == "Reminder: guests"
    assert schedule.activity_work[4].path == "activities[0].reminders[0]"


def test_activities_that_lack_something() -> None:
    text = """
calendar: {country: US}
activities:
  - {name: A, reminders: [{when: -1d}]}
  - {name: B, date: 2027-05-01, reminders: [{when: -1h}, {when: 3d}, {when: soon}]}
  - {name: C, start: 2027-05-02, end: 2027-05-01, promotion: [{start: 2027-05-05, end: 2027-05-03}]}
  - {name: D, date: 2028-02-01, materials: [{name: M, due: -400d}]}
"""
    schedule, problems = scheduled(text)
    assert sorted(problem.rule for problem in problems) == [
        "act-no-date", "act-no-time", "act-outside", "act-outside", "date-inverted", "date-inverted", "date-offset-unit", "date-unknown-name",
    ]  # fmt: skip
    assert schedule.activities[0] is None
    assert {problem.rule for problem in problems if problem.blocking} == {
        "date-inverted",
        "date-offset-unit",
        "date-unknown-name",
    }


def test_the_process_gives_the_time() -> None:
    text = 'calendar: {country: US}\nactivities: [{name: A, date: 2027-05-01, process: [{time: "19:30", duration: 30min, step: S}, {time: "20:00", duration: 1h, step: T}], reminders: [{when: -1h}, {when: +10分钟}]}]\n'
    assert [each[3] for each in work(text)] == [1170, 1110, 1270]


@pytest.mark.parametrize(
    ("when", "reminded"),
    [
        ("date: 2027-05-01", ("2027-05-02", 180)),
        ("start: 2027-05-01, end: 2027-05-02", ("2027-05-02", 180)),
        ("start: 2027-05-01, end: 2027-05-05", ("2027-05-05", 180)),
    ],
)
def test_a_night_ends_on_the_next_day_unless_its_last_day_is_written(
    when: str, reminded: tuple[str, int]
) -> None:
    found = work(
        f'calendar: {{country: US}}\nactivities: [{{name: A, {when}, time: "22:00-02:00", reminders: [{{when: +1h}}]}}]\n'
    )
    assert (found[1][1], found[1][3]) == reminded


def test_any_date_expression_can_be_asked_for() -> None:
    schedule, _ = scheduled(
        "calendar: {country: US}\ndates: {launch: 2027-03-31, 双11: 2027-11-11, late: launch+1mo}\nphases: []\ngoals: [{name: G}]\n"
    )
    asked = {
        "launch": "2027-03-31", "launch-7d": "2027-03-24", "launch+3wd": "2027-04-05", "launch - 1 w": "2027-03-24",
        "launch+1个月": "2027-04-30", "2027-03-12+1mo": "2027-04-12", "2027-03-12": "2027-03-12", "period.start": "2027-03-01",
        "周期.结束-1日": "2027-12-30", "双11-3d": "2027-11-08", "双11+2工作日": "2027-11-15", "late": "2027-04-30", "late＋1d": "2027-05-01",
        "launch−1d": "2027-03-30", "nothing": "None", "launch+3": "None", "2027-02-30": "None", "-1d": "None", "": "None", "period.middle": "None",
    }  # fmt: skip
    assert {text: str(schedule.when(DateExpr(text))) for text in asked} == asked
    assert schedule.when(None) is None
    assert schedule.named["late"] == date(2027, 4, 30)


def test_tasks_are_found_by_id_or_unique_name() -> None:
    schedule, _ = scheduled(
        "phases: [{name: P, tasks: [{id: a, name: Same, start: 2027-03-01, duration: 1}, {name: Same, start: 2027-03-01, duration: 1}, {name: Own, start: 2027-03-01, duration: 1}]}]\n"
    )
    found = schedule.task("a")
    assert found is not None
    assert found.path == "phases[0].tasks[a]"
    assert schedule.task("Same") is None
    assert schedule.task("Own") is schedule.tasks[2]
    assert schedule.task("none") is None


def test_severities_of_days_outside() -> None:
    text = """
phases:
  - name: P
    start: 2027-03-08
    end: 2027-03-12
    tasks:
      - {id: a, name: A, start: 2027-02-26, duration: 2}
      - {id: b, name: B, start: 2027-03-05, duration: 2}
      - {id: c, name: C, start: 2027-03-10, end: 2027-03-20, rolling: true}
"""
    _, problems = scheduled(text)
    assert [(problem.severity, problem.blocking) for problem in problems] == [
        (Severity.ERROR, False),
        (Severity.WARNING, False),
        (Severity.INFO, False),
    ]


def test_colors_repeat() -> None:
    phases = "".join(f"  - {{name: P{n}, start: 2027-03-01, end: 2027-03-02}}\n" for n in range(7))
    schedule, _ = scheduled(f"phases:\n{phases}  - {{name: Q, color: '#2f6B4F', background: true}}\n")
    assert [phase.color for phase in schedule.phases] == ["c1", "c2", "c3", "c4", "c5", "c6", "c1", "#2f6B4F"]
    assert (schedule.phases[7].start, schedule.phases[7].end) == (date(2027, 3, 1), date(2027, 12, 31))


def test_slack_in_working_days() -> None:
    text = """
phases:
  - name: P
    tasks:
      - {id: a, name: A, start: 2027-03-01, duration: 5}
      - {id: b, name: B, after: a, duration: 5}
      - {id: c, name: C, start: 2027-03-01, duration: 2}
      - {id: d, name: D, after: c, duration: 3}
      - {id: e, name: E, after: [b, d+1wd], duration: 1}
      - {id: m, name: M, after: e, milestone: true}
      - {id: f, name: F, start: 2027-03-10, after: c, duration: 1}
      - {id: g, name: G, start: 2027-03-01, end: 2027-06-30, rolling: true}
      - {id: s, name: S, after: a, tasks: [{id: t, name: T, duration: 2}, {id: u, name: U, after: t, duration: 1}]}
"""
    schedule, problems = scheduled(text)
    assert not problems
    slack = {task.task.id: (task.total_slack, task.free_slack, task.critical) for task in schedule.tasks}
    assert slack == {
        "a": (0, 0, True), "b": (0, 0, True), "c": (4, 0, False), "d": (4, 4, False), "e": (0, 0, True), "m": (0, 0, True),
        "f": (3, 3, False), "g": (0, 0, False), "s": (3, 0, False), "t": (3, 0, False), "u": (3, 3, False),
    }  # fmt: skip
