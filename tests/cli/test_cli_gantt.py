"""``opsplan gantt`` as a user meets it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from opsplan.cli.main import cli

PLAN = """\
opsplan: 1
title: Spring launch
language: en
calendar: {country: US}
period: {start: 2027-03-01, end: 2027-06-30}
team:
  - {id: ann, name: Ann}
  - {id: bob, name: Bob}
goals:
  - {id: g1, name: Sales, baseline: 10, target: 20, due: 2027-06-30, owner: ann}
strategy:
  pillars:
    - {id: p1, name: Reach, tactics: [{id: t1, name: Ads}]}
phases:
  - name: Prepare
    tasks:
      - {id: a, name: Research, owner: ann, start: 2027-03-01, duration: 10wd, progress: 100%, tags: [field]}
      - {id: b, name: Design, owner: bob, after: a, duration: 10wd, tactic: t1}
      - {id: m, name: Go, owner: ann, after: b, milestone: true}
  - name: Sell
    tasks:
      - {id: c, name: Campaign, owner: bob, after: m, duration: 20wd, tactic: t1, tags: [media, field]}
      - {id: d, name: Party, owner: ann, start: 2027-04-07, end: 2027-04-08}
"""


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["gantt", "plan.yaml", "--today", "2027-03-20", *arguments])


def names(*arguments: str) -> list[str]:
    """The names of rows in the order they are drawn in an SVG; milestones stand in a lane of their own."""
    result = run("-o", "g.svg", *arguments)
    assert result.exit_code == 0, result.output
    groups = etree.parse("g.svg").iter("{*}g")
    found = [(group.find("{*}title").text or "") for group in groups if group.find("{*}title") is not None]
    return [name for name in dict.fromkeys(found) if re.fullmatch(r"[A-Za-z][a-z]+( [a-z]+)?", name)]


def test_without_a_target_it_writes_one_svg() -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert result.stdout.split() == ["plan-gantt.svg"]


@pytest.mark.parametrize(
    ("suffix", "begin"),
    [
        ("svg", b"<?xml"), ("html", b"<!"), ("pptx", b"PK"), ("docx", b"PK"), ("xml", b"<?xml"), ("mmd", b""),
        ("csv", b"\xef\xbb\xbf"), ("ics", b"BEGIN:VCALENDAR"),
    ],
)  # fmt: skip
def test_the_suffix_is_the_format_and_the_bytes_are_the_same_twice(suffix: str, begin: bytes) -> None:
    assert run("-o", f"g.{suffix}").stdout.split() == [f"g.{suffix}"]
    first = Path(f"g.{suffix}").read_bytes()
    assert first.startswith(begin)
    assert b"Campaign" in first or begin == b"PK"
    run("-o", f"again.{suffix}")
    assert Path(f"again.{suffix}").read_bytes() == first


def test_several_formats_go_into_a_folder() -> None:
    result = run("-o", "out/", "--format", "svg,csv")
    assert result.stdout.split() == ["out/plan-gantt.svg", "out/plan-gantt.csv"]


def test_rows_may_be_gathered_by_owner_pillar_or_tag() -> None:
    by_owner = names("--by", "owner")
    assert by_owner.index("Ann") < by_owner.index("Party") < by_owner.index("Bob") < by_owner.index("Design")
    assert "Sell" not in by_owner[: by_owner.index("Design")]
    assert {"Reach", "No pillar"} <= set(names("--by", "pillar"))
    by_tag = names("--by", "tag")
    assert by_tag.index("field") < by_tag.index("Research") < by_tag.index("media") < by_tag.index("Campaign")


def test_a_window_keeps_what_touches_it() -> None:
    assert "Research" not in names("--from", "2027-04-01", "--to", "2027-06-01")
    assert "Campaign" in names("--from", "2027-04-01", "--to", "2027-06-01")


def test_the_critical_path_alone() -> None:
    found = names("--critical")
    assert "Campaign" in found
    assert "Party" not in found


def test_a_baseline_shows_what_slipped() -> None:
    Path("old.yaml").write_text(
        PLAN.replace("duration: 10wd, progress", "duration: 5wd, progress"), encoding="utf-8"
    )
    run("-o", "plain.svg")
    result = run("-o", "slip.svg", "--baseline", "old.yaml")
    assert result.exit_code == 0, result.output
    assert len(Path("slip.svg").read_bytes()) > len(Path("plain.svg").read_bytes())


def test_a_baseline_that_is_no_plan_stops_everything() -> None:
    Path("old.yaml").write_text("titel: x\n", encoding="utf-8")
    result = run("-o", "slip.svg", "--baseline", "old.yaml")
    assert result.exit_code == 1
    assert "old.yaml" in result.stderr
    assert not Path("slip.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "x.gif"], "Suffixes"),
        (["--from", "2027-04-01", "--to", "2027-03-01"], "before"),
        (["--from", "1st of May"], "not a date"),
        (["--format", "gif"], "no format 'gif'"),
        (["-o", "-"], "--format"),
    ],
)
def test_mistakes_are_explained(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output
