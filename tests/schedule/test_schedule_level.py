"""Levelling: what is proposed relieves people, and breaks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from schedule_cases import FRONT, plan_file, scheduled

from opsplan.schedule import Schedule, ScheduleProblem, schedule_plan
from opsplan.schedule.level import Leveling, level
from opsplan.schedule.load import done, overloads

HEAD = "calendar: {country: US, days_off: [2027-03-10]}\n"
LONG = "opsplan: 1\ntitle: T\nperiod: {start: 2027-03-01, end: 2027-06-30}\n"


def plan(*tasks: str, head: str = HEAD, phases: str = "") -> str:
    lines = "".join(f"      - {{{task}}}\n" for task in tasks)
    return f"{head}phases:\n  - name: P\n    tasks:\n{lines}{phases}"


def leveled(text: str, front: str = FRONT) -> tuple[Schedule, Leveling]:
    read = plan_file(text, front)
    schedule, problems = schedule_plan(read.plan)
    assert not [p for p in problems if p.blocking]
    return schedule, level(read.plan, schedule)


def said(text: str) -> list[str]:
    _, found = leveled(text)
    shifts = [f"{s.task.task.name} {s.start} {s.end} +{s.moved} {s.because.en}" for s in found.shifts]
    return [
        *shifts,
        *(f"left {o.person} {o.start} {' '.join(t.task.name for t in o.tasks)}" for o in found.left),
    ]


def test_the_task_with_more_slack_waits() -> None:
    text = plan(
        "id: a, name: A, duration: 3, owner: Ann",
        "id: b, name: B, duration: 5, owner: Ann",
        "id: c, name: C, duration: 20, owner: Bo, after: b",
        "id: d, name: D, duration: 1, owner: Cy, after: a",
    )
    assert said(text) == [
        "A 2027-03-08 2027-03-11 +5 Ann is on 'B' (2027-03-01 to 2027-03-05)",
        "D 2027-03-12 2027-03-12 +5 follows 'A'",
    ]


def test_nothing_to_relieve() -> None:
    assert said(plan("name: A, duration: 3, owner: Ann", "name: B, duration: 5, owner: Bo")) == []


def test_efforts_that_fit_stay_together_and_leave_is_avoided() -> None:
    text = plan(
        "name: A, duration: 3, owner: Ann, effort: 60%",
        "name: B, duration: 3, owner: Ann, effort: 40%",
        "name: C, duration: 2, owner: Ann, effort: 50%",
        head=HEAD + "team: [{name: Ann, days_off: [2027-03-05]}]\n",
    )
    assert said(text) == [
        "C 2027-03-08 2027-03-09 +5 Ann is on 'A' (2027-03-01 to 2027-03-03), 'B' (2027-03-01 to 2027-03-03)"
    ]


def test_what_is_fixed_stays_and_is_reported() -> None:
    text = plan(
        "name: A, start: 2027-03-01, duration: 3, owner: Ann",
        "name: B, start: 2027-03-02, duration: 3, owner: Ann",
        "id: c, name: C, duration: 2, owner: Bo",
        "name: D, start: 2027-03-01, duration: 2, owner: Bo",
        "name: M, milestone: true, after: c",
        "name: E, duration: 2, owner: Cy, progress: 10%",
        "name: F, duration: 2, owner: Cy, actual_start: 2027-03-01",
    )
    assert said(text) == ["left Bo 2027-03-01 C D", "left Cy 2027-03-01 E F", "left Ann 2027-03-02 A B"]


def test_the_written_end_of_a_phase_and_of_the_period_bound_a_shift() -> None:
    tasks = "tasks: [{name: A, duration: 5, owner: Ann}, {name: B, duration: 5, owner: Ann}]"
    bounded = f"{HEAD}phases: [{{name: P, end: 2027-03-11, {tasks}}}]\n"
    assert said(bounded) == ["left Ann 2027-03-01 A B"], "the tenth is a day off"
    wide = bounded.replace("2027-03-11", "2027-03-15")
    assert said(wide) == ["B 2027-03-08 2027-03-15 +5 Ann is on 'A' (2027-03-01 to 2027-03-05)"]
    front = FRONT.replace("2027-12-31", "2027-03-11")
    assert leveled(wide.replace("end: 2027-03-15, ", ""), front)[1].shifts == ()


def test_a_phase_that_follows_moves_along() -> None:
    text = plan(
        "name: A, duration: 2, owner: Ann",
        "name: B, duration: 2, owner: Ann",
        phases="  - {name: Q, tasks: [{name: C, duration: 1, owner: Bo}]}\n",
    )
    assert said(text) == [
        "B 2027-03-03 2027-03-04 +2 Ann is on 'A' (2027-03-01 to 2027-03-02)",
        "C 2027-03-05 2027-03-05 +2 follows the phase or the tasks before it",
    ]


def test_a_lag_in_calendar_days_before_something_fixed_is_kept() -> None:
    text = plan(
        "id: a, name: A, duration: 2, owner: Ann",
        "name: X, duration: 2, owner: Ann, after: z",
        "id: z, name: Z, duration: 1, owner: Zoe",
        "id: b, name: B, duration: 4, owner: Ann",
        "name: F, start: 2027-03-12, duration: 2, owner: Bo, after: {task: b, lag: 3d}",
    )
    _, found = leveled(text)
    ends = {s.task.task.name: s.end for s in found.shifts}
    assert ends.get("B", date(2027, 3, 4)) <= date(2027, 3, 8), "three days before the twelfth"


@st.composite
def busy_plans(draw: st.DrawFn) -> str:
    tasks: list[str] = []
    for index in range(draw(st.integers(2, 14))):
        fields = [f"id: t{index}, name: T{index}", f"owner: {draw(st.sampled_from(['Ann', 'Bo']))}"]
        kind = draw(st.sampled_from(["free", "free", "free", "dated", "milestone", "done", "end"]))
        if kind != "milestone":
            fields.append(f"duration: {draw(st.integers(1, 6))}{draw(st.sampled_from(['wd', 'd', 'w']))}")
            fields.append(f"effort: {draw(st.sampled_from([30, 50, 100]))}%")
        if kind == "dated":
            fields.append(f"start: 2027-03-{draw(st.integers(1, 30)):02d}")
        if kind == "end":
            fields.append(f"end: 2027-04-{draw(st.integers(1, 30)):02d}")
        if kind == "milestone":
            fields.append("milestone: true")
        if kind == "done":
            fields.append("progress: 100%")
        sources = draw(st.lists(st.integers(0, index - 1), max_size=2, unique=True)) if index else []
        links = [
            f"{{task: t{source}, type: {draw(st.sampled_from(['FS', 'FS', 'SS', 'FF', 'SF']))}, "
            f"lag: {draw(st.integers(-3, 5))}{draw(st.sampled_from(['wd', 'd', 'w']))}}}"
            for source in sources
        ]  # fmt: skip
        if links:
            fields.append(f"after: [{', '.join(links)}]")
        tasks.append(", ".join(fields))
    team = f"team: [{{name: Ann, capacity: {draw(st.sampled_from([60, 100]))}%, days_off: [2027-03-09]}}, {{name: Bo}}]\n"
    cut = draw(st.integers(1, len(tasks)))
    end = draw(st.sampled_from(["", "    end: 2027-04-15\n"]))
    rest = "".join(f"      - {{{task}}}\n" for task in tasks[cut:])
    return plan(
        *tasks[:cut], head=HEAD + team, phases=f"  - name: Q\n{end}    tasks:\n{rest}" if rest else ""
    )


def with_dates(text: str, schedule: Schedule, found: Leveling) -> str:
    """The plan with the proposal written into it: the dates of every task that has none of its own."""
    free = [task for task in schedule.tasks if not (task.task.start or task.task.end)]
    dates = {task.index: (task.start, task.end) for task in free}
    dates |= {shift.task.index: (shift.start, shift.end) for shift in found.shifts}
    for index, (start, end) in dates.items():
        text = text.replace(f"name: T{index},", f"name: T{index}, start: {start}, end: {end},")
    return text


def broken(problems: Sequence[ScheduleProblem]) -> list[str]:
    rules = ("tsk-dep-order", "tsk-outside", "tsk-no-dates")
    return sorted(f"{p.rule} {p.loc[:4]}" for p in problems if p.rule in rules)


@given(busy_plans())
@settings(max_examples=60, phases=(Phase.explicit, Phase.generate))
def test_a_levelled_plan_is_sound(text: str) -> None:
    plain = plan_file(text, LONG).plan
    before, wrong_before = schedule_plan(plain)
    found = level(plain, before)
    written = plan_file(with_dates(text, before, found), LONG).plan
    after, wrong = schedule_plan(written)
    assert set(broken(wrong)) <= set(broken(wrong_before)), "no predecessor and no bound is broken"
    shifts = {shift.task.index: shift for shift in found.shifts}
    for old, new in zip(before.tasks, after.tasks, strict=True):
        if old.index in shifts:
            fixed = old.task.start or old.task.end or old.milestone or done(old)
            assert not fixed
            assert (new.start, new.end) == (shifts[old.index].start, shifts[old.index].end)
            assert (new.start or date.min) >= (old.start or date.max), "nothing begins earlier"
        else:
            assert (new.start, new.end) == (old.start, old.end)
    left = overloads(written, after)
    assert [(o.person, o.start, o.end, o.load) for o in found.left] == [
        (o.person, o.start, o.end, o.load) for o in left
    ]
    assert sum(o.days for o in left) <= sum(o.days for o in overloads(plain, before))


def test_two_thousand_tasks_of_one_person_come_to_an_end() -> None:
    tasks = [f"name: T{n}, duration: {n % 9 + 1}, owner: Ann" for n in range(2000)]
    _, found = leveled(plan(*tasks), FRONT.replace("2027-12-31", "2080-12-31"))
    assert len(found.shifts) == 1999
    assert not found.left
    _, bounded = leveled(plan(*tasks))
    assert bounded.left
    assert scheduled(plan(*tasks))[0].tasks[-1].start == date(2027, 3, 1)
