"""Where everybody is asked before, nothing is decided soon."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.index import all_tasks
from opsplan.model.phases import Task
from opsplan.model.problems import shorten
from opsplan.model.refs import split_persons

SHARE = Setting(
    "percent", 50, Bilingual("一行里 C 最多占多少列（%）", "columns of a line that may be C, in %")
)
LEAST = Setting(
    "persons", 3, Bilingual("至少几位 C 才算多", "persons consulted from which they may be too many")
)


def check(subject: Subject) -> Iterator[Hit]:
    """Tasks that consult more than half of all the persons in the RACI matrix."""
    tasks = tuple(all_tasks(subject.plan.phases))
    asked = [(task, _persons(subject, task.consulted)) for task in tasks if task.consulted]
    if not asked:
        return
    columns = {person for task in tasks for person in _line(subject, task)}
    share, least = (subject.value("team-raci-c-inflation", each) for each in (SHARE, LEAST))
    for task, persons in asked:
        if len(persons) >= least and len(persons) * 100 > share * len(columns):
            name = shorten(task.name)
            yield Hit(
                (*task.loc, "consulted"),
                Bilingual(
                    f"“{name}”要事前征询 {len(persons)} 人，矩阵里一共 {len(columns)} 人",
                    f"'{name}' consults {len(persons)} of the {len(columns)} persons in the matrix beforehand",
                ),
                Bilingual(
                    "只留没有他的意见就不能定的人；其余改成 informed（知会）",
                    "keep those without whose word it cannot be decided; inform the others",
                ),
            )


def _persons(subject: Subject, texts: tuple[str, ...]) -> set[str]:
    parts = (
        part for text in texts for part in ((text,) if subject.index.person(text) else split_persons(text))
    )
    return set(subject.index.persons(parts))


def _line(subject: Subject, task: Task) -> set[str]:
    owner = (task.owner,) if task.owner else ()
    return _persons(subject, (*owner, *task.team, *task.consulted, *task.informed))


RULE = Rule(
    "team-raci-c-inflation", "OPS786", Severity.INFO,
    Bilingual("事前征询的人太多", "too many persons consulted"),
    Bilingual("一行里多数人都是 C，决策会等很久。", "Where most of a line are C's, the decision waits for all of them."),
    "phases:\n  - name: 筹备\n    tasks: [{name: 定主题, start: 2027-03-01, duration: 3, owner: 周敏, consulted: [许朗, 罗薇, 郭凡, 唐敏], deliverable: 主题}]\n",
    "phases:\n  - name: 筹备\n    tasks: [{name: 定主题, start: 2027-03-01, duration: 3, owner: 周敏, consulted: [许朗], informed: [罗薇, 郭凡, 唐敏], deliverable: 主题}]\n",
    check,
    settings=(SHARE, LEAST),
)  # fmt: skip
