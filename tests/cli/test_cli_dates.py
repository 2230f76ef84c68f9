"""``opsplan dates`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from opsplan.cli.main import cli

PLAN = """\
opsplan: 1
title: 2027 茶叶品牌年度运营
period: {start: 2027-01-01, end: 2027-12-31}
dates: {店庆: 2027-05-06}
goals:
  - {id: g1, name: 销售额, baseline: 10, target: 20, due: 2027-12-31, owner: 林知夏}
phases:
  - {name: 全年, tasks: [{id: a, name: 调研, owner: 林知夏, start: 2027-03-01, duration: 10wd}]}
content:
  marketing_dates:
    include: [Black Friday, Boxing Day]
    exclude: [双12, 元宵]
    extra: [{name: 国际茶日专场, date: 2027-05-21, lead: 2w}]
"""


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "zh-CN")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["dates", *arguments, "--date", "2027-01-02"])


def records(*arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_the_days_off_and_make_up_workdays_of_2026_are_the_official_ones() -> None:
    found = records("2026")
    off = [row["date"][5:] for row in found if row["kind"] == "day-off"]
    worked = [row["date"][5:] for row in found if row["kind"] == "workday"]
    assert off == [
        "01-01", "01-02", "01-03", *(f"02-{day}" for day in range(15, 24)), "04-04", "04-05", "04-06",
        *(f"05-0{day}" for day in range(1, 6)), "06-19", "06-20", "06-21", "09-25", "09-26", "09-27", *(f"10-0{day}" for day in range(1, 8)),
    ]  # fmt: skip
    assert worked == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    assert not any(row["estimated"] for row in found)


def test_days_off_that_are_not_announced_yet_are_marked() -> None:
    official = [row for row in records("2027") if row["kind"] == "day-off"]
    assert official
    assert all(row["estimated"] and "预测" in row["note"] for row in official)


def test_a_calendar_file_of_the_folder_replaces_the_estimate() -> None:
    Path("calendars").mkdir()
    text = "country: CN\nyear: 2027\ndays_off: [2027-02-05, 2027-02-06]\nworkdays: [2027-02-13]\n"
    Path("calendars/cn-2027.yaml").write_text(text, encoding="utf-8")
    official = [row for row in records("2027") if row["kind"] in ("day-off", "workday")]
    assert [(row["date"], row["kind"], row["estimated"]) for row in official] == [
        ("2027-02-05", "day-off", False), ("2027-02-06", "day-off", False), ("2027-02-07", "day-off", False),
        ("2027-02-13", "workday", False),
    ]  # fmt: skip


def test_the_table_lines_up_and_says_when_to_start() -> None:
    lines = run("2026", "--quarter", "Q4", "--tier", "1").stdout.splitlines()
    assert lines[0].split() == ["日期", "结束", "星期", "名称", "类型", "地区", "最晚启动", "说明"]
    assert "2026-10-10              周六  调休上班       调休上班  CN" in lines
    assert "2026-11-11              周三  双11           公历      CN    2026-09-16" in lines


@pytest.mark.parametrize(
    "arguments", [("--quarter", "Q3"), ("--quarter", "2027Q3"), ("--quarter", "3"), ("--quarter", "三季度")]
)
def test_a_quarter_holds_what_has_a_day_in_it(arguments: tuple[str, ...]) -> None:
    found = records("2027", *arguments)
    assert {row["name"] for row in found} >= {"中秋节", "七夕节", "暑期", "开学季"}
    assert all(row["end"] >= "2027-07-01" and row["date"] <= "2027-09-30" for row in found)


def test_a_month_and_the_tiers_that_matter() -> None:
    found = records("2027", "--month", "12", "--tier", "2")
    assert [row["name"] for row in found] == ["双12", "圣诞节", "年货节"]


def test_countries_have_their_own_days_and_days_off() -> None:
    found = records("2026", "--country", "us,GB")
    by_name = {(row["name"], row["kind"]): row for row in found}
    assert by_name["母亲节（英国）", "easter"]["date"] == "2026-03-15"
    assert by_name["母亲节", "weekday"]["country"] == ["US"]
    assert {row["country"][0] for row in found if row["kind"] == "day-off"} == {"US", "GB"}
    assert not any(row["kind"] == "lunar" and row["name"] != "春节" for row in found)


def test_a_csv_file_has_a_mark_for_excel_and_stdout_has_none() -> None:
    assert run("2027", "-o", "节点.csv").exit_code == 0
    data = Path("节点.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) > 100
    assert all(row["日期"] <= row["结束"] for row in rows)
    assert run("2027", "--format", "csv").stdout.startswith("日期,")


def test_a_calendar_keeps_its_identifiers_from_run_to_run() -> None:
    def uids(name: str) -> list[str]:
        assert run("2027", "--lang", "en", "-o", name).exit_code == 0
        return [str(event["uid"]) for event in Calendar.from_ical(Path(name).read_bytes()).walk("VEVENT")]

    first = uids("a.ics")
    assert first == uids("b.ics")
    assert len(first) == len(set(first)) > 100
    day = next(
        e
        for e in Calendar.from_ical(Path("a.ics").read_bytes()).walk("VEVENT")
        if e["summary"] == "Double 11"
    )
    assert (day.decoded("dtstart").isoformat(), day.decoded("dtend").isoformat()) == (
        "2027-11-11",
        "2027-11-12",
    )


def test_a_plan_adds_its_own_dates_and_leaves_out_what_it_excludes() -> None:
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")
    found = {row["name"]: row for row in records("2027", "--plan", "plan.yaml")}
    assert found["店庆"]["kind"] == found["国际茶日专场"]["kind"] == "own"
    assert found["国际茶日专场"]["start_by"] == "2027-05-07"
    assert {"黑色星期五", "节礼日"} <= set(found)
    assert not {"双12", "元宵节"} & set(found)


def test_a_plan_that_cannot_be_read_is_told_about() -> None:
    result = run("2027", "--plan", "nichts.yaml")
    assert result.exit_code == 1
    assert "nichts.yaml" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1700",), "1900 到 2100"),
        (("明年",), "1900 到 2100"),
        (("2027", "--country", "CH1NA"), "CH1NA"),
        (("2027", "--country", ","), "CN,US"),
        (("2027", "--quarter", "Q5"), "2027Q1"),
        (("2027", "--quarter", "2026Q3"), "2026Q3 不在 2027 年"),
        (("2027", "--month", "13"), "1 到 12"),
        (("2027", "--month", "3", "--quarter", "Q1"), "一次用一个"),
        (("2027", "-o", "x.docx"), ".ics"),
    ],
)
def test_wrong_input_is_taught(arguments: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(cli, ["dates", *arguments])
    assert result.exit_code == 2
    assert said in result.output
    assert not list(Path().iterdir())
