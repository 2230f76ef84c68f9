"""Mending a plan as far as it gets better: every fix is tried, and what does not help is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import islice

from opsplan.diagnostics import Edit, Finding, Position, Report, Severity
from opsplan.fixing.edits import compatible, edited, edits_of, shifted, uses_of_texts
from opsplan.records import dataclass
from opsplan.yamlio.source import decode

MOST_FIXES = 10_000
"""How many fixes are tried at once."""
MOST_FAILURES = 30
"""How many tries may fail. Without one, a plan is read again two or three times."""
MOST_READINGS = 40
_MOST_BYTES = 4_000_000
"""How often a plan is read again at most, and a small one as often as makes this many bytes: in a file that is no
YAML only one finding is seen at a time."""
_START = Position(1, 1)


class Stage(IntEnum):
    """How far a plan could be read. Findings of a later stage are hidden until the earlier ones are through."""

    TEXT = 1
    VALUES = 2
    SCHEDULE = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a plan, and the stage that was reached."""

    report: Report
    stage: Stage


@dataclass(frozen=True, slots=True)
class Mended:
    """A plan after mending: its bytes, what was mended (at its place in the new text), and what remains."""

    data: bytes
    mended: tuple[Finding, ...]
    report: Report


def mend(data: bytes, file: str, now: Reading, read: Callable[[bytes], Reading]) -> Mended:
    """Make the fixes of what was found ``now``, read again, and go on until there is nothing more to mend.

    ``read`` reads a plan's bytes; findings about other files than ``file`` are never mended. Fixes
    that do not help are halved until the one that fails is found. Everything but the characters of the fixes
    stays as it is, byte for byte, a byte order mark included.
    """
    text, refused_file = decode(data)
    if refused_file is not None:
        return Mended(data, (), now.report)
    mark = data[: len(data) - len(text.encode())]
    mended: tuple[Finding, ...] = ()
    refused: set[tuple[str, int, str]] = set()
    most, progress, failures = MOST_FIXES, False, 0
    for _ in range(max(MOST_READINGS, _MOST_BYTES // (len(data) + 10_000))):
        tried = _first(compatible(_open(now, file, refused), uses_of_texts(data)), most)
        if not tried and refused and progress:  # what was refused may help now that other things are mended
            refused, progress = set(), False
            tried = _first(compatible(_open(now, file, refused), uses_of_texts(data)), most)
        if not tried or failures > MOST_FAILURES:
            break
        edits = edits_of(tried)
        new_text = edited(text, edits)
        new = read(mark + new_text.encode())
        fixes = len({each.fix for each in tried})
        if is_better(now, new, tried):
            mended = tuple(_moved(each, edits) for each in (*mended, *tried))
            text, now, most, progress = new_text, new, MOST_FIXES, True
            data = mark + text.encode()
            continue
        failures += 1
        if fixes > 1:
            most = fixes // 2
        else:
            refused.update(map(_mark, tried))
            most = MOST_FIXES
    return Mended(data, tuple(sorted(mended, key=lambda each: each.sort_key)), now.report)


def _open(now: Reading, file: str, refused: set[tuple[str, int, str]]) -> tuple[Finding, ...]:
    """The findings to mend next: blocking ones first, since they hide others."""
    found = tuple(
        each for each in now.report if each.file == file and each.fix and _mark(each) not in refused
    )
    return tuple(each for each in found if each.blocking) or found


def is_better(before: Reading, after: Reading, mended: Sequence[Finding]) -> bool:
    """True when what was mended is gone and nothing came instead.

    A file that is no YAML shows one finding at a time: the next must be further on, or can be mended too.
    Later, a blocking finding hides others: a plan whose period cannot be read is not scheduled, and no rule looks
    at a value that is none. So when one is mended, only the blocking findings of the stages that were reached
    before must be fewer, those apart that came and can be mended in turn; else there must be fewer findings, and no new error.
    """
    if after.stage < before.stage:
        return False
    if before.stage is Stage.TEXT:
        came = set(after.report) - set(before.report)
        return after.stage > before.stage or any(
            each.fix or (each.position or _START) > _furthest(before.report) for each in came
        )
    was, left = (_blocking(each.report, before.stage) for each in (before, after))
    blocking = sum(each.blocking for each in mended)
    if blocking:
        known = set(map(_mark, before.report))
        hidden = sum(
            each.blocking and each.fix is not None and _mark(each) not in known for each in after.report
        )
        return left <= min(was, was - blocking + hidden)
    return (
        len(after.report) <= len(before.report) - len(mended)
        and left <= was
        and after.report.count(Severity.ERROR) <= before.report.count(Severity.ERROR)
    )


def _blocking(report: Report, stage: Stage) -> int:
    return sum(each.blocking and _stage(each) <= stage for each in report)


def _stage(found: Finding) -> Stage:
    """The stage that reports a finding: the first digit of its code."""
    return Stage(min(int(found.code[3]), Stage.SCHEDULE))


def _furthest(report: Report) -> Position:
    return max((each.position for each in report if each.blocking and each.position), default=_START)


def _mark(found: Finding) -> tuple[str, int, str]:
    """What tells a finding from others when columns have moved."""
    line = found.position.line if found.position else 0
    return found.path or found.rule, line, found.fix.title.en if found.fix else ""


def _first(findings: Sequence[Finding], most: int) -> tuple[Finding, ...]:
    """The findings that the first ``most`` fixes mend."""
    wanted = set(islice(dict.fromkeys(each.fix for each in findings), most))
    return tuple(each for each in findings if each.fix in wanted)


def _moved(found: Finding, edits: Sequence[Edit]) -> Finding:
    return replace(found, position=shifted(found.position, edits)) if found.position else found
