"""In a line of the RACI matrix only one person answers."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.raci_lines import accountable, has_raci_line
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.index import all_tasks
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Tasks with a line in the RACI matrix and more than one owner."""
    for task in all_tasks(subject.plan.phases):
        if not has_raci_line(task):
            continue
        persons = accountable(task, subject.index)
        if len(persons) > 1:
            name = shorten(task.name)
            names = subject.index.persons(persons)
            yield Hit(
                (*task.loc, "owner"),
                Bilingual(
                    f"RACI 矩阵里“{name}”一行有 {len(persons)} 个 A：{'、'.join(names)}",
                    f"the line '{name}' of the RACI matrix has {len(persons)} A's: {', '.join(names)}",
                ),
                Bilingual(
                    "owner 只留一位拍板的人，其他人写进 team（参与人，R）",
                    "keep the one who decides as owner, and put the others into team (R)",
                ),
            )


RULE = Rule(
    "team-raci-multi-a", "OPS785", Severity.ERROR,
    Bilingual("RACI 的一行有几个 A", "a line of the RACI matrix with more than one A"),
    Bilingual("几个人同时拍板，责任就散了；每一行恰好一个 A。", "Where several decide, nobody answers; a line has exactly one A."),
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏、吴越, informed: [许朗], deliverable: 货品表}]\n",
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏, team: [吴越], informed: [许朗], deliverable: 货品表}]\n",
    check,
)  # fmt: skip
