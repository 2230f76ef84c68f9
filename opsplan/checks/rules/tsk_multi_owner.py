"""When several people own a task, nobody does."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.raci_lines import accountable, has_raci_line
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import Goal
from opsplan.model.index import all_tasks
from opsplan.model.phases import Task
from opsplan.model.refs import names_several


def check(subject: Subject) -> Iterator[Hit]:
    """Tasks and goals whose owner is a list or everybody; lines of the RACI matrix are asked by team-raci-multi-a."""
    owned: tuple[Goal | Task, ...] = (*subject.plan.goals, *all_tasks(subject.plan.phases))
    for entry in owned:
        if isinstance(entry, Task) and has_raci_line(entry) and len(accountable(entry, subject.index)) > 1:
            continue
        if entry.owner and not subject.index.person(entry.owner) and names_several(entry.owner):
            yield Hit(
                (*entry.loc, "owner"),
                Bilingual(
                    f"“{entry.name}”的负责人写了不止一个：{entry.owner}",
                    f"'{entry.name}' has more than one owner: {entry.owner}",
                ),
                Bilingual(
                    "owner 只写一位，其他人写进 team（参与人）",
                    "write one person in owner and the others in team",
                ),
            )


RULE = Rule(
    "tsk-multi-owner", "OPS621", Severity.WARNING,
    Bilingual("多人负责或“大家”负责", "more than one owner"),
    Bilingual("多人负责等于无人负责。", "What everybody owns, nobody owns."),
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏、吴越}]\n",
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏, team: [吴越]}]\n",
    check,
)  # fmt: skip
