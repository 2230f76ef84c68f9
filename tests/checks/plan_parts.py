"""Parts of plans for the tests of rules, and where a rule speaks in a plan."""

from __future__ import annotations

from collections.abc import Callable

from opsplan.pipeline import Checked

HEAD = "opsplan: 1\ntitle: t\nperiod: {start: 2027-03-01, end: 2027-06-30}\n"
GOALS = "goals: [{id: g, name: g, baseline: 1, target: 2, due: period.end, owner: a}]\n"
Check = Callable[[str], Checked]


def found(check_text: Check, text: str, rule: str, head: str = HEAD) -> list[str]:
    """Where the rule speaks in a plan, as people call the places."""
    frame = head + ("" if "\ngoals:" in f"\n{text}" else GOALS)
    checked = check_text(frame + text)
    assert not checked.report.blocking, [f.message.en for f in checked.report]
    return [finding.path for finding in checked.report if finding.rule == rule]


def tasks(*lines: str, phase: str = "name: p") -> str:
    return f"phases:\n  - {phase}\n    objective: o\n    tasks:\n" + "".join(
        f"      - {line}\n" for line in lines
    )


def segments(*lines: str) -> str:
    return "audience:\n  segments:\n" + "".join(f"    - {line}\n" for line in lines)
