"""What holds the house together: short files, unique codes, rules that are documented and tested."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from conftest import ROOT

from opsplan.blocks import codes as deck_codes
from opsplan.checks import codes as settings_codes
from opsplan.checks import registry
from opsplan.model import codes as model_codes
from opsplan.schedule import codes as schedule_codes
from opsplan.verifying import codes as deliverable_codes
from opsplan.writers.pdf import codes as pdf_codes
from opsplan.yamlio import codes as yaml_codes

LIMIT = 500


def long_files(root: Path) -> list[str]:
    found = [
        path for part in ("opsplan", "tests", "docs", "benchmarks") for path in (root / part).rglob("*.py")
    ]
    assert found, f"no Python files under {root}"
    return [
        f"{path}: {lines}"
        for path in found
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LIMIT
    ]


def test_no_file_is_longer_than_the_limit() -> None:
    assert long_files(ROOT) == []


def test_a_long_file_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "opsplan").mkdir()
    (tmp_path / "opsplan" / "long.py").write_text("x = 1\n" * (LIMIT + 1))
    assert len(long_files(tmp_path)) == 1


def test_every_code_belongs_to_one_finding() -> None:
    tables = (
        yaml_codes,
        settings_codes,
        model_codes,
        schedule_codes,
        deck_codes,
        pdf_codes,
        deliverable_codes,
        registry,
    )
    pairs = {(rule, code) for table in tables for rule, code in table.CODES.items()}
    assert len(pairs) > 80
    for names in zip(*pairs, strict=True):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_rule_file_is_registered() -> None:
    files = [path for path in (ROOT / "opsplan" / "checks" / "rules").glob("*.py") if path.stem != "__init__"]
    assert len(files) == len(registry.RULES) >= 10
