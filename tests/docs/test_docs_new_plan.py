"""The commands of the page about starting a plan work, one after the other, in both languages."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT

from opsplan.cli.main import cli

PAGE = (ROOT / "docs" / "new-plan.md").read_text(encoding="utf-8")
CHINESE, ENGLISH = PAGE.split("## English")


def commands(text: str) -> list[str]:
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("text, lang", [(CHINESE, "zh-CN"), (ENGLISH, "en")], ids=["zh", "en"])
def test_the_commands_run_and_make_plans_without_errors(
    text: str, lang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", lang)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    monkeypatch.chdir(tmp_path)
    lines = commands(text)
    assert len(lines) == 8
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "opsplan"
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 0, f"{line}\n{result.output}\n{result.exception}"
    assert len(list(tmp_path.glob("*.yaml"))) == 3


def test_both_languages_show_the_same_commands() -> None:
    def shape(text: str) -> list[list[str]]:
        return [re.findall(r"^opsplan \w+|--[a-z-]+", line) for line in commands(text)]

    assert shape(CHINESE) == shape(ENGLISH)
