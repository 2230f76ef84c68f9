"""The commands in the READMEs give the output that stands there; generated pages are fresh; links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)\)")


def blocks() -> list[tuple[str, str, str]]:
    return [
        (path.name, m["command"], m["output"])
        for path in READMES
        for m in CONSOLE.finditer(path.read_text(encoding="utf-8"))
    ]


def test_both_readmes_show_five_commands_with_their_output() -> None:
    for path in READMES:
        assert len([block for block in blocks() if block[0] == path.name]) >= 5


@pytest.mark.parametrize(("readme", "command", "output"), blocks(), ids=lambda value: value[:40])
def test_a_command_in_a_readme_gives_the_output_beside_it(
    readme: str, command: str, output: str, tmp_path: Path
) -> None:
    (tmp_path / "plans").symlink_to(ROOT / "plans")
    shim = tmp_path / "bin" / "opsplan"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m opsplan.cli.main "$@"\n')
    shim.chmod(0o755)
    environment = os.environ | {
        "PATH": f"{shim.parent}:{os.environ['PATH']}",
        "OPSPLAN_LANG": "zh" if "zh" in readme else "en",
    }
    done = subprocess.run(
        command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.rstrip() == output.rstrip(), done.stderr


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*READMES, ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    found = [(page, link) for page in pages for link in LINK.findall(page.read_text(encoding="utf-8"))]
    assert len(found) > 10
    assert [f"{page.name}: {link}" for page, link in found if not (page.parent / link).exists()] == []


def test_contributing_is_short() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 40
