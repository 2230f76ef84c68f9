"""Files that never end or lie elsewhere: each is told, none is waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import MINIMAL

from opsplan.cli.main import cli
from opsplan.yamlio.limits import MAX_BYTES

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")


def check(path: Path) -> str:
    result = CliRunner().invoke(cli, ["check", str(path)])
    assert result.exit_code == 1, result.output
    assert "bug of opsplan" not in result.output
    return result.output


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_a_plan_that_never_ends_is_too_large() -> None:
    assert f"the limit is {MAX_BYTES:,}" in check(Path("/dev/zero"))


@needs_pipes
@pytest.mark.parametrize("what", ["calendars/2027.yaml", "brand.yaml", "logo.png", "opsplan.toml"])
def test_a_pipe_beside_a_plan_is_not_waited_for(tmp_path: Path, what: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(MINIMAL + "brand: brand.yaml\n", encoding="utf-8")
    (tmp_path / "calendars").mkdir()
    if what != "brand.yaml":
        (tmp_path / "brand.yaml").write_text(
            "logo: logo.png\n" if what == "logo.png" else "name: B\n", encoding="utf-8"
        )
    os.mkfifo(tmp_path / what)
    result = CliRunner().invoke(cli, ["check", str(plan)])
    assert "bug of opsplan" not in result.output
    assert (Path(what).name in result.output or "logo" in result.output) == (what != "opsplan.toml")


@pytest.mark.parametrize("name", ["//host/share/brand.yaml", "\\\\host\\share\\brand.yaml"])
def test_a_plan_names_no_brand_of_another_machine(tmp_path: Path, name: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"{MINIMAL}brand: '{name}'\n", encoding="utf-8")
    said = check(plan)
    assert "plan.yaml:7:8" in said
    assert "another machine" in said


@pytest.mark.parametrize(
    "name", ["//host/share/plan.docx", "\\\\host\\share\\deck.pptx", "//host/share/folder"]
)
def test_a_plan_names_no_template_of_another_machine(tmp_path: Path, name: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"{MINIMAL}template: '{name}'\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["render", str(plan), "-o", str(tmp_path / "out.md")])
    assert result.exit_code == 1, result.output
    assert "another machine" in result.output or "there is no template" in result.output
    assert not (tmp_path / "out.md").exists()
