"""Projects for the tests of the writers: every example plan, and one full of text that breaks formats."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from conftest import TODAY, plan_paths

from opsplan.blocks.project import Project
from opsplan.library.project import project_of
from opsplan.pipeline import Checked, check
from opsplan.schedule import Schedule

HOSTILE = (
    "=SUM(A1)", "@x", "-1+2", "+1", "\tTab", "a: b; c # d", 'He said "no"', "'q'", "<b>&amp;</b>", "]]>", "%% note",
    "section x", "title y", "{{ x }}", "a,b", "a\\nb", "第一，“引号”；分号：冒号", "😀👩‍👩‍👧", "ق ابجد", "x" * 300, "call z", "--", "end", "2027-03-01 x",
)  # fmt: skip
"""Names that mean something in one format or another."""


def checked(text: str | bytes) -> Checked:
    """A plan that must be sound."""
    found = check(text.encode() if isinstance(text, str) else text, "plan.yaml", today=TODAY)
    assert found.plan_file is not None, [str(f.message.en) for f in found.report]
    assert found.schedule is not None
    return found


def project(text: str | bytes, baseline: Schedule | None = None, today: date = TODAY) -> Project:
    """The project of a plan."""
    found = checked(text)
    assert found.plan_file is not None
    assert found.schedule is not None
    plan = found.plan_file.plan
    return project_of(plan, found.schedule, lang=plan.lang, today=today, baseline=baseline)


def example(path: Path) -> Project:
    return project(path.read_bytes())


def examples() -> list[Path]:
    paths = plan_paths()
    assert len(paths) >= 3
    return paths


def hostile() -> Project:
    """A task for every hostile name, in a phase and a plan with such names."""
    import json

    lines = [
        "opsplan: 1", f"title: {json.dumps(HOSTILE[5])}", "period: {start: 2027-03-01, end: 2027-04-30}",
        f"team: [{{id: a, name: {json.dumps(HOSTILE[0])}}}]", "phases:", f"  - name: {json.dumps(HOSTILE[5])}", "    start: 2027-03-01",
        "    tasks:",
    ]  # fmt: skip
    for name in HOSTILE:
        text = json.dumps(name, ensure_ascii=False)
        lines.append(f"      - {{name: {text}, owner: a, duration: 2, note: {text}}}")
    return project("\n".join(lines))
