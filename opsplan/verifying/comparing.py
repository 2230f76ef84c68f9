"""Every deliverable against the plan, and Word against PowerPoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from opsplan.diagnostics import Finding
from opsplan.model.plan import Plan
from opsplan.records import dataclass
from opsplan.schedule import Schedule
from opsplan.thresholds import UNCHANGED, Thresholds
from opsplan.verifying.agreement import differences, letters
from opsplan.verifying.charts import chart_findings, with_charts
from opsplan.verifying.columns import column_differences
from opsplan.verifying.drawing import read_drawing
from opsplan.verifying.drift import drifts
from opsplan.verifying.facts import PlanFacts, plan_facts
from opsplan.verifying.findings import (
    absent_finding,
    difference_finding,
    drift_finding,
    lost_finding,
    other_plan_finding,
    unmarked_finding,
    unreadable_finding,
    withheld_finding,
)
from opsplan.verifying.listings import read_calendar, read_table
from opsplan.verifying.matrix import matrix_differences
from opsplan.verifying.months import with_months
from opsplan.verifying.package import Package, Unreadable
from opsplan.verifying.powerpoint import read_powerpoint
from opsplan.verifying.shown import SUFFIXES, Deliverable
from opsplan.verifying.slide_checks import check_slides
from opsplan.verifying.webpage import read_webpage
from opsplan.verifying.withheld import NOTHING, Withheld, leaks
from opsplan.verifying.word import read_word
from opsplan.verifying.word_checks import check_word
from opsplan.verifying.workbook import read_workbook

_TABLES = 10
"""A file with so many rows of tables has marks in some of them."""
_SEARCHED = 4
"""Letters of a name that is looked for inside longer texts too."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was compared in one file: ``compared`` texts, rows and points of charts that name their place in the plan, and findings.

    Findings with a path are about the plan and not yet located in it.
    """

    file: str
    compared: int
    findings: tuple[Finding, ...]


def verify(
    plan: Plan,
    schedule: Schedule,
    text: bytes,
    files: Sequence[tuple[str, bytes]],
    thresholds: Thresholds = UNCHANGED,
    withheld: Withheld = NOTHING,
) -> tuple[Verified, ...]:
    """Every file, as (name, bytes), against the plan, whose file holds ``text``; Word and PowerPoint files against
    each other too. What is wrong with a file is a finding; nothing is raised for it. ``thresholds`` are what a
    configuration changed of the rules' settings. Nothing that is ``withheld`` may be in any part of a file; files of other
    formats than ``SUFFIXES`` are only searched for that."""
    facts = plan_facts(plan, schedule)
    read = [_read(name, data, facts, thresholds) for name, data in files]
    out = []
    for (name, data), (deliverable, made) in zip(files, read, strict=True):
        leaked = leaks(data, withheld)
        found = [*made, *([withheld_finding(name, leaked)] if leaked else [])]
        if deliverable is not None:
            found += _compared(deliverable, facts, text)
            found += _between(deliverable, [one for one, _ in read if one is not None], facts)
        count = 0
        if deliverable is not None:
            points = sum(bool(one.path) for one in deliverable.points)
            count = sum(bool(one.paths) for one in deliverable.texts) + len(deliverable.rows) + points
        out.append(Verified(name, count, tuple(dict.fromkeys(found))))
    return tuple(out)


def _read(
    name: str, data: bytes, facts: PlanFacts, thresholds: Thresholds
) -> tuple[Deliverable | None, list[Finding]]:
    """A file as it was read, and what is wrong with how it is made."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        return None, []
    try:
        if suffix == ".docx":
            package = Package(data)
            word = with_charts(read_word(package, name, facts.nodes), package, facts)
            return word, list(check_word(package, name, thresholds))
        if suffix == ".pptx":
            package = Package(data)
            deck = with_charts(read_powerpoint(package, name, facts.nodes), package, facts)
            deck = with_months(deck, facts)
            deck = _marked(deck) if package.is_filled() else deck
            misplaced = (difference_finding(one, name) for one in matrix_differences(package, facts))
            return deck, [*misplaced, *check_slides(package, name, thresholds)]
        if suffix == ".xlsx":
            return read_workbook(Package(data), name, facts), []
        if suffix == ".svg":
            return read_drawing(data, name, facts), []
        if suffix == ".html":
            return read_webpage(data, name, facts), []
        return (read_calendar if suffix == ".ics" else read_table)(data, name, facts), []
    except Unreadable as error:
        return None, [unreadable_finding(name, error)]


def _marked(deck: Deliverable) -> Deliverable:
    """A company's own deck: of what it says only what is marked as the plan's."""
    return replace(
        deck,
        texts=tuple(text for text in deck.texts if text.paths),
        points=tuple(point for point in deck.points if point.path),
        rows=tuple(row for row in deck.rows if row.path),
    )


def _compared(deliverable: Deliverable, facts: PlanFacts, text: bytes) -> Iterator[Finding]:
    other = deliverable.plan is not None and deliverable.plan != text
    if other:
        yield other_plan_finding(deliverable.file, whole=not deliverable.lost)
    if other and deliverable.lost:
        return
    if deliverable.lost:
        yield lost_finding(deliverable)
    marked = any(row.path or any(cell.paths for cell in row.cells) for row in deliverable.rows)
    if _is_empty_chart(deliverable, facts):
        return
    if not deliverable.compared or (len(deliverable.rows) >= _TABLES and not marked):
        yield unmarked_finding(deliverable)
        return
    for difference in (*differences(deliverable, facts), *column_differences(deliverable, facts)):
        yield difference_finding(difference, deliverable.file)
    yield from chart_findings(deliverable, facts)
    if deliverable.format == "docx":
        yield from _absent(deliverable, facts)


def _is_empty_chart(deliverable: Deliverable, facts: PlanFacts) -> bool:
    """True for a file that shows nothing, of a schedule in which there is nothing."""
    shown = deliverable.texts or deliverable.rows or deliverable.lost
    dated = any(path.startswith(("phases[", "activities[")) for path in facts.nodes)
    return not shown and not dated and deliverable.format not in ("docx", "pptx")


def _between(deliverable: Deliverable, others: Iterable[Deliverable], facts: PlanFacts) -> Iterator[Finding]:
    """What a PowerPoint file says otherwise than the Word files."""
    for word in others if deliverable.format == "pptx" else ():
        if word.format == "docx":
            for drift in drifts(word, deliverable, facts):
                yield drift_finding(drift, word.file, deliverable.file)


def _absent(deliverable: Deliverable, facts: PlanFacts) -> Iterator[Finding]:
    """Entries that a document does not show at all, though it has rows about others of the same list."""
    shown = {path for one in deliverable.texts for path in one.paths}
    shown.update(
        path for row in deliverable.rows for cell in row.cells for path in (row.path, *cell.paths) if path
    )
    touched = set(shown)
    for path in shown:
        while path and facts.nodes[path].parent != path:
            path = facts.nodes[path].parent
            touched.add(path)
    texts = [*deliverable.texts, *(cell for row in deliverable.rows for cell in row.cells)]
    whole = frozenset(letters(line) for one in texts for line in one.text.splitlines())
    lists = dict.fromkeys(facts.nodes[row.path].parent for row in deliverable.rows if row.path.endswith("]"))
    for parent in lists:
        for path in facts.below.get(parent, ()):
            if path in touched or facts.nodes[path].kind != "entry":
                continue
            name = next(
                (text for leaf in facts.leaves(path) for text in leaf.texts if leaf.kind == "text"), ""
            )
            short = letters(name)
            if short not in whole and (len(short) < _SEARCHED or short not in "|".join(whole)):
                yield absent_finding(path, name, deliverable.file)
