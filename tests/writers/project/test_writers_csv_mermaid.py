"""CSV for spreadsheets and Mermaid text: nothing a user writes becomes a formula or a statement."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from project_examples import HOSTILE, checked, example, examples, hostile, project

from opsplan.writers.project import write_csv, write_mermaid

ENTITY = re.compile(r"#(\d+);")
ROW = re.compile(r" {4}(?P<name>[^:;]+|(?:#\d+;|[^:;])+) :(?P<data>[^:;#]+)")


def table(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_csv_has_a_row_a_task_with_its_dates(path: Path) -> None:
    found = example(path)
    data = write_csv(found)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = table(data)
    assert len(rows) == len(found.tasks) + len(found.events) > 4
    names = ("Start", "End", "Working days") if found.lang == "en" else ("开始", "结束", "工作日")
    for row, task in zip(rows, found.tasks, strict=False):
        assert [row[name] for name in names] == [str(task.start), str(task.end), str(task.working_days)]


def test_csv_tells_predecessors_people_and_baseline() -> None:
    text = """\
opsplan: 1
title: T
language: en
period: {start: 2026-09-01, end: 2026-12-31}
team: [{id: ann, name: Ann}, {id: bo, name: Bo}]
phases:
  - name: P
    tasks:
      - {id: a, name: A, owner: ann, team: [bo], progress: 40%, start: 2026-09-03, duration: 5}
      - {id: b, name: B, owner: bo, after: [{task: a, type: SS, lag: 3wd}, a-1d], duration: 5}
"""
    rows = table(write_csv(project(text, baseline=checked(text).schedule)))
    assert (rows[1]["Owner"], rows[1]["Team"], rows[1]["Progress"], rows[1]["Baseline start"]) == (
        "Ann",
        "Bo",
        "40%",
        "2026-09-03",
    )
    assert rows[2]["Predecessors"] == "a SS +3wd; a -1d"


def test_no_cell_is_a_formula() -> None:
    rows = table(write_csv(hostile()))
    cells = [cell for row in rows for cell in row.values()]
    suspicious = [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]", cell)]
    assert [cell for cell in suspicious if not re.fullmatch(r"[+-]\d+", cell)] == []
    assert [row["名称"].removeprefix("'") for row in rows[1:]] == [name.removeprefix("'") for name in HOSTILE]


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_mermaid_has_a_line_a_task_with_written_days(path: Path) -> None:
    found = example(path)
    text = write_mermaid(found).decode()
    assert text.startswith("gantt\n    title ")
    assert "inclusiveEndDates" in text
    lines = {re.sub(r"^ +(· )*", "", line) for line in text.splitlines()}
    for task in found.tasks:
        if task.kind != "phase":
            assert any(line.endswith(f"t{task.uid}, {task.start}, {task.end}") for line in lines)
    assert text.count("    section ") >= sum(task.kind == "phase" for task in found.tasks) > 0


def test_mermaid_marks_and_days_off() -> None:
    text = write_mermaid(project("""\
opsplan: 1
title: T
period: {start: 2026-09-01, end: 2026-10-20}
phases:
  - name: P
    tasks:
      - {id: a, name: A, start: 2026-09-03, duration: 5, progress: 100%}
      - {id: b, name: B, after: a, duration: 20, progress: 10%}
      - {id: c, name: C, after: b, milestone: true}
  - {name: 无任务, start: 2026-10-12, end: 2026-10-13}
""")).decode()  # fmt: skip
    lines = [line.strip() for line in text.splitlines()]
    assert next(line for line in lines if line.startswith("excludes")).startswith(
        "excludes saturday, sunday, 2026-09-25, 2026-10-01"
    )
    assert "includes 2026-09-20, 2026-10-10" in lines
    assert [re.sub(r"t\d+", "t", line) for line in lines if line.startswith(("A ", "B ", "C ", "无"))] == [
        "A :crit, done, t, 2026-09-03, 2026-09-09", "B :crit, active, t, 2026-09-10, 2026-10-13",
        "C :crit, milestone, t, 2026-10-13, 2026-10-13", "无任务 :t, 2026-10-12, 2026-10-13",
    ]  # fmt: skip


def test_mermaid_names_are_no_statements_and_turn_back() -> None:
    lines = write_mermaid(hostile()).decode().splitlines()
    tasks = [line for line in lines if line.endswith("2027-03-01, 2027-03-02")]
    names = []
    for line in tasks:
        found = ROW.fullmatch(line)
        assert found, line
        raw = found["name"]
        assert not re.match(r"(section|title|call|\d{4}-)", raw)
        names.append(ENTITY.sub(lambda code: chr(int(code[1])), raw))
    assert names == [" ".join(name.split()) for name in HOSTILE]


def test_mermaid_leaves_out_what_has_no_dates() -> None:
    found = hostile()
    task = replace(found.tasks[1], start=None)
    assert f"t{task.uid}" not in write_mermaid(replace(found, tasks=(found.tasks[0], task))).decode()


def test_a_long_chart_lists_no_days_off() -> None:
    found = replace(hostile(), finish=date(2127, 1, 1))
    assert "excludes" not in write_mermaid(found).decode()
