"""From a checked plan and the files made of it to what they say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from opsplan.diagnostics import Report
from opsplan.errors import reason
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.pipeline.checking import Checked


@dataclass(frozen=True, slots=True)
class Proof:
    """What was compared: texts and rows of each file, in the order of the files, and everything that was found."""

    compared: tuple[tuple[str, int], ...]
    report: Report


def verify_named(checked: Checked, names: Iterable[str]) -> Proof:
    """Compare deliverables by the names of their files, each once; one that cannot be read is a finding."""
    from opsplan.pipeline.beside import unreadable

    data, wrong = [], []
    for name in dict.fromkeys(names):
        try:
            data.append((name, Path(name).read_bytes()))
        except OSError as error:
            wrong.append(unreadable(name, reason(error)))
    proof = verify_files(checked, data)
    return replace(proof, report=proof.report + Report.of(wrong))


def verify_files(checked: Checked, files: Sequence[tuple[str, bytes]]) -> Proof:
    """Compare deliverables, as (name, bytes), with the plan and with each other. The plan must be renderable.

    Settings and ignore comments of the plan hold for these findings too.
    """
    from opsplan.thresholds import UNCHANGED
    from opsplan.verifying.comparing import verify
    from opsplan.verifying.withheld import NOTHING

    if checked.plan_file is None or checked.schedule is None:
        raise ValueError("the plan cannot be compared with anything")
    source = checked.plan_file.source
    thresholds = checked.policy.config.settings if checked.policy else UNCHANGED
    verified = verify(
        checked.plan_file.plan, checked.schedule, checked.text, files, thresholds, checked.withheld or NOTHING
    )
    findings = [
        finding if finding.file else source.located(finding) for one in verified for finding in one.findings
    ]
    return Proof(tuple((one.file, one.compared) for one in verified), checked.report_of(findings))
