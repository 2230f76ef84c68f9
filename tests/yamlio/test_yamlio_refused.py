"""Every slip gets one finding at its own place, in both languages, whichever parser reads it."""

import pytest
from yamlio_cases import Case, places, refused_cases

from opsplan.diagnostics import Severity
from opsplan.yamlio import events, read_yaml
from opsplan.yamlio.codes import CODES
from opsplan.yamlio.messages import WORDINGS

CASES = refused_cases()
WITHOUT_TEXT_CASE = {
    "yaml-too-large", "yaml-not-utf8", "yaml-not-text", "yaml-utf16", "yaml-too-many-nodes", "yaml-too-deep",
}  # fmt: skip
ONLY_C = {
    # The Python parser reads escapes of surrogates in its own way and points at the whole text.
    "escape of half a character",
    # It takes a colon before a bracket for one with a space.
    "no space before a bracket in braces",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_refused(case: Case) -> None:
    assert places(read_yaml(case.text.encode())) == case.expected


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.title not in ONLY_C], ids=lambda case: case.title
)
def test_refused_by_the_python_parser(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "CParser", None)
    assert places(read_yaml(case.text.encode())) == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_windows_lines_and_byte_order_mark_move_nothing(case: Case) -> None:
    windows = "\ufeff" + case.text.replace("\n", "\r\n")
    assert places(read_yaml(windows.encode())) == case.expected


def test_findings_are_blocking_errors_that_name_their_file_and_code() -> None:
    findings = [found for case in CASES for found in read_yaml(case.text.encode(), "方案.yaml").findings]
    assert len(findings) > len(CASES)
    for found in findings:
        assert (found.file, found.severity, found.blocking) == ("方案.yaml", Severity.ERROR, True)
        assert found.code == CODES[found.rule]
        assert found.help is not None
        for text in (*found.message, *found.help):
            assert text
            assert "\n" not in text
            assert len(text) < 200


def test_every_rule_has_a_code_of_its_own_a_wording_and_a_case() -> None:
    assert set(CODES) == set(WORDINGS)
    assert len(set(CODES.values())) == len(CODES)
    assert all(code.startswith("OPS1") and len(code) == 6 for code in CODES.values())
    shown = {expected.split()[0] for case in CASES for expected in case.expected}
    assert shown == set(CODES) - WITHOUT_TEXT_CASE


def test_a_repeated_key_names_the_first_one_and_keeps_it() -> None:
    read = read_yaml("负责人: 周敏\n负责人: 吴越\n".encode())
    assert "第 1 行" in read.findings[0].message.zh
    assert "line 1" in read.findings[0].message.en
    assert read.root is not None
    assert [value.text for _, value in read.root.entries] == ["周敏"]  # type: ignore[union-attr]


def test_text_of_the_plan_cannot_spoil_a_message() -> None:
    key = "\\e[31m{0}{key}" + "长" * 900
    read = read_yaml(f'"{key}": 1\n"{key}": 2\n'.encode())
    assert [found.rule for found in read.findings] == ["yaml-duplicate-key"]
    assert "{0}{key}" in read.findings[0].message.zh
    assert "\x1b" not in read.findings[0].message.zh
    assert len(read.findings[0].message.zh) < 100
