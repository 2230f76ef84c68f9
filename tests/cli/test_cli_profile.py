"""``--profile``: stages are told with their time, and nothing is measured without it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_cli_imports import PLAN

from opsplan.cli.main import cli
from opsplan.stages import measured, stage


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def rows(text: str) -> dict[str, tuple[int, int, int]]:
    """Stage → ms, CPU ms, per cent, of the table in a text."""
    found = re.findall(r"^(\S.*?)  +(-?\d+)  +(-?\d+)  +(-?\d+)%$", text, re.MULTILINE)
    return {name: (int(one), int(two), int(three)) for name, one, two, three in found}


def test_check_tells_its_stages_on_stderr_and_its_findings_on_stdout(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    plain = CliRunner().invoke(cli, ["check", str(plan)])
    profiled = CliRunner().invoke(cli, ["check", str(plan), "--profile"])
    assert profiled.stdout == plain.stdout
    assert (profiled.exit_code, plain.stderr) == (plain.exit_code, "")
    table = rows(profiled.stderr)
    assert {"read the YAML", "make a plan of it", "schedule", "rules", "the rest", "together"} <= set(table)


def test_the_stages_add_up_to_the_whole(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    table = rows(CliRunner().invoke(cli, ["check", str(plan), "--profile"]).stderr)
    whole = table.pop("together")
    for column in (0, 1):
        assert sum(took[column] for took in table.values()) == pytest.approx(whole[column], abs=len(table))


def test_render_tells_each_format_in_the_users_language(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "zh")
    done = CliRunner().invoke(
        cli, ["render", str(plan), "--to", "md,gantt", "-o", str(tmp_path), "--profile"]
    )
    assert done.exit_code == 0, done.output
    assert {"md", "gantt", "文档内容", "写到磁盘", "合计"} <= set(rows(done.stderr))


def test_a_plan_that_cannot_be_read_is_profiled_as_far_as_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    path = tmp_path / "plan.yaml"
    path.write_text("opsplan: [", encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(path), "--profile"])
    assert done.exit_code == 1
    assert "read the YAML" in rows(done.stderr)


def test_a_stage_within_another_is_taken_out_of_it_and_one_that_returns_is_added_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(time, "perf_counter", lambda: float(next(clock)))
    monkeypatch.setattr(time, "process_time", lambda: 0.0)
    with measured() as found:
        with stage("docx"), stage("document"):
            pass
        with pytest.raises(KeyError), stage("docx"):
            raise KeyError
    assert [(name, took.clock) for name, took in found.stages.items()] == [("docx", 3.0), ("document", 1.0)]


def test_nothing_is_measured_when_nobody_asks() -> None:
    with measured() as found:
        pass
    with stage("docx"):
        pass
    assert found.stages == {}
