"""Where the stages are joined: text → plan → schedule → document and deck → files.

Each stage takes values and returns new ones. Imports happen in the functions, so that a command
pays only for what it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from opsplan.diagnostics import Finding, Lang, Report

if TYPE_CHECKING:
    from opsplan.blocks.brand import Brand
    from opsplan.blocks.deck import Deck
    from opsplan.blocks.nodes import Document
    from opsplan.library import Template
    from opsplan.model.plan import Plan
    from opsplan.model.read import PlanFile
    from opsplan.schedule import Schedule
    from opsplan.yamlio.limits import Limits


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan that was read and checked. ``plan_file`` is None when the file is not a plan at all."""

    file: str
    text: bytes
    lang: Lang
    report: Report
    plan_file: PlanFile | None = None
    schedule: Schedule | None = None

    @property
    def renderable(self) -> bool:
        return self.plan_file is not None and self.schedule is not None and not self.report.blocking


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What to render and how. ``lang`` None means the plan's own language."""

    formats: tuple[str, ...]
    today: date
    template: str | None = None
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of each format, and what was found on the way."""

    files: Mapping[str, bytes]
    report: Report


def check(
    text: bytes,
    file: str,
    *,
    today: date,
    lang: Lang | None = None,
    otherwise: Lang = "zh-CN",
    limits: Limits | None = None,
) -> Checked:
    """Read a plan and find everything that is wrong with it. Never raises for what a user wrote.

    ``lang`` is the language of the messages, None the plan's own; ``otherwise`` that for a file that is no plan
    and names no language. ``limits`` bounds size, depth and aliases of the file; None is what fits any real plan.
    """
    from opsplan.model.read import plan_language, read_plan
    from opsplan.yamlio.reader import read_yaml

    yaml = read_yaml(text, file, limits) if limits else read_yaml(text, file)
    chosen = lang or (plan_language(yaml.root) if yaml.root else _guess_language(text) or otherwise)
    if yaml.root is None:
        return Checked(file, text, chosen, Report.of(yaml.findings))
    read = read_plan(yaml.root, file)
    findings: list[Finding] = [*yaml.findings, *read.findings]
    schedule = None
    if read.sound:
        schedule, later = _schedule(read)
        later.extend(_quality(read, schedule, today))
        findings.extend(_not_said_already(later, findings))
    return Checked(file, text, chosen, Report.of(findings), read, schedule)


def _not_said_already(later: list[Finding], first: list[Finding]) -> list[Finding]:
    """Without what only follows from a value that could not be read: that value is already reported."""
    wrong = [finding.path for finding in first if finding.blocking and finding.path]
    return [
        f
        for f in later
        if not any(path == f.path or path.startswith((f"{f.path}.", f"{f.path}[")) for path in wrong)
    ]


def _guess_language(text: bytes) -> Lang | None:
    """The language of a file that cannot be read, from a line that names it; None without one."""
    for line in text[:20_000].splitlines():
        key, _, value = line.partition(b":")
        if key.strip() in (b"language", "语言".encode()):
            return "en" if value.strip(b" \t'\"").lower().startswith((b"en", "英文".encode())) else "zh-CN"
    return None


def _schedule(read: PlanFile) -> tuple[Schedule, list[Finding]]:
    from opsplan.schedule import schedule_plan
    from opsplan.schedule.codes import CODES

    schedule, problems = schedule_plan(read.plan)
    findings = [
        read.source.finding(
            problem.rule, (*problem.loc, problem.key) if problem.key else problem.loc, problem.message, problem.help,
            severity=problem.severity, blocking=problem.blocking, code=CODES[problem.rule],
        )
        for problem in problems
    ]  # fmt: skip
    return schedule, findings


def _quality(read: PlanFile, schedule: Schedule, today: date) -> list[Finding]:
    from opsplan.checks.registry import run_rules
    from opsplan.checks.rule import Subject
    from opsplan.model.index import PlanIndex

    subject = Subject(read.plan, schedule, PlanIndex(read.plan), today)
    return list(run_rules(subject, read.source))


def render(checked: Checked, options: RenderOptions) -> Rendered:
    """The bytes of every format asked for. The plan must be renderable.

    Raises TemplateError, TemplateNotFound.
    """
    from opsplan.blocks.brand import default_brand
    from opsplan.library import find_template

    if checked.plan_file is None or checked.schedule is None:
        raise ValueError("the plan cannot be rendered")
    plan = checked.plan_file.plan
    lang = options.lang or plan.lang
    job = _Job(
        plan, checked.schedule, find_template(options.template or plan.template, plan.kind), lang, options.today,
        checked.text, default_brand(lang),
    )  # fmt: skip
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name in options.formats:
        data, found = _WRITERS[name](job)
        files[name] = data
        findings.extend(checked.plan_file.source.located(finding) for finding in found)
    return Rendered(files, Report.of(findings))


@dataclass(frozen=True, slots=True)
class _Job:
    """What every writer is given to start from."""

    plan: Plan
    schedule: Schedule
    template: Template
    lang: Lang
    today: date
    text: bytes
    brand: Brand

    def document(self) -> Document:
        from opsplan.library import compose_document

        return compose_document(
            self.plan,
            self.schedule,
            template=self.template,
            lang=self.lang,
            today=self.today,
            plan_text=self.text,
        )

    def deck(self) -> tuple[Deck, tuple[Finding, ...]]:
        from opsplan.blocks.deck_layout import layout_deck
        from opsplan.library import compose_deck

        source = compose_deck(
            self.plan,
            self.schedule,
            template=self.template,
            lang=self.lang,
            today=self.today,
            plan_text=self.text,
        )
        return layout_deck(source, self.brand)


_Written = tuple[bytes, tuple[Finding, ...]]


def _docx(job: _Job) -> _Written:
    from opsplan.writers.docx import write_docx

    return write_docx(job.document(), job.brand), ()


def _pptx(job: _Job) -> _Written:
    from opsplan.writers.pptx import write_pptx

    deck, findings = job.deck()
    return write_pptx(deck, job.brand), findings


def _gantt(job: _Job) -> _Written:
    from opsplan.blocks.gantt_layout import draw_gantt
    from opsplan.library import compose_gantt
    from opsplan.writers.svg import write_svg

    gantt = compose_gantt(job.plan, job.schedule, lang=job.lang, today=job.today)
    drawing = draw_gantt(gantt, width=1200.0, max_height=0.0, look="svg")[0]
    return write_svg(drawing, job.brand, lang=job.lang), ()


def _markdown(job: _Job) -> _Written:
    from opsplan.writers.text import write_markdown

    return write_markdown(job.document()).encode(), ()


def _text(job: _Job) -> _Written:
    from opsplan.writers.text import write_text

    return write_text(job.document()).encode(), ()


def _deck_text(job: _Job) -> _Written:
    from opsplan.writers.text import write_deck_text

    deck, findings = job.deck()
    return write_deck_text(deck).encode(), findings


_WRITERS: Mapping[str, Callable[[_Job], _Written]] = MappingProxyType({
    "docx": _docx, "pptx": _pptx, "gantt": _gantt, "md": _markdown, "txt": _text, "deck-txt": _deck_text,
})  # fmt: skip
