"""From a plan that was read and judged to what an edition leaves of it, judged again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from opsplan.diagnostics import Finding
from opsplan.model.editions import STANDARD, Edition
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.model.read import PlanFile
    from opsplan.schedule import Schedule
    from opsplan.verifying.withheld import Withheld

Judge = Callable[["PlanFile"], "tuple[Schedule | None, list[Finding]]"]
_ROUNDS = 3
"""Dates that are written out may let others move; this often they are looked at again."""


@dataclass(frozen=True, slots=True)
class InEdition:
    """A plan as an edition has it. ``text`` is None where that is the file as it stands."""

    plan_file: PlanFile
    schedule: Schedule | None
    findings: tuple[Finding, ...]
    edition: Edition = STANDARD
    text: bytes | None = None
    withheld: Withheld | None = None


def in_edition(
    whole: PlanFile, schedule: Schedule | None, found: Sequence[Finding], asked: str | None, judge: Judge, text: str
) -> InEdition:  # fmt: skip
    """The plan in the edition that was asked for by name, the whole plan without one.

    ``found`` is what was found in the whole plan, ``text`` its file. A plan that cannot be rendered stays whole.
    """
    if asked is None and not whole.plan.editions:
        return InEdition(whole, schedule, tuple(found))
    from opsplan.model.edition_settings import editions_of
    from opsplan.model.editions import find_edition
    from opsplan.redacting.findings import edition_findings, unknown_edition

    findings = [*found, *edition_findings(whole)]
    edition = find_edition(editions_of(whole.plan.editions), asked) if asked is not None else STANDARD
    if edition is None:
        return InEdition(whole, schedule, (*findings, unknown_edition(whole, asked or "")))
    if not edition.redacts or schedule is None or any(each.blocking for each in findings):
        return InEdition(whole, schedule, tuple(findings), edition)
    return _redacted(whole, schedule, findings, edition, judge, text)


def _redacted(
    whole: PlanFile, schedule: Schedule, found: Sequence[Finding], edition: Edition, judge: Judge, text: str
) -> InEdition:
    from opsplan.model.read import read_plan
    from opsplan.redacting.findings import mentions
    from opsplan.redacting.leaving_out import left_out
    from opsplan.redacting.redact import redact, with_same_dates
    from opsplan.redacting.telling import withholding
    from opsplan.redacting.tree import changed
    from opsplan.redacting.withheld import withheld_of
    from opsplan.yamlio.tree_text import tree_text

    redaction = redact(whole, schedule, edition)
    file = whole.source.file
    kept = read_plan(redaction.root, file)
    texts = left_out(kept, withholding(whole.plan, redaction.gone, kept.plan), redaction.own_words)
    said = tuple(mentions(texts.omissions, kept.source, whole.source, text, edition))
    root = changed(redaction.root, texts.changes)
    for _ in range(_ROUNDS):
        kept = read_plan(root, file)
        now, findings = judge(kept)
        moved = with_same_dates(root, redaction.gone, schedule, now) if now else None
        if moved is None:
            break
        root = moved
    withheld = withheld_of(whole.plan, whole.source, redaction.gone, kept.plan, root, now) if now else None
    return InEdition(
        kept, now, (*_in_both(findings, found), *said), edition, tree_text(root).encode(), withheld
    )  # fmt: skip


def _in_both(left: Iterable[Finding], whole: Iterable[Finding]) -> Iterable[Finding]:
    """What is found in the plan that is left and in the whole plan too, and what now stops it."""
    known = {(each.rule, each.position) for each in whole}
    return [each for each in left if each.blocking or (each.rule, each.position) in known]
