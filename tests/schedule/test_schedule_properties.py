"""What holds for every plan: order, shifting, size, and an end to all of it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from schedule_cases import scheduled

from opsplan.schedule import WorkCalendar

FRONT = "opsplan: 1\ntitle: T\nperiod: {start: 2027-03-01, end: 2099-12-31}\n"
UNITS = st.sampled_from(["wd", "d", "w", "mo"])


@st.composite
def networks(draw: st.DrawFn) -> list[str]:
    """Tasks that start from the phase or from earlier tasks, never in a loop."""
    tasks: list[str] = []
    for index in range(draw(st.integers(2, 12))):
        fields = [f"id: t{index}", f"name: T{index}", f"duration: {draw(st.integers(1, 8))}{draw(UNITS)}"]
        links = []
        for source in draw(st.lists(st.integers(0, index - 1), max_size=3, unique=True)) if index else []:
            kind = draw(st.sampled_from(["FS", "SS", "FF", "SF"]))
            lag = f"{draw(st.integers(-5, 5))}{draw(UNITS)}"
            links.append(f"{{task: t{source}, type: {kind}, lag: {lag}}}")
        if links:
            fields.append(f"after: [{', '.join(links)}]")
        tasks.append(f"{{{', '.join(fields)}}}")
    return tasks


def plan(tasks: list[str], start: date | None = date(2030, 3, 4)) -> str:
    lines = "".join(f"      - {task}\n" for task in tasks)
    begin = f"    start: {start}\n" if start else ""
    return f"calendar: {{country: US, weekend: [6, 7]}}\nphases:\n  - name: P\n{begin}    tasks:\n{lines}"


def counted(calendar: WorkCalendar, day: date, amount: int, unit: str) -> date:
    """The day moved by a lag, one day after another."""
    if unit == "mo":
        index = day.year * 12 + day.month - 1 + amount
        last = [n for n in range(1, day.day + 1) if _is_day(index // 12, index % 12 + 1, n)][-1]
        return date(index // 12, index % 12 + 1, last)
    step = timedelta(days=1 if amount > 0 else -1)
    left = abs(amount) * (7 if unit == "w" else 1)
    while left:
        day += step
        left -= unit != "wd" or calendar.is_working(day)
    return day


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@given(networks())
@settings(max_examples=60)
def test_no_task_starts_before_its_predecessors_allow(tasks: list[str]) -> None:
    schedule, problems = scheduled(plan(tasks), FRONT)
    assert not [problem for problem in problems if problem.rule not in ("tsk-outside",)]
    for task in schedule.tasks:
        assert task.start is not None
        assert task.end is not None
        assert task.start <= task.end
        assert task.total_slack is not None
        assert task.free_slack is not None
        assert task.free_slack <= task.total_slack
        for link in task.predecessors:
            assert link.source is not None
            before = schedule.tasks[link.source]
            reference = before.end if link.kind in ("FS", "FF") else before.start
            assert reference is not None
            day = counted(schedule.calendar, reference, link.lag.amount, link.lag.unit)
            if link.kind == "FS":
                assert task.start > day
            else:
                assert (task.start if link.kind == "SS" else task.end) >= day


@given(networks(), st.integers(1, 30))
@settings(max_examples=30)
def test_shifting_the_period_by_weeks_shifts_all_dates(tasks: list[str], weeks: int) -> None:
    """In years for which no holidays are known, so that all weeks are alike."""
    plain = [task.replace("mo,", "w,").replace("mo}", "w}") for task in tasks]
    first, second = date(1910, 3, 7), date(1910, 3, 7) + timedelta(weeks=weeks)
    text = plan(plain, None).replace("US", "IL")
    front = "opsplan: 1\ntitle: T\nperiod: {{start: {}, end: 1949-12-31}}\n"
    before, _ = scheduled(text, front.format(first))
    after, _ = scheduled(text, front.format(second))
    moved = timedelta(weeks=weeks)
    for old, new in zip(before.tasks, after.tasks, strict=True):
        assert old.start is not None
        assert old.end is not None
        assert (new.start, new.end) == (old.start + moved, old.end + moved)


Chain = list[tuple[int, list[tuple[int, int]]]]
"""Tasks as a length in working days, and predecessors with their lags."""


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Tasks that follow one another, FS with lags in working days."""
    tasks: Chain = []
    for index in range(draw(st.integers(1, 12))):
        sources = draw(st.lists(st.integers(0, index - 1), max_size=3, unique=True)) if index else []
        tasks.append((draw(st.integers(1, 8)), [(source, draw(st.integers(0, 3))) for source in sources]))
    return tasks


@given(chains())
@settings(max_examples=60)
def test_the_chain_without_slack_is_as_long_as_the_project(tasks: Chain) -> None:
    lines = [
        f"{{id: t{n}, name: T{n}, duration: {length}wd, after: [{', '.join(f't{s}+{lag}wd' for s, lag in links)}]}}"
        for n, (length, links) in enumerate(tasks)
    ]
    schedule, problems = scheduled(plan(lines), FRONT)
    assert not problems
    finish: list[int] = []
    for length, links in tasks:
        finish.append(length + max((finish[source] + lag for source, lag in links), default=0))
    project = max(finish)
    tail, free = [0] * len(tasks), [project - each for each in finish]
    for n, (length, links) in reversed(list(enumerate(tasks))):
        for source, lag in links:
            tail[source] = max(tail[source], lag + length + tail[n])
            free[source] = min(free[source], finish[n] - length - lag - finish[source])
    ends = [task.end for task in schedule.tasks if task.end]
    assert schedule.calendar.working_days_between(date(2030, 3, 4), max(ends)) == project
    assert [t.total_slack for t in schedule.tasks] == [
        project - f - t for f, t in zip(finish, tail, strict=True)
    ]
    assert [t.free_slack for t in schedule.tasks] == free
    assert [t.critical for t in schedule.tasks] == [
        f + t == project for f, t in zip(finish, tail, strict=True)
    ]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20), st.text(max_size=30))
@settings(max_examples=60)
def test_any_links_and_any_text_come_to_an_end(pairs: list[tuple[int, int]], text: str) -> None:
    after: dict[int, list[str]] = {}
    for target, source in pairs:
        after.setdefault(target, []).append(f"t{source}")
    tasks = [
        f"{{id: t{n}, name: T{n}, duration: 1, after: [{', '.join(after.get(n, []))}]}}" for n in range(8)
    ]
    quoted = '"' + "".join(f"\\U{ord(each):08x}" for each in text if each.isprintable()) + '"'
    tasks.append(f"{{name: X, start: {quoted}, duration: 1}}")
    tasks.append(f"{{name: Y, after: {quoted}, duration: 1}}")
    schedule, problems = scheduled(plan(tasks), FRONT)
    assert len(schedule.tasks) == 10
    looped = [problem for problem in problems if problem.rule == "tsk-dep-cycle"]
    assert len(looped) <= 8


def test_two_thousand_tasks_in_a_chain() -> None:
    tasks = [
        f"{{id: t{n}, name: Task {n}, duration: 1wd{f', after: t{n - 1}' if n else ''}}}" for n in range(2000)
    ]
    schedule, problems = scheduled(plan(tasks), FRONT)
    assert (
        schedule.calendar.working_days_between(date(2030, 3, 4), schedule.tasks[-1].end or date.min) == 2000
    )
    assert all(task.critical for task in schedule.tasks)
    assert not problems


def test_two_thousand_unknown_names_are_reported() -> None:
    tasks = [f"{{id: t{n}, name: Task {n}, duration: 1wd, after: tt{n}x}}" for n in range(2000)]
    _, problems = scheduled(plan(tasks), FRONT)
    assert len(problems) == 2000
    assert problems[0].help != problems[-1].help, "nearest names for the first ones only"


def test_a_hundred_years() -> None:
    tasks = [f"{{name: T{n}, start: 1950-01-02, end: 2049-12-31}}" for n in range(50)]
    schedule, _ = scheduled(
        plan([*tasks, "{name: L, start: 1950-01-02, duration: 26000wd}"]),
        "opsplan: 1\ntitle: T\nperiod: {start: 1950-01-01, end: 2099-12-31}\n",
    )
    assert 24000 < schedule.tasks[0].working_days < 26100
    assert schedule.tasks[-1].working_days == 26000


def test_hostile_names() -> None:
    name, word, gap = "x" * 900, "字" * 10_000, "a" + " " * 10_000 + "b"
    text = f"""
dates: {{{name}: 2027-03-01}}
phases:
  - name: P
    tasks:
      - {{name: '=SUM(A1) & <b>', start: {name}+1d, duration: 1}}
      - {{name: N, after: '=SUM(A1) & <b>+1wd', duration: 1}}
      - {{name: '{word}', after: N, duration: 1}}
      - {{name: O, after: '{word}+1d', duration: 1}}
      - {{name: Q, after: '{word}y', duration: 1}}
      - {{name: R, start: "{gap}", duration: 1}}
"""
    schedule, problems = scheduled(text)
    starts = [str(task.start) for task in schedule.tasks]
    assert starts == ["2027-03-02", "2027-03-04", "2027-03-05", "2027-03-08", "None", "None"]
    assert sorted(problem.rule for problem in problems) == ["date-unknown-name", "tsk-dep-missing"]
    assert all(len(problem.message.zh) < 200 for problem in problems)
