"""What the example plans say, as text that a reviewer can read: the document and the deck of each."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest
from conftest import ROOT, TODAY

from opsplan.pipeline import RenderOptions, check, render

GOLDEN = ROOT / "tests" / "golden"
PLANS = sorted((ROOT / "plans").glob("*.yaml"))


@pytest.mark.parametrize("form", ["txt", "deck-txt"])
@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_a_plan_says_what_it_said(path: Path, form: str, request: pytest.FixtureRequest) -> None:
    checked = check(path.read_bytes(), path.name, today=TODAY)
    text = render(checked, RenderOptions((form,), TODAY)).files[form].decode()
    golden = GOLDEN / f"{path.stem}.{form}"
    if request.config.getoption("--update-goldens"):
        assert not os.environ.get("CI"), "goldens are not rewritten in CI"
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    wanted = golden.read_text(encoding="utf-8") if golden.exists() else ""
    diff = list(
        difflib.unified_diff(wanted.splitlines(), text.splitlines(), str(golden), "now", lineterm="", n=1)
    )
    assert not diff, "\n".join(diff[:60]) + "\n(pytest --update-goldens rewrites the golden files)"


def test_there_are_golden_files() -> None:
    assert len(PLANS) >= 3
    assert len(list(GOLDEN.glob("*.*txt"))) >= 2 * len(PLANS)
