"""iCalendar: read back by the library's own parser; whole days, times of day, stable UIDs, folded lines."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from project_examples import HOSTILE, example, examples, hostile, project

from opsplan.blocks.project import Project
from opsplan.writers.project import write_ics

LIVE = """\
opsplan: 1
title: 直播方案
period: {start: 2027-03-01, end: 2027-04-30}
phases:
  - id: p
    name: 筹备
    tasks:
      - {id: prep, name: 准备, owner: 小李, start: 2027-03-01, end: 2027-03-05}
      - {id: go, name: 开播, owner: 小李, milestone: true, start: 2027-03-20}
activities:
  - id: live
    name: 夜场直播
    date: 2027-03-20
    time: 19:30-21:00
    venue: 演播间
    reminders: [{when: -1h, to: 已报名, text: 一小时后开播}]
    follow_up: [{when: +1d, content: 回访}]
"""


def events(found: Project) -> dict[str, Any]:
    calendar = Calendar.from_ical(write_ics(found))
    return {str(each["summary"]): each for each in calendar.walk("VEVENT")}


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_every_task_is_there_with_its_days(path: Path) -> None:
    found = example(path)
    there = sorted(
        (str(each["summary"]), each["dtstart"].dt, each["dtend"].dt - timedelta(1))
        for each in Calendar.from_ical(write_ics(found)).walk("VEVENT")
        if not isinstance(each["dtstart"].dt, datetime)
    )
    tasks = [task for task in found.tasks if task.kind in ("task", "milestone") and task.start]
    assert len(tasks) > 2
    expected = [
        (("◆ " if task.kind == "milestone" else "") + task.name, task.start, task.end) for task in tasks
    ]
    expected += [(event.name, event.start, event.end) for event in found.events if event.start_minute is None]
    assert there == sorted(expected)


def test_an_activity_is_at_its_time_of_day() -> None:
    found = events(project(LIVE))
    live = found["夜场直播"]
    assert live["dtstart"].dt.isoformat() == "2027-03-20T19:30:00+08:00"
    assert live["dtend"].dt.isoformat() == "2027-03-20T21:00:00+08:00"
    assert live["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert str(live["location"]) == "演播间"
    assert found["提醒：已报名"]["dtstart"].dt.isoformat() == "2027-03-20T18:30:00+08:00"
    assert found["回访：回访"]["dtstart"].dt == date(2027, 3, 21)
    assert (found["◆ 开播"]["dtstart"].dt, found["◆ 开播"]["dtend"].dt) == (
        date(2027, 3, 20),
        date(2027, 3, 21),
    )


def test_another_country_has_its_own_time() -> None:
    found = events(project(LIVE.replace("phases:", "calendar: {country: GB}\nphases:")))
    assert found["夜场直播"]["dtstart"].params["TZID"] == "Europe/London"


def test_uids_stay_when_the_plan_changes_and_differ_within_it() -> None:
    later = LIVE.replace("2027-03-05}", "2027-03-09}").replace("name: 准备", "name: 准备（新）")
    before, after = events(project(LIVE)), events(project(later, today=date(2027, 3, 2)))
    assert before["准备"]["uid"] == after["准备（新）"]["uid"]
    assert len({str(each["uid"]) for each in before.values()}) == len(before) == 5


def test_bytes_repeat_and_lines_are_folded_between_characters() -> None:
    data = write_ics(hostile())
    assert data == write_ics(hostile())
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_hostile_text_comes_back_as_it_was() -> None:
    assert list(events(hostile())) == [" ".join(name.split()) for name in HOSTILE]
