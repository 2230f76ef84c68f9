"""How much a plan may say: each limit holds exactly, is told at its place in both languages, and is written in the docs."""

from __future__ import annotations

import re

import pytest
from conftest import MINIMAL, ROOT, TODAY

from opsplan.branding import pictures, read
from opsplan.cli.options import MOST_GIVEN
from opsplan.diagnostics import Finding
from opsplan.importing import workbook, xml_read
from opsplan.model import text_limits, times
from opsplan.pipeline import check
from opsplan.verifying import package
from opsplan.writers.ooxml import opening
from opsplan.yamlio.limits import Limits

HEAD = "summary: |\n"
TABLE = "  | a | b |\n  | --- | --- |\n"


def findings(text: str) -> list[Finding]:
    return [
        each for each in check(text.encode(), "plan.yaml", today=TODAY, quality=False).report
        if each.rule.startswith(("text-", "tsk-too", "value-"))
    ]  # fmt: skip


def only(text: str) -> Finding:
    (found,) = findings(text)
    assert found.file == "plan.yaml"
    assert found.position is not None
    assert not found.message.zh.isascii()
    assert found.help is not None
    return found


def test_a_text_of_fifty_thousand_characters_is_the_longest() -> None:
    text = "字" * text_limits.MAX_TEXT
    assert findings(MINIMAL.replace("title: Plan", f"title: {text}")) == []
    found = only(MINIMAL.replace("title: Plan", f"title: {text}字"))
    assert (found.rule, found.position, found.blocking) == ("text-too-long", (2, 8), True)
    assert "50,001" in found.message.en


def test_texts_behind_aliases_count_as_often_as_they_are_used() -> None:
    long = "字" * text_limits.MAX_TEXT
    text = MINIMAL.replace("title: Plan", f"title: &a {long}")
    # The title is one of them.
    used = text_limits.MAX_CHARACTERS // text_limits.MAX_TEXT - 2
    aliases = "assumptions: [" + "*a, " * used + "]\n"
    assert findings(text + aliases) == []
    assert only(text + aliases.replace("*a, ]", "*a, *a]")).rule == "text-too-much"


@pytest.mark.parametrize("head", [TABLE, "  > | a | b\n  > | - | -:\n"])
def test_a_table_of_a_thousand_rows_is_the_largest(head: str) -> None:
    row = "  > | c | d |\n" if ">" in head else "  | c | d |\n"
    assert findings(MINIMAL + HEAD + head + row * text_limits.MAX_TABLE_ROWS) == []
    found = only(MINIMAL + HEAD + head + row * (text_limits.MAX_TABLE_ROWS + 1))
    assert (found.rule, found.position) == ("text-table-too-large", (7, 10))
    assert "1,001" in found.message.en


def test_a_table_of_sixty_columns_is_the_widest() -> None:
    def table(columns: int) -> str:
        return MINIMAL + HEAD + "  |" + "a|" * columns + "\n  |" + "-|" * columns + "\n"

    assert findings(table(text_limits.MAX_TABLE_COLUMNS)) == []
    assert only(table(text_limits.MAX_TABLE_COLUMNS + 1)).rule == "text-table-too-large"


def test_lists_and_rules_of_many_lines_are_no_table() -> None:
    assert findings(MINIMAL + HEAD + "  - a | b\n" * 2000) == []
    assert findings(MINIMAL + HEAD + "  a\n\n  ---\n\n" * 2000) == []


def test_twenty_thousand_tasks_are_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_limits, "MAX_TASKS", 3)
    text = (
        MINIMAL
        + "phases:\n  - {name: A, tasks: [{name: t, start: 2027-03-01, duration: 3, tasks: [SUBS]}, {name: u}]}\n"
    )
    assert findings(text.replace("SUBS", "{name: s}")) == []
    found = only(text.replace("SUBS", "{name: s}, {name: v}"))
    assert (found.rule, found.position and found.position.line) == ("tsk-too-many", 8)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
@pytest.mark.parametrize("place", ["2027-03-01", "2027-04-30}", "due: 2027-04-30,"])
def test_days_lie_in_years_that_can_be_scheduled(day: str, place: str) -> None:
    text = MINIMAL.replace(place, re.sub("2027.{6}", day, place), 1)
    found = only(text)
    assert found.rule == "value-date"
    assert "1900" in found.message.en


@pytest.mark.parametrize("start", ["0001-01-01", "0001-01-01+0d", "9999-12-31-0d", "period.end+999999wd"])
def test_a_task_outside_these_years_is_told_and_ends_nothing(start: str) -> None:
    text = (
        MINIMAL
        + f"phases:\n  - {{name: A, tasks: [{{name: t, start: {start}, duration: 5}}, {{name: u, start: 2027-03-01, duration: 2}}]}}\n"
    )
    report = check(text.encode(), "plan.yaml", today=TODAY).report
    assert [each.position and each.position.line for each in report if each.blocking] == [8]


def test_marks_that_turn_a_text_are_told_and_shown_as_such() -> None:
    found = only(MINIMAL.replace("title: Plan", 'title: "10 \\u202e01 yuan"'))
    assert (found.rule, found.position, found.blocking) == ("text-turning", (2, 8), False)
    assert "U+202E" in found.message.en
    assert findings(MINIMAL.replace("title: Plan", "title: שלום عربي 👩‍👩‍👧")) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_limits_are_in_the_docs(lang: str) -> None:
    page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    zh, en = page.split("## English")
    limits = Limits()
    for figure in (
        f"{limits.max_bytes // 10**6} MB", f"{limits.max_nodes:,}", f"{limits.max_depth}", f"{limits.max_aliases:,}",
        f"{text_limits.MAX_TEXT:,}", f"{text_limits.MAX_CHARACTERS:,}", f"{text_limits.MAX_TABLE_ROWS:,}", f"{text_limits.MAX_TABLE_COLUMNS}",
        f"{text_limits.MAX_TASKS:,}", f"{times.FIRST_YEAR}", f"{times.LAST_YEAR}", f"{pictures._MOST_BYTES // 10**6} MB",
        f"{pictures._MOST_PIXELS:,}", f"{read._MOST_BYTES // 1000} kB", f"{opening._MOST_BYTES // 2**20} MB", f"{opening._MOST_PARTS:,}",
        f"{xml_read.MAX_BYTES // 10**6} MB", f"{workbook.MAX_ROWS:,}", f"{workbook.MAX_UNPACKED // 10**6} MB",
        f"{package._LIMIT // 2**20} MB", f"{MOST_GIVEN // 10**6} MB",
    ):  # fmt: skip
        assert figure in (zh if lang == "zh" else en), figure
