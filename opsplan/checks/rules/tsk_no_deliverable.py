"""Work that leaves nothing behind cannot be accepted."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Tasks without a deliverable of their own or of the task they are a part of.

    A milestone is a day, and a parent delivers what its parts do.
    """
    covered: list[bool] = []
    for each in subject.schedule.tasks:
        task = each.task
        covered.append(bool(task.deliverable) or (each.parent is not None and covered[each.parent]))
        if not (covered[-1] or each.summary or each.milestone):
            name = shorten(task.name)
            yield Hit(
                (*task.loc, "deliverable"),
                Bilingual(f"任务“{name}”没有交付物", f"task '{name}' has no deliverable"),
                Bilingual(
                    "写做完后留下什么：deliverable: 课纲、名单、复盘记录",
                    "write what is there when it is done: deliverable: Test report",
                ),
            )


RULE = Rule(
    "tsk-no-deliverable", "OPS779", Severity.WARNING,
    Bilingual("任务没有交付物", "a task without a deliverable"),
    Bilingual("没有交付物，就没有办法判断做完没有、做得好不好。", "Without a deliverable nobody can tell whether the task is done, or done well."),
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏}]\n",
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏, deliverable: 货品表}]\n",
    check,
)  # fmt: skip
