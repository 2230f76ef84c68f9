"""Findings as JUnit XML: a suite for each plan, a case for each finding. A clean plan is a case that passes.

What makes the command fail is a failure; other findings are skipped cases, which a CI shows without failing.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from opsplan.patterns import lazy_pattern
from opsplan.reporting.text import place, summary
from opsplan.reporting.told import PlanReport, Telling, fails

_NOT_XML = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(plans: Sequence[PlanReport], telling: Telling) -> str:
    """A document with all suites."""
    root = ElementTree.Element("testsuites", name="opsplan check")
    totals = [0, 0, 0]
    for plan in plans:
        suite = ElementTree.SubElement(root, "testsuite", name=_xml(plan.file))
        failures = sum(fails(finding, strict=telling.strict) for finding in plan.report)
        counts = (max(len(plan.report), 1), failures, len(plan.report) - failures)
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        _count(suite, counts)
        _cases(suite, plan, telling.strict)
    _count(root, totals)
    ElementTree.indent(root)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ElementTree.tostring(root, encoding='unicode')}"


def _count(element: ElementTree.Element, counts: Sequence[int]) -> None:
    tests, failures, skipped = map(str, counts)
    element.attrib |= {"tests": tests, "failures": failures, "errors": "0", "skipped": skipped}


def _cases(suite: ElementTree.Element, plan: PlanReport, strict: bool) -> None:
    if not plan.report.findings:
        words = summary(plan.report, plan.lang)
        ElementTree.SubElement(suite, "testcase", classname=_xml(plan.file), name=words, file=_xml(plan.file))
    for finding in plan.report:
        where = f" {finding.position.line}:{finding.position.column}" if finding.position else ""
        case = ElementTree.SubElement(
            suite, "testcase",
            classname=_xml(finding.file), name=f"{finding.rule}{where}", file=_xml(finding.file),
        )  # fmt: skip
        if finding.position:
            case.set("line", str(finding.position.line))
        message = finding.message.get(plan.lang)
        kind = "failure" if fails(finding, strict=strict) else "skipped"
        told = ElementTree.SubElement(case, kind, message=_xml(message), type=finding.severity.word)
        help = f"\n{finding.help.get(plan.lang)}"
        told.text = _xml(f"{place(finding)}: {finding.severity.word}[{finding.rule}] {message}{help}")


def _xml(text: str) -> str:
    """The text without the characters that no XML can hold."""
    return _NOT_XML.sub("\ufffd", text)
