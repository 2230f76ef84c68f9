"""Every rule about deliverables speaks of a file that breaks it, and is silent on the files as they were made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from changed_files import CHINESE, DOCUMENT, PLAN, A, Change, W, changed, made, verified
from conftest import TODAY
from lxml import etree

from opsplan.pipeline import RenderOptions, check, render, verify_files
from opsplan.verifying.codes import CODES
from opsplan.verifying.rule import DeliverableRule
from opsplan.verifying.rules import RULES

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SLIDES = [f"ppt/slides/slide{number}.xml" for number in range(1, 10)]
Files = tuple[tuple[str, bytes], ...]


def _word(change: Change, part: str = DOCUMENT) -> Files:
    return (("a.docx", changed(made(CHINESE)["docx"], part, change)),)


def _slides(change: Change) -> Files:
    data = made(CHINESE)["pptx"]
    for part in SLIDES:
        data = changed(data, part, change)
    return (("a.pptx", data),)


def _remove(*nodes: etree._Element | None) -> None:
    for node in nodes:
        assert node is not None
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)


def _retarget(root: etree._Element) -> None:
    for text in root.iter(f"{W}t"):
        text.text = (text.text or "").replace("140 clinics", "150 clinics")


def _unrow(root: etree._Element) -> None:
    _remove(*(row for row in [*root.iter(f"{W}tr")] if "Red" in {one.text for one in row.iter(f"{W}t")}))


def _unmark(root: etree._Element) -> None:
    _remove(*root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))


def _turn(root: etree._Element) -> None:
    for size in root.iter(f"{W}pgSz"):
        size.attrib.pop(f"{W}orient", None)


def _strip_fonts(root: etree._Element) -> None:
    for fonts in root.iter(f"{W}rFonts"):
        for name in ("eastAsia", "eastAsiaTheme"):
            fonts.attrib.pop(f"{W}{name}", None)


def _uncaption(root: etree._Element) -> None:
    fields = [one for one in root.iter(f"{W}instrText") if "SEQ" in (one.text or "")]
    _remove(*dict.fromkeys(next(one.iterancestors(f"{W}p")) for one in fields))


def _lengthen(root: etree._Element) -> None:
    """Nine rows of words in every table."""
    for table in root.iter(f"{A}tbl"):
        rows = table.findall(f"{A}tr")
        for _ in range(9 - (len(rows) - 1)):
            table.append(deepcopy(rows[-1]))


def _swell(root: etree._Element) -> None:
    for shape in root.iter(f"{P}sp"):
        if shape.find(f"{P}spPr/{A}xfrm") is not None:
            for text in shape.iter(f"{A}t"):
                text.text = (text.text or "") * 80


def _english(change: Change) -> Files:
    return (("a.docx", changed(made()["docx"], DOCUMENT, change)),)


BROKEN: Mapping[str, tuple[Path, Callable[[], Files]]] = {
    "doc-ppt-drift": (PLAN, lambda: (*_english(_retarget), ("a.pptx", made()["pptx"]))),
    "deliverable-differs": (PLAN, lambda: _english(_retarget)),
    "deliverable-missing": (PLAN, lambda: _english(_unrow)),
    "deliverable-other-plan": (PLAN, lambda: (("a.docx", made(CHINESE)["docx"]),)),
    "deliverable-unreadable": (PLAN, lambda: (("a.docx", made()["docx"][:1000]),)),
    "deliverable-unmarked": (PLAN, lambda: _english(_unmark)),
    "deliverable-withheld": (PLAN, lambda: (("a.docx", made()["docx"]),)),
    "doc-table-wide": (CHINESE, lambda: _word(_turn)),
    "doc-eastasia-font": (CHINESE, lambda: _word(_strip_fonts, "word/styles.xml")),
    "doc-caption": (CHINESE, lambda: _word(_uncaption)),
    "ppt-table-rows": (CHINESE, lambda: _slides(_lengthen)),
    "ppt-overflow": (CHINESE, lambda: _slides(_swell)),
}
"""Rule → plan, and files of it that break the rule."""


@cache
def _as_made(path: Path) -> frozenset[str]:
    return frozenset(
        f.rule for f in verified(*((f"a.{kind}", data) for kind, data in made(path).items()), path=path)
    )


def test_every_rule_has_a_declaration_and_a_broken_file() -> None:
    assert set(BROKEN) == set(RULES) == set(CODES)
    assert len(RULES) >= 11


@pytest.mark.parametrize("name", BROKEN)
def test_a_rule_speaks_of_a_broken_file_and_not_of_what_was_made(name: str) -> None:
    path, files = BROKEN[name]
    rule = RULES[name]
    edition = "partner" if name == "deliverable-withheld" else None
    found = [one for one in verified(*files(), path=path, edition=edition) if one.rule == name]
    assert found
    assert {(finding.code, finding.severity) for finding in found} == {(rule.code, rule.severity)}
    assert {finding.position is not None for finding in found} == {rule.in_plan}
    assert name not in _as_made(path)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_is_told_in_both_languages(rule: DeliverableRule) -> None:
    words = [rule.title, rule.why, rule.looks_at, rule.example, rule.instead]
    words += [setting.title for setting in rule.settings]
    assert [one for one in words if not one.zh or not one.en.replace("£", "").isascii()] == []
    assert [one for one in words if one.zh.isascii()] == []


SMALL = """\
opsplan: 1
title: Plan
language: en
period: {start: 2027-03-01, end: 2027-04-30}
goals:
  - {id: g1, name: Sales, baseline: 10, target: 20, due: 2027-04-30, owner: Robin, source: Shop orders}
  - {id: g2, name: Orders, baseline: 10, target: 20, due: 2027-04-30, owner: Robin, source: Shop orders}
sections:
  - {title: What we do with the stock, deck: true, grid: {rows: [Plenty, Short], columns: [Week 1, Week 2], cells: [[As planned, Push], [Stop ads, Sell]]}}
"""


@cache
def _small() -> Mapping[str, bytes]:
    """A table of five columns in Word, and on slides a table of two rows and one of ten rows of marks."""
    plan = check(SMALL.encode(), "plan.yaml", today=TODAY)
    files = render(plan, RenderOptions(("docx", "pptx"), TODAY)).files
    return {"doc": files["docx"], "ppt": changed(files["pptx"], "ppt/slides/slide4.xml", _marks)}


def _marks(root: etree._Element) -> None:
    """A second table on the slide, with ten rows of marks."""
    frame = next(root.iter(f"{P}graphicFrame"))
    copy = deepcopy(frame)
    frame.addnext(copy)
    table = next(copy.iter(f"{A}tbl"))
    row = table.findall(f"{A}tr")[-1]
    for text in row.iter(f"{A}t"):
        text.text = "x"
    _remove(*table.findall(f"{A}tr")[1:])
    table.extend(deepcopy(row) for _ in range(10))


def _told(rule: str, toml: str, file: str = "opsplan.toml", block: str = "") -> list[str]:
    """The severity of everything that a rule says of the small files, and the findings about settings."""
    plan = check((SMALL + block).encode(), "plan.yaml", today=TODAY, config=(file, toml.encode()))
    assert [finding.rule for finding in plan.report if finding.rule.startswith("config-")] == []
    name = rule[:3]
    report = verify_files(plan, ((f"a.{name}x" if name == "doc" else "a.pptx", _small()[name]),)).report
    return [finding.severity.word for finding in report if finding.rule == rule]


@pytest.mark.parametrize(
    ("rule", "setting", "times"),
    [
        ("doc-table-wide", "columns = 8", 0),
        ("doc-table-wide", "columns = 4", 1),
        ("ppt-table-rows", "rows = 2", 0),
        ("ppt-table-rows", "rows = 1", 1),
        ("ppt-table-rows", "mark_rows = 9", 1),
    ],
)  # fmt: skip
def test_numbers_are_set_in_the_files_of_a_team_and_in_the_plan(rule: str, setting: str, times: int) -> None:
    toml = f"[check.rules.{rule}]\n{setting}\n"
    block = f"check: {{rules: {{{rule}: {{{setting.replace(' =', ':')}}}}}}}\n"
    assert _told(rule, "") == []
    assert (
        _told(rule, toml)
        == _told(rule, toml.replace("check", "tool.opsplan.check"), "pyproject.toml")
        == _told(rule, "", block=block)
        == ["warning"] * times
    )


def test_a_rule_is_turned_off_and_graded_like_the_others() -> None:
    toml = "check.rules.doc-table-wide.columns = 4\n"
    assert _told("doc-table-wide", toml + 'check.severity.doc-table-wide = "error"') == ["error"]
    assert _told("doc-table-wide", toml + 'check.ignore = ["doc-table-wide"]') == []


def test_settings_that_a_rule_does_not_have_are_told() -> None:
    toml = b"[check.rules]\ndoc-table-wide.colums = 9\nppt-table-rows.height = 9\ndoc-caption.figures = 2\n"
    plan = check(SMALL.encode(), "plan.yaml", today=TODAY, config=("opsplan.toml", toml))
    wrong = [finding for finding in plan.report if finding.file == "opsplan.toml"]
    assert [(finding.rule, finding.position) for finding in wrong] == [
        ("config-unknown-setting", (2, 16)),
        ("config-unknown-setting", (3, 16)),
        ("config-unknown-setting", (4, 13)),
    ]
    near, listed, none = (finding.help.en for finding in wrong)
    assert near == "did you mean columns?"
    assert listed == "it has (with the default): rows (8), mark_rows (11)"
    assert none == "this rule has no number to set"


def test_a_check_does_not_load_the_rules_about_deliverables() -> None:
    code = (
        "import sys; from datetime import date; from opsplan.pipeline import check; "
        "check(b'opsplan: 1', 'a.yaml', today=date(2027, 1, 1), config=('opsplan.toml', b'check.rules.tsk-too-long.days = 9')); "
        "print('opsplan.checks.registry' in sys.modules, 'opsplan.verifying.rules' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
