"""The plan on the page about many plans is sound, and does with a table what the page says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT

from opsplan.cli.main import cli
from opsplan.pipeline import check


def test_the_plan_on_the_page_is_rendered_for_each_row(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = (ROOT / "docs/many-plans.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert found
    assert not check(found[1].encode(), "plan.yaml", today=date(2027, 3, 1)).report.blocking
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(found[1], encoding="utf-8")
    Path("stores.csv").write_text("number,store,opening,orders\n0021,Elm,2027-03-15,900\n", encoding="utf-8")
    result = CliRunner().invoke(
        cli, ["render", "plan.yaml", "--each", "stores.csv", "-o", "out", "--to", "md"]
    )
    assert result.exit_code == 0, result.stderr
    assert "Elm opens on 2027-03-15 for 900 orders." in Path("out/0021-Elm.md").read_text(encoding="utf-8")
