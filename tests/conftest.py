"""What tests share: where things are, plans as text, and what is missing on this machine."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from opsplan.pipeline import Checked, check

# No test is about time: another program may have the processor.
settings.register_profile("opsplan", deadline=None)
settings.load_profile("opsplan")

ROOT = Path(__file__).parent.parent
SPEC = ROOT.parent / "shared" / "spec"
TODAY = date(2027, 3, 1)

MINIMAL = """\
opsplan: 1
title: Plan
language: en
period: {start: 2027-03-01, end: 2027-04-30}
goals:
  - {id: g1, name: Sales, baseline: 10, target: 20, due: 2027-04-30, owner: Ann, source: Shop orders}
"""


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that begins a command with & has it ignore Ctrl-C, and so do all that the command begins.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests compile of templates is not kept among the user's own."""
    os.environ["OPSPLAN_CACHE"] = str(tmp_path_factory.mktemp("cache"))


def need(condition: bool, what: str) -> None:
    """Skip on a user's machine with a line saying what is missing; fail where everything is required."""
    if condition:
        return
    if os.environ.get("OPSPLAN_REQUIRE_OFFICE"):
        pytest.fail(f"{what} is required here")
    pytest.skip(f"{what} is not on this machine")


def plan_paths() -> list[Path]:
    """Every example plan: our own, and those of the spec where they stand beside the checkout."""
    return [*sorted((ROOT / "plans").glob("*.yaml")), *sorted(SPEC.glob("example-*.yaml"))]


@pytest.fixture
def check_text() -> Callable[[str], Checked]:
    """Check a plan given as text."""
    return lambda text: check(text.encode(), "plan.yaml", today=TODAY)
