"""Microsoft Project XML: what a reader of it finds is what the schedule says, and opening it moves nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from project_examples import HOSTILE, checked, example, examples, hostile, project

from opsplan.blocks.project import Project
from opsplan.writers.project import write_mspdi

NS = {"m": "http://schemas.microsoft.com/project"}
LINKS = """\
opsplan: 1
title: Links
language: en
period: {start: 2026-09-01, end: 2026-12-31}
calendar: {days_off: [{date: 2026-11-11, name: Company day}]}
team: [{id: ann, name: Ann, capacity: 80%, days_off: [2026-09-08]}, {id: bo, name: Bo}]
phases:
  - id: p1
    name: One
    tasks:
      - {id: a, name: A, owner: ann, team: [bo], effort: 50%, start: 2026-09-03, duration: 5}
      - {id: fs, name: FS, owner: bo, after: a+2wd, duration: 5}
      - {id: ss, name: SS, owner: bo, after: {task: a, type: SS, lag: 3wd}, duration: 4}
      - {id: ff, name: FF, owner: bo, after: {task: fs, type: FF, lag: 1wd}, duration: 3}
      - {id: sf, name: SF, owner: bo, after: {task: fs, type: SF, lag: 4wd}, duration: 2}
      - {id: week, name: Week, owner: bo, after: a+2w, duration: 2}
      - {id: days, name: Days, owner: bo, after: a+10d, duration: 12}
      - {id: month, name: Month, owner: bo, after: a+1mo, duration: 3}
      - {id: lead, name: Lead, owner: bo, after: days-3wd, duration: 3}
      - {id: party, name: Party, owner: bo, milestone: true, start: 2026-10-04}
      - {id: done, name: Done, owner: bo, milestone: true, after: lead}
      - id: sum
        name: Sum
        owner: bo
        after: fs
        tasks:
          - {id: s1, name: S1, owner: bo, duration: 2}
          - {id: s2, name: S2, owner: bo, after: s1, duration: 20}
"""


def read(data: bytes) -> etree._Element:
    return etree.fromstring(data)


def value(element: etree._Element, path: str) -> str | None:
    return element.findtext("/".join(f"m:{part}" for part in path.split("/")), namespaces=NS)


def day(element: etree._Element, path: str) -> date | None:
    text = value(element, path)
    return datetime.fromisoformat(text).date() if text else None


def nodes(root: etree._Element, path: str) -> list[Any]:
    return list(root.findall(".//" + "/".join(f"m:{part}" for part in path.split("/")), NS))


def worked_days(root: etree._Element, first: date, last: date) -> set[date]:
    """The working days that the file's base calendar says."""
    calendar = nodes(root, "Calendar")[0]
    assert value(calendar, "IsBaseCalendar") == "1"
    week = {
        int(value(each, "DayType") or 0)
        for each in nodes(calendar, "WeekDay")
        if value(each, "DayWorking") == "1"
    }
    days = {first + timedelta(n) for n in range((last - first).days + 1)}
    found = {each for each in days if each.isoweekday() % 7 + 1 in week}
    for each in nodes(calendar, "Exceptions/Exception"):
        start, end = day(each, "TimePeriod/FromDate"), day(each, "TimePeriod/ToDate")
        assert start is not None
        assert end is not None
        span = {start + timedelta(n) for n in range((end - start).days + 1)}
        found = found | span if value(each, "DayWorking") == "1" else found - span
        assert (value(each, "DayWorking") == "1") == bool(nodes(each, "WorkingTime"))
    return found & days


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_dates_links_and_calendar_are_those_of_the_schedule(path: Path) -> None:
    found = checked(path.read_bytes())
    schedule = found.schedule
    assert schedule is not None
    root = read(write_mspdi(example(path)))
    by_code = {value(each, "ExtendedAttribute/Value") or "": each for each in nodes(root, "Tasks/Task")}
    uids = {value(each, "UID"): code for code, each in by_code.items()}
    assert len(nodes(root, "Tasks/Task")) == len(schedule.tasks) + len(schedule.phases)
    compared = 0
    for task in schedule.tasks:
        if not task.task.id:
            continue
        element = by_code[task.task.id]
        assert (day(element, "Start"), day(element, "Finish")) == (task.start, task.end)
        assert (
            int((value(element, "Duration") or "PT0H").removeprefix("PT").split("H")[0])
            == task.working_days * 8
        )
        links = [
            (uids[value(each, "PredecessorUID")], ("FF", "FS", "SF", "SS")[int(value(each, "Type") or 0)])
            for each in nodes(element, "PredecessorLink")
        ]
        assert links == [
            (schedule.tasks[link.source].task.id, link.kind)
            for link in task.predecessors
            if link.source is not None
        ]
        compared += 1
    assert compared or path.stem == "example-minimal"
    days = [each for task in schedule.tasks for each in (task.start, task.end) if each]
    first, last = min(days), max(days)
    expected = {
        first + timedelta(n)
        for n in range((last - first).days + 1)
        if schedule.calendar.is_working(first + timedelta(n))
    }
    assert worked_days(root, first, last) == expected


def links_project(text: str = LINKS) -> dict[str, Any]:
    root = read(write_mspdi(project(text)))
    return {value(each, "ExtendedAttribute/Value") or "": each for each in nodes(root, "Tasks/Task")}


def test_lags_keep_their_unit() -> None:
    tasks = links_project()
    lags = {
        code: (value(tasks[code], "PredecessorLink/LinkLag"), value(tasks[code], "PredecessorLink/LagFormat"))
        for code in ("fs", "ss", "week", "days", "month", "lead", "done")
    }
    assert lags == {
        "fs": ("9600", "7"), "ss": ("14400", "7"), "week": (str(14 * 14400), "10"), "days": (str(10 * 14400), "8"),
        "month": (str(30 * 14400), "8"), "lead": ("-14400", "7"), "done": ("0", "7"),
    }  # fmt: skip


def test_written_dates_are_constraints_and_derived_ones_are_free() -> None:
    tasks = links_project()
    assert {code: (value(tasks[code], "Manual"), value(tasks[code], "ConstraintType")) for code in ("a", "fs", "done", "party")} == {
        "a": ("0", "2"), "fs": ("0", "0"), "done": ("0", "0"), "party": ("1", "0"),
    }  # fmt: skip


def test_people_their_days_off_and_their_shares() -> None:
    root = read(write_mspdi(project(LINKS)))
    ann = nodes(root, "Resources/Resource")[0]
    assert (value(ann, "Name"), value(ann, "MaxUnits")) == ("Ann", "0.8")
    own = next(each for each in nodes(root, "Calendar") if value(each, "UID") == value(ann, "CalendarUID"))
    assert [day(each, "TimePeriod/FromDate") for each in nodes(own, "Exception")] == [date(2026, 9, 8)]
    first = nodes(root, "Tasks/Task")[1]
    assert value(first, "IgnoreResourceCalendar") == "1"  # the plan's dates do not wait for a person
    units = [
        value(each, "Units")
        for each in nodes(root, "Assignment")
        if value(each, "TaskUID") == value(first, "UID")
    ]
    assert units == ["0.5", "0"]


def test_a_baseline_is_that_of_the_older_plan() -> None:
    before = checked(LINKS).schedule
    root = read(
        write_mspdi(project(LINKS.replace("start: 2026-09-03", "start: 2026-09-10"), baseline=before))
    )
    first = nodes(root, "Tasks/Task")[1]
    assert (day(first, "Start"), day(first, "Baseline/Start"), value(first, "Baseline/Number")) == (
        date(2026, 9, 10), date(2026, 9, 3), "0",
    )  # fmt: skip


def test_uids_stay_when_tasks_are_added() -> None:
    more = LINKS.replace(
        "      - {id: fs,", "      - {id: new, name: New, owner: bo, duration: 1}\n      - {id: fs,"
    )
    before, after = links_project(), links_project(more)
    assert "new" in after
    assert {code: value(each, "UID") for code, each in before.items()} == {
        code: value(each, "UID") for code, each in after.items() if code != "new"
    }


def test_hostile_text_comes_back_as_it_was_and_bytes_repeat() -> None:
    data = write_mspdi(hostile())
    assert data == write_mspdi(hostile())
    names = [value(each, "Name") for each in nodes(read(data), "Tasks/Task")][1:]
    assert names == [" ".join(name.split()) for name in HOSTILE]


def test_control_characters_are_left_out() -> None:
    from dataclasses import replace

    found = hostile()
    task = replace(found.tasks[0], name="a\x00\x0b\ufffe\ud800b", notes="x\r\ny")
    root = read(write_mspdi(replace(found, tasks=(task,))))
    assert value(nodes(root, "Tasks/Task")[0], "Name") == "a b"
    assert value(nodes(root, "Tasks/Task")[0], "Notes") == "x\ny"


@pytest.fixture(scope="module")
def java() -> Any:
    """The package of mpxj, a reader of Project files, on a Java machine."""
    jpype = pytest.importorskip("jpype", reason="mpxj is not installed (pip install mpxj jpype1)")
    pytest.importorskip("mpxj", reason="mpxj is not installed (pip install mpxj jpype1)")
    if not jpype.isJVMStarted():
        try:
            jpype.startJVM("-Xmx256m")
        except Exception as error:
            pytest.skip(f"mpxj needs Java, and no Java machine starts here: {error}")
    return jpype.JPackage("org").mpxj


def opened(java: Any, found: Project, folder: Path) -> Any:
    file = folder / "plan.xml"
    file.write_bytes(write_mspdi(found))
    return java.reader.UniversalProjectReader().read(str(file))


@pytest.mark.parametrize(
    "source", [*examples(), LINKS], ids=lambda s: s.stem if isinstance(s, Path) else "links"
)
def test_a_real_reader_finds_the_same_and_its_scheduler_moves_nothing(
    source: Path | str, java: Any, tmp_path: Path
) -> None:
    found = example(source) if isinstance(source, Path) else project(source)
    file = opened(java, found, tmp_path)
    read_tasks = {int(task.getUniqueID()): task for task in file.getTasks()}
    for task in found.tasks:
        there = read_tasks[task.uid]
        assert str(there.getName()) == task.name
        assert (str(there.getStart())[:10], str(there.getFinish())[:10]) == (str(task.start), str(task.end))
        assert sorted(
            (int(link.getPredecessorTask().getUniqueID()), str(link.getType()))
            for link in there.getPredecessors()
        ) == sorted((link.predecessor, link.kind) for link in task.links)
    java.cpm.MicrosoftScheduler().schedule(file, file.getProjectProperties().getStartDate())
    moved = {
        int(task.getUniqueID()): (str(task.getStart())[:10], str(task.getFinish())[:10])
        for task in file.getTasks()
    }
    begun = {task.path for task in found.tasks if task.actual_start or task.actual_end}
    for task in found.tasks:
        if not any(
            path.startswith(task.path) for path in begun
        ):  # Project moves what has begun to its actual dates
            assert moved[task.uid] == (str(task.start), str(task.end)), task.name
