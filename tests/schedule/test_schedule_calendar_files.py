"""Calendar data files: an announced year in place of the computed one, and what can be wrong with a file."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, TODAY

from opsplan.cli.main import cli
from opsplan.pipeline import Checked, check
from opsplan.schedule import WorkCalendar, read_calendar_files

PAGE = (ROOT / "docs" / "calendars.md").read_text(encoding="utf-8")
PLAN = """opsplan: 1
title: T
language: en
period: {start: 2033-01-01, end: 2033-12-31}
phases: [{name: P, tasks: [{id: a, name: A, start: 2033-01-28, duration: 3wd, owner: Ann}]}]
check: {select: [cal-]}
"""
FILE = """country: cn
year: 2033
days_off: [{start: 2033-01-31, end: 2033-02-06, name: 春节}, {date: 2032-12-31, name: New Year's Day}]
workdays: [2033-01-29]
"""


def checked(*files: tuple[str, str]) -> Checked:
    calendars = [(name, text.encode()) for name, text in files]
    return check(PLAN.encode(), "plan.yaml", today=TODAY, calendars=calendars)


def test_a_file_replaces_the_year_and_ends_the_estimate() -> None:
    assert [f.rule for f in checked().report] == ["cal-unofficial"]
    done = checked(("calendars/cn-2033.yaml", FILE))
    assert not done.report.findings
    assert done.schedule is not None
    assert done.schedule.estimated_years == ()
    task, calendar = done.schedule.tasks[0], done.schedule.calendar
    assert (task.start, task.end) == (date(2033, 1, 28), date(2033, 2, 7)), (
        "Friday, the worked Saturday, and after the holiday"
    )
    assert calendar.is_working(date(2033, 10, 3)), "what the file does not list is no day off"
    assert not calendar.is_working(date(2032, 12, 31)), "a notice may begin in the year before"
    assert calendar.estimated(2032), "of which nothing more is known"
    spans = calendar.days_off_spans(date(2033, 1, 1), date(2033, 12, 31))
    assert [(str(s.start), str(s.end), s.name.en, s.estimated) for s in spans] == [
        ("2033-01-30", "2033-02-06", "Chinese New Year (Spring Festival)", False)
    ]


def test_the_example_of_the_page_is_what_was_announced() -> None:
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    files = read_calendar_files([("calendars/cn-2026.yaml", found[1].encode())])
    assert not files.findings
    own, known = WorkCalendar(("CN",), announced=files.announced), WorkCalendar(("CN",))
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert [day for day in days if own.is_working(day) is not known.is_working(day)] == []
    year = (date(2026, 1, 1), date(2026, 12, 31))
    assert own.days_off_spans(*year) == known.days_off_spans(*year)
    assert own.make_up_workdays(*year) == known.make_up_workdays(*year)


@pytest.mark.parametrize(
    ("old", "new", "rule", "place"),
    [
        ("country: cn", "country: cnn", "cal-unknown-country", (1, 10)),
        ("country: cn\n", "", "key-missing", (1, 1)),
        ("year: 2033", "year: soon", "value-range", (2, 7)),
        ("year: 2033", "year: 2034", "cal-file-name", (2, 7)),
        ("country: cn", "country: us", "cal-file-name", (1, 10)),
        ("workdays", "work days", "key-unknown", (4, 1)),
        ("[2033-01-29]", "[2033-01-29, 2033-13-01]", "value-date", (4, 24)),
        ("[2033-01-29]", "[2033-01-29, 2034-01-29]", "cal-outside-year", (4, 24)),
        ("2032-12-31", "2032-12-24", "cal-outside-year", (3, 60)),
        ("[2033-01-29]", "[2033-02-01]", "cal-day-twice", (4, 12)),
        ("end: 2033-02-06", "end: 2033-01-06", "date-inverted", (3, 37)),
        ("start: 2033-01-31, end: 2033-02-06, ", "", "date-missing", (3, 12)),
        ("year: 2033", "year: [", "yaml-unclosed-bracket", None),
        ("end: 2033-02-06", "end: 2199-02-06", "cal-outside-year", (3, 12)),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said_at_its_place(
    old: str, new: str, rule: str, place: tuple[int, int] | None
) -> None:
    done = checked(("calendars/cn-2033.yaml", FILE.replace(old, new)))
    wrong = [f for f in done.report if f.file != "plan.yaml"]
    assert [f.rule for f in wrong] == [rule]
    assert wrong[0].file == "calendars/cn-2033.yaml"
    assert place is None or wrong[0].position == place
    assert done.report.blocking
    assert done.schedule is not None
    assert done.schedule.estimated_years == (2033,), "a file with errors is not used"


def test_two_files_for_one_year() -> None:
    done = checked(("a.yaml", FILE), ("b.yaml", FILE.replace("01-29", "01-30")))
    assert [(f.rule, f.file, f.position) for f in done.report] == [("cal-file-twice", "b.yaml", (2, 7))]
    assert "a.yaml" in next(iter(done.report)).message.en


def test_the_command_line_reads_the_folder_beside_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "plans"
    (folder / "calendars" / "old.yaml").mkdir(parents=True)
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "calendars" / "notes.txt").write_text("{", encoding="utf-8")
    unread = CliRunner().invoke(cli, ["check", str(folder / "plan.yaml")])
    assert unread.exit_code == 1
    assert f"{folder / 'calendars' / 'old.yaml'}: error[file-unreadable]" in unread.stdout
    (folder / "calendars" / "old.yaml").rmdir()
    (folder / "calendars" / "cn-2033.yml").write_text(FILE, encoding="utf-8")
    assert "no findings" in CliRunner().invoke(cli, ["check", str(folder / "plan.yaml")]).stdout
    monkeypatch.chdir(folder)
    assert "no findings" in CliRunner().invoke(cli, ["check", "-"], input=PLAN).stdout
