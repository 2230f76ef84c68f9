"""Who has too much to do on which days, and who is away."""

from __future__ import annotations

from schedule_cases import plan_file, scheduled

from opsplan.schedule.away import absences
from opsplan.schedule.load import overloads

HEAD = "calendar: {country: US, days_off: [2027-03-10]}\n"


def plan(*tasks: str, team: str = "[]", phase: str = "name: P") -> str:
    lines = "".join(f"      - {{{task}}}\n" for task in tasks)
    return f"{HEAD}team: {team}\nphases:\n  - {phase}\n    tasks:\n{lines}"


def too_much(text: str) -> list[str]:
    read = plan_file(text)
    schedule, problems = scheduled(text)
    assert not problems
    return [
        f"{o.person} {o.start} {o.end} {o.days}d {o.load}/{o.capacity} {' '.join(t.task.name for t in o.tasks)}"
        for o in overloads(read.plan, schedule)
    ]


def away(text: str) -> list[str]:
    read = plan_file(text)
    schedule, _ = scheduled(text)
    return [
        f"{a.task.task.name} {a.person} {','.join(f'{x}:{y}' for x, y in a.spans)} {a.away}/{a.days}"
        for a in absences(read.plan, schedule)
    ]


def test_two_tasks_at_a_time_are_too_much() -> None:
    text = plan(
        "name: A, start: 2027-03-01, duration: 5, owner: Ann",
        "name: B, start: 2027-03-04, duration: 5, owner: Ann",
        "name: C, start: 2027-03-04, duration: 5, owner: Bo",
    )
    assert too_much(text) == ["Ann 2027-03-04 2027-03-05 2d 200/100 A B"]


def test_efforts_add_up_and_the_heaviest_day_is_named() -> None:
    text = plan(
        "name: A, start: 2027-03-01, duration: 10, owner: Ann, effort: 50%",
        "name: B, start: 2027-03-03, duration: 3, owner: Ann, effort: 60%",
        "name: C, start: 2027-03-05, duration: 3, owner: Ann, effort: 40%",
        "name: D, start: 2027-03-18, duration: 1, owner: Ann, effort: 50%",
        "name: E, start: 2027-03-18, duration: 1, owner: Ann, effort: 50%",
    )
    assert too_much(text) == ["Ann 2027-03-03 2027-03-05 3d 150/100 A B C"], "a full day is no overload"


def test_a_stretch_goes_on_over_days_off_and_ends_with_its_work() -> None:
    text = plan(
        "name: A, start: 2027-03-05, end: 2027-03-11, owner: Ann",
        "name: B, start: 2027-03-05, end: 2027-03-11, owner: Ann",
        "name: C, start: 2027-03-12, end: 2027-03-12, owner: Ann",
        "name: D, start: 2027-03-12, end: 2027-03-12, owner: Ann",
    )
    assert too_much(text) == [
        "Ann 2027-03-05 2027-03-11 4d 200/100 A B",
        "Ann 2027-03-12 2027-03-12 1d 200/100 C D",
    ]


def test_capacity_bounds_the_day_and_an_effort_is_a_share_of_a_whole_one() -> None:
    team = "[{id: ann, name: Ann Lee, role: Lead, capacity: 60%}]"
    one = plan("name: A, start: 2027-03-01, duration: 2, owner: Lead", team=team)
    assert too_much(one) == [], "without an effort a task takes what its owner has"
    more = plan(
        "name: A, start: 2027-03-01, duration: 2, owner: ann, effort: 80%",
        "name: B, start: 2027-03-04, duration: 2, owner: Ann Lee",
        "name: C, start: 2027-03-05, duration: 1, owner: Lead, effort: 10%",
        team=team,
    )
    assert too_much(more) == [
        "Ann Lee 2027-03-01 2027-03-02 2d 80/60 A",
        "Ann Lee 2027-03-05 2027-03-05 1d 70/60 B C",
    ]


def test_what_loads_nobody() -> None:
    text = plan(
        "name: A, start: 2027-03-01, duration: 5, owner: Ann",
        "name: M, start: 2027-03-02, milestone: true, owner: Ann",
        "name: R, start: 2027-03-01, end: 2027-03-31, rolling: true, owner: Ann",
        "name: F, start: 2027-03-01, duration: 2, owner: Ann, progress: 100%",
        "name: G, start: 2027-03-01, duration: 2, owner: Ann, actual_end: 2027-03-02",
        "name: S, owner: Ann, tasks: [{name: T, start: 2027-03-01, duration: 2, owner: Bo}]",
        "name: V, start: 2027-03-01, duration: 2, owner: [Ann, Bo]",
        "name: W, start: 2027-03-01, duration: 2, team: Ann",
    )
    assert too_much(text) == []
    assert too_much(text.replace("rolling: true", "rolling: true, effort: 30%")) == [
        "Ann 2027-03-01 2027-03-05 5d 130/100 A R"
    ]
    background = plan(
        "name: A, start: 2027-03-01, duration: 5, owner: Ann",
        "name: B, start: 2027-03-01, duration: 5, owner: Ann",
        phase="{name: Q, background: true, tasks: [{name: C, start: 2027-03-01, duration: 5, owner: Ann}]}\n  - name: P",
    )
    assert too_much(background) == ["Ann 2027-03-01 2027-03-05 5d 200/100 A B"]


def test_leave_is_no_load_and_work_on_days_off_is() -> None:
    team = "[{name: Ann, days_off: [{start: 2027-03-02, end: 2027-03-03}]}]"
    leave = plan(
        "name: A, start: 2027-03-02, duration: 2, owner: Ann",
        "name: B, start: 2027-03-02, duration: 2, owner: Ann",
        team=team,
    )
    assert too_much(leave) == [], "nobody works on leave"
    sunday = plan(
        "name: A, start: 2027-03-06, end: 2027-03-07, owner: Ann",
        "name: B, start: 2027-03-07, end: 2027-03-07, owner: Ann",
        "name: C, start: 2027-03-05, end: 2027-03-08, owner: Ann",
    )
    assert too_much(sunday) == ["Ann 2027-03-07 2027-03-07 1d 200/100 A B"], "C rests on Sunday"


TEAM = "[{name: Ann, days_off: [{start: 2027-03-03, end: 2027-03-08, name: Wedding}, 2027-03-12]}, {name: Bo, country: JP}]"


def test_owners_who_are_away() -> None:
    text = plan(
        "name: A, start: 2027-03-01, duration: 10, owner: Ann",
        "name: B, start: 2027-03-03, end: 2027-03-04, owner: Ann",
        "name: M, start: 2027-03-06, milestone: true, owner: Ann",
        "name: R, start: 2027-03-01, end: 2027-04-30, rolling: true, owner: Ann",
        "name: F, start: 2027-03-03, duration: 1, owner: Ann, progress: 100%",
        "name: J, start: 2027-04-29, duration: 1, owner: Bo",
        "name: K, start: 2027-04-28, duration: 3, owner: Bo",
        "name: N, start: 2027-03-03, duration: 1, owner: Cy",
        team=TEAM,
    )
    assert away(text) == [
        "A Ann 2027-03-03:2027-03-08,2027-03-12:2027-03-12 5/10",
        "B Ann 2027-03-03:2027-03-04 2/2",
        "M Ann 2027-03-06:2027-03-06 1/1",
        "J Bo  1/1",
    ]


def test_leave_moves_no_date_but_must_mean_days() -> None:
    text = plan("name: A, start: 2027-03-03, duration: 2, owner: Ann", team=TEAM)
    schedule, problems = scheduled(text)
    assert (str(schedule.tasks[0].start), str(schedule.tasks[0].end)) == ("2027-03-03", "2027-03-04")
    assert not problems
    wrong = TEAM.replace("end: 2027-03-08", "end: 2027-03-01").replace("JP", "JPP")
    _, problems = scheduled(plan("name: A, start: 2027-03-03, duration: 2, owner: Ann", team=wrong))
    assert {(p.rule, p.loc[:4]) for p in problems} == {
        ("date-inverted", ("team", 0, "days_off", 0)),
        ("cal-unknown-country", ("team", 1, "country", 0)),
    }


def test_a_worked_saturday_of_the_plan_is_not_worked_on_leave() -> None:
    calendar = "calendar: {country: US, workdays: [{start: 2027-03-06, end: 2027-03-07}]}\n"
    text = plan("name: A, start: 2027-03-06, duration: 2, owner: Ann", team=TEAM).replace(HEAD, calendar)
    schedule, _ = scheduled(text)
    ann = schedule.people[0]
    assert [ann.calendar.is_working(ann.leave[0].start.replace(day=n)) for n in (5, 6, 7, 8, 9)] == [
        False
    ] * 4 + [True]
