"""Small faulty plans, each of which says at its top what is found in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TODAY

from opsplan.checks.registry import RULES
from opsplan.diagnostics import Severity
from opsplan.pipeline import check

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.yaml"))
_EXPECT = re.compile(r"^# expect: (?P<rule>\S+) (?P<place>\d+:\d+)$", re.M)

_QUOTED = re.compile(r"“[^”]*”|\{[^}]*\}")
_RUN_TOGETHER = re.compile("[一-鿿][A-Za-z]|[A-Za-z][一-鿿]")


def expected(text: str) -> list[str]:
    """``rule line:col`` of every finding a plan announces."""
    return sorted(f"{found['rule']} {found['place']}" for found in _EXPECT.finditer(text))


def found(path: Path) -> list[str]:
    """``rule line:col`` of every error and warning in a plan."""
    report = check(path.read_bytes(), path.name, today=TODAY).report
    return sorted(
        f"{f.rule} {f.position.line}:{f.position.column}" if f.position else f.rule
        for f in report
        if f.severity >= Severity.WARNING
    )


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_plan_has_exactly_the_findings_it_announces(path: Path) -> None:
    assert found(path) == expected(path.read_text("utf-8"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_finding_is_said_once_with_help_in_both_languages(path: Path) -> None:
    report = check(path.read_bytes(), path.name, today=TODAY).report
    assert [f.rule for f in report if not (f.help.zh.strip() and f.help.en.strip())] == []
    said = [(f.position, f.rule, f.message) for f in report]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_what_a_plan_says_stands_in_quotes_or_apart_from_chinese_words(path: Path) -> None:
    report = check(path.read_bytes(), path.name, today=TODAY).report
    said = [text.zh for f in report for text in (f.message, f.help)]
    assert [text for text in said if _RUN_TOGETHER.search(_QUOTED.sub("“”", text))] == []


def test_there_are_enough_plans_in_both_languages() -> None:
    assert len(CORPUS) >= 60
    assert {path.stem.rsplit("-", 1)[-1] for path in CORPUS} == {"zh", "en"}
    announced = [expected(path.read_text("utf-8")) for path in CORPUS]
    assert sum(map(len, announced)) >= 120


def test_every_line_that_announces_a_finding_is_read() -> None:
    for path in CORPUS:
        text = path.read_text("utf-8")
        assert text.count("# expect") == len(expected(text)), path.name


def test_rules_that_no_plan_of_the_corpus_meets(record_property: Callable[[str, object], None]) -> None:
    """Information for those who add plans; a rule proves itself on its own example elsewhere."""
    met = {line.split()[0] for path in CORPUS for line in expected(path.read_text("utf-8"))}
    missing = sorted(RULES.keys() - met)
    record_property("rules not met", ", ".join(missing))
    print("rules not met:", ", ".join(missing))
    assert len(missing) < len(RULES)
