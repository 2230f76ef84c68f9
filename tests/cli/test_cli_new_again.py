"""``opsplan new --from`` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsplan.cli.main import cli

OLD = """\
opsplan: 1
title: Club 2026
language: en
summary: In 2026 we open the club.
period: {start: 2026-01-01, end: 2026-12-31}
goals: [{name: Members, baseline: 10, target: 20, actual: 18, due: 2026-12-31, owner: Ann, source: list}]
"""


@pytest.fixture(autouse=True)
def old_plan(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    monkeypatch.chdir(tmp_path)
    Path("2026.yaml").write_text(OLD, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ("new", *arguments), input=stdin)


def test_the_next_plan_is_a_year_on_and_what_is_to_be_decided_is_listed() -> None:
    result = run("--from", "2026.yaml", "-o", "2027.yaml")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.split() == ["2027.yaml"]
    new = Path("2027.yaml").read_text(encoding="utf-8")
    assert "title: Club 2027" in new
    assert "{start: 2027-01-01, end: 2027-12-31}" in new
    assert "baseline: 18, target: 20, due: 2027-12-31" in new
    assert "  2027.yaml:4:13: a date in the text: In 2026 we open" in result.stderr
    assert "opsplan check --samples 2027.yaml" in result.stderr
    assert Path("2026.yaml").read_text(encoding="utf-8") == OLD


def test_a_first_day_or_a_length_of_time_says_where_the_plan_goes() -> None:
    assert (
        "{start: 2027-02-01, end: 2028-01-31}"
        in run("--from", "2026.yaml", "--date", "2027-02-01", "-o", "-").stdout
    )
    assert (
        "{start: 2026-07-01, end: 2027-06-30}"
        in run("--from", "2026.yaml", "--shift", "6mo", "-o", "-").stdout
    )
    assert "start: 2027-01-01" in run("--from", "-", "--shift", "1y", "-o", "-", stdin=OLD).stdout


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("--shift", "1y"), "goes with --from"),
        (("webinar", "--from", "2026.yaml"), "takes no template"),
        (("--from", "2026.yaml", "--shift", "soon"), "write 1y, 6mo or 4w"),
        (("--from", "2026.yaml", "--shift", "999y"), "outside the years"),
        (("--from", "2026.yaml", "--date", "whenever"), "names no day"),
        (("--from", "2026.yaml", "--shift", "1y", "--date", "2027-01-01"), "not both"),
        (("--from", "none.yaml"), "cannot read"),
    ],
)
def test_what_makes_no_sense_is_explained_and_writes_nothing(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code != 0
    assert said in f"{result.stderr}{result.exception}"
    assert "Traceback" not in result.stderr
    assert [path.name for path in Path().iterdir()] == ["2026.yaml"]


def test_a_broken_plan_is_not_begun_from() -> None:
    Path("2026.yaml").write_text(OLD.replace("2026-12-31}", "2025-12-31}"), encoding="utf-8")
    result = run("--from", "2026.yaml")
    assert result.exit_code == 1
    assert "2026.yaml:5:" in result.stderr
    assert not Path("plan.yaml").exists()
