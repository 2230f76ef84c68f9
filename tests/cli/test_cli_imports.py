"""What a command imports: start-up is most of the time that a small plan takes."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

PLAN = """opsplan: 1
title: Plan
language: en
kind: product
period: {start: 2026-01-05, end: 2026-12-31}
team: [{id: a, name: Ann}]
goals: [{id: g, name: Orders, baseline: 10, target: 20, due: period.end, owner: a, source: shop}]
phases: [{name: One, tasks: [{id: t, name: Build, owner: a, start: 2026-02-02, duration: 2wd}]}]
"""
DRAWS_AND_WRITES = (
    "docx", "pptx", "lxml", "PIL", "xlsxwriter", "icalendar", "jinja2", "markdown_it", "opsplan.library",
    "opsplan.writers", "opsplan.pipeline.rendering",
)  # fmt: skip
ASKS_FOR_LITTLE = ("email", "importlib.metadata", "multiprocessing", "asyncio", "http", "ssl", "subprocess")
_RUN = """
import sys
from opsplan.cli.main import main
try:
    main()
except SystemExit:
    pass
print("\\n".join(sorted(sys.modules)), file=open({out!r}, "w"))
"""


@cache
def imported(folder: Path, *arguments: str) -> frozenset[str]:
    """The modules that are there when the command has run."""
    out = folder / "modules.txt"
    subprocess.run(
        [sys.executable, "-c", _RUN.format(out=str(out)), *arguments],
        cwd=folder, capture_output=True, check=True, env={"PYTHONPATH": str(ROOT), "PATH": "", "OPSPLAN_CACHE": "off"},
    )  # fmt: skip
    return frozenset(out.read_text(encoding="utf-8").split())


def among(modules: frozenset[str], unwanted: tuple[str, ...]) -> list[str]:
    """The unwanted packages that are there."""
    return [name for name in unwanted if any(one == name or one.startswith(f"{name}.") for one in modules)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("imports")
    (found / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return found


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_imports_the_command_line_and_nothing_of_plans(folder: Path, asked: str) -> None:
    modules = imported(folder, asked)
    assert "opsplan.cli.main" in modules
    unwanted = ("yaml", "rich", "holidays", "decimal", "opsplan.model", "opsplan.pipeline", "opsplan.checks")
    assert among(modules, (*unwanted, *DRAWS_AND_WRITES, *ASKS_FOR_LITTLE)) == []


def test_check_imports_nothing_that_draws_or_writes(folder: Path) -> None:
    modules = imported(folder, "check", "plan.yaml")
    assert {"opsplan.checks.registry", "holidays.countries.china"} <= modules
    unwanted = (
        "rich.console",
        "opsplan.model.schema",
        "opsplan.reporting.words",
        "opsplan.scoring",
        "pydantic",
    )
    assert among(modules, (*unwanted, *DRAWS_AND_WRITES, *ASKS_FOR_LITTLE)) == []


def test_check_imports_the_holidays_of_the_plans_country_alone(folder: Path) -> None:
    modules = imported(folder, "check", "plan.yaml")
    countries = [name for name in modules if name.startswith("holidays.countries.")]
    assert countries == ["holidays.countries.china"]


def test_an_import_would_be_found(folder: Path) -> None:
    modules = imported(folder, "render", "plan.yaml", "--to", "docx", "-o", "out")
    assert {"docx", "lxml", "jinja2", "opsplan.writers"} <= set(among(modules, DRAWS_AND_WRITES))


def test_a_document_imports_nothing_that_makes_slides_or_workbooks(folder: Path) -> None:
    modules = imported(folder, "render", "plan.yaml", "--to", "docx", "-o", "out")
    assert "opsplan.writers.docx.writer" in modules
    assert among(modules, ("pptx", "xlsxwriter", "PIL", "email", "http", "ssl", "opsplan.writers.pptx")) == []
