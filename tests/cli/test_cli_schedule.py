"""``opsplan schedule`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsplan.cli.main import cli

PLAN = """\
opsplan: 1
title: 春季上新
calendar: {country: US}
period: {start: 2027-03-01, end: 2027-06-30}
team:
  - {id: lin, name: 林知夏}
  - {id: bob, name: Bob}
goals:
  - {id: g1, name: 销售额, baseline: 10, target: 20, due: 2027-06-30, owner: lin}
phases:
  - name: 筹备
    tasks:
      - {id: a, name: 调研, owner: lin, start: 2027-03-01, duration: 10wd}
      - {id: b, name: 设计, owner: bob, after: a+2wd, duration: 5wd}
      - {id: x, name: 旁支, owner: bob, after: [{task: a, type: SS, lag: 1d}], duration: 2wd}
      - {id: m, name: 上线, owner: lin, after: b, milestone: true}
  - name: 执行
    tasks:
      - {id: p, name: 投放, owner: lin, after: m, duration: 5wd}
      - {id: q, name: 写稿, owner: lin, after: m, duration: 5wd}
"""


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "zh-CN")
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["schedule", "plan.yaml", "--today", "2027-03-20", *arguments])


def records(*arguments: str) -> list[dict[str, object]]:
    result = run("--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_json_holds_what_a_program_needs() -> None:
    a, b, x, m, *_ = records()
    assert a == {
        "id": "a", "name": "调研", "path": "phases[0].tasks[a]", "phase": "筹备", "owner": "林知夏", "start": "2027-03-01",
        "end": "2027-03-12", "working_days": 10, "total_slack": 0, "free_slack": 0, "critical": True, "milestone": False,
        "predecessors": [],
    }  # fmt: skip
    assert (b["start"], b["end"], b["critical"]) == ("2027-03-17", "2027-03-23", True)
    assert b["predecessors"] == [
        {"task": "a", "path": "phases[0].tasks[a]", "ref": "a", "type": "FS", "lag": "+2wd"}
    ]
    assert (x["critical"], m["milestone"]) == (False, True)


def test_the_table_lines_up_with_chinese_in_it() -> None:
    lines = run().stdout.splitlines()
    assert lines[0].split() == [
        "编号",
        "任务",
        "负责人",
        "开始",
        "结束",
        "工作日",
        "总时差",
        "自由时差",
        "关键",
        "前置",
    ]

    def column(line: str, word: str) -> int:
        before = line[: line.index(word)]
        return sum(2 if ord(c) > 0x2E7F else 1 for c in before)

    dates = {column(line, "2027-") for line in lines if "2027-" in line}
    assert dates == {column(lines[0], "开始")}


def test_csv_is_for_spreadsheets_and_cannot_compute() -> None:
    Path("plan.yaml").write_text(PLAN.replace("name: 调研", 'name: "=1+1"'), encoding="utf-8")
    assert run("-o", "s.csv").exit_code == 0
    data = Path("s.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0]["任务"] == "'=1+1"
    assert rows[0]["阶段"] == "筹备"
    assert [row["编号"] for row in rows] == ["a", "b", "x", "m", "p", "q"]


def test_a_suffix_or_a_folder_chooses_the_form() -> None:
    assert run("-o", "s.md").stdout.split() == ["s.md"]
    assert Path("s.md").read_text(encoding="utf-8").startswith("| 编号 |")
    assert run("-o", "out/", "--format", "json").stdout.split() == ["out/plan-schedule.json"]


def test_a_baseline_lists_what_moved() -> None:
    Path("old.yaml").write_text(PLAN.replace("duration: 10wd", "duration: 8wd"), encoding="utf-8")
    lines = run("--baseline", "old.yaml").stdout.splitlines()
    assert lines[0] == "与基线相比"
    moved = {line.split()[0]: line.split()[-2:] for line in lines[2:]}
    assert moved["a"] == ["0", "+2"]
    assert moved["b"] == ["+2", "+2"]
    baseline = records("--baseline", "old.yaml")[1]["baseline"]
    assert baseline == {"start": "2027-03-15", "end": "2027-03-19", "start_slip": 2, "end_slip": 2}
    assert run("--baseline", "plan.yaml").stdout == "与旧方案的排期相同\n"


def test_levelling_proposes_and_changes_nothing() -> None:
    before = Path("plan.yaml").read_bytes()
    result = run("--level")
    assert result.exit_code == 0, result.output
    assert "建议的调整" in result.stdout
    assert any("写稿" in line or "投放" in line for line in result.stdout.splitlines())
    assert Path("plan.yaml").read_bytes() == before
    Path("plan.yaml").write_text(
        PLAN.replace("name: 写稿, owner: lin", "name: 写稿, owner: bob"), encoding="utf-8"
    )
    assert "没有人超负荷" in run("--level").stdout


def test_progress_adds_a_status() -> None:
    assert "status" not in records()[0]
    Path("plan.yaml").write_text(
        PLAN.replace("duration: 10wd}", "duration: 10wd, progress: 50%}"), encoding="utf-8"
    )
    assert records()[0]["status"] == "late"
    assert "延期" in run().stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["-o", "s.xlsx"], "后缀"), (["--level", "--baseline", "plan.yaml"], "一次用一个")],
)
def test_mistakes_are_explained(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_a_plan_that_cannot_be_scheduled_is_explained() -> None:
    Path("plan.yaml").write_text("titel: x\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "titel" in result.stderr
