"""``opsplan calendar``: what it prints, what it writes, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsplan.cli.main import cli

PLAN = """\
opsplan: 1
title: 春节季
period: {start: 2026-01-01, end: 2026-03-31}
strategy: {channels: [{id: wx, name: 服务号}]}
content:
  slots: [{channel: wx, weekday: 周四, time: "20:00", from: 2026-02-01, to: 2026-02-28}]
  entries:
    - {date: 2026-02-05, channel: wx, title: 年货清单, status: draft}
"""


def _run(tmp_path: Path, *arguments: str, text: str = PLAN) -> Result:
    plan = tmp_path / "方案.yaml"
    plan.write_text(text, encoding="utf-8")
    return CliRunner().invoke(cli, ["calendar", str(plan), "--date", "2026-01-02", *arguments])


def test_it_prints_a_table_of_the_quarter(tmp_path: Path) -> None:
    result = _run(tmp_path, "--quarter", "2026Q1")
    assert result.exit_code == 0, result.output
    rows = [line.split() for line in result.stdout.splitlines()]
    assert rows[0] == ["日期", "星期", "时间", "类型", "渠道", "标题", "状态"]
    assert rows[1] == ["2026-02-05", "周四", "内容", "服务号", "年货清单", "撰写"]
    assert [row[3] for row in rows[2:]] == ["空档"] * 3


@pytest.mark.parametrize("quarter", ["Q1", "1", "一季度", "2026-Q1", "2026年一季度", "Q1 2026"])
def test_a_quarter_is_understood_as_people_write_it(tmp_path: Path, quarter: str) -> None:
    said = _run(tmp_path, "--quarter", quarter)
    assert said.exit_code == 0, said.output
    assert said.stdout == _run(tmp_path, "--quarter", "2026Q1").stdout


def test_a_quarter_without_its_year_must_be_the_only_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "zh-CN")
    longer = PLAN.replace("end: 2026-03-31", "end: 2027-03-31")
    result = _run(tmp_path, "--quarter", "Q1", text=longer)
    assert result.exit_code == 1
    assert "2026Q1、2027Q1" in result.output
    assert "没有 Q3" in _run(tmp_path, "--quarter", "Q3").output


def test_json_is_for_programs(tmp_path: Path) -> None:
    found = json.loads(_run(tmp_path, "--format", "json", "--lang", "en").stdout)
    assert [(each["kind"], each["date"], each["status"]) for each in found] == [
        ("entry", "2026-02-05", "draft")
    ]


def test_a_summary_has_numbers_in_place_of_items(tmp_path: Path) -> None:
    rows = [line.split() for line in _run(tmp_path, "--summary", "--quarter", "2026Q1").stdout.splitlines()]
    assert ["2026-02", "服务号", "1", "3", "1"] in rows
    found = json.loads(_run(tmp_path, "--summary", "--format", "json").stdout)
    assert [(row["channel"], row["gaps"]) for row in found["months"]] == [("服务号", 0)]


def test_a_file_is_written_in_the_format_of_its_suffix(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert _run(tmp_path, "-o", str(target), "--from", "2026-02-01").exit_code == 0
    text = target.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert "年货清单" in text.decode("utf-8-sig")


@pytest.mark.parametrize(("suffix", "first"), [("ics", "BEGIN:VCALENDAR\r\n"), ("html", "<!DOCTYPE html>\n")])
def test_calendar_programs_and_browsers_have_a_file_of_their_own(
    tmp_path: Path, suffix: str, first: str
) -> None:
    target = tmp_path / f"out.{suffix}"
    assert _run(tmp_path, "-o", str(target), "--quarter", "2026Q1").exit_code == 0
    text = target.read_bytes().decode()
    assert text.startswith(first)
    assert "年货清单" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--quarter", "2026Q7"], "2027Q1"),
        (["--quarter", "2026Q1", "--from", "2026-01-01"], "--quarter"),
        (["--from", "2026-03-01", "--to", "2026-02-01"], "--to"),
        (["--channel", "抖音"], "服务号"),
        (["--status", "完成"], "draft"),
        (["--from", "2026-03-05", "--to", "2026-03-06"], "content.entries"),
        (["-o", "calendar.doc"], ".csv"),
        (["--summary", "-o", "calendar.csv"], "json"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_can(tmp_path: Path, arguments: list[str], said: str) -> None:
    result = _run(tmp_path, *arguments)
    assert result.exit_code != 0
    assert said in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["方案.yaml"]


def test_the_states_there_are_stand_in_the_users_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "zh-CN")
    assert "可选：选题、撰写、审核、待发、已发" in _run(tmp_path, "--status", "完成").output


def test_what_does_not_stop_a_calendar_is_one_line_that_says_how_to_see_it(tmp_path: Path) -> None:
    result = _run(tmp_path, text=PLAN + "check: {ignore: [goal-no-ownr]}\n")
    (line,) = result.stderr.splitlines()
    assert "opsplan check" in line
    assert _run(tmp_path).stderr == ""


def test_strict_asks_what_check_asks(tmp_path: Path) -> None:
    result = _run(tmp_path, "--strict")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "[cnt-required]" in result.stderr


def test_a_plan_with_errors_prints_no_calendar(tmp_path: Path) -> None:
    result = _run(tmp_path, text=PLAN.replace("2026-02-05", "2026-02-35"))
    assert result.exit_code == 1
    assert "年货清单" not in result.stdout
