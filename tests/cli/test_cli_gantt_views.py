"""``opsplan gantt --view`` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsplan.cli.main import cli

PLAN = """\
opsplan: 1
title: Spring launch
language: en
calendar: {country: US}
period: {start: 2027-03-01, end: 2027-06-30}
team: [{id: ann, name: Ann}]
goals: [{id: g1, name: Sales, baseline: 10, target: 20, due: 2027-06-30, owner: ann}]
phases:
  - name: Prepare
    tasks:
      - {id: a, name: Research, owner: ann, start: 2027-03-01, duration: 10wd}
      - {id: m, name: Go, owner: ann, after: a, milestone: true}
activities:
  - name: Launch night
    date: 2027-03-26
    time: "20:00-20:30"
    process:
      - {time: "20:00", duration: 20min, step: Opening, people: Ann, place: Stage}
      - {time: "20:15", duration: 30min, step: Show, people: Ann, place: Stage}
"""
VIEWS = ("roadmap", "month", "weeks", "run-of-show")


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["gantt", "plan.yaml", "--today", "2027-03-20", *arguments])


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_drawn_in_every_format_that_draws(view: str) -> None:
    result = run("--view", view, "-o", "out/", "--format", "svg,pptx,docx")
    assert result.exit_code == 0, result.output
    assert result.stdout.split() == [f"out/plan-{view}.{suffix}" for suffix in ("svg", "pptx", "docx")]
    first = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    run("--view", view, "-o", "again/", "--format", "svg,pptx,docx")
    assert {path.name: path.read_bytes() for path in Path("again").iterdir()} == first


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("roadmap", ("Q1", "Prepare", "Research", "Go")),
        ("month", ("March 2027", "Start: Research", "◆ Go", "● Launch night")),
        ("weeks", ("1–7 Mar", "Start: Research", "◆ Go 12 Mar")),
        ("run-of-show", ("20:15 · 30 min · Ann", "over by 5 min", "20 min over in all", "Planned end 20:30")),
    ],
)
def test_without_a_target_it_writes_one_svg_named_after_the_view(view: str, words: tuple[str, ...]) -> None:
    assert run("--view", view).stdout.split() == [f"plan-{view}.svg"]
    text = Path(f"plan-{view}.svg").read_text(encoding="utf-8")
    assert [word for word in words if word not in text] == []


def test_lanes_follow_by() -> None:
    run("--view", "roadmap", "--by", "owner")
    text = Path("plan-roadmap.svg").read_text(encoding="utf-8")
    assert "Ann" in text
    assert "Prepare" not in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--view", "month", "-o", "x.ics"], "formats that draw it: svg, png, pptx, docx"),
        (["--view", "roadmap", "--format", "html,svg"], "cannot be written as html"),
        (["--view", "weeks", "--critical"], "--critical means nothing to --view weeks"),
        (["--view", "run-of-show", "--from", "2027-03-01"], "--from means nothing"),
        (["--view", "month", "--by", "owner"], "--by means nothing"),
        (["--view", "kanban"], "kanban"),
    ],
)
def test_mistakes_of_usage_are_explained(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output


@pytest.mark.parametrize("view", VIEWS)
def test_a_plan_with_nothing_to_draw_says_what_would_be_right(view: str) -> None:
    bare = PLAN[: PLAN.index("activities:")]
    Path("plan.yaml").write_text(bare, encoding="utf-8")
    window = () if view == "run-of-show" else ("--from", "2027-06-01")
    result = run("--view", view, *window)
    assert result.exit_code == 1
    assert "to draw" in result.output
    assert not Path(f"plan-{view}.svg").exists()
