"""How tasks stand on a day, and what slipped against an older plan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schedule_cases import scheduled

from opsplan.schedule.baseline import Slip, shift, slips
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.progress import task_statuses

# 2027-03-01 is a Monday; the plans below have US days off, none of which fall in March.
PHASE = "phases:\n  - name: P\n    tasks:\n"


def statuses(tasks: str, today: str) -> dict[str, str]:
    schedule, _ = scheduled(PHASE + tasks)
    found = task_statuses(schedule, date.fromisoformat(today))
    return {
        schedule.tasks[i].task.name: found[t.path].kind
        for i, t in enumerate(schedule.tasks)
        if t.path in found
    }


@pytest.mark.parametrize(
    ("fields", "today", "kind"),
    [
        ("progress: 100%", "2027-03-02", "done"),
        ("actual_end: 2027-03-20", "2027-03-25", "done"),
        ("progress: 90%", "2027-03-13", "late"),
        ("progress: 0%", "2027-02-20", "planned"),
        ("progress: 50%", "2027-03-08", "on-track"),
        ("progress: 40%", "2027-03-08", "on-track"),
        ("progress: 20%", "2027-03-08", "at-risk"),
        ("progress: 90%", "2027-03-12", "on-track"),
        ("progress: 10%, rolling: true", "2027-03-10", "on-track"),
    ],
)
def test_the_rule(fields: str, today: str, kind: str) -> None:
    task = f"      - {{name: A, start: 2027-03-01, end: 2027-03-12, {fields}}}\n"
    assert statuses(task, today) == {"A": kind}


def test_a_task_is_not_late_on_its_last_day_but_the_day_after() -> None:
    task = "      - {name: A, start: 2027-03-01, end: 2027-03-12, progress: 95%}\n"
    assert statuses(task, "2027-03-12") == {"A": "on-track"}
    assert statuses(task, "2027-03-13") == {"A": "late"}


def test_a_plan_that_records_no_progress_has_no_statuses() -> None:
    assert statuses("      - {name: A, start: 2027-03-01, end: 2027-03-12}\n", "2027-06-01") == {}


def test_what_waits_for_late_work_is_at_risk_and_a_parent_stands_as_its_worst_part() -> None:
    tasks = (
        "      - {id: a, name: A, start: 2027-03-01, end: 2027-03-05, progress: 50%}\n"
        "      - {name: B, start: 2027-03-22, end: 2027-03-26, after: a}\n"
        "      - name: C\n        tasks:\n"
        "          - {name: D, start: 2027-03-01, end: 2027-03-05, progress: 100%}\n"
        "          - {name: E, start: 2027-03-22, end: 2027-03-26}\n"
    )
    found = statuses(tasks, "2027-03-10")
    assert found == {"A": "late", "B": "at-risk", "C": "on-track", "D": "done", "E": "planned"}


def _slips(now: str, before: str) -> dict[str, Slip]:
    return {slip.name: slip for slip in slips(scheduled(PHASE + now)[0], scheduled(PHASE + before)[0])}


def test_tasks_are_known_by_id_then_by_name() -> None:
    before = (
        "      - {id: a, name: Old name, start: 2027-03-01, end: 2027-03-05}\n"
        "      - {name: Kept, start: 2027-03-08, end: 2027-03-12}\n"
        "      - {name: Gone, start: 2027-03-08, end: 2027-03-12}\n"
    )
    now = (
        "      - {id: a, name: New name, start: 2027-03-03, end: 2027-03-11}\n"
        "      - {id: k, name: Kept, start: 2027-03-08, end: 2027-03-12}\n"
        "      - {name: New, start: 2027-03-08, end: 2027-03-12}\n"
    )
    found = _slips(now, before)
    assert {name: slip.kind for name, slip in found.items()} == {
        "New name": "moved", "Kept": "same", "New": "added", "Gone": "removed",
    }  # fmt: skip
    assert (found["New name"].start_slip, found["New name"].end_slip) == (2, 4)


def test_slips_count_working_days_in_both_directions() -> None:
    before = "      - {name: A, start: 2027-03-05, end: 2027-03-12}\n"
    now = "      - {name: A, start: 2027-03-08, end: 2027-03-11}\n"
    slip = _slips(now, before)["A"]
    assert (slip.start_slip, slip.end_slip) == (1, -1)


def test_a_name_that_two_tasks_share_is_matched_to_neither() -> None:
    twice = "      - {name: A, start: 2027-03-05, end: 2027-03-12}\n" * 2
    kinds = [slip.kind for slip in slips(scheduled(PHASE + twice)[0], scheduled(PHASE + twice)[0])]
    assert kinds == ["added", "added", "removed", "removed"]


days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@settings(max_examples=60)
@given(days, st.integers(-60, 60))
def test_shifting_by_working_days_is_undone_by_counting_them(day: date, count: int) -> None:
    calendar = WorkCalendar()
    first = calendar.next_working(day)
    assert shift(calendar, first, calendar.add_working_days(first, count)) == count
    assert shift(calendar, day, day + timedelta(days=count)) == -shift(
        calendar, day + timedelta(days=count), day
    )
