"""Networks computed by hand, and plans whose dates cannot be understood."""

from __future__ import annotations

import pytest
from schedule_cases import Case, cases, plan_file

from opsplan.schedule import CODES, schedule_plan

ALL = [*cases("network.txt"), *cases("problems.txt")]


def test_there_are_cases() -> None:
    assert len(ALL) > 30


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    read = plan_file(case.plan)
    schedule, problems = schedule_plan(read.plan)
    phases = {phase.phase.name: (phase.start, phase.end) for phase in schedule.phases}
    for ref, start, end in case.dates:
        task = schedule.task(ref)
        found = (task.start, task.end) if task else phases[ref]
        assert tuple(str(day or "-") for day in found) == (start, end), ref
    given = [(problem.rule, read.source.path(problem.loc), problem.message.en) for problem in problems]
    assert sorted(each[:2] for each in given) == sorted(each[:2] for each in case.problems)
    for rule, path, words in case.problems:
        assert any(each[:2] == (rule, path) and words in each[2] for each in given), given
    for problem in problems:
        assert problem.rule in CODES
        assert problem.message.zh != problem.message.en
