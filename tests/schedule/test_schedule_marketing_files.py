"""Files of marketing dates beside a plan: what they add, and what can be wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import TODAY

from opsplan.cli.main import cli
from opsplan.pipeline import Checked, check

PLAN = """opsplan: 1
title: T
language: en
period: {start: 2027-01-01, end: 2027-12-31}
content:
  marketing_dates: {extra: [{name: Tea day, date: 2027-05-21, lead: 3w}]}
  entries: [{date: 2027-09-09, title: Ten years}]
check: {select: [date-]}
"""
FILE = """# 公司的节点
营销节点:
  - {名称: 周年庆, 日期: 2017-09-09, 结束: 2017-09-11, 每年: true, 提前: 6w}
  - {名称: Tea day, 日期: 2027-05-20}
  - {名称: 开市, 日期: 2026-12-30, 结束: 2027-01-03}
"""


def checked(*files: tuple[str, str]) -> Checked:
    calendars = [(name, text.encode()) for name, text in files]
    return check(PLAN.encode(), "plan.yaml", today=TODAY, calendars=calendars)


def dates(folder: Path, *arguments: str) -> list[tuple[str, str, str, str]]:
    done = CliRunner().invoke(cli, ["dates", *arguments, "--format", "json"])
    assert done.exit_code == 0, done.output
    rows = (row for row in json.loads(done.stdout) if row["kind"] == "own")
    return [(row["date"], row["end"], row["start_by"], row["name"]) for row in rows]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "marketing.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def test_dates_of_a_file_are_listed_and_yearly_ones_return(folder: Path) -> None:
    assert ("2027-09-09", "2027-09-11", "2027-07-29", "周年庆") in dates(folder, "2027")
    assert ("2026-12-30", "2027-01-03", "2026-12-23", "开市") in dates(folder, "2027", "--month", "1")
    assert [name for *_, name in dates(folder, "2031")] == ["周年庆"]
    assert dates(folder, "2016") == []


def test_what_the_plan_says_itself_goes_before_the_file(folder: Path) -> None:
    found = dates(folder, "2027", "--plan", "plan.yaml")
    assert [(day, start) for day, _, start, name in found if name == "Tea day"] == [
        ("2027-05-21", "2027-04-30")
    ]
    assert "周年庆" in [name for *_, name in found]


def test_a_calendar_shows_them_on_their_days(folder: Path) -> None:
    done = CliRunner().invoke(cli, ["calendar", "plan.yaml", "-o", "out.html"])
    assert done.exit_code == 0, done.output
    assert "周年庆" in (folder / "out.html").read_text(encoding="utf-8")


def test_what_is_wrong_is_told_where_it_stands_in_both_kinds_of_file() -> None:
    text = """营销节点:
  - {名称: 好的, 日期: 2027-03-01}
  - {日期: 2027-03-02}
  - {名称: 反了, 日期: 2027-03-05, 结束: 2027-03-01}
  - {名称: 没有的一天, 日期: 2027-02-30}
"""
    done = checked(("calendars/marketing.yaml", text))
    found = {(f.file, f.position.line if f.position else 0, f.rule) for f in done.report}
    assert found >= {
        ("calendars/marketing.yaml", 4, "date-inverted"), ("calendars/marketing.yaml", 5, "value-date"),
    }  # fmt: skip
    assert any(line == 3 for _, line, _ in found)
    assert all(file == "calendars/marketing.yaml" for file, _, _ in found)
    assert done.schedule is not None
    assert [each.name for each in done.schedule.company_dates] == ["好的"]


def test_a_sound_file_is_no_calendar_of_days_off() -> None:
    done = checked(("calendars/marketing.yaml", FILE))
    assert not done.report.findings
    assert done.schedule is not None
    assert len(done.schedule.company_dates) == 3
