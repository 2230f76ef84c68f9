"""opsplan from Python: ``load``, ``check``, ``schedule``, ``render``, ``verify``. What docs/api.md shows stays stable.

A plan is given as a path, as the ``bytes`` of a YAML text, as a mapping with the keys of a plan, or as what
:func:`load` returned. Nothing is printed, asked or written unless said; results are frozen.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from opsplan.diagnostics import Finding, Lang, Report, Severity
from opsplan.errors import OpsplanError, PlanError, UserError, reason
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.pipeline import Checked

__all__ = [
    "Deliverables",
    "Finding",
    "OpsplanError",
    "Plan",
    "PlanError",
    "Proof",
    "Schedule",
    "ScheduledPhase",
    "ScheduledTask",
    "Severity",
    "UserError",
    "check",
    "load",
    "render",
    "schedule",
    "verify",
]

_NO_PLAN = "a plan is a path, bytes, a mapping, or what load() returned"
_TEXT, _MAPPING = "<text>", "<mapping>"
"""What a plan without a file is called in findings."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that was read and checked, without anything that stops it from being rendered.

    ``file`` is what it is called in findings, ``lang`` its language (``zh-CN`` or ``en``), ``today`` the day that counted
    as today, ``findings`` what there is to say of it, worst news included, sorted by place.
    """

    file: str
    title: str
    lang: Lang
    today: date
    findings: tuple[Finding, ...]
    _checked: Checked = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """A task with its days, both inclusive and None where the plan does not give them.

    ``path`` is its place in the plan (``phases[0].tasks[kickoff]``), ``id`` and ``owner`` are empty when it has none;
    ``working_days`` counts its first and last day in. ``total_slack`` and ``free_slack`` are working days.
    ``summary`` is true for a task that spans subtasks.
    """

    path: str
    id: str
    name: str
    phase: str
    owner: str
    start: date | None
    end: date | None
    working_days: int
    milestone: bool
    summary: bool
    critical: bool
    total_slack: int | None
    free_slack: int | None


@dataclass(frozen=True, slots=True)
class ScheduledPhase:
    """A phase with its days, both inclusive and None where the plan does not give them."""

    path: str
    id: str
    name: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The days of a plan. ``tasks`` are in the order of the plan, subtasks after their parent; ``dates`` are the plan's
    named dates; ``estimated_years`` are those whose official days off have not been announced."""

    phases: tuple[ScheduledPhase, ...]
    tasks: tuple[ScheduledTask, ...]
    dates: Mapping[str, date]
    estimated_years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Deliverables:
    """What was made of a plan. ``files`` holds the bytes by file name (``plan.docx``), ``findings`` what was found on the way."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]

    def write(self, folder: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Write all files into a folder, or none. Raises UserError; what was there before is then untouched."""
        from opsplan.writers.files import Output, write_outputs

        outputs = [Output("", Path(folder) / name, data) for name, data in self.files.items()]
        write_outputs(outputs)
        return tuple(output.path for output in outputs)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was compared with the plan: texts and rows by file name, and everything that differs."""

    compared: Mapping[str, int]
    findings: tuple[Finding, ...]

    @property
    def agrees(self) -> bool:
        """True when no finding is an error."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


Source = str | os.PathLike[str] | bytes | Mapping[str, object] | Plan


def check(
    plan: Source,
    *,
    today: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    edition: str | None = None,
) -> tuple[Finding, ...]:
    """Everything that is wrong with a plan, sorted by place; nothing it says makes this raise.

    ``today`` is the day that counts as today (the clock's when None), ``select`` and ``ignore`` name rules. With an
    ``edition`` the plan is what that leaves of it. Positions in a mapping are those of its JSON text, indented by 2.
    Calendar data, settings and brand are looked for as the command does: beside the file, or in the current folder.
    """
    return _checked(plan, today, select, ignore, edition).report.findings


def load(
    plan: Source,
    *,
    today: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    edition: str | None = None,
    brand: str | None = None,
) -> Plan:
    """A plan that can be scheduled and rendered. The arguments are those of :func:`check`; ``brand`` is the name of a
    shipped brand or the path of a brand file, in place of the plan's own.

    Raises PlanError, with all findings, for a plan that cannot be rendered, and UserError for a brand that is not there.
    """
    if isinstance(plan, Plan):
        return plan
    day = today or date.today()
    checked = _checked(plan, day, select, ignore, edition, brand)
    if not checked.renderable or checked.plan_file is None:
        raise PlanError(checked.file, checked.report)
    read = checked.plan_file.plan
    return Plan(checked.file, read.title, read.lang, day, checked.report.findings, checked)


def schedule(plan: Source, *, today: date | None = None) -> Schedule:
    """When everything happens. Raises PlanError for a plan that cannot be scheduled."""
    checked = load(plan, today=today)._checked
    found = checked.schedule
    if checked.plan_file is None or found is None:
        raise PlanError(checked.file, checked.report)
    from opsplan.model.index import PlanIndex

    index = PlanIndex(checked.plan_file.plan)

    phases = tuple(
        ScheduledPhase(one.phase.path, one.phase.id or "", one.phase.name, one.start, one.end)
        for one in found.phases
    )  # fmt: skip
    tasks = tuple(
        ScheduledTask(
            one.path, one.task.id or "", one.task.name, found.phases[one.phase_index].phase.name, index.person_name(one.task.owner or ""),
            one.start, one.end, one.working_days, one.milestone, one.summary, one.critical, one.total_slack, one.free_slack,
        )
        for one in found.tasks
    )  # fmt: skip
    return Schedule(phases, tasks, MappingProxyType(dict(found.named)), found.estimated_years)


def render(
    plan: Source,
    *,
    formats: Iterable[str] = ("docx", "pptx", "gantt"),
    template: str | None = None,
    lang: Lang | None = None,
    today: date | None = None,
    edition: str | None = None,
    brand: str | None = None,
) -> Deliverables:
    """The deliverables of a plan, in memory: ``render("plan.yaml").write("out/")`` is ``opsplan render``.

    ``formats`` are those of ``opsplan render --to``, ``lang`` the language of the deliverables. ``edition``, ``brand`` and
    ``today`` hold for a plan that is not loaded yet.

    Raises PlanError for a plan that cannot be rendered, ValueError for a format that there is not, and UserError for a
    template that is missing or wrong.
    """
    from opsplan.pipeline import RenderOptions
    from opsplan.pipeline import render as made_of
    from opsplan.writers.files import DELIVERABLES

    asked = tuple(dict.fromkeys(formats))
    unknown = [name for name in asked if name not in DELIVERABLES.suffixes]
    if unknown or not asked:
        what = repr(unknown[0]) if unknown else "nothing"
        raise ValueError(f"{what} is no format; formats: {', '.join(DELIVERABLES.suffixes)}")
    one = load(plan, today=today, edition=edition, brand=brand)
    rendered = made_of(one._checked, RenderOptions(asked, one.today, template, lang))
    plan_name = "" if one.file in (_TEXT, _MAPPING) else one.file
    edition_name = one._checked.edition.name
    files = {DELIVERABLES.file_name(plan_name, name, edition_name): rendered.files[name] for name in asked}
    return Deliverables(MappingProxyType(files), rendered.report.findings)


def verify(
    plan: Source,
    files: Deliverables | Mapping[str, bytes] | Iterable[str | os.PathLike[str]],
    *,
    today: date | None = None,
    edition: str | None = None,
) -> Proof:
    """Compare deliverables with a plan and with each other: what :func:`render` made, bytes by file name, or paths.

    Raises PlanError for a plan that cannot be rendered; a file that cannot be read is a finding.
    """
    from opsplan.pipeline.verifying import verify_files, verify_named

    one = load(plan, today=today, edition=edition)
    made = files.files if isinstance(files, Deliverables) else files
    if isinstance(made, Mapping):
        proof = verify_files(one._checked, list(made.items()))
    else:
        proof = verify_named(one._checked, (os.fspath(path) for path in made))
    return Proof(MappingProxyType(dict(proof.compared)), proof.report.findings)


def _checked(
    plan: Source, today: date | None, select: Sequence[str], ignore: Sequence[str],
    edition: str | None, brand: str | None = None,
) -> Checked:  # fmt: skip
    from opsplan.pipeline import Checked
    from opsplan.pipeline.beside import Placed, check_placed, read_at_most, unreadable
    from opsplan.pipeline.branding import asked_brand
    from opsplan.yamlio.limits import MAX_BYTES

    if isinstance(plan, Plan):
        return plan._checked
    if isinstance(plan, bytes):
        placed = Placed(plan, _TEXT, Path())
    elif isinstance(plan, Mapping):
        placed = Placed(
            json.dumps(plan, ensure_ascii=False, indent=2, default=str).encode(), _MAPPING, Path()
        )
    elif isinstance(plan, str | os.PathLike):
        name = os.fspath(plan)
        try:
            placed = Placed(read_at_most(Path(name), MAX_BYTES), name, Path(name).parent)
        except OSError as error:
            return Checked(name, b"", "en", Report.of([unreadable(name, reason(error))]))
    else:
        raise TypeError(_NO_PLAN)
    found = asked_brand(brand) if brand is not None else None
    return check_placed(
        placed,
        today=today or date.today(),
        lang=None,
        select=select,
        ignore=ignore,
        brand=found,
        edition=edition,
    )
