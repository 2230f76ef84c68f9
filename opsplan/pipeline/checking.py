"""From the bytes of a file to a plan with its schedule and everything that is wrong with it.

Imports happen in the functions, so that a command pays only for what it uses.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from opsplan.collector import collector_paused
from opsplan.diagnostics import Finding, Lang, Report
from opsplan.model.editions import STANDARD, Edition
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.stages import stage

if TYPE_CHECKING:
    from opsplan.blocks.brand import Brand
    from opsplan.branding import Branding
    from opsplan.checks.policy import Policy
    from opsplan.model.each_values import Row
    from opsplan.model.read import PlanFile
    from opsplan.schedule import Schedule
    from opsplan.schedule.official import Announced
    from opsplan.verifying.withheld import Withheld
    from opsplan.yamlio.limits import Limits
    from opsplan.yamlio.nodes import MappingNode
    from opsplan.yamlio.reader import YamlFile

_CHINESE = lazy_pattern("[一-鿿]{2}")
_EACH = ("each", "逐份")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan that was read and checked. ``plan_file`` is None when the file is not a plan at all, ``branding`` without a brand."""

    file: str
    text: bytes
    lang: Lang
    report: Report
    plan_file: PlanFile | None = None
    schedule: Schedule | None = None
    policy: Policy | None = None
    branding: Branding | None = None
    edition: Edition = STANDARD
    withheld: Withheld | None = None
    """What the edition withholds: it is neither in the plan nor in ``text`` any more."""
    file_text: bytes | None = None
    """The file as it stands, to be shown to its writer only, where ``text`` is less."""

    @property
    def renderable(self) -> bool:
        return self.plan_file is not None and self.schedule is not None and not self.report.blocking

    def brand(self, lang: Lang) -> Brand:
        """The look for deliverables in a language."""
        from opsplan.blocks.brand import default_brand

        return self.branding.brand(lang) if self.branding else default_brand(lang)

    def report_of(self, findings: Iterable[Finding]) -> Report:
        """The findings of a later stage, as the settings and the comments of the plan would have them."""
        return Report.of(self.policy.settle(findings).findings if self.policy else findings)


@collector_paused()
def check(
    text: bytes,
    file: str,
    *,
    today: date,
    lang: Lang | None = None,
    otherwise: Lang = "zh-CN",
    limits: Limits | None = None,
    calendars: Sequence[tuple[str, bytes]] = (),
    config: tuple[str, bytes] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    quality: bool = True,
    edition: str | None = None,
    row: Row | None = None,
) -> Checked:
    """Read a plan and find everything that is wrong with it. Never raises for what a user wrote.

    ``lang`` is the language of the messages, None the plan's own; ``otherwise`` that for a file that is no plan
    and names no language. ``limits`` bounds size, depth and aliases of the file; None is what fits any real plan.
    ``calendars`` are the calendar data files beside the plan, as (file name, bytes), ``config`` the settings file
    that holds for it. ``select`` and ``ignore`` name rules, and win over that file and the plan's ``check`` block.
    Without ``quality`` no plan-quality rules run, for who shows a plan and does not judge it. With the name of an
    ``edition`` the plan is what that leaves of it, and only what is found in both is told.
    A plan that speaks of a table has the values of a ``row`` of it, or else those of its examples.
    """
    with stage("import"):
        from opsplan.model.read import plan_language, read_plan
        from opsplan.pipeline.editions import in_edition
        from opsplan.schedule import read_calendar_files
        from opsplan.schedule.marketing_files import read_marketing_files
        from opsplan.yamlio.reader import read_yaml

    with stage("read"):
        yaml = read_yaml(text, file, limits) if limits else read_yaml(text, file)
    root, own, tags = _with_row(yaml.root, file, row)
    chosen = lang or (plan_language(root) if root else _guess_language(text) or otherwise)
    with stage("model"):
        read = read_plan(root, file) if root else None
    with stage("check"):
        policy, findings, kept = _policy(config, select, ignore, yaml, read)
    findings.extend((*yaml.findings, *tags))
    if read is None:
        return Checked(
            file, text, chosen, Report.of((*policy.settle(findings).findings, *kept)), policy=policy
        )
    announced = read_calendar_files(calendars)
    marketing = read_marketing_files(calendars)

    def judged(plan_file: PlanFile) -> tuple[Schedule | None, list[Finding]]:
        if not plan_file.sound:
            return None, list(plan_file.findings)
        with stage("schedule"):
            schedule, later = _schedule(plan_file, announced.announced)
        schedule = replace(schedule, company_dates=marketing.dates)
        if quality:
            with stage("check"):
                later.extend(_quality(plan_file, schedule, today, policy.config.settings, yaml.text))
        said = [*findings, *plan_file.findings]
        return schedule, [*plan_file.findings, *_not_said_already(later, said, plan_file.refused)]

    schedule, found = judged(read)
    if tags:  # what is there instead of a value is not worth a word
        said = {finding.position for finding in tags}
        found = [finding for finding in found if finding.position not in said]
    one = in_edition(read, schedule, found, edition, judged, yaml.text)
    findings.extend(
        (
            *one.findings,
            *(announced.findings if read.sound else ()),
            *(marketing.findings if read.sound else ()),
        )
    )
    settled = policy.settle(findings)
    report = Report.of((*settled.findings, *kept))
    if quality and not report.blocking:
        report += Report.of(policy.unused(settled.used))
    left = own if one.text is None else one.text
    return Checked(
        file, text if left is None else left, chosen, report, one.plan_file, one.schedule, policy,
        edition=one.edition, withheld=one.withheld, file_text=None if left is None else text,
    )  # fmt: skip


def _with_row(
    root: MappingNode | None, file: str, row: Row | None
) -> tuple[MappingNode | None, bytes | None, tuple[Finding, ...]]:
    """The tree with the values of a row of a table, its text where that is not the file, and what is wrong with its tags."""
    if root is None or not any(key.text in _EACH for key, _ in root.entries):
        return root, None, ()
    from opsplan.pipeline.each import filled_plan
    from opsplan.yamlio.tree_text import tree_text

    filled = filled_plan(root, file, row)
    return filled.root, tree_text(filled.plain).encode(), filled.findings


def _policy(
    config: tuple[str, bytes] | None,
    select: Sequence[str],
    ignore: Sequence[str],
    yaml: YamlFile,
    read: PlanFile | None,
) -> tuple[Policy, list[Finding], list[Finding]]:
    """What is configured for a plan and ignored in it, and what is wrong with that.

    The last are the findings about the form of the settings file, which its own words cannot turn off.
    """
    from opsplan.checks.config import config_of
    from opsplan.checks.config_read import file_layer, option_layer, plan_layer
    from opsplan.checks.ignores import Ignores, find_ignores
    from opsplan.checks.names import OWN
    from opsplan.checks.policy import Policy

    findings: list[Finding] = []
    kept: list[Finding] = []
    layers = []
    if config is not None:
        layer, found = file_layer(*config)
        layers.append(layer)
        for finding in found:
            (findings if finding.rule in OWN else kept).append(finding)
    if read is not None:
        layer, found = plan_layer(read.plan.check, read.source)
        layers.append(layer)
        findings.extend(found)
    layers.append(option_layer(select, ignore))
    ignores = find_ignores(yaml.text, yaml.root, yaml.file) if yaml.root else Ignores(yaml.file)
    findings.extend(ignores.findings)
    return Policy(config_of(layers), ignores), findings, kept


def _not_said_already(later: list[Finding], first: list[Finding], refused: frozenset[str]) -> list[Finding]:
    """Without what only follows from a value that could not be read: that value is already reported.

    A value in an entry that could not be read speaks for the entry, and for all that the entry is in.
    """
    said = set(refused)
    for finding in first:
        if finding.blocking and finding.path:
            path = finding.path
            said.add(path)
            said.update(path[:end] for end, mark in enumerate(path) if mark in ".[")
    return [f for f in later if not f.path or f.path not in said]


def _guess_language(text: bytes) -> Lang | None:
    """The language of a file that cannot be read, from a line that names it, else from its letters.

    Chinese is what a plan speaks by default, so one Chinese word is enough, in any encoding that editors on
    Windows write. None when nothing tells: a text without Chinese may be in either language.
    """
    begin = text[:20_000]
    for line in begin.splitlines():
        key, _, value = line.partition(b":")
        if key.strip() in (b"language", "语言".encode()):
            return "en" if value.strip(b" \t'\"").lower().startswith((b"en", "英文".encode())) else "zh-CN"
    encodings = ("utf-16",) if begin.startswith(_UTF_16) else ("utf-8", "gbk")
    return "zh-CN" if any(_CHINESE.search(_decoded(begin, each)) for each in encodings) else None


def _decoded(text: bytes, encoding: str) -> str:
    """A text that a cut in the middle of a character does not spoil; nothing when it is in another encoding."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(text)
    except UnicodeDecodeError:
        return ""


def _schedule(read: PlanFile, announced: Announced) -> tuple[Schedule, list[Finding]]:
    from opsplan.schedule import schedule_plan
    from opsplan.schedule.codes import CODES

    schedule, problems = schedule_plan(read.plan, announced)
    findings = [
        read.source.finding(
            problem.rule, (*problem.loc, problem.key) if problem.key else problem.loc, problem.message, problem.help,
            severity=problem.severity, blocking=problem.blocking, code=CODES[problem.rule],
            instead=problem.instead,
        )
        for problem in problems
    ]  # fmt: skip
    return schedule, findings


def _quality(
    read: PlanFile, schedule: Schedule, today: date, settings: Mapping[tuple[str, str], float], text: str
) -> list[Finding]:
    with stage("import"):
        from opsplan.checks.registry import run_rules
        from opsplan.checks.rule import Subject
        from opsplan.model.index import PlanIndex

    subject = Subject(read.plan, schedule, PlanIndex(read.plan), today, settings, text, read.source.root)
    return list(run_rules(subject, read.source))
